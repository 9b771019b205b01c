"""The list of a campaign as it stands: scores put together, the order, the cut. Three queries for all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from sachhon.domain.accounts.api import MINISTRY
from sachhon.domain.planning.campaign.cut import Asking, Cut, Rule, cut, proposal, within
from sachhon.domain.planning.campaign.ranking import Candidate, Placed, ranked
from sachhon.domain.planning.campaign.scores import Criterion, Together, together, total
from sachhon.domain.planning.campaign.way import IN_THE_RUN
from sachhon.domain.planning.criteria import criteria_of, scores_of
from sachhon.domain.planning.models import Appraisal, Campaign, MoneyEntry, Registration, SourceCeiling
from sachhon.domain.planning.money.sources import Source, Stage


@dataclass(frozen=True, slots=True)
class Given:
    """One appraiser's appraisal. `total` is None while it is not whole; `stale`: it is of an earlier wording."""

    appraisal: Appraisal
    total: Decimal | None
    stale: bool

    @property
    def counts(self) -> bool:
        """Whether it makes a part of the score."""
        return self.total is not None and not self.stale


@dataclass(frozen=True, slots=True)
class Standing:
    """A registration with what its appraisers say together."""

    registration: Registration
    given: tuple[Given, ...]
    together: Together
    proposed: int | None
    merged: tuple[Registration, ...] = ()


def standings(campaign: Campaign, registrations: Iterable[Registration]) -> list[Standing]:
    """Each with its appraisals (one query) and what was merged into it (one more)."""
    criteria, rows = criteria_of(campaign), list(registrations)
    by: dict[int, list[Given]] = defaultdict(list)
    editions = {one.pk: one.edition for one in rows}
    appraisals = (
        Appraisal.objects.filter(registration__in=list(editions)).select_related("by").order_by("by__full_name", "pk")
    )
    for appraisal in appraisals:
        by[appraisal.registration_id].append(_given(criteria, appraisal, editions[appraisal.registration_id]))
    parts: dict[int, list[Registration]] = defaultdict(list)
    for part in Registration.objects.filter(merged_into__in=list(editions)).select_related("unit").order_by("code"):
        parts[part.merged_into_id or 0].append(part)
    return [
        Standing(
            one,
            tuple(by[one.pk]),
            together([each.total for each in by[one.pk] if each.counts], campaign.method),
            proposal(one.central, [each.appraisal.proposed for each in by[one.pk] if each.counts]),
            tuple(parts[one.pk]),
        )
        for one in rows
    ]


def _given(criteria: Sequence[Criterion], appraisal: Appraisal, edition: int) -> Given:
    return Given(appraisal, total(criteria, scores_of(appraisal)), appraisal.edition != edition)


def in_the_run(campaign: Campaign) -> list[Standing]:
    """What is appraised, ranked and decided on."""
    rows = Registration.objects.filter(campaign=campaign, status__in=IN_THE_RUN).select_related("unit").order_by("code")
    return standings(campaign, rows)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A registration in its place of the order."""

    placed: Placed
    standing: Standing


def order_of(run: Sequence[Standing]) -> list[Ranked]:
    """Best first."""
    by_code = {one.registration.code: one for one in run}
    return [
        Ranked(placed, by_code[placed.candidate.code])
        for placed in ranked(
            Candidate(one.registration.code, one.together.score, one.registration.central, one.registration.counterpart)
            for one in run
        )
    ]


def cut_at(
    campaign: Campaign, order: Sequence[Ranked], budget: int, *, rule: str = "", partial: bool | None = None
) -> Cut:
    """What a budget pays for; the campaign's own settings where none are given."""
    return cut(
        [
            Asking(
                one.standing.registration.code,
                one.standing.registration.central,
                one.standing.together.score,
                one.standing.proposed,
                bool(one.standing.registration.excluded_why),
            )
            for one in order
        ],
        budget,
        rule=Rule(rule or campaign.cut_rule),
        partial=campaign.partial if partial is None else partial,
        pass_mark=campaign.pass_mark,
    )


@dataclass(frozen=True, slots=True)
class Room:
    """What may be granted in a year. `ceiling` and what of it is taken already; None: no ceiling is set."""

    ceiling: int | None
    taken: int = 0

    @property
    def left(self) -> int | None:
        """What is left under the ceiling."""
        return None if self.ceiling is None else max(0, self.ceiling - self.taken)

    def within(self, budget: int) -> int:
        """The budget, and never more than what is left."""
        return within(budget, self.left)


def room_in(year: int) -> Room:
    """The ministry's ceiling of central money in a year, and what is approved under it for all units."""
    ceiling = SourceCeiling.objects.filter(unit__code=MINISTRY, year=year, source=Source.CENTRAL).first()
    if ceiling is None:
        return Room(None)
    approved = MoneyEntry.objects.filter(year=year, source=Source.CENTRAL, stage=Stage.APPROVED)
    return Room(ceiling.amount, approved.aggregate(all=Sum("amount"))["all"] or 0)
