"""A plan from its Word file to money spent, and a year's registrations to their decision, as their people click.

On the served demonstration: An Giang drafts, adopts and works on its plan; the ministry scores what is left of the 120
tasks of next year, ranks, cuts and decides them, and tells the units. Pictures in build/screens.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sachhon.config.demonstration.plan_letters import PlanLetter
from sachhon.config.demonstration.plan_words import TARGETS, parts
from sachhon.vietnamese.dates import format_date
from tests.browser.conftest import Person, Shot, follow

NEXT = date.today().year + 1
ALL_TASKS = 120


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What one part of the road leaves for the next."""
    return {}


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """The province's plan as a Word file."""
    plan = PlanLetter("tỉnh An Giang", "77/KH-UBND", date(2016, 4, 5), 2016, 2020, TARGETS, parts(2016))
    file = tmp_path / "ke-hoach-an-giang.docx"
    file.write_bytes(plan.to_bytes())
    return file


def press(page: Page, words: str | re.Pattern[str], role: str = "button") -> None:
    """Click the last thing of that role and name in the page's own part."""
    page.locator("main").get_by_role(role, name=words).last.click()  # type: ignore[arg-type]
    page.wait_for_load_state()


def give_reasons(page: Page) -> None:
    """Answers each warning of the check page with a reason."""
    while (asks := page.locator("main").get_by_role("link", name=re.compile("lý do", re.IGNORECASE))).count():
        asks.first.click()
        page.locator("main textarea").fill("Theo văn bản đã ban hành.")
        page.locator("main").get_by_role("button").first.click()
        page.wait_for_load_state()


def test_a_province_drafts_its_plan_from_its_word_file(
    person: Person, letter: Path, shot: Shot, told: dict[str, str]
) -> None:
    """Begun, the file read, doubts confirmed, and asked to be approved."""
    page = person("canbo@angiang.example.vn")
    page.goto("/ke-hoach/")
    press(page, re.compile("^Lập kế hoạch"), "link")
    page.locator("[name=title]").fill("Kế hoạch sản xuất sạch hơn tỉnh An Giang 2016 - 2020")
    page.locator("[name=first_year]").fill("2016")
    page.locator("[name=last_year]").fill("2020")
    press(page, "Lập kế hoạch")
    told["plan"] = page.url.rstrip("/").rsplit("/", 1)[-1]
    shot(page, "p-ke-hoach-moi")
    press(page, "Gửi văn bản", "link")
    with page.expect_file_chooser() as choosing:
        page.locator("label.drop-choose").click()
    choosing.value.set_files(letter)
    page.wait_for_selector("#review-bar")
    shot(page, "p-doc-ke-hoach")
    page.wait_for_load_state()
    with page.expect_navigation():
        page.keyboard.press("s")
    page.wait_for_load_state()
    doubt = page.locator("li.value-doubt button[data-key=a]")
    while left := doubt.count():
        doubt.first.click()
        expect(doubt).to_have_count(left - 1)
    press(page, re.compile(r"^Đưa \d+ giá trị vào báo cáo"))
    page.wait_for_url("**/kiem-tra/**")
    give_reasons(page)
    press(page, "Trình duyệt")
    expect(page.locator("main")).to_contain_text("Đã trình")


def test_its_leader_approves_and_adopts_it(person: Person, shot: Shot, told: dict[str, str]) -> None:
    """Head, leader, then the registers: 11 tasks and 4 targets, each with the way to its words."""
    for email, words in (
        ("truongphong@angiang.example.vn", "Đồng ý, chuyển lãnh đạo"),
        ("lanhdao@angiang.example.vn", "Phê duyệt và gửi Bộ"),
    ):
        page = person(email)
        page.get_by_role("link", name=re.compile("^Xem và phê duyệt")).first.click()
        press(page, words)
        page.wait_for_url(re.compile(r"/(da-trinh|ban/\d+)/"))
    page.goto(f"/ke-hoach/{told['plan']}/")
    press(page, "Xem và ban hành", "link")
    page.locator("[name=document_number]").fill("77/KH-UBND")
    page.locator("[name=document_date]").fill("05/04/2016")
    shot(page, "p-ban-hanh")
    follow(page, page.locator("main").get_by_role("button", name="Ban hành").last)
    page.goto(f"/ke-hoach/{told['plan']}/")
    expect(page.locator("main")).to_contain_text("2.085")
    shot(page, "p-tong-quan")
    page.goto(f"/ke-hoach/{told['plan']}/muc-tieu/")
    expect(page.locator("main")).to_contain_text("8–13")
    page.goto(f"/ke-hoach/{told['plan']}/nhiem-vu/")
    page.locator("main a[href*='/nguon']").first.click()
    expect(page.locator("mark").first).to_be_visible()
    shot(page, "p-cau-goc")


