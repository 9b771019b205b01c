"""(f) Registration, the second factor, handover: in a real browser, on the served demonstration."""

from __future__ import annotations

import email
import email.policy
import re
import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.browser.conftest import Person, Shot, Watch, Window, follow
from tests.browser.demonstration import Demonstration
from tests.waiting import eventually

NEWCOMER = "nguoimoi@caobang.example.vn"
PASSWORD = "một câu ngắn dễ nhớ"
STEP = 30


@pytest.fixture
def visitor(window: Window, demo: Demonstration, watch: Watch) -> Page:
    """Somebody who has not signed in."""
    return watch(window(base_url=demo.address).new_page())


@pytest.fixture
def administrator(person: Person) -> Page:
    """The ministry's administrator, in a browser of their own."""
    return person("quantri@bct.example.vn")


def link_in_mail(folder: Path, to: str) -> str:
    """The first address of this site in the newest mail to somebody, once the server's worker has sent it."""

    def arrived() -> str | None:
        for file in sorted(folder.glob("*"), reverse=True):
            for part in file.read_text("utf-8").split("-" * 79):
                message = email.message_from_string(part.lstrip(), policy=email.policy.default)
                if to in str(message["To"]) and (found := re.search(r"https?://\S+/loi-moi/\S+", text_of(message))):
                    return found[0].split("/", 3)[3].rstrip(".,)")
        return None

    link = eventually(arrived)
    assert link, f"no mail to {to}"
    return link


def text_of(message: email.message.EmailMessage) -> str:
    """The words of a mail."""
    body = message.get_body(("plain",))
    return str(body.get_content()) if body else ""


def code_of(secret: str, at: float) -> str:
    """What an authenticator shows at a moment."""
    return str(format_hotp_value(hotp_value(secret, int(at) // STEP)))


def test_registration_second_factor_and_handover(
    visitor: Page, administrator: Page, demo: Demonstration, shot: Shot
) -> None:
    """A focal unit's officer registers, is approved, adds an authenticator, signs in with it, and hands over."""
    visitor.goto("/nguoi-dung/dang-ky/")
    for name, words in {
        "unit": "Tỉnh Cao Bằng",
        "full_name": "Nguyễn Thị Người Mới",
        "position": "Chuyên viên",
        "phone": "0912345678",
        "email": NEWCOMER,
    }.items():
        visitor.locator(f"[name={name}]").fill(words)
    decision = {"name": "quyet-dinh.txt", "mimeType": "text/plain", "buffer": "Quyết định giao đầu mối".encode()}
    visitor.locator("[name=document]").set_input_files(decision)  # type: ignore[arg-type]
    visitor.get_by_role("button", name="Gửi đăng ký").click()
    visitor.wait_for_url("**/da-gui/")
    shot(visitor, "f-da-dang-ky")

    administrator.goto("/nguoi-dung/dang-ky/cho-xet/")
    administrator.get_by_role("link", name="Nguyễn Thị Người Mới").click()
    shot(administrator, "f-xet-dang-ky")
    administrator.locator("[name=decision][value=approve]").check()
    administrator.get_by_role("button", name="Ghi quyết định").click()
    administrator.wait_for_load_state()

    visitor.goto("/" + link_in_mail(demo.home / "mail", NEWCOMER))
    visitor.locator("[name=password]").fill(PASSWORD)
    visitor.locator("[name=password_again]").fill(PASSWORD)
    follow(visitor, visitor.get_by_role("button", name="Tạo tài khoản"))

    visitor.goto("/tai-khoan/2fa/totp/activate/")
    if visitor.locator("[name=password]").count():
        visitor.locator("[name=password]").fill(PASSWORD)
        visitor.locator("main").get_by_role("button").first.click()
        visitor.wait_for_load_state()
    shot(visitor, "f-ung-dung-ma")
    secret = re.search(r"\b[A-Z2-7]{32}\b", visitor.content())
    assert secret
    started = time.time()
    visitor.locator("[name=code]").fill(code_of(secret[0], started))
    visitor.locator("main form button[type=submit]").last.click()
    visitor.wait_for_load_state()
    shot(visitor, "f-hai-lop")

    visitor.context.clear_cookies()
    visitor.goto("/tai-khoan/login/")
    visitor.locator("#id_login").fill(NEWCOMER)
    visitor.locator("#id_password").fill(PASSWORD)
    visitor.locator("#id_password").press("Enter")
    visitor.locator("[name=code]").fill(code_of(secret[0], started + STEP))
    shot(visitor, "f-nhap-ma")
    visitor.locator("[name=code]").press("Enter")
    expect(visitor.get_by_role("heading", name="Việc của tôi", exact=True)).to_be_visible()

    # Today's province sees what it reported as one of the 63.
    visitor.goto("/bao-cao/MAU-2018.P63-04/")
    expect(visitor.locator("h1")).to_contain_text("Báo cáo tình hình")

    administrator.goto("/nguoi-dung/don-vi/P34-04/")
    administrator.get_by_role("link", name="Nguyễn Thị Người Mới").first.click()
    administrator.get_by_role("link", name=re.compile("Bàn giao")).first.click()
    shot(administrator, "f-ban-giao")
    administrator.locator("[name=successor_email]").fill("canbo@caobang.example.vn")
    administrator.locator("[name=note]").fill("Báo cáo năm 2026 đang chờ số liệu của Trung tâm Khuyến công.")
    administrator.get_by_role("button", name="Tiếp tục").click()
    shot(administrator, "f-ban-giao-xac-nhan")
    administrator.get_by_role("button", name="Bàn giao").click()
    expect(administrator.locator("main")).to_contain_text("Nguyễn Thị Người Mới")
    shot(administrator, "f-bien-ban-ban-giao")
    visitor.goto("/bao-cao/MAU-2018.P63-04/")
    expect(visitor.locator("h1")).not_to_contain_text("Báo cáo tình hình")
