"""Sign-in with a government account: a provider on this machine, the whole road from the button to the first page."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.test import Client, override_settings

from sachhon.config.environment import openid_connect, openid_origins
from sachhon.domain.accounts.api import Delegation, Invitation, Membership, Role, User
from tests import world

pytestmark = pytest.mark.django_db
BEGIN, BACK = "/tai-khoan/oidc/oidc/login/", "/tai-khoan/oidc/oidc/login/callback/"
CLIENT, SECRET = "sach-hon", "bí-mật-của-máy"
UNKNOWN = "Chưa có tài khoản ở đây"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """What the government's server says next, and what it was asked."""

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    of_userinfo: dict[str, Any] = field(default_factory=dict)
    in_token: dict[str, Any] = field(default_factory=dict)
    challenge: str = ""
    asked: list[str] = field(default_factory=list)
    down: bool = False

    def says(self, subject: str, email: str, verified: Any = True, **more: Any) -> None:
        self.claims = {"sub": subject, "email": email, "email_verified": verified, **more}

    def id_token(self) -> str:
        now = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, **self.claims, **self.in_token}
        return jwt.encode(said, KEY, algorithm="RS256", headers={"kid": "khoa-1"})

    def answer(self, path: str, sent: dict[str, str], bearer: str) -> tuple[int, dict[str, Any]]:
        self.asked.append(path)
        if self.down:
            return 503, {}
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        if path == "/jwks":
            key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return 200, {"keys": [{**key, "kid": "khoa-1", "use": "sig", "alg": "RS256"}]}
        if path == "/token":
            proof = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
            known = (sent.get("client_id"), sent.get("client_secret"), sent.get("code")) == (CLIENT, SECRET, "ma-1")
            if not known or proof.decode().rstrip("=") != self.challenge:
                return 400, {"error": "invalid_grant"}
            return 200, {"access_token": "the-1", "token_type": "Bearer", "id_token": self.id_token()}
        if path == "/userinfo" and bearer == "Bearer the-1":
            return 200, {**self.claims, **self.of_userinfo}
        return 404, {}


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """The server, configured as an administrator does: by the environment."""
    here = Provider()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            sent = {name: values[0] for name, values in parse_qs(body).items()}
            status, said = here.answer(urlsplit(self.path).path, sent, self.headers.get("Authorization", ""))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        do_GET = do_POST = _answer

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    here.issuer = f"http://127.0.0.1:{server.server_port}"
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("OIDC_ISSUER", f"{here.issuer}/")
    monkeypatch.setenv("OIDC_CLIENT_ID", CLIENT)
    monkeypatch.setenv("OIDC_CLIENT_SECRET", SECRET)
    monkeypatch.setenv("OIDC_NAME", "Định danh công vụ")
    cache.clear()
    world.units()
    with override_settings(SOCIALACCOUNT_PROVIDERS=openid_connect()):
        yield here
    server.shutdown()
    server.server_close()


