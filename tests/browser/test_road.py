"""The whole road in a real browser, on the served demonstration, as its users walk it. Pictures in build/screens."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sachhon.codecs.forms import read_filled, write_blank
from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, State
from sachhon.vietnamese.dates import format_date
from tests.browser.conftest import Person, Shot, follow
from tests.browser.demonstration import Demonstration
from tests.shared import SHARED

REPORT = "MAU-2018.P63-52"
MOST_CLICKS = 12
# Where one is after handing on or approving.
APPROVED = re.compile(r"/(da-trinh|ban/\d+)/")


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What one part of the road leaves for the next."""
    return {}


class Clicks:
    """Clicks as a person does, counted."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, page: Page, words: str | re.Pattern[str], role: str = "button") -> None:
        """Click the last visible thing of that role and name."""
        self.count += 1
        page.locator("main").get_by_role(role, name=words).last.click()  # type: ignore[arg-type]
        page.wait_for_load_state()


def letter(demo: Demonstration) -> Path:
    """The province's own Word letter: the real one where it is at hand, else the sample of Bình Định."""
    real = sorted((SHARED / "documents").glob("001_*.txt")) if SHARED.is_dir() else []
    return real[0] if real else next((demo.home / "cong-van-de-thu").glob("*binh-dinh*"))


def give_reasons(page: Page) -> None:
    """Answers each warning of the check page with a reason."""
    while (asks := page.locator("main").get_by_role("link", name=re.compile("lý do", re.IGNORECASE))).count():
        asks.first.click()
        page.locator("main textarea").fill("Đã kiểm tra lại với các đơn vị; số liệu đúng.")
        page.locator("main").get_by_role("button").first.click()
        page.wait_for_load_state()


def test_an_officer_opens_a_round(person: Person, shot: Shot) -> None:
    """(a) From the list to the open round: one field to type, the rest is foreseen."""
    page, clicks = person("chuyenvien@bct.example.vn"), Clicks()
    page.goto("/dot-bao-cao/")
    clicks.on(page, "Mở đợt báo cáo", "link")
    clicks.on(page, re.compile("^Báo cáo tình hình thực hiện Chiến lược"), "radio")
    clicks.on(page, "Bắt đầu soạn")
    page.locator("[name=letter_number]").fill("5001/BCT-TKNL")
    for _step in ("letter", "units", "deadline", "files"):
        clicks.on(page, re.compile("^Lưu và (tiếp tục|xem trước)"))
    shot(page, "a-xem-truoc")
    clicks.on(page, re.compile("^Phát hành"), "link")
    shot(page, "a-phat-hanh")
    clicks.on(page, re.compile("^Phát hành"))
    shot(page, "a-da-phat-hanh")
    expect(page.locator("main")).to_contain_text("34")
    assert clicks.count <= MOST_CLICKS


def test_a_province_hands_in_its_own_letter(
    person: Person, demo: Demonstration, shot: Shot, told: dict[str, str]
) -> None:
    """(b) Its Word letter becomes a submitted, approved report in at most 12 clicks beyond confirming doubts."""
    page, clicks = person("canbo@binhdinh.example.vn"), Clicks()
    clicks.on(page, re.compile("^Bắt đầu"), "link")
    clicks.on(page, "Bắt đầu báo cáo")
    clicks.on(page, "Gửi tệp", "link")
    clicks.count += 1
    with page.expect_file_chooser() as choosing:
        page.locator("label.drop-choose").click()
    choosing.value.set_files(letter(demo))
    page.wait_for_selector("#review-bar")
    shot(page, "b-doi-chieu")
    page.wait_for_load_state()
    with page.expect_navigation():
        page.keyboard.press("s")
    clicks.count += 1
    doubt = page.locator("li.value-doubt button[data-key=a]")
    while left := doubt.count():
        doubt.first.click()
        expect(doubt).to_have_count(left - 1)
    clicks.on(page, re.compile(r"^Đưa \d+ giá trị vào báo cáo"))
    page.wait_for_url("**/kiem-tra/**")
    shot(page, "b-kiem-tra")
    give_reasons(page)
    clicks.on(page, "Trình duyệt")
    page.wait_for_url(APPROVED)
    head = person("truongphong@binhdinh.example.vn", 390)
    clicks.on(head, re.compile("^Xem và phê duyệt"), "link")
    clicks.on(head, "Đồng ý, chuyển lãnh đạo")
    head.wait_for_url(APPROVED)
    leader = person("lanhdao@binhdinh.example.vn", 390)
    clicks.on(leader, re.compile("^Xem và phê duyệt"), "link")
    shot(leader, "b-phe-duyet-dien-thoai")
    clicks.on(leader, "Phê duyệt và gửi Bộ")
    shot(leader, "b-bien-nhan")
    expect(leader.locator("main")).to_contain_text(re.compile(r"SH\d\d-\d{4}-\d{4}"))
    told["clicks"] = str(clicks.count)
    assert clicks.count <= MOST_CLICKS


FIELD = "quick_assessments"
QUICK = "Số đơn vị được đánh giá nhanh"


