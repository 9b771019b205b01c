"""Facility years, for those who may see raw consumption: the facility, its delegates, its province, the ministry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Baseline, FacilityYear, Reading
from sachhon.domain.assessments.policies import YEAR
from sachhon.domain.assessments.years.emissions import OfYear, emissions_of
from sachhon.domain.assessments.years.facts import METER, YearFacts
from sachhon.domain.assessments.years.gathering import facts_by_year, revisions_of_facility
from sachhon.domain.assessments.years.joined import joined_years
from sachhon.domain.assessments.years.norms import AgainstNorm, BesidePublished, against_norm, published
from sachhon.domain.assessments.years.peers import Peers, peers_of
from sachhon.domain.assessments.years.savings import Chosen, Told, savings_of
from sachhon.domain.assessments.years.stored import baselines_of, facts_of_facility
from sachhon.domain.assessments.years.streams import ENERGY
from sachhon.domain.registry.api import Facility, facilities_visible, identity_of, place_of_standing
from sachhon.domain.submissions.api import Revision
from sachhon.vietnamese.folding import fold


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is told of a facility: facts and savings by year. `pending`: {year: the report not yet accepted}."""

    facility: Facility
    facts: Mapping[int, YearFacts]
    told: tuple[Told, ...]
    baselines: Mapping[str, Chosen]
    rows: Mapping[int, FacilityYear] = field(default_factory=dict)
    pending: Mapping[int, Revision] = field(default_factory=dict)
    aside: Mapping[int, tuple[FacilityYear, ...]] = field(default_factory=dict)
    """Years that an entry merged into it tells of too: they stay there, and do not count."""

    @property
    def years(self) -> tuple[int, ...]:
        """The years with facts, the newest first."""
        return tuple(sorted(self.facts, reverse=True))

    @property
    def newest(self) -> int | None:
        """The newest year."""
        return self.years[0] if self.facts else None

    @property
    def newest_told(self) -> int | None:
        """The newest year of which a report tells, accepted or not; the newest one where none does."""
        reported = [year for year in self.years if any(one.month is None for one in self.facts[year].amounts)]
        return reported[0] if reported else self.newest

    def of_year(self, year: int) -> tuple[Told, ...]:
        """The resources of a year."""
        return tuple(one for one in self.told if one.year == year)

    def of_resource(self, resource: str) -> tuple[Told, ...]:
        """A resource through the years, the oldest first."""
        return tuple(one for one in self.told if one.resource == resource)

    @property
    def resources(self) -> tuple[str, ...]:
        """The resources that any year tells of, as they are listed."""
        return tuple(dict.fromkeys(one.resource for one in self.told))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a facility stands in a year: among others, against the norm, beside published figures; its emissions."""

    year: int
    peers: Peers | None
    norm: AgainstNorm | None
    published: tuple[BesidePublished, ...]
    emissions: OfYear


def facilities_with_years(actor: Actor) -> QuerySet[Facility]:
    """The facilities whose years the actor may see (the register's rule is the same), whether or not they have any.

    An entry that was merged is none of them: its years are told with the one that was kept, to who sees that.
    """
    return facilities_visible(actor).exclude(status=Facility.Status.MERGED)


def overview_of(actor: Actor, facility: Facility) -> Overview:
    """All years of a facility, with sealed reports that the clock or the ministry has not taken in yet laid over them.

    Raises PermissionDenied.
    """
    YEAR.require(actor, "view", place_of_standing(facility))
    facts = facts_of_facility(facility, blank=True)
    joined = joined_years(facility)
    rows = joined.counting
    pending: dict[int, Revision] = {}
    for accepted in (True, False):
        laid = facts_by_year(revisions_of_facility(facility, accepted=accepted), accepted=accepted)
        for year, (told, revision) in laid.items():
            row = rows.get(year)
            if row is not None and (
                row.revision_id == revision.pk
                or _older(revision, row)
                or row.facility.code != revision.submission.obligation.unit.code
            ):
                continue
            facts[year] = _laid_over(facts.get(year), told)
            if not accepted:
                pending[year] = revision
    facts = {year: told for year, told in facts.items() if told.is_known}
    baselines = baselines_of(facility)
    return Overview(facility, facts, savings_of(facts, baselines), baselines, rows, pending, joined.aside)


def _older(revision: Revision, row: FacilityYear) -> bool:
    """Whether a sealed report is older than the one that the year stands on."""
    return row.revision is not None and revision.sealed_at < row.revision.sealed_at


def _laid_over(standing: YearFacts | None, told: YearFacts) -> YearFacts:
    """A report in place of what the tables hold of its year; the meter log, grades and chosen products stay."""
    if standing is None:
        return told
    counts = {fold(one.product): one.counts for one in standing.products}
    return replace(
        told,
        amounts=(*told.amounts, *(one for one in standing.amounts if one.source == METER)),
        products=(
            *(replace(one, counts=counts.get(fold(one.product), True)) for one in told.products),
            *(one for one in standing.products if one.month is not None),
        ),
        grades=standing.grades,
    )


def standing_of(overview: Overview, year: int, resource: str = ENERGY) -> Standing:
    """Where the facility stands in a year, by its energy (or another resource)."""
    told = overview.of_year(year)
    own = next((one for one in told if one.resource == resource), None)
    facts = overview.facts[year]
    return Standing(
        year,
        peers_of(overview.facility, own) if own else None,
        against_norm(facts, told),
        published(facts, told),
        emissions_of(facts),
    )


def history_of_reading(reading: Reading) -> QuerySet[Reading]:
    """All that a reading ever was, the newest first: the same stream, name, month and source of the year."""
    same = Reading.objects.filter(
        facility_year=reading.facility_year_id,
        stream=reading.stream,
        name=reading.name,
        month=reading.month,
        source=reading.source,
    )
    return same.select_related("by").order_by("-pk")


def baselines_chosen(facility: Facility) -> QuerySet[Baseline]:
    """Every baseline that anybody chose, the newest first."""
    return Baseline.objects.filter(facility__in=identity_of(facility)).select_related("by").order_by("-at", "-pk")
