"""What a unit said the last time: its own answers, or those of the one unit that it was; of several never a mixture."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sachhon.domain.registry.api import Unit, predecessors
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.api import (
    Submission,
    findings_of,
    last_round_of,
    last_round_values,
    start,
)
from sachhon.formkit.values import Key
from tests import world
from tests.domain.submissions.people import People, saved

pytestmark = pytest.mark.django_db
TRAINED = Key("enterprises_trained")


@pytest.fixture
def earlier() -> Round:
    world.units()
    asked = world.published_round("2017")
    Round.objects.filter(pk=asked.pk).update(published_at=timezone.now() - timedelta(days=365))
    return Round.objects.get(pk=asked.pk)


def answered(asked: Round, code: str, trained: int) -> Submission:
    who = People(code)
    report = start(actor=who.officer, obligation=world.obligation(asked, code))
    saved(who.officer, report, enterprises_trained=trained)
    who.submitted(report, code)
    return report


def begun(code: str, **round_: object) -> Submission:
    asked = world.published_round("2018")
    Round.objects.filter(pk=asked.pk).update(**round_) if round_ else None
    return start(actor=People(code).officer, obligation=world.obligation(Round.objects.get(pk=asked.pk), code))


def test_the_units_own_last_answers(earlier: Round) -> None:
    answered(earlier, "P63-89", 120)
    report = begun("P63-89")
    assert last_round_values(report)[TRAINED].value == 120
    saved(People("P63-89").officer, report, enterprises_trained=120_000)
    assert "unit_slip" in {one.finding.code for one in findings_of(report)}


def test_nothing_where_it_never_answered_or_only_in_a_test_round(earlier: Round) -> None:
    assert last_round_values(begun("P63-92")) == {}
    Round.objects.filter(pk=earlier.pk).update(is_test=True)
    answered(earlier, "P63-89", 120)
    report = start(
        actor=People("P63-89").officer, obligation=world.obligation(Round.objects.get(code="2018"), "P63-89")
    )
    assert last_round_values(report) == {}


def test_a_unit_made_of_one_has_its_answers(earlier: Round) -> None:
    new = next(
        unit
        for unit in Unit.objects.filter(kind=Unit.Kind.PROVINCE, code__startswith="P34")
        if len(predecessors(unit)) == 1
    )
    [old] = predecessors(new)
    answered(earlier, old.code, 77)
    assert last_round_values(begun(new.code))[TRAINED].value == 77


def test_a_unit_made_of_several_is_shown_each_and_compared_with_none(earlier: Round) -> None:
    an_giang = world.unit("P34-91")
    before = predecessors(an_giang)
    assert len(before) > 1
    for number, unit in enumerate(before, 1):
        answered(earlier, unit.code, 100 * number)
    report = begun("P34-91")
    found = last_round_of(report)
    assert found.own is None
    assert [one.submission.obligation.unit for one in found.several] == list(before)
    assert last_round_values(report) == {}
