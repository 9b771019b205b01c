"""A factory's yearly report as its one person clicks it: filled beforehand, completed, sealed, and where it stands.

On the served demonstration: the brewery of Bình Định answers the round that is open. Pictures in build/screens.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Person, Shot
from tests.browser.effort import Hand

MINUTES = 15
REPORT = re.compile(r"năm 2025 của cơ sở")


def field(page: Page, name: str) -> None:
    """The control of a cell is there, filled with something."""
    assert page.locator(f'[name="t:{name}"]').input_value(), name


def test_a_factory_reports_its_year_and_sees_where_it_stands(person: Person, shot: Shot) -> None:
    page = person("cosoa@example.vn")
    hand, main = Hand(page), page.locator("main")
    hand.open("/bao-cao/")
    hand.click(main.get_by_role("link", name=REPORT).or_(main.get_by_role("button", name=REPORT)).first)
    if main.get_by_role("button", name="Bắt đầu").count():
        hand.press("Bắt đầu")
    report = page.url
    hand.press("Điền sẵn", "link")
    expect(main).to_contain_text("sổ công tơ, cộng 12 tháng năm 2025")
    shot(page, "co-so-dien-san")
    hand.press("Điền các ô này")
    hand.open(f"{report}muc/II/")
    field(page, "products.0.output")
    field(page, "energy.0.consumption")
    hand.type(page.locator('[name="t:energy.1.consumption"]'), "3610 tấn", looked_up=True)
    for row, amount in enumerate(("38000 m3", "11000 m3", "214000 m3")):
        hand.type(page.locator(f'[name="t:water.{row}.consumption"]'), amount, looked_up=True)
    hand.press(re.compile("Lưu và sang mục sau"))
    expect(page).not_to_have_url(re.compile("/muc/II/$"))
    page.wait_for_load_state()
    hand.open(f"{report}muc/IV/")
    hand.type(page.locator('[name="t:difficulties"]'), "Giá than tăng; lò hơi đã cũ.")
    hand.press(re.compile("Lưu và kiểm tra câu trả lời"))
    shot(page, "co-so-kiem-tra")
    while (asks := main.get_by_role("link", name=re.compile("lý do", re.IGNORECASE))).count():
        hand.click(asks.first)
        hand.type(page.locator("main textarea"), "Các mục còn lại chưa phát sinh trong năm.")
        hand.click(main.get_by_role("button").first)
    with page.expect_navigation():
        hand.press(re.compile("Trình duyệt|Gửi|Nộp"))
    hand.open(f"{report}phe-duyet/")
    hand.press(re.compile("Phê duyệt|Duyệt"))
    expect(page.locator("h1")).to_have_text("Đã nộp báo cáo")
    shot(page, "co-so-bien-nhan")
    hand.press("Xem cơ sở đứng ở đâu", "link")
    expect(main).to_contain_text("Số liệu năm 2025 tính từ báo cáo đã nộp, chưa duyệt")
    hand.press("Chọn loại", "link")
    hand.click(page.get_by_label("Than cám loại 5, 6"))
    hand.press("Ghi loại")
    hand.press(re.compile("Bia Sóng Biếc"), "link")
    assert hand.seconds < MINUTES * 60, hand
    expect(main).to_contain_text(re.compile(r"tốt hơn \d+ %"))
    expect(main).to_contain_text("19/2016/TT-BCT")
    shot(page, "co-so-dung-o-dau")


def test_another_province_does_not_get_in(person: Person) -> None:
    page = person("canbo@angiang.example.vn")
    page.goto("/hieu-qua/?all=1&q=song+biec")
    expect(page.locator("main")).not_to_contain_text("Bia Sóng Biếc")
