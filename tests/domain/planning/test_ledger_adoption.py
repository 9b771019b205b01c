"""Adoption opens the ledger: document 004's money arrives whole, what it leaves open is open, later editions differ."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from django.db.models import Sum

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import (
    BudgetLine,
    MoneyEntry,
    Plan,
    Source,
    Stage,
    classify_tasks,
    tasks_of,
    tie_line,
)
from sachhon.domain.planning.classifying import Proposal
from sachhon.formkit.values import Key
from tests import world
from tests.domain.planning import plans
from tests.domain.planning.plans import MILLION, SAMPLE
from tests.shared import needs_shared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


def sums(plan: Plan, key: str) -> dict[object, int]:
    """The estimate of a plan by year or source, in millions."""
    rows = MoneyEntry.objects.filter(line__plan=plan, stage=Stage.ESTIMATED.value).order_by()
    told = rows.values_list(key).annotate(Sum("amount"))
    return {name: amount // MILLION for name, amount in told if amount}


def test_an_adopted_budget_is_the_estimate() -> None:
    plan = plans.begun()
    plans.adopted(plan, plans.values(SAMPLE))
    assert sums(plan, "year") == {2017: 110, 2018: 100}
    assert sum(sums(plan, "source").values()) == 210
    assert sums(plan, "source")[Source.CENTRAL.value] == 60
    assert sums(plan, "source")[Source.ENTERPRISES.value] == 40
    made = MoneyEntry.objects.filter(line__plan=plan).order_by("pk").first()
    assert made is not None
    assert made.origin["kind"] == "read"
    assert made.component == 1


def test_the_next_edition_appends_what_differs() -> None:
    plan = plans.begun()
    said = plans.values(SAMPLE)
    plans.adopted(plan, said)
    plan.refresh_from_db()
    place = Key("budget", 1, "2017.amount")
    more = {**said, place: said[place].__class__(said[place].state, 45 * MILLION, said[place].origin)}
    for column in ("total", "local"):
        cell = Key("budget", 1, column)
        more[cell] = said[cell].__class__(said[cell].state, 45 * MILLION, said[cell].origin)
    plans.adopted(plan, more)
    assert sums(plan, "year") == {2017: 125, 2018: 100}
    line = BudgetLine.objects.get(plan=plan, number="1.1")
    assert [entry.amount // MILLION for entry in line.entries.order_by("pk")] == [30, 15]


def test_money_follows_when_a_person_classifies_or_ties() -> None:
    plan = plans.begun()
    plans.adopted(plan, plans.values(SAMPLE))
    plan.refresh_from_db()
    officer = world.actor(Role.OFFICER, plans.UNIT)
    task = next(one for one in tasks_of(plan) if one.number == "1.2")
    classify_tasks(actor=officer, plan=plan, chosen={task.code: Proposal(4, "1.4")})
    line = BudgetLine.objects.get(plan=plan, number="1.2")
    assert set(line.entries.values_list("component", "group")) == {(4, "1.4")}
    tie_line(actor=officer, line=line, task=None)
    assert set(line.entries.values_list("component", "group")) == {(None, "")}


@needs_shared
def test_document_004_arrives_whole() -> None:
    plan = plans.begun()
    plans.adopted(plan, plans.values_of_004())
    assert sum(sums(plan, "year").values()) == 3360
    assert sums(plan, "year") == {2017: 315, 2018: 1375, 2019: 1365, 2020: 305}
    by_source = sums(plan, "source")
    assert by_source[Source.UNSPLIT.value] > 0
    assert all(Source(name) in Source for name in by_source)
    certain = Counter(by_source)
    assert certain[Source.CENTRAL.value] <= 700
    assert Decimal(sum(certain.values())) == 3360
