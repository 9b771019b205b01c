"""Reading campaigns: those the actor may see, their registrations by filter, an appraiser's queue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Sum

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.appraising import near, own_units
from sachhon.domain.planning.campaign.rows import is_registration
from sachhon.domain.planning.campaign.way import IN_THE_RUN, CampaignStatus
from sachhon.domain.planning.models import Appraisal, Appraiser, Campaign, Registration
from sachhon.domain.planning.policies import CAMPAIGN
from sachhon.domain.planning.standing_list import Standing, standings
from sachhon.domain.registry.api import Unit, folded, units_visible
from sachhon.domain.rounds.api import MINISTRY_PLACE, Round, rounds_visible


def campaigns_visible(actor: Actor) -> QuerySet[Campaign]:
    """The ministry's readers see all; others those in which they are named to appraise."""
    campaigns = Campaign.objects.select_related("round").order_by("-year", "-pk")
    if any(CAMPAIGN.permits(actor, "view", MINISTRY_PLACE, status) for status in CAMPAIGN.statuses):
        return campaigns
    if actor.user is None:
        return campaigns.none()
    return campaigns.filter(appraisers__user=actor.user, appraisers__ended_at=None)


def rounds_to_open(actor: Actor) -> list[Round]:
    """Published rounds of the registration template that have no campaign yet, newest first; trials left out."""
    rounds = rounds_visible(actor).exclude(status=Round.Status.DRAFT).exclude(template=None)
    waiting = rounds.filter(is_test=False, campaign=None).order_by("-published_at", "-pk")
    return [one for one in waiting if one.template is not None and is_registration(one.template.definition)]


def appraises_in(actor: Actor) -> QuerySet[Campaign]:
    """The campaigns in which the actor is named to appraise, that are appraised now."""
    if actor.user is None:
        return Campaign.objects.none()
    return (
        Campaign.objects.filter(
            appraisers__user=actor.user, appraisers__ended_at=None, status=CampaignStatus.APPRAISING
        )
        .select_related("round")
        .order_by("-year", "-pk")
    )


def own_registrations(actor: Actor) -> QuerySet[Registration]:
    """What the units of the actor, and those below them, registered."""
    return (
        Registration.objects.filter(unit__in=units_visible(actor))
        .select_related("unit", "campaign__round", "merged_into__unit", "task__plan")
        .order_by("-campaign__year", "-campaign", "unit__sort_name", "code")
    )


