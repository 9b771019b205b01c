"""Data entry through the browser's requests: pages, saves, conflicts, carrying over, tables, pasting."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from sachhon.domain.accounts.api import Role, actor_of
from sachhon.domain.submissions.api import (
    Submission,
    ValueChange,
    draft_values,
    draft_versions,
    history,
    open_section,
    save_values,
)
from sachhon.formkit.values import Answer, Key, Origin, State
from tests import world

pytestmark = pytest.mark.django_db
MONEY, COUNT = Key("funding_total"), Key("enterprises_trained")


@pytest.fixture
def report() -> Submission:
    world.units()
    return world.submission(world.published_round())


@pytest.fixture
def officer(report: Submission) -> Client:
    client = world.signed_in(world.person(Role.OFFICER, "P63-89", "Nguyễn Văn A"))
    return client


def page(report: Submission, item: str = "I.2") -> str:
    return reverse("reports:section", args=(report.code, item))


def put(report: Submission, key: Key, value: object, *, by: str = "", base: int | None = None) -> int:
    """Somebody writes an answer."""
    user = world.person(Role.OFFICER, "P63-89", by or "Trần Thị B")
    seen = draft_versions(report).get(key, 0) if base is None else base
    state = value if isinstance(value, State) else State.VALUE
    answer = Answer(state, None if isinstance(value, State) else value)
    saved = save_values(actor=actor_of(user), submission=report, changes=[ValueChange(key, answer, seen)])
    return saved.saved[key]


def autosave(
    client: Client, report: Submission, texts: dict[str, str], base: dict[str, int] | None = None, **more: str
):
    data = {"section": "I.2", "base": json.dumps(base or {}), "money_unit": "dong", **texts, **more}
    return client.post(reverse("reports:autosave", args=(report.code,)), data)


def test_a_section_shows_its_questions_with_inputs(officer: Client, report: Submission) -> None:
    shown = officer.get(page(report)).content.decode()
    for name in ("t:enterprises_trained", "t:funding_total", "t:focal_unit_document:date", "s:funding_total"):
        assert f'name="{name}"' in shown
    assert "đồng" in shown
    assert "Không có" in shown
    assert "Chưa có số liệu" in shown
    assert officer.get(page(report, "nothing")).status_code == 404