def begin(provider: Provider, client: Client) -> dict[str, str]:
    """Press the button; what the browser carries to the provider."""
    answer = client.post(f"{BEGIN}?process=login")
    assert answer.status_code == 302, answer.content.decode()
    address = urlsplit(answer["Location"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{provider.issuer}/authorize"
    carried = {name: values[0] for name, values in parse_qs(address.query).items()}
    provider.challenge = carried["code_challenge"]
    return carried


def sign_in(provider: Provider, client: Client) -> Any:
    """The button, the provider's yes, and back."""
    return client.get(BACK, {"code": "ma-1", "state": begin(provider, client)["state"]})


def in_session(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def rights(user: User) -> tuple[Any, ...]:
    kept = User.objects.get(pk=user.pk)
    return (
        list(Membership.objects.order_by("pk").values()),
        list(Delegation.objects.order_by("pk").values()),
        (kept.is_superuser, kept.is_active, kept.email, kept.full_name, kept.password),
    )


def test_the_button_is_there_only_where_a_provider_is_configured(provider: Provider) -> None:
    assert "Đăng nhập bằng Định danh công vụ" in Client().get("/tai-khoan/login/").content.decode()
    with override_settings(SOCIALACCOUNT_PROVIDERS={}):
        page = Client().get("/tai-khoan/login/").content.decode()
        assert ("Định danh công vụ" in page, BEGIN in page) == (False, False)
        assert Client().post(BEGIN).status_code == 404


def test_without_an_issuer_nothing_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OIDC_ISSUER", raising=False)
    assert (openid_connect(), openid_origins()) == ({}, [])


def test_the_browser_carries_state_and_proof_and_no_secret(provider: Provider) -> None:
    carried = begin(provider, Client())
    assert (carried["client_id"], carried["response_type"], carried["code_challenge_method"]) == (
        CLIENT,
        "code",
        "S256",
    )
    assert carried["redirect_uri"] == f"http://testserver{BACK}"
    assert set(carried["scope"].split()) == {"openid", "profile", "email"}
    assert SECRET not in str(carried)


def test_an_unknown_person_is_told_what_to_do_and_no_account_is_made(provider: Provider) -> None:
    world.person(Role.OFFICER, "P63-89")
    before = (User.objects.count(), Membership.objects.count(), Invitation.objects.count())
    provider.says("so-1", "nguoi.la@example.vn", name="Người Lạ")
    client = Client()
    answer = sign_in(provider, client)
    page = answer.content.decode()
    assert (answer.status_code, in_session(client)) == (403, None)
    assert UNKNOWN in page
    assert "/nguoi-dung/dang-ky/" in page
    assert (User.objects.count(), Membership.objects.count(), Invitation.objects.count()) == before
    assert not SocialAccount.objects.exists()


def test_a_known_person_signs_in_by_a_verified_address_and_gains_no_right(provider: Provider) -> None:
    user = world.person(Role.OFFICER, "P63-89", email="can.bo@example.vn")
    before = rights(user)
    provider.says("so-2", "Can.Bo@Example.vn", name="Tên Khác", groups=["administrator"], is_superuser=True)
    client = Client()
    answer = sign_in(provider, client)
    assert (answer.status_code, answer["Location"], in_session(client)) == (302, "/", str(user.pk))
    assert rights(user) == before
    assert list(SocialAccount.objects.values_list("user", "provider", "uid")) == [(user.pk, "oidc", "so-2")]
    assert client.get("/he-thong/").status_code == 403
    assert client.get("/nguoi-dung/toi/").status_code == 200


@pytest.mark.parametrize("verified", [False, None, "false", "true", 0, 1])
def test_an_address_that_is_not_verified_opens_nothing(provider: Provider, verified: Any) -> None:
    world.person(Role.OFFICER, "P63-89", email="can.bo@example.vn")
    provider.says("so-3", "can.bo@example.vn", verified)
    client = Client()
    answer = sign_in(provider, client)
    assert (answer.status_code, in_session(client)) == (403, None)
    assert UNKNOWN in answer.content.decode()
    assert not SocialAccount.objects.exists()


def test_an_address_without_a_word_on_verification_opens_nothing(provider: Provider) -> None:
    world.person(Role.OFFICER, "P63-89", email="can.bo@example.vn")
    provider.claims = {"sub": "so-3", "email": "can.bo@example.vn"}
    client = Client()
    assert (sign_in(provider, client).status_code, in_session(client)) == (403, None)


def test_a_disabled_person_is_refused_at_the_first_time_and_later(provider: Provider) -> None:
    user = world.person(Role.OFFICER, "P63-89", email="can.bo@example.vn")
    provider.says("so-4", "can.bo@example.vn")
    sign_in(provider, Client())
    User.objects.filter(pk=user.pk).update(is_active=False)
    known = Client()
    answer = known.get(sign_in(provider, known)["Location"])
    assert (answer.status_code, in_session(known)) == (200, None)
    assert "khóa" in answer.content.decode()
    SocialAccount.objects.all().delete()
    first = Client()
    answer = sign_in(provider, first)
    assert (answer.status_code, in_session(first)) == (403, None)
    assert not SocialAccount.objects.exists()


def test_the_second_time_the_subject_counts_and_not_the_address(provider: Provider) -> None:
    user = world.person(Role.OFFICER, "P63-89", email="can.bo@example.vn")
    other = world.person(Role.ADMINISTRATOR, email="quan.tri@example.vn")
    provider.says("so-5", "can.bo@example.vn")
    sign_in(provider, Client())
    before = rights(user)
    for address, verified in (("ten.moi@example.vn", True), (other.email, True), ("can.bo@example.vn", False)):
        provider.says("so-5", address, verified)
        client = Client()
        assert sign_in(provider, client).status_code == 302
        assert in_session(client) == str(user.pk), address
    assert rights(user) == before
    assert SocialAccount.objects.count() == 1


def test_an_address_that_has_a_subject_is_not_taken_over_by_another_subject(provider: Provider) -> None:
    user = world.person(Role.OFFICER, "P63-89", email="can.bo@example.vn")
    provider.says("so-6", "can.bo@example.vn")
    sign_in(provider, Client())
    provider.says("so-7", "can.bo@example.vn")
    client = Client()
    answer = sign_in(provider, client)
    assert (answer.status_code, in_session(client)) == (403, None)
    assert list(SocialAccount.objects.values_list("user", "uid")) == [(user.pk, "so-6")]


@pytest.mark.parametrize(
    "wrong",
    [{"iss": "https://ke.khac.example"}, {"aud": "may-khac"}, {"exp": 1}, {"sub": "nguoi-khac"}],
    ids=["issuer", "audience", "expired", "subject of another"],
)
def test_a_token_that_is_not_for_us_opens_nothing(provider: Provider, wrong: dict[str, Any]) -> None:
    world.person(Role.OFFICER, "P63-89", email="can.bo@example.vn")
    provider.says("so-8", "can.bo@example.vn")
    provider.in_token = wrong
    client = Client()
    answer = sign_in(provider, client)
    assert answer.status_code != 302
    assert in_session(client) is None
    assert not SocialAccount.objects.exists()


def test_a_state_is_of_one_browser_and_used_once(provider: Provider) -> None:
    world.person(Role.OFFICER, "P63-89", email="can.bo@example.vn")
    provider.says("so-9", "can.bo@example.vn")
    mine, theirs = Client(), Client()
    state = begin(provider, mine)["state"]
    theirs.get(BACK, {"code": "ma-1", "state": state})
    assert in_session(theirs) is None
    mine.get(BACK, {"code": "ma-1", "state": state})
    assert in_session(mine) is not None
    mine.post("/tai-khoan/logout/")
    mine.get(BACK, {"code": "ma-1", "state": state})
    assert in_session(mine) is None


def test_who_changes_their_mind_and_a_silent_provider_get_a_page(provider: Provider) -> None:
    client = Client()
    state = begin(provider, client)["state"]
    answer = client.get(BACK, {"error": "access_denied", "state": state}, follow=True)
    assert (answer.status_code, in_session(client)) == (200, None)
    assert "/tai-khoan/login/" in answer.content.decode()
    provider.down = True
    answer = client.post(f"{BEGIN}?process=login")
    assert (answer.status_code, in_session(client)) == (503, None)
    assert '<html lang="vi"' in answer.content.decode()
