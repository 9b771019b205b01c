"""What of assessments waits for a person: tasks, looks back, options to carry out, results to verify, delegations.

A task waits for whom it was given to; one with a day and nobody's name, and the next one of each assessment, for all
who write in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from sachhon.domain.accounts.api import DELEGATIONS, Actor, Delegation, Role
from sachhon.domain.assessments.models import Assessment, Evidence, Measurement, Option, TaskState
from sachhon.domain.assessments.options.following import look_backs
from sachhon.domain.assessments.options.measuring import newest, pairs_of
from sachhon.domain.assessments.options.selecting import SOON, DueLookBack
from sachhon.domain.assessments.places import place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT
from sachhon.domain.assessments.workspace.tasks import LATER, Task, steps_of
from sachhon.domain.registry.api import Facility, place_of_facility, units_under

Status = Assessment.Status
_RUNNING = (Status.OPEN, Status.REPORTED)
_OVER = (TaskState.State.DONE, TaskState.State.NOT_NEEDED)
WARNED = timedelta(days=30)
"""So long before a delegation ends both sides are told."""


@dataclass(frozen=True, slots=True)
class WaitingTask:
    """A task that waits. `mine`: given to this person by name; `days` beyond its day (below 0: before it)."""

    assessment: Assessment
    task: Task
    due: date | None
    mine: bool
    done: int
    all: int


@dataclass(frozen=True, slots=True)
class DueOption:
    """A planned option whose day is near or over."""

    option: Option


@dataclass(frozen=True, slots=True)
class WaitingResult:
    """Measured, shown and to be verified: an option, or (None) what the whole assessment brought."""

    assessment: Assessment
    option: Option | None
    since: date


@dataclass(frozen=True, slots=True)
class EndingDelegation:
    """A delegation to a facility's work that ends soon. `own`: the person works by it; else they gave it."""

    delegation: Delegation
    facility: Facility
    own: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: in the actor's own facilities and those that lent them a role; `results` where they may verify."""

    tasks: tuple[WaitingTask, ...] = ()
    look_backs: tuple[DueLookBack, ...] = ()
    options: tuple[DueOption, ...] = ()
    results: tuple[WaitingResult, ...] = ()


def waiting_for(actor: Actor, today: date, most: int = 10) -> Waiting:
    """What is due first; one query, and five more where there is something. The ministry, which has every province's
    results to verify, is not told of them.
    """
    tasks: list[WaitingTask] = []
    looks: list[DueLookBack] = []
    options: list[DueOption] = []
    results: list[WaitingResult] = []
    for assessment in _assessments(actor, today):
        place = place_of_assessment(assessment)
        own = assessment.facility.code in actor.units
        if own and ASSESSMENT.permits(actor, "carry_out", place, assessment.status):
            tasks += _tasks(actor, assessment, today)
            options += [DueOption(one) for one in assessment.options_due]  # type: ignore[attr-defined]
            looks += _look_backs(assessment, today)
        if not own and ASSESSMENT.permits(actor, "verify", place, assessment.status):
            results += _results(actor, assessment)
    tasks.sort(key=lambda one: (one.due is None, one.due or today, not one.mine, one.assessment.code, one.task.number))
    looks.sort(key=lambda one: (one.look_back.due, one.assessment.code))
    options.sort(key=lambda one: (one.option.due or today, one.option.pk))
    results.sort(key=lambda one: (one.since, one.assessment.code, one.option.number if one.option else 0))
    return Waiting(tuple(tasks[:most]), tuple(looks[:most]), tuple(options[:most]), tuple(results[:most]))


