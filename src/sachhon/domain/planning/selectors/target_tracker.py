"""The targets of all plans with how far they have come: side by side by what they measure, never averaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.planning.comparing.model import Aim, Reported, Years
from sachhon.domain.planning.comparing.planned import aim_from, aims_of
from sachhon.domain.planning.comparing.reported import accepted_report, reported_in, standing_reports
from sachhon.domain.planning.measuring import measures
from sachhon.domain.planning.models import Plan, Target, TargetMeasure
from sachhon.domain.planning.policies import NATIONAL_MONEY
from sachhon.domain.registry.api import Unit


@dataclass(frozen=True, slots=True)
class Tracked:
    """A unit's target."""

    unit: Unit
    aim: Aim


@dataclass(frozen=True, slots=True)
class MeasureTargets:
    """All targets about one measure ("": nobody has said what they measure)."""

    measure: str
    targets: tuple[Tracked, ...]

    def count(self, met: bool | None) -> int:
        """How many are reached (True), not reached (False), not measured (None)."""
        return sum(one.aim.met is met for one in self.targets)


def tracked_targets(actor: Actor, years: Years) -> tuple[MeasureTargets, ...]:
    """The targets of all adopted plans that touch the years, in the catalogue's order. Raises PermissionDenied."""
    NATIONAL_MONEY.require(actor, "view", Place())
    units = {
        unit.pk: unit
        for unit in Unit.objects.filter(pk__in=Plan.objects.exclude(status=Plan.Status.DRAFT).values("unit"))
    }
    said: Mapping[int, Mapping[str, Reported]] = {
        pk: reported_in(report) for pk, report in standing_reports(units.values()).items()
    }
    aims = aims_of({pk: pk for pk in units}, years, said)
    ordered = sorted(aims.items(), key=lambda item: units[item[0]].sort_name)
    by_measure: dict[str, list[Tracked]] = {}
    for pk, own in ordered:
        for aim in own:
            by_measure.setdefault(aim.measure, []).append(Tracked(units[pk], aim))
    return tuple(MeasureTargets(code, tuple(by_measure[code])) for code in (*measures(), "") if code in by_measure)


def measures_kept(target: Target) -> QuerySet[TargetMeasure]:
    """All that was kept for a target, newest first; of one day the later stands in the earlier one's place."""
    return (
        TargetMeasure.objects.filter(target=target)
        .select_related("by", "revision__submission__obligation__round")
        .order_by("-on", "-pk")
    )


def aim_of(target: Target) -> Aim:
    """One target with the newest figure that was kept for it, else with what its accepted report says."""
    kept = TargetMeasure.objects.filter(target=target).order_by("on", "pk").last()
    said = reported_for(target)
    return aim_from(target, kept, {} if said is None else {target.measure: said})


def reported_for(target: Target) -> Reported | None:
    """What the unit's newest accepted report says of the target's measure."""
    report = accepted_report(target.plan.unit) if target.measure else None
    return reported_in(report).get(target.measure) if report is not None else None


def stands_of(kept: Sequence[TargetMeasure]) -> set[int]:
    """The ids of those that count: the last of each day."""
    last: dict[object, int] = {}
    for one in sorted(kept, key=lambda one: one.pk):
        last[one.on] = one.pk
    return set(last.values())
