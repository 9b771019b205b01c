"""The frame in a real browser: keyboard, theme, language, an answer at once, reading without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from sachhon.domain.accounts.api import Role, User
from tests import world
from tests.browser.conftest import Watch

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, User], None]


@pytest.fixture
def officer(live_server: Any) -> User:
    world.units()
    return world.person(Role.OFFICER, "P63-89", "Nguyễn Văn An")


def test_the_first_key_offers_to_skip_to_the_content(
    page: Page, sign_in: SignIn, officer: User, live_server: Any
) -> None:
    """Tab, Enter: the content has the focus."""
    sign_in(page, officer)
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Bỏ qua, đến nội dung")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main#content")).to_be_focused()


def test_the_theme_is_the_systems_until_a_person_chooses(
    browser: Browser, watch: Watch, sign_in: SignIn, officer: User, live_server: Any
) -> None:
    """Dark by the system; light by choice, kept on the next page, on the root before any script."""
    context = browser.new_context(color_scheme="dark", locale="vi-VN")
    page = watch(context.new_page())
    sign_in(page, officer)
    page.goto(live_server.url)
    root = page.locator("html")
    expect(root).to_have_attribute("data-bs-theme", "dark")
    page.get_by_role("button", name="Đổi nền sáng, tối").click()
    expect(root).to_have_attribute("data-bs-theme", "light")
    assert 'data-bs-theme="light"' in page.context.request.get(live_server.url).text()
    page.reload()
    expect(root).to_have_attribute("data-bs-theme", "light")
    context.close()


def test_the_language_is_switched_on_the_page_where_one_is(
    page: Page, sign_in: SignIn, officer: User, live_server: Any
) -> None:
    """English and back, the search kept."""
    sign_in(page, officer)
    page.goto(f"{live_server.url}/tim-kiem/?q=an+giang")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    expect(page.locator("#search-words")).to_have_value("an giang")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tìm kiếm")


def test_a_menu_closes_by_escape_and_gives_the_focus_back(
    page: Page, sign_in: SignIn, officer: User, live_server: Any
) -> None:
    """Opened and closed by keys alone."""
    sign_in(page, officer)
    page.goto(live_server.url)
    summary = page.locator(".menu > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_click_is_answered_before_the_server_is(page: Page, sign_in: SignIn, officer: User, live_server: Any) -> None:
    """While the server keeps silent, the bar moves already."""
    sign_in(page, officer)
    page.goto(live_server.url)
    held: list[Route] = []
    answered: list[str] = []
    page.route("**/thanh-phan/", lambda route: held.append(route))
    page.expose_function("answered", lambda classes: answered.append(classes))
    page.evaluate(
        """() => {
            const link = document.createElement("a");
            link.href = "/thanh-phan/";
            link.textContent = "x";
            document.querySelector("main").append(link);
            const bar = document.getElementById("busy");
            new MutationObserver(() => window.answered(bar.className)).observe(bar, { attributes: true });
        }"""
    )
    with page.expect_request("**/thanh-phan/"):
        page.get_by_role("link", name="x", exact=True).click(no_wait_after=True)
    assert answered == ["busy busy-on"]
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    page.wait_for_url("**/thanh-phan/")


def test_a_dialog_opens_and_closes_by_keys(page: Page, sign_in: SignIn, officer: User, live_server: Any) -> None:
    """The focus is inside while it is open."""
    sign_in(page, officer)
    page.goto(f"{live_server.url}/thanh-phan/")
    page.get_by_role("button", name="Mở hộp thoại").press("Enter")
    dialog = page.get_by_role("dialog", name="Đóng đợt báo cáo?")
    expect(dialog).to_be_visible()
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_phone_without_scripts_can_go_everywhere(
    browser: Browser, sign_in: SignIn, officer: User, live_server: Any
) -> None:
    """The parts of the system unfold by HTML alone; the theme switch, which needs a script, is not shown."""
    context: BrowserContext = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    sign_in(page, officer)
    page.goto(live_server.url)
    expect(page.get_by_role("link", name="Đợt báo cáo")).to_be_hidden()
    page.locator(".places-phone > summary").click()
    page.get_by_role("link", name="Đợt báo cáo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đợt báo cáo")
    expect(page.locator("[data-theme-switch]")).to_be_hidden()
    context.close()


def test_an_error_summary_has_the_focus_and_leads_to_the_field(
    page: Page, sign_in: SignIn, officer: User, live_server: Any
) -> None:
    """The living page shows a form filled in wrongly."""
    sign_in(page, officer)
    page.goto(f"{live_server.url}/thanh-phan/")
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator(".error-summary a").first.click()
    expect(page.locator("#id_day")).to_be_focused()
