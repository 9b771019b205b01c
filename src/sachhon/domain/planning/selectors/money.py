"""Reading the ledger: what stands where, for a line, a plan, a unit; always of what the actor may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, QuerySet, Sum

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.models import BudgetCell, BudgetLine, MoneyEntry, Plan, SourceCeiling
from sachhon.domain.planning.money.ceilings import Ceiling
from sachhon.domain.planning.money.sources import Source, Stage
from sachhon.domain.planning.posting import approved_under
from sachhon.domain.registry.api import Unit, units_under, units_visible

Where = tuple[int, Source]
Standings = dict[Where, dict[Stage, int]]


def money_plans(actor: Actor) -> QuerySet[Plan]:
    """Plans of the units that the actor may see."""
    return Plan.objects.filter(unit__in=units_visible(actor)).select_related("unit").order_by("-first_year", "code")


def standing_of_plans(plans: Iterable[Plan]) -> dict[int, dict[Stage, int]]:
    """{plan id: what has reached each stage}."""
    found: dict[int, dict[Stage, int]] = {}
    rows = MoneyEntry.objects.filter(line__plan__in=[plan.pk for plan in plans]).order_by()
    for plan, stage, amount in rows.values_list("line__plan", "stage").annotate(Sum("amount")):
        found.setdefault(plan, {})[Stage(stage)] = amount
    return found


def standing_of_lines(lines: Iterable[int]) -> dict[int, Standings]:
    """{line id: {(year, source): what has reached each stage}}."""
    found: dict[int, Standings] = {}
    rows = MoneyEntry.objects.filter(line__in=list(lines)).order_by()
    for line, year, source, stage, amount in rows.values_list("line", "year", "source", "stage").annotate(
        Sum("amount")
    ):
        found.setdefault(line, {}).setdefault((year, Source(source)), {})[Stage(stage)] = amount
    return found


def standing_of_plan(plan: Plan) -> dict[int, Standings]:
    """The same for all lines of a plan."""
    return standing_of_lines(BudgetLine.objects.filter(plan=plan).values_list("pk", flat=True))


def standing_of_units(units: Iterable[str]) -> dict[str, Standings]:
    """{unit code: {(year, source): what has reached each stage}}."""
    found: dict[str, Standings] = {}
    rows = MoneyEntry.objects.filter(unit_code__in=list(units)).order_by()
    told = rows.values_list("unit_code", "year", "source", "stage").annotate(Sum("amount"))
    for unit, year, source, stage, amount in told:
        found.setdefault(unit, {}).setdefault((year, Source(source)), {})[Stage(stage)] = amount
    return found


def money_lines(plan: Plan) -> QuerySet[BudgetLine]:
    """The lines of a plan with their tasks, headings and lines that an edition took out among them."""
    return BudgetLine.objects.filter(plan=plan).select_related("task").order_by("position", "pk")


def entries_of(line: BudgetLine) -> QuerySet[MoneyEntry]:
    """The entries of a line, newest first."""
    return MoneyEntry.objects.filter(line=line).select_related("by", "evidence", "corrects").order_by("-pk")


def cells_of_line(line: BudgetLine) -> list[BudgetCell]:
    """What the plan's document says of the line."""
    return list(BudgetCell.objects.filter(line=line).order_by("year", "source"))


def differences(plan: Plan, standings: Mapping[int, Standings]) -> dict[int, dict[int, tuple[int, int]]]:
    """{line id: {year: (the plan's estimate, the ledger's)}} where the two differ by now; one query.

    A person may have corrected or moved an estimate, or the plan may have taken away what had gone on.
    """
    stated: dict[int, dict[int, int]] = {}
    cells = BudgetCell.objects.filter(line__plan=plan, line__removed_in=None, year__gt=0).exclude(amount=None)
    for line, year, amount in cells.values_list("line", "year", "amount"):
        years = stated.setdefault(line, {})
        years[year] = years.get(year, 0) + amount
    found: dict[int, dict[int, tuple[int, int]]] = {}
    for line, places in standings.items():
        recorded: dict[int, int] = {}
        for (year, _source), standing in places.items():
            recorded[year] = recorded.get(year, 0) + standing.get(Stage.ESTIMATED, 0)
        if line not in stated:
            continue
        years = stated[line]
        differ = {
            year: (years.get(year, 0), recorded.get(year, 0))
            for year in sorted({*years, *recorded})
            if years.get(year, 0) != recorded.get(year, 0)
        }
        if differ:
            found[line] = differ
    return found


def units_with_money(actor: Actor, unit: Unit) -> list[Unit]:
    """The unit, and those below it that the actor may see and that have money."""
    having = Exists(MoneyEntry.objects.filter(unit_code=OuterRef("code")))
    below = units_visible(actor).filter(having, pk__in=units_under([unit.code]).values("pk"))
    return [unit, *below.exclude(pk=unit.pk)]


def ceilings_with_use(unit: Unit, year: int | None = None) -> list[tuple[SourceCeiling, int]]:
    """The unit's ceilings, each with what stands approved under it; newest years first."""
    rows = SourceCeiling.objects.filter(unit=unit).select_related("by").order_by("-year", "source")
    ceilings = list(rows.filter(year=year) if year is not None else rows)
    used = approved_under(Ceiling(unit.code, one.year, Source(one.source)) for one in ceilings)
    return [(one, used[Ceiling(unit.code, one.year, Source(one.source))]) for one in ceilings]


def added(standings: Iterable[Mapping[Where, Mapping[Stage, int]]]) -> Standings:
    """Several standings as one."""
    found: Standings = {}
    for standing in standings:
        for where, stages in standing.items():
            place = found.setdefault(where, {})
            for stage, amount in stages.items():
                place[stage] = place.get(stage, 0) + amount
    return found
