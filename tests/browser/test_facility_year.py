"""A factory's yearly report as its one person clicks it: filled beforehand, completed, sealed, and where it stands.

On the served demonstration: the brewery of Bình Định answers the round that is open. Pictures in build/screens.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.demonstration import Demonstration

Person = Callable[[str], Page]
Shot = Callable[[Page, str], Path]
MINUTES = 15
REPORT = re.compile(r"năm 2025 của cơ sở")


@pytest.fixture
def person(
    browser: Browser, demo: Demonstration, watch: Watch, sign_in_demo: Callable[[Page, str], None]
) -> Iterator[Person]:
    """`person(email)`: somebody of the demonstration, signed in."""
    contexts = []

    def signed(email: str) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN", base_url=demo.address)
        contexts.append(context)
        page = watch(context.new_page())
        page.set_default_timeout(20_000)
        sign_in_demo(page, email)
        return page

    yield signed
    for context in contexts:
        context.close()


def press(page: Page, words: str | re.Pattern[str], role: str = "button") -> None:
    """Click the last thing of that role and name in the page's own part."""
    page.locator("main").get_by_role(role, name=words).last.click()  # type: ignore[arg-type]
    page.wait_for_load_state()


def field(page: Page, name: str) -> None:
    """The control of a cell is there, filled with something."""
    assert page.locator(f'[name="t:{name}"]').input_value(), name


def test_a_factory_reports_its_year_and_sees_where_it_stands(person: Person, shot: Shot) -> None:
    page = person("cosoa@example.vn")
    started = time.monotonic()
    page.goto("/bao-cao/")
    page.locator("main").get_by_role("link", name=REPORT).or_(
        page.locator("main").get_by_role("button", name=REPORT)
    ).first.click()
    page.wait_for_load_state()
    if page.locator("main").get_by_role("button", name="Bắt đầu").count():
        press(page, "Bắt đầu")
    report = page.url
    press(page, "Điền sẵn", "link")
    expect(page.locator("main")).to_contain_text("sổ công tơ, cộng 12 tháng năm 2025")
    shot(page, "co-so-dien-san")
    press(page, "Điền các ô này")
    page.goto(f"{report}muc/II/")
    field(page, "products.0.output")
    field(page, "energy.0.consumption")
    page.locator('[name="t:energy.1.consumption"]').fill("3610 tấn")
    for row, amount in enumerate(("38000 m3", "11000 m3", "214000 m3")):
        page.locator(f'[name="t:water.{row}.consumption"]').fill(amount)
    press(page, re.compile("Lưu và sang mục sau"))
    expect(page).not_to_have_url(re.compile("/muc/II/$"))
    page.wait_for_load_state()
    page.goto(f"{report}muc/IV/")
    page.locator('[name="t:difficulties"]').fill("Giá than tăng; lò hơi đã cũ.")
    press(page, re.compile("Lưu và kiểm tra câu trả lời"))
    shot(page, "co-so-kiem-tra")
    while (asks := page.locator("main").get_by_role("link", name=re.compile("lý do", re.IGNORECASE))).count():
        asks.first.click()
        page.locator("main textarea").fill("Các mục còn lại chưa phát sinh trong năm.")
        page.locator("main").get_by_role("button").first.click()
        page.wait_for_load_state()
    press(page, re.compile("Trình duyệt|Gửi|Nộp"))
    page.goto(f"{report}phe-duyet/")
    press(page, re.compile("Phê duyệt|Duyệt"))
    expect(page.locator("h1")).to_have_text("Đã nộp báo cáo")
    shot(page, "co-so-bien-nhan")
    press(page, "Xem cơ sở đứng ở đâu", "link")
    expect(page.locator("main")).to_contain_text("Số liệu năm 2025 tính từ báo cáo đã nộp, chưa duyệt")
    press(page, "Chọn loại", "link")
    page.get_by_label("Than cám loại 5, 6").check()
    press(page, "Ghi loại")
    press(page, re.compile("Bia Sóng Biếc"), "link")
    assert time.monotonic() - started < MINUTES * 60
    expect(page.locator("main")).to_contain_text(re.compile(r"tốt hơn \d+ %"))
    expect(page.locator("main")).to_contain_text("19/2016/TT-BCT")
    shot(page, "co-so-dung-o-dau")


def test_another_province_does_not_get_in(person: Person) -> None:
    page = person("canbo@angiang.example.vn")
    page.goto("/hieu-qua/?all=1&q=song+biec")
    expect(page.locator("main")).not_to_contain_text("Bia Sóng Biếc")