def _assessments(actor: Actor, today: date) -> Iterable[Assessment]:
    """Those of the actor's own codes, and those below their office with something to verify; rights are asked later."""
    above = [] if actor.of_ministry else [grant.unit_code for grant in actor.grants if not grant.lent_by]
    whole = {"assessment": OuterRef("pk"), "option": None}
    measured = {"when": Measurement.When.AFTER, "withdrawn_at": None}
    ready = Option.objects.filter(
        Exists(Measurement.objects.filter(option=OuterRef("pk"), **measured)),
        Exists(Evidence.objects.filter(option=OuterRef("pk"))),
        stage=Option.Stage.IMPLEMENTED,
    ).order_by("number")
    due = Option.objects.filter(stage=Option.Stage.PLANNED, due__lte=today + SOON).order_by("due", "number")
    of_whole = Exists(Evidence.objects.filter(**whole)) & Exists(Measurement.objects.filter(**whole, **measured))
    to_verify = Q(facility__province__in=units_under(above).values("pk")) & (
        (Q(verified_on=None) & of_whole) | Exists(ready.filter(assessment=OuterRef("pk")))
    )
    return (
        Assessment.objects.filter(Q(facility__code__in=actor.units) | to_verify, status__in=_RUNNING)
        .select_related("facility__province")
        .prefetch_related(
            "tasks",
            "follow_ups",
            "measurements",
            Prefetch("options", due, to_attr="options_due"),
            Prefetch("options", ready, to_attr="options_ready"),
        )
        .order_by("code")
    )


def _look_backs(assessment: Assessment, today: date) -> Iterator[DueLookBack]:
    if assessment.status == Status.REPORTED:
        for one in look_backs(assessment, assessment.follow_ups.all()):
            if not one.done and one.due <= today + SOON:
                yield DueLookBack(assessment, one)


def _results(actor: Actor, assessment: Assessment) -> Iterator[WaitingResult]:
    """What is measured and shown, and was not measured by this very person."""
    measurements = list(assessment.measurements.all())
    wanted: list[Option | None] = [*assessment.options_ready]  # type: ignore[attr-defined]
    if assessment.verified_on is None and any(one.option_id is None for one in measurements):
        wanted.append(None)
    for option in wanted:
        own = [one for one in measurements if one.option_id == (option.pk if option is not None else None)]
        telling = newest(one for one in pairs_of(own) if one.told is not None).values()
        people = {one.by_id for pair in telling for one in (pair.before, pair.after)}
        if telling and actor.user is not None and actor.user.pk not in people:
            yield WaitingResult(assessment, option, max(timezone.localdate(pair.after.at) for pair in telling))


def _tasks(actor: Actor, assessment: Assessment, today: date) -> Iterator[WaitingTask]:
    """Those given to the person or to nobody with a day that comes near, and the next one."""
    states = {one.task: one for one in assessment.tasks.all()}
    every = [task for step in steps_of(assessment.kind) for task in step.tasks]
    done = sum(states[task.code].state in _OVER for task in every if task.code in states)
    following = False
    for task in every:
        state = states.get(task.code)
        if state is not None and state.state in _OVER:
            continue
        if assessment.status != Status.OPEN and task.code not in LATER:
            continue
        owner = state.owner_id if state is not None else None
        due = state.due if state is not None else None
        mine = actor.user is not None and owner == actor.user.pk
        if owner is not None and not mine:
            continue
        near = due is not None and due <= today + SOON
        first = not following and assessment.status == Status.OPEN
        if mine or near or first:
            following = following or first
            yield WaitingTask(assessment, task, due, mine, done, len(every))


def delegations_ending(actor: Actor, today: date, most: int = 10) -> list[EndingDelegation]:
    """Delegations to facilities' work that end within thirty days: those that the actor has, and those of units that
    the actor may give one for. The first to end first; two queries.
    """
    own_units = {one.unit_code for one in actor.grants if not one.lent_by and one.role == Role.FACILITY_USER}
    user = actor.user
    if user is None or not (own_units or any(one.lent_by for one in actor.grants)):
        return []
    running = Delegation.objects.filter(revoked_at=None, until__gte=today, until__lte=today + WARNED)
    rows = list(
        running.filter(Q(user=user) | Q(unit_code__in=own_units))
        .select_related("user")
        .order_by("until", "pk")[: most * 2]
    )
    if not rows:
        return []
    codes = {one.unit_code for one in rows}
    facilities = {one.code: one for one in Facility.objects.filter(code__in=codes).select_related("province")}
    found = []
    for one in rows:
        facility = facilities.get(one.unit_code)
        own = one.user_id == user.pk
        if facility is None:
            continue
        if own or DELEGATIONS.permits(actor, "grant", place_of_facility(facility), "running"):
            found.append(EndingDelegation(one, facility, own))
    return found[:most]
