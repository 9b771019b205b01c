"""Plans with budget lines for the tests of money: plain rows, by no action."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count

from sachhon.domain.planning.api import BudgetCell, BudgetLine, MoneyEntry, Plan, PlanEdition, PlanTask, Source, Stage
from sachhon.domain.submissions.api import Revision
from tests import world

MILLION = 1_000_000
HUE, HUE_THEN = "P34-46", "P63-46"
DAY = date(2026, 3, 2)
_number = count(1)


def plan(unit: str = HUE, first: int = 2016, last: int = 2020) -> Plan:
    """An adopted plan of a unit."""
    return Plan.objects.create(
        code=f"KH-{unit}-{next(_number)}",
        unit=world.unit(unit),
        title="Kế hoạch thực hiện Chiến lược sản xuất sạch hơn",
        first_year=first,
        last_year=last,
        document_number="157/KH-UBND",
        document_date=date(2016, 10, 31),
        status=Plan.Status.ADOPTED,
    )


def line(
    of: Plan,
    title: str = "Tập huấn",
    years: Mapping[int, int] | None = None,
    sources: Mapping[Source, int] | None = None,
    *,
    component: int | None = 1,
    group: str = "1.1",
    origin: dict[str, object] | None = None,
) -> BudgetLine:
    """A line with its task and cells, in millions."""
    number = next(_number)
    task = PlanTask.objects.create(
        plan=of, code=f"{of.code}/{number}", title=title, position=number, component=component, group=group
    )
    made = BudgetLine.objects.create(plan=of, task=task, title=title, position=number)
    for year, amount in (years or {}).items():
        BudgetCell.objects.create(line=made, year=year, amount=amount * MILLION, origin=origin)
    for source, amount in (sources or {}).items():
        BudgetCell.objects.create(line=made, source=source.value, amount=amount * MILLION, origin=origin)
    return made


def edition(of: Plan, number: int = 1) -> PlanEdition:
    """An edition of a plan, on a sealed revision of its own."""
    leader = world.person("leader", of.unit.code)
    report = of.submission
    if report is None:
        report = world.submission(world.published_round(f"KH{next(_number)}"), of.unit.code)
        of.submission = report
        of.save()
    revision = Revision.objects.create(
        submission=report,
        number=number,
        template=report.obligation.round.template,
        content='{"values": {}}',
        digest=f"{next(_number):064d}",
        request_key=f"khoa-{next(_number)}",
        sealed_by=leader,
        sealed_at=DAY.isoformat() + "T08:00Z",
    )
    return PlanEdition.objects.create(plan=of, number=number, revision=revision, adopted_by=leader)


def entry(of: BudgetLine, year: int, source: Source, stage: Stage, millions: int, pk: int | None = None) -> MoneyEntry:
    """An entry as it is written, by no action."""
    return MoneyEntry.objects.create(
        pk=pk,
        line=of,
        unit_code=of.plan.unit.code,
        component=of.task.component,
        group=of.task.group,
        year=year,
        source=source.value,
        stage=stage.value,
        amount=millions * MILLION,
        on=DAY,
        request_key=f"but-toan-{next(_number)}",
    )


def filled(of: BudgetLine, year: int, source: Source, *millions: int) -> None:
    """Entries of the first stages, one amount each."""
    for stage, amount in zip(Stage, millions, strict=False):
        entry(of, year, source, stage, amount)


def standing(of: BudgetLine, year: int, source: Source) -> dict[str, int]:
    """What stands at each stage, in millions."""
    found: dict[str, int] = {}
    for stage, amount in MoneyEntry.objects.filter(line=of, year=year, source=source.value).values_list(
        "stage", "amount"
    ):
        found[stage] = found.get(stage, 0) + amount
    return {stage: amount // MILLION for stage, amount in found.items()}
