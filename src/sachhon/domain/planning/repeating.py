"""What a campaign's registrations are held against for repeats: earlier registrations, and the tasks of all plans."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sachhon.domain.planning.campaign.repeats import Described
from sachhon.domain.planning.campaign.way import RegistrationStatus
from sachhon.domain.planning.models import Campaign, PlanTask, Registration

_LEFT_OUT = (RegistrationStatus.MERGED, RegistrationStatus.WITHDRAWN)
REGISTRATION_KEY, TASK_KEY = "r", "t"


@dataclass(frozen=True, slots=True)
class Ground:
    """`new`: the campaign's own, by code; `earlier`: what stood before. Keys: r or t and the row's id."""

    new: tuple[Described, ...]
    earlier: tuple[Described, ...]

    @property
    def size(self) -> int:
        """How many texts are read."""
        return len(self.new) + len(self.earlier)


def said_by_registration(one: Registration) -> Described:
    """A registration's words, and the place of its unit."""
    return Described(f"{REGISTRATION_KEY}{one.pk}", one.name, one.content, one.outputs, one.unit.name)


def said_by_task(task: PlanTask) -> Described:
    """A task's words in its plan, and the place of the plan's unit."""
    return Described(f"{TASK_KEY}{task.pk}", task.title, task.purpose, task.outcome, task.plan.unit.name)


def ground_of(campaign: Campaign) -> Ground:
    """All that the registrations of `campaign` are compared with.

    A task of a unit's own plan is what it registers for, not a repeat, until it is done or its years are over; that
    is sorted out pair by pair (`is_own_road`). A task that an approved registration became is told by the registration.
    """
    new = tuple(said_by_registration(one) for one in compared(campaign))
    earlier = [said_by_registration(one) for one in earlier_than(campaign)]
    earlier += [said_by_task(task) for task in _tasks()]
    return Ground(new, tuple(earlier))


def compared(campaign: Campaign) -> QuerySet[Registration]:
    """The campaign's registrations that stand for themselves, in the order of their codes."""
    return (
        Registration.objects.filter(campaign=campaign)
        .exclude(status__in=_LEFT_OUT)
        .select_related("unit")
        .order_by("code")
    )


def earlier_than(campaign: Campaign) -> QuerySet[Registration]:
    """Registrations of campaigns of earlier years, or opened earlier in the same year, of any unit."""
    before = Q(campaign__year__lt=campaign.year) | Q(campaign__year=campaign.year, campaign__pk__lt=campaign.pk)
    return (
        Registration.objects.filter(before)
        .exclude(status__in=_LEFT_OUT)
        .select_related("unit")
        .order_by("campaign__year", "code")
    )


def _tasks() -> QuerySet[PlanTask]:
    return (
        PlanTask.objects.filter(is_heading=False, registration=None).select_related("plan__unit").order_by("plan", "pk")
    )


def is_own_road(unit_id: int, year: int, task: PlanTask) -> bool:
    """Whether a unit registers, for `year`, what its own plan still has to do."""
    if task.plan.unit_id != unit_id or task.status == PlanTask.Status.DONE:
        return False
    last: int = task.to_year or task.plan.last_year
    return year <= last


def still_there(one: Registration) -> bool:
    """Whether it is still something that can be repeated."""
    return one.status not in _LEFT_OUT
