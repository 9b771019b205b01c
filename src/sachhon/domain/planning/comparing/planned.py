"""What plans and the ledger say of each unit: quantities that budgets buy, money by payer, tasks and what they brought.

Every function takes {unit id: id of the unit that it counts for} and answers by that home: the number of queries does
not grow with the units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from django.db.models import Count, Q, Sum

from sachhon.domain.planning.comparing.model import Aim, Funds, Reported, Work, Years
from sachhon.domain.planning.comparing.reported import MONEY
from sachhon.domain.planning.measuring import measure_of
from sachhon.domain.planning.models import BudgetCell, MoneyEntry, PlanTask, Target, TargetMeasure
from sachhon.domain.planning.money.sources import Source, Stage, counted_in
from sachhon.domain.registry.api import Unit

ALL = ""
"""All payers together."""
_PAYERS = (Source.CENTRAL, Source.LOCAL, Source.INTERNATIONAL, Source.ENTERPRISES, Source.OTHER, Source.UNSPLIT)
_MONEY = Mapping[str, Mapping[Stage, int]]


def planned_deeds(units: Mapping[int, int], years: Years) -> dict[int, dict[str, Decimal]]:
    """{home: {measure: quantity that lines of its plans buy}}: a line counts for the measure that its title names."""
    rows = BudgetCell.objects.filter(
        line__plan__unit__in=units,
        line__removed_in=None,
        line__is_heading=False,
        line__is_total=False,
        year__gte=years.first,
        year__lte=years.last,
        quantity__isnull=False,
    ).order_by()
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for unit, title, quantity in rows.values_list("line__plan__unit", "line__title").annotate(Sum("quantity")):
        measure = measure_of(title, "")
        if measure:
            deeds = found[units[unit]]
            deeds[measure] = deeds.get(measure, Decimal(0)) + quantity
    return dict(found)


def money_of_units(units: Mapping[int, int], years: Years) -> dict[int, dict[str, dict[Stage, int]]]:
    """{home: {payer: {stage: đồng}}}, all payers together under ALL; khuyến công counts in the local budget."""
    codes = dict(Unit.objects.filter(pk__in=units).values_list("code", "pk"))
    rows = MoneyEntry.objects.filter(unit_code__in=codes, year__gte=years.first, year__lte=years.last).order_by()
    found: dict[int, dict[str, dict[Stage, int]]] = defaultdict(lambda: defaultdict(dict))
    for code, source, stage, amount in rows.values_list("unit_code", "source", "stage").annotate(Sum("amount")):
        payers = {str(each) for each in counted_in(Source(source)) if each in _PAYERS} | {ALL}
        for payer in payers:
            stages = found[units[codes[code]]][payer]
            stages[Stage(stage)] = stages.get(Stage(stage), 0) + amount
    return {home: dict(payers) for home, payers in found.items()}


def funds_of(sums: _MONEY, reported: Mapping[str, Reported]) -> tuple[Funds, ...]:
    """All payers together first, then each that the ledger or the report names."""
    return tuple(
        Funds(
            payer,
            planned=sums[payer].get(Stage.ESTIMATED) if payer in sums else None,
            approved=sums[payer].get(Stage.APPROVED) if payer in sums else None,
            disbursed=sums[payer].get(Stage.DISBURSED) if payer in sums else None,
            settled=sums[payer].get(Stage.SETTLED) if payer in sums else None,
            reported=reported.get(MONEY + payer),
        )
        for payer in (ALL, *(str(payer) for payer in _PAYERS))
        if payer in sums or MONEY + payer in reported
    )


def works_of(units: Mapping[int, int], years: Years, this_year: int) -> dict[int, tuple[Work, ...]]:
    """{home: its tasks that touch the years} (two queries)."""
    brought = Count(
        "years__outputs",
        filter=Q(years__outputs__withdrawn_at=None, years__year__gte=years.first, years__year__lte=years.last),
    )
    tasks = (
        PlanTask.objects.filter(plan__unit__in=units, removed_in=None, is_heading=False)
        .filter(Q(from_year=None) | Q(from_year__lte=years.last), Q(to_year=None) | Q(to_year__gte=years.first))
        .select_related("plan")
        .annotate(brought=brought)
        .order_by("plan__unit__sort_name", "plan", "position")
    )
    money: dict[int, dict[Stage, int]] = defaultdict(dict)
    entries = MoneyEntry.objects.filter(
        line__task__plan__unit__in=units, year__gte=years.first, year__lte=years.last
    ).order_by()
    for task_id, stage, amount in entries.values_list("line__task", "stage").annotate(Sum("amount")):
        money[task_id][Stage(stage)] = amount
    found: dict[int, list[Work]] = defaultdict(list)
    for task in tasks:
        stages = money.get(task.pk, {})
        found[units[task.plan.unit_id]].append(
            Work(
                code=task.code,
                title=task.title,
                status=task.status,
                due=(task.to_year or task.from_year or this_year) < this_year,
                component=task.component,
                planned=stages.get(Stage.ESTIMATED),
                disbursed=stages.get(Stage.DISBURSED),
                outputs=task.brought,
            )
        )
    return {home: tuple(works) for home, works in found.items()}


def aims_of(
    units: Mapping[int, int], years: Years, reported: Mapping[int, Mapping[str, Reported]]
) -> dict[int, tuple[Aim, ...]]:
    """{home: its targets} with the newest figure: one that was kept for it, else what the report says."""
    targets = (
        Target.objects.filter(plan__unit__in=units, removed_in=None)
        .filter(plan__first_year__lte=years.last, plan__last_year__gte=years.first)
        .select_related("plan")
        .order_by("plan", "position")
    )
    kept = {
        one.target_id: one for one in TargetMeasure.objects.filter(target__plan__unit__in=units).order_by("on", "pk")
    }
    found: dict[int, list[Aim]] = defaultdict(list)
    for target in targets:
        home = units[target.plan.unit_id]
        found[home].append(aim_from(target, kept.get(target.pk), reported.get(home, {})))
    return {home: tuple(aims) for home, aims in found.items()}


def aim_from(target: Target, kept: TargetMeasure | None, reported: Mapping[str, Reported]) -> Aim:
    """A target with what was kept for it, else with what the report says."""
    said = reported.get(target.measure) if target.measure else None
    value = high = None
    on = None
    if kept is not None:
        value, high, on = kept.value, kept.high, kept.on.year
    elif said is not None:
        value, high, on = said.value, said.high, said.years.last if said.years else None
    return Aim(
        serial=target.serial,
        indicator=target.indicator,
        comparator=target.comparator,
        low=target.low,
        high=target.high,
        by_year=target.by_year or target.plan.last_year,
        measure=target.measure,
        measured=value,
        measured_high=high if high != value else None,
        on=on,
        reported=said,
        plan=target.plan.code,
        unit_of_measure=target.unit_of_measure,
        kept=kept is not None,
    )
