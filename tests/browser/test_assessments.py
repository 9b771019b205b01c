"""A detailed assessment in a real browser, by a consultant for a factory, from its beginning to the Word report."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from sachhon.domain.accounts.api import User
from sachhon.domain.assessments.api import Assessment, Flow
from sachhon.domain.registry.api import Facility
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.browser.conftest import Shot
from tests.domain.assessments import workspace_world as work

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, User], None]
INPUTS = "Malt\tNguyên vật liệu\t100\tt\t14.000.000\tĐo\t\tx\nHoa houblon\thóa chất\t1,5\tt\t\tTheo sổ sách\t\tx"
OUTPUTS = "Dịch nha\tSản phẩm\t70\tt\t\tĐo\t\tx\nBã\tChất thải rắn\t159,4\tt\t50.000\tĐo\t\tx"
PASTE = """(cell, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def consultant() -> User:
    world.units()
    return work.consultant(work.facility())


def said(page: Page, words: str) -> None:
    expect(page.locator("#messages")).to_contain_text(words)


def test_from_the_beginning_to_the_word_report(
    page: Page, live_server: Any, sign_in: SignIn, consultant: User, tmp_path: Path, shot: Shot
) -> None:
    sign_in(page, consultant)
    page.goto(f"{live_server.url}/danh-gia/")
    expect(page.locator("main")).to_contain_text("thay mặt Lê Giám Đốc")
    page.get_by_role("link", name="Mở đánh giá").click()
    page.get_by_label("Đánh giá chi tiết").check()
    page.get_by_label("Tên cuộc đánh giá").fill("Đánh giá chi tiết khâu nấu")
    page.get_by_label("Kỳ số liệu từ ngày").fill("01/01/2023")
    page.get_by_label("Đến ngày").fill("31/12/2023")
    page.get_by_role("button", name="Mở đánh giá").click()
    said(page, "Việc đầu tiên: lập nhóm đánh giá")
    home = page.url

    page.goto(f"{home}nhom/")
    page.locator("#id_m-0-name").fill("Lê Giám Đốc")
    page.locator("#id_m-0-leader").check()
    page.locator("#id_m-0-name").press("Enter")
    expect(page.locator("#id_m-1-name")).to_be_focused()
    page.keyboard.type("Trần Tư Vấn")
    page.get_by_role("button", name="Thêm dòng").click()
    expect(page.locator("#id_m-3-name")).to_be_focused()
    page.get_by_role("button", name="Lưu nhóm").click()
    said(page, "Đã lưu nhóm đánh giá.")

    page.goto(f"{home}quy-trinh/them/")
    page.get_by_label("Tên công đoạn").fill("Nấu, lọc dịch nha")
    page.get_by_label("Là trọng tâm đánh giá").check()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("svg.flow")).to_contain_text("1. Nấu, lọc dịch nha")

    page.get_by_role("link", name="Vào, ra Nấu, lọc dịch nha").click()
    page.locator("#id_in-0-name").evaluate(PASTE, INPUTS)
    page.locator("#id_out-0-name").evaluate(PASTE, OUTPUTS)
    expect(page.locator("#id_in-1-kind")).to_have_value("chemical")
    shot(page, "assessment-grid")
    page.get_by_role("button", name="Lưu", exact=True).click()
    said(page, "Đã lưu đầu vào, đầu ra")
    figures = {flow.name: str(flow.quantity.normalize()) for flow in Flow.objects.all() if flow.quantity is not None}
    assert figures == {"Malt": "1E+2", "Hoa houblon": "1.5", "Dịch nha": "7E+1", "Bã": "159.4"}

    page.goto(home)
    expect(page.locator("main")).to_contain_text("không khép: 226 %")
    page.goto(f"{home}can-bang/")
    page.get_by_label("Vì sao không khép mà vẫn dùng được").fill("Bã ướt, ngấm nước nấu chưa đo.")
    shot(page, "assessment-balance")
    page.get_by_role("button", name="Ký nhận mức khép 226 %").click()
    said(page, "Chữ ký chỉ có giá trị với mức khép này")

    page.goto(f"{home}dong-thai/")
    page.get_by_role("button", name="Đề xuất 1 dòng từ đầu ra").click()
    said(page, "Đã đề xuất 1 dòng thải")
    page.goto(f"{home}nguyen-nhan/")
    page.get_by_label("Mỗi dòng một nguyên nhân").fill("Lọc bã chưa kiệt")
    page.get_by_role("button", name="Lưu nguyên nhân").click()
    said(page, "Đã lưu nguyên nhân")

    page.goto(f"{home}giai-phap/them/")
    page.get_by_label("Tên giải pháp").fill("Ép bã, thu hồi dịch")
    page.get_by_label("Nhóm giải pháp").select_option("reuse")
    page.locator("main form button[type=submit]").last.click()

    page.goto(f"{home}bao-cao/")
    page.get_by_role("button", name="Lập báo cáo").click()
    said(page, "Đã ghi nhận báo cáo.")
    shot(page, "assessment-report")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word").click()
    paper = tmp_path / "bao-cao.docx"
    waiting.value.save_as(paper)
    document = Document(io.BytesIO(paper.read_bytes()))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Ép bã, thu hồi dịch" in words + cells
    assert "226" in words + cells
    assert any(part.partname.endswith(".png") for part in document.part.package.iter_parts())
    assert Assessment.objects.get().status == Assessment.Status.REPORTED
    entries = AuditEntry.objects.filter(object_type="assessment")
    assert set(entries.values_list("user_name", "on_behalf")) == {("Trần Tư Vấn", "Lê Giám Đốc")}


def test_on_a_phone_the_grid_is_a_list_of_cards(
    page: Page, live_server: Any, sign_in: SignIn, consultant: User, shot: Shot
) -> None:
    owner = work.owner(Facility.objects.get())
    step = work.step(owner, work.begun(owner, Facility.objects.get()))
    work.flows(owner, step, work.row("in", "material", "Malt", "100"))
    page.set_viewport_size({"width": 360, "height": 800})
    sign_in(page, consultant)
    for rest in ("", "nhom/", "quy-trinh/", "vao-ra/", f"vao-ra/{step.pk}/", "can-bang/", "dong-thai/", "nguyen-nhan/"):
        page.goto(f"{live_server.url}/danh-gia/{step.assessment.code}/{rest}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, rest
    page.goto(f"{live_server.url}/danh-gia/{step.assessment.code}/vao-ra/{step.pk}/")
    shot(page, "assessment-grid-phone")
    expect(page.locator("#id_in-0-quantity")).to_be_visible()
