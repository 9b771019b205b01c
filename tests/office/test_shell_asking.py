"""Ask, then act: the question says what follows and whether it can be undone; a refusal stands on the same page."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory

import sachhon.channels.office
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import OfficeForm, Reason, sent
from sachhon.domain.accounts.api import Actor, Role
from tests import world

OFFICE = Path(sachhon.channels.office.__path__[0])
QUESTION = Question(
    asks="Bỏ “An & Bình”?", about="Sở Công Thương", happens=("Một việc.", "Hai việc."), undo="Không hoàn tác được.",
    yes="Bỏ", back="/quay-lai/", crumbs=(("Đơn vị", "/don-vi/"),),
)  # fmt: skip
pytestmark = pytest.mark.django_db


class Refused(Exception):
    field = ""


class Why(OfficeForm):
    why = Reason()


def answered(
    way: str, data: dict[str, str] | None = None, *, refuse: str = "", form: bool = True, **more: str
) -> tuple:
    """The page, what was done, and the messages."""
    world.units()
    request = getattr(RequestFactory(), way)("/hoi/", data or {})
    request.session, request.user = SessionStore(), world.person(Role.OFFICER, "P63-89", "Nguyễn Văn An")
    request.actor = Actor(request.user)
    request._messages = FallbackStorage(request)
    did: list[dict[str, str]] = []

    def act(told: dict[str, str]) -> str:
        if refuse:
            raise Refused(refuse)
        did.append(dict(told))
        return "/lam-xong/"

    page: HttpResponse = ask(
        request, QUESTION, act, refused=Refused, done="Đã bỏ.", form=Why(sent(request)) if form else None, **more
    )
    return page, did, [str(one) for one in get_messages(request)]


def test_the_question_says_what_follows_and_does_nothing() -> None:
    page, did, _said = answered("get")
    text = page.content.decode()
    for words in ("Bỏ “An &amp; Bình”?", "Sở Công Thương", "Một việc.", "Hai việc.", "Không hoàn tác được.", "Thôi"):
        assert words in text
    assert 'href="/quay-lai/"' in text
    assert (page.status_code, did) == (200, [])


def test_a_yes_acts_says_so_and_goes_back() -> None:
    page, did, words = answered("post", {"why": "trùng"})
    assert (page.status_code, page["Location"], did, words) == (302, "/quay-lai/", [{"why": "trùng"}], ["Đã bỏ."])


def test_where_it_leads_may_hang_on_what_was_done() -> None:
    page, _did, _words = answered("post", {"why": "trùng"}, to=lambda made: made)  # type: ignore[arg-type]
    assert page["Location"] == "/lam-xong/"


def test_a_question_without_boxes_needs_only_the_yes() -> None:
    page, did, _words = answered("post", form=False)
    assert (page.status_code, did) == (302, [{}])


@pytest.mark.parametrize("at", ["", "why"])
def test_a_refusal_stands_on_the_page_with_what_was_typed(at: str) -> None:
    page, did, words = answered("post", {"why": "vì <b>"}, refuse="Đã bị khóa. Tải lại trang.", at=at)
    text = page.content.decode()
    assert (page.status_code, did, words) == (422, [], [])
    assert "<title>Lỗi: Bỏ" in text
    assert "Đã bị khóa. Tải lại trang." in text
    assert "vì &lt;b&gt;</textarea>" in text
    assert ('id="id_why_error"' in text) == bool(at)


def test_a_reason_that_is_missing_is_asked_for_at_its_box() -> None:
    page, did, _words = answered("post", {"why": " "})
    assert (page.status_code, did) == (422, [])
    assert 'href="#id_why"' in page.content.decode()


def test_every_question_that_takes_something_away_says_whether_it_can_be_undone() -> None:
    """A call that asks, and does not say that it is harmless, says how to undo it or that nothing does."""
    asked, silent = 0, []
    for path in sorted(OFFICE.rglob("*.py")):
        source = path.read_text()
        if "asks=" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            told = {one.arg for one in node.keywords} if isinstance(node, ast.Call) else set()
            if "asks" in told:
                asked += 1
                if not told & {"undo", "danger"}:
                    silent.append(f"{path.relative_to(OFFICE)}:{node.lineno}")
    assert silent == []
    assert asked > 20
