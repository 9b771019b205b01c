"""Security keys in a real browser, by Chromium's own virtual authenticator: added, used in place of a password, and as
the second factor; a stranger's key opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from sachhon.domain.accounts.api import Role, User
from tests import world
from tests.browser.conftest import Shot, Watch, Window

pytestmark = pytest.mark.django_db(transaction=True)
KEY: dict[str, Any] = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Device:
    """A browser with an authenticator of its own, as a phone or a laptop has one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._devtools: CDPSession = page.context.new_cdp_session(page)
        self._devtools.send("WebAuthn.enable")
        made = self._devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        self._id = made["authenticatorId"]

    @property
    def keys(self) -> list[dict[str, Any]]:
        """What the authenticator holds."""
        found: list[dict[str, Any]] = self._devtools.send("WebAuthn.getCredentials", {"authenticatorId": self._id})[
            "credentials"
        ]
        return found

    def sign_in(self, email: str) -> None:
        """By the password."""
        self.page.context.clear_cookies()
        self.page.goto("/tai-khoan/login/")
        self.page.locator("#id_login").fill(email)
        self.page.locator("#id_password").fill(world.PASSWORD)
        self.page.locator("#id_password").press("Enter")
        self.page.wait_for_load_state()


@pytest.fixture
def device(window: Window, live_server: Any, watch: Watch) -> Callable[[], Device]:
    """`device()`: another one. By the name localhost: keys belong to a name, never to an address of numbers."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    return lambda: Device(watch(window(base_url=address).new_page()))


@pytest.fixture
def officer() -> User:
    world.units()
    return world.person(Role.OFFICER, "P63-89", "Nguyễn Văn An", "an@angiang.example.vn")


def add_key(own: Device, name: str, *, without_password: bool) -> None:
    """On the page of the second factor."""
    own.page.goto("/tai-khoan/2fa/webauthn/add/")
    if own.page.locator("[name=password]").count():
        own.page.locator("[name=password]").fill(world.PASSWORD)
        own.page.locator("main").get_by_role("button").first.click()
    own.page.get_by_label("Tên khóa").fill(name)
    own.page.locator("#id_passwordless").set_checked(without_password)
    own.page.locator("#mfa_webauthn_add").click()
    own.page.wait_for_url(lambda url: "/add" not in url)


def desk(page: Page) -> Any:
    return page.get_by_role("heading", name="Việc của tôi", exact=True)


def test_a_key_in_place_of_the_password(device: Callable[[], Device], officer: User, shot: Shot) -> None:
    own, strangers = device(), device()
    own.sign_in(officer.email)
    add_key(own, "Máy tính ở cơ quan", without_password=True)
    (key,) = own.keys
    assert key["rpId"] == "localhost"
    assert key["isResidentCredential"] is True
    own.page.goto("/tai-khoan/2fa/webauthn/")
    expect(own.page.locator("main")).to_contain_text("Máy tính ở cơ quan")
    shot(own.page, "f-khoa-bao-mat")

    own.page.context.clear_cookies()
    own.page.goto("/tai-khoan/login/")
    own.page.get_by_role("button", name="Đăng nhập bằng khóa bảo mật").click()
    expect(desk(own.page)).to_be_visible()
    assert own.keys[0]["signCount"] > key["signCount"]

    strangers.page.goto("/tai-khoan/login/")
    strangers.page.get_by_role("button", name="Đăng nhập bằng khóa bảo mật").click()
    expect(strangers.page.get_by_role("alert")).to_contain_text("Thiết bị này không có khóa của anh/chị")
    assert strangers.page.url.endswith("/tai-khoan/login/")


def test_a_key_after_the_password(device: Callable[[], Device], officer: User) -> None:
    own, strangers = device(), device()
    own.sign_in(officer.email)
    add_key(own, "Khóa USB", without_password=False)

    own.sign_in(officer.email)
    assert "/2fa/authenticate/" in own.page.url
    own.page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(desk(own.page)).to_be_visible()

    strangers.sign_in(officer.email)
    strangers.page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(strangers.page.get_by_role("alert")).to_contain_text("Chưa dùng được khóa bảo mật")
    strangers.page.goto("/bao-cao/")
    assert "/tai-khoan/" in strangers.page.url, "the password alone opens nothing"
