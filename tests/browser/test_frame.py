"""The frame in a real browser: keyboard, theme, language, an answer at once, reading without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from sachhon.domain.accounts.api import Role, User
from tests import world
from tests.browser.conftest import Watch, Window

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
    window: Window, watch: Watch, sign_in: SignIn, officer: User, live_server: Any
) -> None:
    """Dark by the system; light by choice, kept on the next page, on the root before any script."""
    page = watch(window(color_scheme="dark").new_page())
    sign_in(page, officer)
    page.goto(live_server.url)
    root = page.locator("html")
    expect(root).to_have_attribute("data-bs-theme", "dark")
    page.get_by_role("button", name="Đổi nền sáng, tối").click()
    expect(root).to_have_attribute("data-bs-theme", "light")
    assert 'data-bs-theme="light"' in page.context.request.get(live_server.url).text()
    page.reload()
    expect(root).to_have_attribute("data-bs-theme", "light")


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
    """The server keeps silent until the bar moves; were it to wait for the server, neither would ever happen."""
    sign_in(page, officer)
    page.goto(live_server.url)
    held: list[Route] = []
    moves: list[str] = []

    def answer_if_moving() -> None:
        if held and moves:
            held.pop().continue_()

    page.route("**/thanh-phan/", lambda route: (held.append(route), answer_if_moving()))
    page.on("console", lambda message: (moves.append(message.text), answer_if_moving()))
    page.evaluate(
        """() => {
            const link = document.createElement("a");
            link.href = "/thanh-phan/";
            link.textContent = "x";
            document.querySelector("main").append(link);
            const bar = document.getElementById("busy");
            new MutationObserver(() => console.log(bar.className)).observe(bar, { attributes: true });
        }"""
    )
    page.get_by_role("link", name="x", exact=True).click(no_wait_after=True)
    page.wait_for_url("**/thanh-phan/")
    assert moves == ["busy busy-on"]


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
    window: Window, sign_in: SignIn, officer: User, live_server: Any
) -> None:
    """The parts of the system unfold by HTML alone; the theme switch, which needs a script, is not shown."""
    page = window(320, java_script_enabled=False).new_page()
    sign_in(page, officer)
    page.goto(live_server.url)
    expect(page.get_by_role("link", name="Đợt báo cáo")).to_be_hidden()
    page.locator(".places-phone > summary").click()
    page.get_by_role("link", name="Đợt báo cáo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đợt báo cáo")
    expect(page.locator("[data-theme-switch]")).to_be_hidden()


def test_an_error_summary_has_the_focus_and_leads_to_the_field(
    page: Page, sign_in: SignIn, officer: User, live_server: Any
) -> None:
    """The living page shows a form filled in wrongly."""
    sign_in(page, officer)
    page.goto(f"{live_server.url}/thanh-phan/")
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator(".error-summary a").first.click()
    expect(page.locator("#id_day")).to_be_focused()