FLAGS = ("newer", "excluded", "merged", "unscored", "counterpart", "no_counterpart")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of registrations shows; the same words make the filter of the screen and of the download."""

    words: str = ""
    group: str = ""
    status: str = ""
    unit: str = ""
    flag: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Filter:
        """From the address; what it does not know is passed over."""
        status, flag = asked.get("status", ""), asked.get("flag", "")
        return cls(
            asked.get("q", "").strip()[:200],
            asked.get("group", "")[:4],
            status if status in Registration.Status.values else "",
            asked.get("unit", "")[:40],
            flag if flag in FLAGS else "",
        )

    @property
    def query(self) -> str:
        """As an address says it."""
        told = {"q": self.words, "group": self.group, "status": self.status, "unit": self.unit, "flag": self.flag}
        return urlencode({name: value for name, value in told.items() if value})

    def apply(self, rows: QuerySet[Registration]) -> QuerySet[Registration]:
        """Those that it lets through; words are sought in name, content, code and unit, whatever their marks."""
        if self.group:
            rows = rows.filter(group="" if self.group == "-" else self.group)
        if self.status:
            rows = rows.filter(status=self.status)
        if self.unit:
            rows = rows.filter(unit__code=self.unit)
        if self.flag:
            rows = rows.filter(_flagged(self.flag))
        return rows

    def says(self, row: Registration) -> bool:
        """Whether the words are in it."""
        wanted = folded(self.words).split()
        if not wanted:
            return True
        there = folded(f"{row.code} {row.name} {row.content} {row.outputs} {row.unit.name} {row.unit.code}")
        return all(word in there for word in wanted)


def _flagged(flag: str) -> Q:
    return {
        "newer": Q(newer__isnull=False),
        "excluded": ~Q(excluded_why=""),
        "merged": Q(merged_from__isnull=False),
        "unscored": Q(status=Registration.Status.REGISTERED),
        "counterpart": Q(counterpart__gt=0),
        "no_counterpart": Q(counterpart=0) | Q(counterpart=None),
    }[flag]


def registrations_in(campaign: Campaign, filtered: Filter) -> list[Registration]:
    """The registrations of a campaign that the filter lets through, in rank order once ranked."""
    rows = filtered.apply(Registration.objects.filter(campaign=campaign)).select_related("unit", "merged_into")
    found = rows.distinct().order_by("rank", "unit__sort_name", "code")
    return sorted((row for row in found if filtered.says(row)), key=lambda row: row.rank or 10**9)


def registered_units(campaign: Campaign) -> QuerySet[Unit]:
    """The units that registered tasks, in Vietnamese order."""
    return Unit.objects.filter(registrations__campaign=campaign).distinct().order_by("sort_name")


@dataclass(frozen=True, slots=True)
class Counts:
    """A campaign in numbers. Money in đồng; None: no registration states any."""

    all: int
    run: int
    units: int
    by_status: Mapping[str, int]
    by_group: Mapping[str, int]
    central: int | None
    counterpart: int | None
    newer: int
    excluded: int


def counted(campaign: Campaign) -> Counts:
    """All of a campaign's registrations (three queries)."""
    rows = Registration.objects.filter(campaign=campaign).order_by()
    run = Q(status__in=IN_THE_RUN | {Registration.Status.APPROVED.value, Registration.Status.REFUSED.value})
    told = rows.aggregate(
        all=Count("pk"),
        run=Count("pk", filter=run),
        units=Count("unit", distinct=True),
        central=Sum("central", filter=run),
        counterpart=Sum("counterpart", filter=run),
        newer=Count("pk", filter=_flagged("newer")),
        excluded=Count("pk", filter=_flagged("excluded")),
    )
    return Counts(
        by_status=dict(rows.values_list("status").annotate(Count("pk"))),
        by_group=dict(rows.filter(run).values_list("group").annotate(Count("pk"))),
        **told,
    )


def may_see_scores(actor: Actor, campaign: Campaign) -> bool:
    """Whether the actor may see what others scored: after ranking every reader; before it no appraiser may.

    Who scores does not know what the others gave, so that the scores stay their own. Those who run the campaign and do
    not appraise in it see them at any time.
    """
    if not CAMPAIGN.permits(actor, "view", MINISTRY_PLACE, campaign.status):
        return False
    if campaign.status not in (CampaignStatus.OPEN, CampaignStatus.APPRAISING):
        return True
    return not Appraiser.objects.filter(campaign=campaign, user=actor.user).exists()


@dataclass(frozen=True, slots=True)
class Queued:
    """A registration in an appraiser's queue. `mine`: their appraisal; `near`: why they do not appraise it."""

    registration: Registration
    mine: Appraisal | None
    stale: bool
    whole: bool
    near: str


def queue_of(actor: Actor, campaign: Campaign) -> list[Queued]:
    """All that is in the run, in the order of codes, with the actor's own appraisals only."""
    own = own_units(actor)
    rows = Registration.objects.filter(campaign=campaign, status__in=IN_THE_RUN).select_related("unit").order_by("code")
    queue = []
    for one in standings(campaign, rows):
        mine = next((given for given in one.given if actor.user and given.appraisal.by_id == actor.user.pk), None)
        unit = near(own, [one.registration.unit, *(part.unit for part in one.merged)])
        queue.append(
            Queued(
                one.registration,
                mine.appraisal if mine else None,
                bool(mine and mine.stale),
                bool(mine and mine.counts),
                unit.name if unit else "",
            )
        )
    return queue


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an appraiser is: whole appraisals of the words as they stand."""

    appraiser: Appraiser
    done: int


def progress_of(campaign: Campaign, rows: list[Standing]) -> list[Progress]:
    """How many whole appraisals each of those named has given, of what is in the run."""
    done: dict[int, int] = {}
    for one in rows:
        for given in one.given:
            if given.counts:
                done[given.appraisal.by_id] = done.get(given.appraisal.by_id, 0) + 1
    named = Appraiser.objects.filter(campaign=campaign).select_related("user").order_by("user__full_name", "pk")
    return [Progress(one, done.get(one.user_id, 0)) for one in named]