def test_progress_and_money_are_recorded(person: Person, shot: Shot, told: dict[str, str]) -> None:
    """The leader takes the estimate on to its allocation, the officer records the disbursement and the progress."""
    leader = person("lanhdao@angiang.example.vn")
    leader.goto(f"/kinh-phi/ke-hoach/{told['plan']}/")
    take = leader.get_by_role("button", name="Lấy dự toán từ kế hoạch")
    if take.count():
        take.click()
        leader.wait_for_load_state()
    leader.get_by_role("link", name=re.compile("^Tuyên truyền trên báo")).first.click()
    leader.wait_for_load_state()
    line = leader.url
    for stage in ("appraised", "approved", "allocated"):
        record(leader, line, stage)
    shot(leader, "p-dong-kinh-phi")
    officer = person("canbo@angiang.example.vn")
    record(officer, line, "disbursed")
    expect(officer.locator("tr.money-written")).to_contain_text("30")
    officer.goto("/nhiem-vu/?nam=2016")
    officer.get_by_role("link", name=re.compile("^Tuyên truyền trên báo")).first.click()
    officer.locator("input[name=status][value=under_way]").check()
    officer.locator("details", has=officer.locator("[name=started]")).locator("summary").click()
    officer.locator("[name=started]").fill("02/05/2016")
    officer.locator("textarea[name=text]").first.fill("Đã ký hợp đồng với đài của tỉnh.")
    press(officer, "Lưu tiến độ")
    expect(officer.locator("main")).to_contain_text("Đã ký hợp đồng với đài của tỉnh.")
    shot(officer, "p-tien-do")
    officer.goto("/doi-chieu/")
    expect(officer.locator("main")).to_contain_text("Đối chiếu: Tỉnh An Giang")
    expect(officer.locator("main")).to_contain_text("8–13 %")
    shot(officer, "p-doi-chieu")


def record(page: Page, line: str, stage: str) -> None:
    """A step of 30 triệu of the local budget of 2016, from the line's own page."""
    page.goto(line)
    page.locator(f"main a[href*='/ghi/{stage}/']").first.click()
    page.locator("[name=year]").select_option("2016")
    page.locator("[name=source]").select_option("local")
    page.locator("[name=amount]").fill("30")
    page.locator("[name=on]").fill("20/06/2016")
    page.locator("[name=document]").fill("12/QĐ-SCT ngày 20/06/2016")
    page.locator("main form[method=post] button[type=submit]").first.click()
    page.wait_for_url(re.compile(re.escape(line.split("?", maxsplit=1)[0])))


def test_the_ministry_scores_ranks_and_decides_all_tasks(person: Person, shot: Shot, told: dict[str, str]) -> None:
    """What nobody has scored yet is scored; the cut moves with the budget; the leader decides; the units are told."""
    campaign = f"/dang-ky-nhiem-vu/DK-{NEXT}/"
    officer = person("chuyenvien@bct.example.vn")
    officer.goto(campaign)
    expect(officer.locator("main")).to_contain_text(f"{ALL_TASKS}/{ALL_TASKS} nhiệm vụ")
    shot(officer, "p-dang-ky")
    scores = person("thamdinh@bct.example.vn")
    scores.goto(f"{campaign}tham-dinh/")
    waiting = scores.locator("main tr", has_text="Chưa chấm")
    left = waiting.count()
    assert left > 0
    waiting.first.get_by_role("link").first.click()
    for _one in range(left):
        for box in scores.locator("#score-form .ca-score input").all():
            if (box.get_attribute("name") or "").startswith("score"):
                box.fill("8")
        if _one == 0:
            shot(scores, "p-cham-diem")
        follow(scores, scores.locator("#save-next"))
    scores.goto(f"{campaign}tham-dinh/")
    expect(scores.locator("main tr", has_text="Chưa chấm")).to_have_count(0)
    officer.goto(f"{campaign}xep-hang/")
    shot(officer, "p-xep-hang")
    follow(officer, officer.locator("main form[action$='/xep-hang/chot/'] button").first)
    leader = person("lanhdao@bct.example.vn")
    leader.goto(f"{campaign}quyet-dinh/")
    leader.locator("[name=number]").fill("3200/QĐ-BCT")
    leader.locator("[name=date]").fill(format_date(date.today()))
    leader.locator("[name=sure]").check()
    shot(leader, "p-quyet-dinh")
    follow(leader, leader.locator("#decide"))
    officer.goto(f"{campaign}danh-sach/")
    expect(officer.locator("main")).to_contain_text("3200/QĐ-BCT")
    shot(officer, "p-danh-sach")
    officer.goto(f"{campaign}thong-bao/")
    follow(officer, officer.locator("#send-notices"))
    unit = person("canbo@gialai-moi.example.vn", 390)
    unit.goto("/nhiem-vu/?nam=" + str(NEXT))
    expect(unit.locator("main")).to_contain_text(f"{NEXT}")
    shot(unit, "p-nhiem-vu-dien-thoai")


def test_the_country_is_compared(person: Person, shot: Shot) -> None:
    """From the country to a unit, from its contradiction to the task that it is about."""
    page = person("chuyenvien@bct.example.vn")
    page.goto("/doi-chieu/")
    expect(page.locator("main")).to_contain_text("Đối chiếu cả nước")
    page.get_by_role("link", name=re.compile("^Tỉnh Bình Định")).first.click()
    expect(page.locator("main")).to_contain_text("Cần làm:")
    page.locator(".cmp-group a").first.click()
    page.wait_for_load_state()
    expect(page.locator("h1")).to_be_visible()
    page.goto("/doi-chieu/muc-tieu/")
    expect(page.locator("svg.cmp-bar").first).to_be_visible()
    shot(page, "p-muc-tieu")
