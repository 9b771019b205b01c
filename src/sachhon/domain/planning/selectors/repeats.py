"""Reading likely repeats: of a campaign, of a registration; only for those who read the campaign."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.repeats import Described, Passage, passages
from sachhon.domain.planning.models import Campaign, Registration, RepeatFlag
from sachhon.domain.planning.policies import CAMPAIGN
from sachhon.domain.planning.repeating import said_by_registration, said_by_task
from sachhon.domain.rounds.api import MINISTRY_PLACE

_LOADED = (
    "registration__unit",
    "registration__campaign__round",
    "earlier__unit",
    "earlier__campaign__round",
    "task__plan__unit",
    "decided_by",
)


def repeat_flags(actor: Actor, campaign: Campaign) -> QuerySet[RepeatFlag]:
    """All flags of a campaign, the likeliest first; none for whom the campaign is not open to read."""
    flags = RepeatFlag.objects.filter(registration__campaign=campaign).select_related(*_LOADED)
    return flags if _reads(actor, campaign) else flags.none()


def flags_of(actor: Actor, registration: Registration) -> QuerySet[RepeatFlag]:
    """What a registration is likely to repeat."""
    flags = RepeatFlag.objects.filter(registration=registration).select_related(*_LOADED)
    return flags if _reads(actor, registration.campaign) else flags.none()


@dataclass(frozen=True, slots=True)
class RepeatCounts:
    """How many flags wait for a word, are repeats, are none."""

    open: int
    repeat: int
    different: int

    @property
    def all(self) -> int:
        """All flags."""
        return self.open + self.repeat + self.different


def repeat_counts(actor: Actor, campaign: Campaign) -> RepeatCounts:
    """One query."""
    rows = repeat_flags(actor, campaign).order_by().values_list("verdict").annotate(n=Count("pk"))
    found = dict(rows)
    return RepeatCounts(*(found.get(one.value, 0) for one in RepeatFlag.Verdict))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Both texts as they are now, and the stretches that say the same."""

    here: Described
    there: Described
    passages: tuple[Passage, ...]


def side_by_side(flag: RepeatFlag) -> SideBySide:
    """Compared anew, so that the stretches fit the words that stand there today."""
    here = said_by_registration(flag.registration)
    if flag.earlier is not None:
        there = said_by_registration(flag.earlier)
    else:
        assert flag.task is not None
        there = said_by_task(flag.task)
    return SideBySide(here, there, passages(here, there))


def _reads(actor: Actor, campaign: Campaign) -> bool:
    return CAMPAIGN.permits(actor, "view", MINISTRY_PLACE, campaign.status)
