"""A campaign from registration to the approved task with its money."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import (
    BudgetCell,
    Campaign,
    Decision,
    MoneyEntry,
    Plan,
    PlanTask,
    Refused,
    Registration,
    decide,
    decision_content,
    decision_is_whole,
    list_fingerprint,
    notify,
    rank,
)
from sachhon.foundation.audit import verify
from sachhon.foundation.models import AuditEntry, OutgoingMail
from tests import world
from tests.domain.planning.campaigns import TRIEU, Asked, Scene, registered, scene

pytestmark = pytest.mark.django_db
HUE, AN_GIANG = "P63-46", "P63-89"


@pytest.fixture
def road() -> Scene:
    world.units()
    made = scene(budget=250 * TRIEU)
    registered(made.round, HUE, Asked("Hội thảo", 100, 50), Asked("Phim tài liệu", 120))
    registered(made.round, AN_GIANG, Asked("Đánh giá nhanh", 80, 40, "1.2"), Asked("Cẩm nang", None, 10))
    made.gather()
    return made


def ranked(road: Scene) -> Scene:
    first, second = world.actor(Role.MINISTRY_OFFICER), world.actor(Role.OFFICER, "P63-01")
    road.appraising(first, second)
    for name, points in {"Hội thảo": 7, "Phim tài liệu": 9, "Đánh giá nhanh": 8, "Cẩm nang": 9}.items():
        road.score(first, name, points)
        road.score(second, name, points - 1)
    road.campaign = rank(actor=road.officer, campaign=road.campaign)
    return road


def decided(road: Scene, key: str = "k1") -> Decision:
    return decide(
        actor=road.leader, campaign=road.campaign, request_key=key, number="12/QĐ-BCT", date_=date(2013, 12, 20)
    )


def test_what_was_sealed_is_registered_with_its_words(road: Scene) -> None:
    one = road.one("Hội thảo")
    assert (one.code, one.central, one.counterpart) == (f"DK2014-{HUE}-01", 100 * TRIEU, 50 * TRIEU)
    assert one.origins["name"]["quote"] == "Hội thảo"
    assert road.one("Cẩm nang").central is None, "a blank is not 0"


def test_counterpart_money_comes_first_then_the_score(road: Scene) -> None:
    ranked(road)
    order = list(Registration.objects.filter(campaign=road.campaign).order_by("rank").values_list("name", "score"))
    assert [(name, str(score)) for name, score in order] == [
        ("Cẩm nang", "85.000"),
        ("Đánh giá nhanh", "75.000"),
        ("Hội thảo", "65.000"),
        ("Phim tài liệu", "85.000"),
    ]


def test_the_decision_is_frozen_and_what_it_grants_fits_the_budget(road: Scene) -> None:
    decision = decided(ranked(road))
    listed = decision_content(decision)["list"]
    assert [(line["name"], line["granted"] // TRIEU, line["outcome"]) for line in listed["lines"]] == [
        ("Cẩm nang", 0, "nothing_asked"),
        ("Đánh giá nhanh", 80, "granted"),
        ("Hội thảo", 100, "granted"),
        ("Phim tài liệu", 0, "does_not_fit"),
    ]
    assert (listed["granted"], listed["rest"]) == (180 * TRIEU, 70 * TRIEU)
    assert decision_is_whole(decision)
    assert json.loads(decision.content)["decision"] == {"number": "12/QĐ-BCT", "date": "2013-12-20"}
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(content="{}")
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        decision.delete()
    assert road.one("Phim tài liệu").status == Registration.Status.REFUSED
    assert decided(road).pk == decision.pk, "sent again it is the same decision"
    with pytest.raises(Refused) as refused:
        decided(road, "k2")
    assert refused.value.code == "campaign_moved"


def test_a_list_that_changed_since_it_was_looked_at_is_not_decided(road: Scene) -> None:
    seen = list_fingerprint(ranked(road).campaign)
    Registration.objects.filter(pk=road.one("Hội thảo").pk).update(excluded_why="Trùng lặp")
    with pytest.raises(Refused) as refused:
        decide(actor=road.leader, campaign=road.campaign, request_key="k", looked_at=seen)
    assert refused.value.code == "figures_changed"


def test_an_officer_runs_it_and_a_leader_decides(road: Scene) -> None:
    ranked(road)
    with pytest.raises(PermissionDenied):
        decide(actor=road.officer, campaign=road.campaign, request_key="k")
    with pytest.raises(PermissionDenied):
        rank(actor=world.actor(Role.LEADER, HUE), campaign=road.campaign)


def test_an_approved_task_enters_the_plan_with_its_money(road: Scene) -> None:
    decided(ranked(road))
    done = notify(actor=road.officer, campaign=road.campaign)
    assert done.tasks == 2
    task = PlanTask.objects.select_related("plan", "registration").get(registration__name="Hội thảo")
    assert (task.title, task.group, task.from_year, task.plan.unit.code) == ("Hội thảo", "1.1", 2014, HUE)
    assert task.plan.status == Plan.Status.ADOPTED
    line = task.budget_lines.get()
    cells = dict(BudgetCell.objects.filter(line=line, year=2014).values_list("source", "amount"))
    assert cells == {"central": 100 * TRIEU, "other": 50 * TRIEU}
    entries = set(MoneyEntry.objects.filter(line=line).values_list("source", "stage", "amount"))
    stages = ("estimated", "appraised", "approved")
    assert entries == {(source, stage, cells[source]) for source in cells for stage in stages}
    assert MoneyEntry.objects.filter(line=line).first().document == "Quyết định 12/QĐ-BCT ngày 20/12/2013"
    again = notify(actor=road.officer, campaign=road.campaign)
    assert (again.tasks, again.mails, PlanTask.objects.count()) == (0, 0, 2)
    assert Campaign.objects.get().status == Campaign.Status.NOTIFIED


def test_each_unit_is_told_once_what_became_of_its_tasks(road: Scene) -> None:
    officer = world.person(Role.OFFICER, HUE)
    decided(ranked(road))
    notify(actor=road.officer, campaign=road.campaign)
    mail = OutgoingMail.objects.get(to=officer.email, key__startswith="campaign-decision")
    assert "Hội thảo: được duyệt, ngân sách Trung ương hỗ trợ 100.000.000 đồng" in mail.text
    assert "Phim tài liệu: không được duyệt (Kinh phí còn lại không đủ)" in mail.text
    assert "Đánh giá nhanh" not in mail.text


def test_every_step_is_in_the_trail(road: Scene) -> None:
    decided(ranked(road))
    notify(actor=road.officer, campaign=road.campaign)
    verbs = list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))
    for verb in ("open", "gather", "name_appraiser", "close", "rank", "decide", "notify"):
        assert f"campaign.{verb}" in verbs
    assert verbs.count("task_registration.appraise") == 8
    assert verify().sound