def national(page: Page) -> str:
    """What the national table says of the field."""
    page.goto("/so-lieu/MAU-2018/")
    return page.locator("tr", has=page.get_by_role("link", name=re.compile(QUICK))).locator("td").first.inner_text()


def test_the_ministry_returns_it_and_accepts_what_comes_back(person: Person, shot: Shot) -> None:
    """(c) A remark on one field; the province corrects only that; the ministry accepts. (d) The figure changes."""
    officer = person("chuyenvien@bct.example.vn")
    officer.goto(f"/xem-xet/{REPORT}/")
    asked = officer.locator("article", has=officer.get_by_role("heading", name=re.compile(QUICK)))
    asked.locator("summary", has_text="Nhận xét").click()
    asked.locator("textarea").fill("Đề nghị kiểm tra lại số đơn vị được đánh giá nhanh.")
    asked.get_by_role("button").last.click()
    officer.get_by_role("link", name=re.compile("^Yêu cầu bổ sung")).click()
    officer.locator("[name=note]").fill("Đề nghị bổ sung theo nhận xét.")
    officer.locator("[name=by]").fill(format_date(date.today() + timedelta(days=5)))
    shot(officer, "c-yeu-cau-bo-sung")
    follow(officer, officer.get_by_role("button", name="Gửi yêu cầu bổ sung"))
    before = national(officer)

    province = person("canbo@binhdinh.example.vn")
    shot(province, "c-viec-cua-toi")
    province.get_by_role("link", name=re.compile("^Bổ sung")).last.click()
    province.locator("main li, main tr", has_text="Cần bổ sung").get_by_role("link").first.click()
    box = province.get_by_label(re.compile(QUICK)).first
    box.fill("77")
    box.press("Tab")
    expect(province.locator(f"[data-cell='{FIELD}']")).to_have_attribute("data-state", "saved")
    shot(province, "c-sua-mot-o")
    province.goto(f"/bao-cao/{REPORT}/kiem-tra/")
    give_reasons(province)
    province.locator("main").get_by_role("button", name="Trình duyệt").click()
    province.wait_for_url(APPROVED)
    for email in ("truongphong@binhdinh.example.vn", "lanhdao@binhdinh.example.vn"):
        approves = person(email)
        approves.get_by_role("link", name=re.compile("^Xem và phê duyệt")).first.click()
        approves.locator("main").get_by_role("button", name=re.compile("^(Đồng ý|Phê duyệt)")).click()
        approves.wait_for_url(APPROVED)

    officer.goto(f"/xem-xet/{REPORT}/")
    expect(officer.locator("main")).to_contain_text("Bản 2")
    officer.get_by_role("link", name="Duyệt báo cáo").click()
    follow(officer, officer.get_by_role("button", name="Duyệt báo cáo này"))
    after = national(officer)
    assert after != before
    shot(officer, "d-so-lieu")


def test_four_clicks_lead_from_the_national_table_to_the_sentence(person: Person, shot: Shot) -> None:
    """(d) Table → figure → unit's part → the highlighted words of the letter."""
    page, clicks = person("chuyenvien@bct.example.vn"), 0
    page.goto("/so-lieu/MAU-2018/")
    page.get_by_role("link", name=re.compile("^Tổng số kinh phí")).click()
    clicks += 1
    shot(page, "d-chi-tieu")
    page.locator("table").get_by_role("link", name=re.compile("^(Tỉnh|Thành phố) ")).first.click()
    clicks += 1
    shot(page, "d-don-vi")
    page.locator("main a[href*='/nguon']").first.click()
    clicks += 1
    page.wait_for_url("**/nguon**")
    marked = page.locator("mark").first
    expect(marked).to_be_visible()
    assert re.search(r"\d", marked.inner_text())
    shot(page, "d-cau-chu")
    assert clicks <= 4


def test_an_excel_blank_goes_out_and_comes_back(
    person: Person, demo: Demonstration, tmp_path: Path, shot: Shot
) -> None:
    """(e) Downloaded, filled, imported after its differences were seen."""
    page = person("canbo@bacninh.example.vn")
    page.goto("/bao-cao/MAU-2018.P63-27/")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Excel", exact=True).click()
    blank = Path(downloading.value.path()).read_bytes()
    form = read_filled("bieu-mau.xlsx", blank)
    definition = template(form.template_id)
    values = {**form.values, Key(FIELD): Answer(State.VALUE, 4321)}
    filled = tmp_path / "bieu-mau-da-dien.xlsx"
    filled.write_bytes(write_blank(definition, ".xlsx", values=values, unit_name="Bắc Ninh"))
    page.get_by_role("link", name="Gửi tệp").click()
    with page.expect_file_chooser() as choosing:
        page.locator("label.drop-choose").click()
    choosing.value.set_files(filled)
    page.wait_for_url(re.compile(r"/tiep-nhan/\d+/"))
    changed = page.locator("tr", has_text=re.compile(QUICK))
    expect(changed).to_contain_text("4.321")
    shot(page, "e-doi-chieu-bieu-mau")
    page.get_by_role("button", name="Nhập các giá trị đã chọn vào báo cáo").click()
    page.wait_for_load_state()
    page.goto("/bao-cao/MAU-2018.P63-27/kiem-tra/")
    expect(page.locator("main")).to_contain_text("4.321")
