"""What a decision makes: each approved registration a task of its unit's plan, with its line and its money approved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Max
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.way import RegistrationStatus
from sachhon.domain.planning.classifying import proposed
from sachhon.domain.planning.models import (
    BudgetCell,
    BudgetLine,
    Campaign,
    Decision,
    Plan,
    PlanTask,
    Registration,
    TaskParty,
)
from sachhon.domain.planning.money.ledger import Posting, Slot
from sachhon.domain.planning.money.sources import Source, Stage
from sachhon.domain.planning.money.stages import FIRST, up_to
from sachhon.domain.planning.posting import Paper, lines_with_all, locked_ledger, post, require_recording
from sachhon.domain.registry.api import Unit, place_of
from sachhon.vietnamese import format_date

REACHED = Stage.APPROVED
_BATCH = 100


def carry_out(actor: Actor, decision: Decision) -> list[PlanTask]:
    """The tasks made, with their money up to `REACHED`: central as granted, counterpart as the unit registered it.

    A task joins the unit's adopted plan of that year; a unit without one gets a plan of the year's approved tasks.
    Call it in the transaction of the action that notifies. A registration that has its task already is passed over.
    """
    campaign = decision.campaign
    approved = list(
        Registration.objects.filter(campaign=campaign, status=RegistrationStatus.APPROVED, task=None)
        .select_related("unit")
        .order_by("rank", "code")
    )
    for one in approved:
        require_recording(actor, place_of(one.unit), Source.CENTRAL, REACHED)
    plans = {one.unit_id: plan_for(one.unit, campaign) for one in approved}
    tasks = _tasks(approved, plans, campaign.year)
    lines = _lines(tasks, campaign.year)
    _pay(actor, decision, lines, campaign.year)
    return tasks


def plan_for(unit: Unit, campaign: Campaign) -> Plan:
    """The unit's newest adopted plan that has the year in it, else one for the year's approved tasks."""
    year = campaign.year
    adopted = Plan.objects.filter(
        unit=unit, status=Plan.Status.ADOPTED, first_year__lte=year, last_year__gte=year
    ).order_by("-first_year", "-pk")
    return (
        adopted.first()
        or Plan.objects.get_or_create(
            code=f"NV-{year}-{unit.code}"[:40],
            defaults={
                "unit": unit,
                "title": f"Các nhiệm vụ được Bộ Công Thương phê duyệt năm {year}",
                "first_year": year,
                "last_year": year,
                "status": Plan.Status.ADOPTED,
            },
        )[0]
    )


def _tasks(approved: Sequence[Registration], plans: dict[int, Plan], year: int) -> list[PlanTask]:
    places = _next_places(PlanTask, plans.values())
    made = []
    for one in approved:
        plan = plans[one.unit_id]
        places[plan.pk] += 1
        proposal = proposed(one.name)
        made.append(
            PlanTask(
                plan=plan,
                code=one.code,
                position=places[plan.pk],
                title=one.name,
                purpose=one.content,
                outcome=one.outputs,
                lead=one.unit.name,
                from_year=year,
                to_year=year,
                component=one.component or proposal.component,
                group=one.group or proposal.group,
                registration=one,
                origins=one.origins,
            )
        )
    tasks = PlanTask.objects.bulk_create(made, batch_size=_BATCH)
    TaskParty.objects.bulk_create(
        [
            TaskParty(task=task, unit=task.registration.unit, part=TaskParty.Part.LEAD, words=task.lead)
            for task in tasks
            if task.registration
        ],
        batch_size=_BATCH,
    )
    return tasks


def _lines(tasks: Sequence[PlanTask], year: int) -> list[BudgetLine]:
    places = _next_places(BudgetLine, [task.plan for task in tasks])
    made = []
    for task in tasks:
        places[task.plan_id] += 1
        paid = _paid(task)
        made.append(
            BudgetLine(
                plan=task.plan,
                task=task,
                position=places[task.plan_id],
                title=task.title,
                total=sum(paid.values()),
                origins=task.origins,
            )
        )
    lines = BudgetLine.objects.bulk_create(made, batch_size=_BATCH)
    BudgetCell.objects.bulk_create(
        [
            BudgetCell(line=line, year=year, source=source.value, amount=amount, origin=_origin(task, source))
            for line, task in zip(lines, tasks, strict=True)
            for source, amount in _paid(task).items()
        ],
        batch_size=_BATCH,
    )
    return lines


def _pay(actor: Actor, decision: Decision, lines: Sequence[BudgetLine], year: int) -> None:
    fresh = list(lines_with_all().filter(pk__in=[line.pk for line in lines]).order_by("pk"))
    if not fresh:
        return
    postings, keys = [], []
    registered = dict(PlanTask.objects.filter(budget_lines__in=fresh).values_list("budget_lines", "registration"))
    paid = {line.pk: _paid(line.task) for line in fresh if line.task}
    for line in fresh:
        for source, amount in paid[line.pk].items():
            for stage in up_to(REACHED) if amount else ():
                postings.append(Posting(Slot(line.pk, year, source), stage, amount))
                begins = "plan.registration" if stage is FIRST else "registration"
                keys.append(f"{begins}.{registered[line.pk]}.{source.value}.{stage.value}")
    today = timezone.localdate()
    paper = Paper(min(decision.date or today, today), document_of(decision))
    ledger = locked_ledger(fresh, postings)
    post(actor=actor, lines=fresh, ledger=ledger, postings=postings, paper=paper, request_key="", keys=keys)


def document_of(decision: Decision) -> str:
    """The decision as money's paper names it."""
    if not decision.number:
        return f"Quyết định danh mục nhiệm vụ năm {decision.campaign.year}"
    day = f" ngày {format_date(decision.date)}" if decision.date else ""
    return f"Quyết định {decision.number}{day}"[:200]


def _paid(task: PlanTask) -> dict[Source, int]:
    """Who pays how much for the task; counterpart money that the unit did not state has no cell."""
    one = task.registration
    assert one is not None, "made from a registration"
    paid = {Source.CENTRAL: one.granted or 0}
    if one.counterpart is not None:
        paid[Source.OTHER] = one.counterpart
    return paid


def _origin(task: PlanTask, source: Source) -> object:
    return task.origins.get("central" if source is Source.CENTRAL else "counterpart")


def _next_places(model: type[PlanTask] | type[BudgetLine], plans: Iterable[Plan]) -> dict[int, int]:
    keys = {plan.pk for plan in plans}
    last = dict(model.objects.filter(plan__in=keys).order_by().values_list("plan").annotate(Max("position")))
    return {key: last.get(key, 0) for key in keys}
