"""Sign-in in the browser: who attacks slows down only themselves; the second factor; no open sign-up."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from sachhon.domain.accounts.api import Membership, Role, User, throttle
from sachhon.domain.accounts.models import SignInFailure
from tests import world
from tests.thorough import of

pytestmark = pytest.mark.django_db
SIGN_IN = "/tai-khoan/login/"
VICTIM = "198.51.100.7"
ATTACKER = "203.0.113.9"


@pytest.fixture(autouse=True)
def _world() -> None:
    cache.clear()
    world.units()


def attempt(client: Client, user: User, password: str, address: str) -> Any:
    return client.post(SIGN_IN, {"login": user.email, "password": password}, REMOTE_ADDR=address)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture
def _time_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    monkeypatch.setattr(throttle, "timezone", SimpleNamespace(now=lambda: now))


@pytest.mark.usefixtures("_time_stands_still")
def test_a_thousand_failures_from_elsewhere_do_not_touch_the_owner() -> None:
    owner = world.person(Role.OFFICER, "P63-89")
    attacker = Client()
    for number in range(of(1000, 120)):
        attempt(attacker, owner, f"sai {number}", ATTACKER)
    assert not signed_in(attacker)
    assert throttle.seconds_to_wait(owner.email, f"address:{ATTACKER}") > 0
    at_home = Client()
    response = attempt(at_home, owner, world.PASSWORD, VICTIM)
    assert (response.status_code, signed_in(at_home)) == (302, True)


@pytest.mark.usefixtures("_time_stands_still")
def test_the_known_browser_signs_in_though_somebody_attacks_from_the_same_address() -> None:
    owner = world.person(Role.OFFICER, "P63-89")
    browser = Client()
    attempt(browser, owner, world.PASSWORD, VICTIM)
    browser.post("/tai-khoan/logout/")
    neighbour = Client()
    for number in range(30):
        attempt(neighbour, owner, f"sai {number}", VICTIM)
    assert not signed_in(neighbour)
    attempt(neighbour, owner, world.PASSWORD, VICTIM)
    assert not signed_in(neighbour)
    attempt(browser, owner, world.PASSWORD, VICTIM)
    assert signed_in(browser)


def test_the_wait_doubles_and_passes() -> None:
    owner = world.person(Role.OFFICER, "P63-89")
    client = f"address:{ATTACKER}"
    waits = []
    for _ in range(throttle.FREE + 4):
        throttle.failed(owner.email, client)
        waits.append(throttle.seconds_to_wait(owner.email, client))
    assert waits[: throttle.FREE - 1] == [0, 0, 0, 0]
    assert [round(wait / 2) for wait in waits[throttle.FREE - 1 :]] == [1, 2, 4, 8, 16]
    SignInFailure.objects.update(wait_until=timezone.now() - timedelta(seconds=1))
    attacker = Client()
    attempt(attacker, owner, world.PASSWORD, ATTACKER)
    assert signed_in(attacker)


@pytest.mark.usefixtures("_time_stands_still")
def test_a_refusal_says_how_long_and_tells_nothing_about_the_account() -> None:
    owner = world.person(Role.OFFICER, "P63-89")
    stranger = User(email="khong-co@example.vn")
    pages = []
    for user in (owner, stranger):
        client = Client()
        for _ in range(6):
            response = attempt(client, user, "sai", ATTACKER)
        pages.append(response.content.decode())
    assert all("Sai nhiều lần từ máy này. Thử lại sau" in page for page in pages)


@pytest.mark.usefixtures("_time_stands_still")
def test_a_stolen_or_changed_device_cookie_gives_nothing() -> None:
    owner = world.person(Role.OFFICER, "P63-89")
    client = Client()
    client.cookies["sachhon-device"] = "khong-phai-cua-ai"
    for _ in range(6):
        attempt(client, owner, "sai", ATTACKER)
    assert throttle.seconds_to_wait(owner.email, f"address:{ATTACKER}") > 0


def test_sign_up_is_closed() -> None:
    client = Client()
    assert client.get("/tai-khoan/signup/").headers["Location"] == "/nguoi-dung/dang-ky/"
    client.post(
        "/tai-khoan/signup/", {"email": "la@example.vn", "password1": "mot-cau-dai", "password2": "mot-cau-dai"}
    )
    assert not User.objects.filter(email="la@example.vn").exists()


def second_factor(user: User) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06d}"


@pytest.mark.usefixtures("_time_stands_still")
def test_the_second_factor_is_asked_for_and_its_guesses_are_throttled_by_client() -> None:
    owner = world.person(Role.LEADER, "P63-89")
    secret = second_factor(owner)
    attacker = Client()
    attempt(attacker, owner, world.PASSWORD, ATTACKER)
    assert not signed_in(attacker)
    for _ in range(12):
        response = attacker.post("/tai-khoan/2fa/authenticate/", {"code": "000000"}, REMOTE_ADDR=ATTACKER)
    assert "Sai nhiều lần" in response.content.decode()
    attacker.post("/tai-khoan/2fa/authenticate/", {"code": code_of(secret)}, REMOTE_ADDR=ATTACKER)
    assert not signed_in(attacker)
    browser = Client()
    attempt(browser, owner, world.PASSWORD, VICTIM)
    browser.post("/tai-khoan/2fa/authenticate/", {"code": code_of(secret)}, REMOTE_ADDR=VICTIM)
    assert signed_in(browser)


def test_whose_role_demands_a_second_factor_makes_one_first(settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({Role.LEADER})
    leader = world.person(Role.LEADER, "P63-89")
    client = world.signed_in(leader)
    assert client.get("/").headers["Location"] == "/tai-khoan/2fa/"
    assert client.get("/tai-khoan/2fa/").status_code == 200
    assert world.signed_in(world.person(Role.OFFICER, "P63-89")).get("/").status_code == 200
    second_factor(leader)
    assert client.get("/").status_code == 200


def test_the_last_second_factor_of_such_a_role_cannot_be_taken_away(settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({Role.LEADER})
    leader = world.person(Role.LEADER, "P63-89")
    second_factor(leader)
    client = Client()
    attempt(client, leader, world.PASSWORD, VICTIM)
    client.post("/tai-khoan/2fa/authenticate/", {"code": code_of(_secret(leader))}, REMOTE_ADDR=VICTIM)
    client.post("/tai-khoan/reauthenticate/", {"password": world.PASSWORD})
    client.post("/tai-khoan/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=leader, type=Authenticator.Type.TOTP).exists()
    Membership.objects.filter(user=leader).update(role=Role.OFFICER)
    client.post("/tai-khoan/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=leader, type=Authenticator.Type.TOTP).exists()


def _secret(user: User) -> str:
    return str(Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"])


def test_sample_accounts_are_shown_in_the_demonstration_only(settings: Any) -> None:
    settings.HOME.mkdir(parents=True, exist_ok=True)
    kept = settings.HOME / "demo-accounts.json"
    kept.write_text('[{"email": "mau@example.vn", "password": "p", "role_label": "Cán bộ", "unit": "An Giang"}]')
    try:
        settings.DEMO = True
        assert "mau@example.vn" in Client().get(SIGN_IN).content.decode()
        settings.DEMO = False
        assert "mau@example.vn" not in Client().get(SIGN_IN).content.decode()
    finally:
        kept.unlink()
