"""The accepted reports of a round are made public in one act: what is shown, what is refused, what stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.api import Refused, Status, Submission, publish_reports, reopen
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.rollups.revisions import answers, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking() -> Round:
    world.units()
    of = world.published_round()
    for code in ("P63-89", "P63-52", "P63-27"):
        seal(of, code, answers(enterprises_trained=10), "accepted")
    seal(of, "P63-01", answers(enterprises_trained=10), "received")
    world.obligation(of, "P63-02")
    return of


def statuses(of: Round) -> dict[str, str]:
    return dict(Submission.objects.filter(obligation__round=of).values_list("obligation__unit__code", "status"))


def address(of: Round) -> str:
    return reverse("review:publish", args=(of.code,))


@pytest.fixture
def officer() -> Client:
    return world.signed_in(world.person(Role.MINISTRY_OFFICER))


def test_the_accepted_are_published_the_others_stay(asking: Round, officer: Client) -> None:
    tracker = officer.get(reverse("review:tracker", args=(asking.code,)))
    assert "Công bố 3 báo cáo đã duyệt" in tracker.content.decode()
    page = officer.get(address(asking))
    assert list(page.context["names"]) == ["Tỉnh An Giang", "Tỉnh Bắc Ninh", "Tỉnh Bình Định"]
    assert page.context["behind"] == 2
    done = officer.post(address(asking), {"looked_at": "3"})
    assert done.headers["Location"].endswith("?status=published")
    published = Status.PUBLISHED
    assert statuses(asking) == {"P63-89": published, "P63-52": published, "P63-27": published, "P63-01": "received"}
    told = AuditEntry.objects.filter(verb__in=("submission.publish", "round.publish_reports")).order_by("number")
    assert [(one.verb, one.unit_code) for one in told] == [
        ("submission.publish", "P63-27"),
        ("submission.publish", "P63-52"),
        ("submission.publish", "P63-89"),
        ("round.publish_reports", ""),
    ]
    assert told.last().detail == {"count": 3}  # type: ignore[union-attr]
    assert "Không có báo cáo nào chờ công bố" in officer.get(address(asking)).content.decode()
    assert address(asking) not in officer.get(reverse("review:tracker", args=(asking.code,))).content.decode()


@pytest.mark.parametrize("looked_at", ["2", "", "x"])
def test_what_changed_since_the_page_was_made_is_looked_at_again(
    asking: Round, officer: Client, looked_at: str
) -> None:
    page = officer.post(address(asking), {"looked_at": looked_at}).content.decode()
    assert "nay có 3 báo cáo chờ công bố" in page
    assert "<title>Lỗi:" in page
    assert Status.PUBLISHED not in statuses(asking).values()


def test_the_second_press_publishes_nothing_again(asking: Round) -> None:
    actor = world.actor(Role.MINISTRY_OFFICER)
    assert publish_reports(actor=actor, asking=asking, looked_at=3) == 3
    with pytest.raises(Refused, match="không còn báo cáo “Đã duyệt”"):
        publish_reports(actor=actor, asking=asking, looked_at=3)
    assert AuditEntry.objects.filter(verb="submission.publish").count() == 3


def test_a_test_round_and_a_unit_publish_nothing(asking: Round) -> None:
    with pytest.raises(PermissionDenied):
        publish_reports(actor=world.actor(Role.LEADER, "P63-89"), asking=asking, looked_at=3)
    asking.is_test = True
    asking.save()
    with pytest.raises(Refused, match="đợt thử"):
        publish_reports(actor=world.actor(Role.MINISTRY_OFFICER), asking=asking, looked_at=3)


def test_a_published_report_is_corrected_by_opening_it_again(asking: Round, officer: Client) -> None:
    officer.post(address(asking), {"looked_at": "3"})
    report = Submission.objects.get(obligation__round=asking, obligation__unit__code="P63-89")
    workspace: Any = officer.get(reverse("review:workspace", args=(report.code,)))
    assert "Đã công bố" in workspace.content.decode()
    reopen(actor=world.actor(Role.MINISTRY_OFFICER), submission=report, reason="Đính chính")
    assert statuses(asking)["P63-89"] == Status.DRAFT
    listed = officer.get(reverse("review:queue"), {"status": "published"})
    assert len(listed.context["lines"]) == 2
