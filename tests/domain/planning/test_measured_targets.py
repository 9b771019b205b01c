"""What was measured of targets: typed with its grounds, taken from an accepted report, tracked side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import (
    Plan,
    Refused,
    Target,
    TargetMeasure,
    Years,
    aim_of,
    end_plan,
    measure_target,
    measures_kept,
    planned_cells,
    reported_for,
    stands_of,
    take_target_measure,
    tracked_targets,
)
from sachhon.domain.submissions.api import Status
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.planning import plans
from tests.domain.planning.test_comparison import YEARS, adopted, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(db: None) -> Plan:
    world.units()
    return adopted(plans.UNIT)


def aware(plan: Plan) -> Target:
    """The target about how many facilities know of it, said to be about that."""
    target = Target.objects.get(plan=plan, comparator=">=")
    assert target.measure == "facilities_aware_share"
    return target


def test_an_accepted_report_gives_its_figure_and_where_it_stands(plan: Plan) -> None:
    revision = report(plans.UNIT, facilities_aware_share=72)
    target, officer = aware(plan), world.actor(Role.OFFICER, plans.UNIT)
    said = reported_for(target)
    assert said is not None
    assert (said.value, said.field, said.revision) == (72, "facilities_aware_share", revision.pk)
    kept = take_target_measure(actor=officer, target=target)
    assert (kept.value, kept.high, kept.revision, kept.field) == (72, None, revision, "facilities_aware_share")
    assert kept.on == date(2018, 3, 31)  # the round's own day
    assert take_target_measure(actor=officer, target=target) == kept
    assert AuditEntry.objects.filter(verb="plan.measure_target").count() == 1
    assert aim_of(target).met is False


def test_what_is_not_accepted_is_not_taken(plan: Plan) -> None:
    revision = report(plans.UNIT, facilities_aware_share=72)
    revision.submission.status = Status.SUBMITTED
    revision.submission.save()
    with pytest.raises(Refused) as refused:
        take_target_measure(actor=world.actor(Role.OFFICER, plans.UNIT), target=aware(plan))
    assert refused.value.code == "nothing_reported"


def test_a_later_figure_of_a_day_stands_in_place_of_an_earlier_one(plan: Plan) -> None:
    target, officer = aware(plan), world.actor(Role.OFFICER, plans.UNIT)
    for on, value in ((date(2018, 12, 31), 60), (date(2019, 12, 31), 99), (date(2019, 12, 31), 91)):
        measure_target(actor=officer, target=target, on=on, value=Decimal(value), note="Khảo sát")
    kept = list(measures_kept(target))
    assert [one.value for one in kept] == [91, 99, 60]
    assert stands_of(kept) == {kept[0].pk, kept[2].pk}
    aim = aim_of(target)
    assert (aim.measured, aim.on, aim.met, aim.kept) == (91, 2019, True, True)


def test_only_those_who_arrange_the_plan_keep_figures_and_only_while_it_runs(plan: Plan) -> None:
    target = aware(plan)
    told = {"target": target, "on": date(2019, 1, 1), "value": Decimal(5), "note": "x"}
    for stranger in (world.actor(Role.OFFICER, "P34-91"), world.actor(Role.INSPECTOR)):
        with pytest.raises(PermissionDenied):
            measure_target(actor=stranger, **told)
    measure_target(actor=world.actor(Role.MINISTRY_OFFICER), **told)
    end_plan(actor=world.actor_of(plans.leader()), plan=plan)
    with pytest.raises(PermissionDenied):
        measure_target(actor=world.actor(Role.OFFICER, plans.UNIT), **{**told, "value": Decimal(6)})
    assert TargetMeasure.objects.count() == 1


def test_targets_stand_side_by_side_by_what_they_measure(plan: Plan) -> None:
    other = adopted("P34-91")
    officer = world.actor(Role.OFFICER, "P34-91")
    measure_target(actor=officer, target=aware(other), on=date(2020, 6, 1), value=Decimal(95), note="Khảo sát")
    groups = {group.measure: group for group in tracked_targets(world.actor(Role.MINISTRY_OFFICER), YEARS)}
    group = groups["facilities_aware_share"]
    assert [(one.unit.code, one.aim.met) for one in group.targets] == [("P34-91", True), (plans.UNIT, None)]
    assert (group.count(True), group.count(False), group.count(None)) == (1, 0, 1)
    saving = groups["model_saving_rate"].targets[0].aim
    assert (saving.low, saving.high) == (8, 13)
    with pytest.raises(PermissionDenied):
        tracked_targets(officer, YEARS)


def test_a_planned_count_is_the_sum_of_the_cells_behind_it(plan: Plan) -> None:
    officer = world.actor(Role.OFFICER, plans.UNIT)
    cells = planned_cells(officer, plan.unit, "quick_assessments", YEARS)
    assert [(cell.year, cell.quantity, bool(cell.origin)) for cell in cells] == [(2018, 2, True)]
    assert planned_cells(officer, plan.unit, "quick_assessments", Years(2019, 2020)) == []
    with pytest.raises(PermissionDenied):
        planned_cells(world.actor(Role.OFFICER, "P34-91"), plan.unit, "quick_assessments", YEARS)
