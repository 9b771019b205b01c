"""Reading plans: those the actor may see, with their editions, tasks, targets and lines."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet

from sachhon.domain.accounts.api import WRITERS, Actor, Role
from sachhon.domain.intake.api import Received
from sachhon.domain.planning.models import BudgetCell, BudgetLine, Plan, PlanEdition, PlanTask, Target, TaskParty
from sachhon.domain.planning.standing_rounds import TEMPLATE
from sachhon.domain.registry.api import Unit, units_visible
from sachhon.domain.rounds.api import Obligation, Round, obligations_visible
from sachhon.domain.submissions.api import SEALED, Revision

_ADOPTERS = frozenset({Role.HEAD, Role.LEADER})
_TASKS = Q(tasks__is_heading=False, tasks__removed_in=None)


def plans_visible(actor: Actor) -> QuerySet[Plan]:
    """The plans of the units that the actor may see, newest years first; `task_count` and `done_count` of each."""
    return (
        Plan.objects.filter(unit__in=units_visible(actor))
        .select_related("unit", "submission")
        .annotate(
            task_count=Count("tasks", filter=_TASKS, distinct=True),
            done_count=Count("tasks", filter=_TASKS & Q(tasks__status=PlanTask.Status.DONE), distinct=True),
        )
        .order_by("-first_year", "unit__sort_name", "code")
    )


def plans_to_begin(actor: Actor) -> QuerySet[Obligation]:
    """What units for which the actor writes are asked to plan, and have no plan for: open rounds of the template."""
    return (
        obligations_visible(actor)
        .filter(
            unit__code__in=_writes_for(actor),
            round__template__template_id=TEMPLATE,
            round__status=Round.Status.PUBLISHED,
            waived_at=None,
            submission__plan=None,
        )
        .order_by("deadline", "unit__sort_name")
    )


def plans_to_adopt(actor: Actor) -> QuerySet[Plan]:
    """The plans of which the actor may adopt a sealed revision, newer than what is adopted (`newest`: its number)."""
    heads = {grant.unit_code for grant in actor.grants if grant.role in _ADOPTERS and not grant.lent_by}
    adopted = Max("editions__revision__number", default=0)
    return (
        Plan.objects.filter(unit__code__in=heads, submission__status__in=SEALED)
        .exclude(status=Plan.Status.ENDED)
        .annotate(newest=Max("submission__revisions__number"), last_adopted=adopted)
        .filter(newest__gt=F("last_adopted"))
        .select_related("unit")
        .order_by("code")
    )


def units_that_begin(actor: Actor) -> list[Unit]:
    """The units for which the actor may begin a plan; one that was merged into another, for its own years alone."""
    return list(Unit.objects.filter(code__in=_writes_for(actor)))


def tasks_of(plan: Plan) -> QuerySet[PlanTask]:
    """The tasks and headings that stand, in the plan's order, with their parties; registered ones come last."""
    parties = Prefetch("parties", TaskParty.objects.select_related("unit").order_by("part", "unit__sort_name"))
    return (
        PlanTask.objects.filter(plan=plan, removed_in=None)
        .select_related("heading", "classified_by", "registration")
        .prefetch_related(parties)
        .order_by("position", "pk")
    )


def targets_of(plan: Plan) -> QuerySet[Target]:
    """The targets that stand, in the plan's order."""
    return Target.objects.filter(plan=plan, removed_in=None).order_by("position")


def lines_of(plan: Plan) -> QuerySet[BudgetLine]:
    """The budget's lines that stand, in the plan's order, with their cells and tasks."""
    cells = Prefetch("cells", BudgetCell.objects.order_by("year", "source"))
    return (
        BudgetLine.objects.filter(plan=plan, removed_in=None)
        .select_related("task")
        .prefetch_related(cells)
        .order_by("position", "pk")
    )


def editions_of(plan: Plan) -> QuerySet[PlanEdition]:
    """The plan's editions, newest first; the revisions' contents are read when asked for."""
    return (
        PlanEdition.objects.filter(plan=plan)
        .select_related("adopted_by", "revision__submission")
        .defer("revision__content")
        .order_by("-number")
    )


def revision_to_adopt(plan: Plan) -> Revision | None:
    """The newest sealed revision, where it stands (not withdrawn, not returned) and has not been adopted."""
    revisions = Revision.objects.filter(submission__plan=plan).defer("content").order_by("-number")
    newest = revisions.select_related("template", "sealed_by", "submission").first()
    if newest is None or newest.submission.status not in SEALED:
        return None
    return None if PlanEdition.objects.filter(revision=newest).exists() else newest


def files_read_for(plan: Plan) -> list[Received]:
    """The letters that were read for the plan's answer, the newest first."""
    if plan.submission is None:
        return []
    read = (Received.Status.READ, Received.Status.CONFIRMED)
    return list(
        Received.objects.filter(obligation_id=plan.submission.obligation_id, status__in=read)
        .exclude(reading={})
        .order_by("-arrived_at", "-pk")
    )


def money_of(lines: Iterable[BudgetLine]) -> dict[int, int]:
    """{task id: the total of its lines as the plan states them}, in đồng."""
    sums: dict[int, int] = {}
    for line in lines:
        if line.task_id is not None and line.total is not None and not line.is_heading and not line.is_total:
            sums[line.task_id] = sums.get(line.task_id, 0) + line.total
    return sums


def _writes_for(actor: Actor) -> set[str]:
    return {grant.unit_code for grant in actor.grants if grant.role in WRITERS}
