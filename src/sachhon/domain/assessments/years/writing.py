"""Facts and savings written into the tables: projections, made again at any time with the same result."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django.utils import timezone

from sachhon.domain.assessments.models import FacilityYear, ProductYear, Reading, YearSaving
from sachhon.domain.assessments.years.facts import Amount, YearFacts
from sachhon.domain.assessments.years.joined import joined_years
from sachhon.domain.assessments.years.savings import Told, savings_of
from sachhon.domain.assessments.years.stored import baselines_of, facts_of_facility
from sachhon.domain.assessments.years.streams import stream_of
from sachhon.domain.registry.api import Facility, standing_for
from sachhon.domain.submissions.api import Revision
from sachhon.vietnamese.folding import fold

_BATCH = 100
OUT_OF_SCALE = "out_of_scale"
_SAVED = (
    "baseline_year",
    "base_load_share_pct",
    "adjusted_baseline",
    "consumption",
    "saving",
    "unit",
    "saving_pct",
    "absolute_change_pct",
    "specific",
    "specific_unit",
    "blocked",
    "warnings",
    "computed_at",
)
_LARGEST = {6: Decimal(10) ** 18, 9: Decimal(10) ** 15}
_LARGEST_PERCENT = Decimal(10) ** 8


def write_report(year: FacilityYear, facts: YearFacts, revision: Revision, counts: Mapping[str, bool]) -> bool:
    """Bring a year up to a report; whether anything changed. What the report before said stays, marked replaced.

    `counts`: {folded product: whether savings are told per it}, as somebody chose.
    """
    standing = Reading.objects.filter(facility_year=year, source=Reading.Source.REPORT, replaced_at=None)
    wanted = [one for one in facts.amounts if not _too_large(one)]
    gaps = [gap.stored() for gap in facts.gaps]
    same = (
        year.revision_id == revision.pk
        and sorted(map(_told_reading, standing)) == sorted(map(_told_amount, wanted))
        and (year.gaps, year.claimed) == (gaps, facts.claimed)
    )
    if same:
        return False
    standing.update(replaced_at=timezone.now())
    Reading.objects.bulk_create(
        [
            Reading(
                facility_year=year,
                stream=one.stream,
                name=one.name,
                quantity=fitted(one.quantity),
                unit=one.unit or _usual_unit(one.stream),
                cost=one.cost,
                source=Reading.Source.REPORT,
                origin=dict(one.origin),
                by=revision.sealed_by,
                on_behalf=revision.on_behalf,
            )
            for one in wanted
        ],
        batch_size=_BATCH,
    )
    ProductYear.objects.filter(facility_year=year, month=None).delete()
    ProductYear.objects.bulk_create(
        [
            ProductYear(
                facility_year=year,
                product=one.product,
                output=None if one.output is None else fitted(one.output),
                unit=one.unit,
                capacity=None if one.capacity is None else fitted(one.capacity),
                capacity_unit=one.capacity_unit,
                counts=counts.get(fold(one.product), True),
                origin=dict(one.origin),
            )
            for one in facts.products
        ],
        batch_size=_BATCH,
    )
    year.revision, year.gaps, year.claimed = revision, gaps, facts.claimed
    year.verified_at, year.verified_by = None, None
    year.save(update_fields=("revision", "gaps", "claimed", "verified_at", "verified_by"))
    return True


def withdraw_report(year: FacilityYear) -> None:
    """The year's report tells of it no more (it was corrected to another year): its readings are marked replaced."""
    Reading.objects.filter(facility_year=year, source=Reading.Source.REPORT, replaced_at=None).update(
        replaced_at=timezone.now()
    )
    ProductYear.objects.filter(facility_year=year, month=None).delete()
    year.revision, year.gaps, year.claimed, year.verified_at, year.verified_by = None, [], "", None, None
    year.save(update_fields=("revision", "gaps", "claimed", "verified_at", "verified_by"))


def write_savings(facility: Facility) -> tuple[Told, ...]:
    """Compute every saving of a facility again and write it; what is no longer there is taken out.

    Years of entries merged into it belong to it; of an entry that was merged itself, the one that was kept is told.
    """
    facility = standing_for(facility)
    told = savings_of(facts_of_facility(facility), baselines_of(facility))
    joined = joined_years(facility)
    ids = {year: row.pk for year, row in joined.counting.items()}
    rows = [_row(one, ids[one.year]) for one in told]
    kept = {(row.facility_year_id, row.resource) for row in rows}
    stale = [
        pk
        for pk, year, resource in YearSaving.objects.filter(facility_year__facility__in=joined.entries).values_list(
            "pk", "facility_year", "resource"
        )
        if (year, resource) not in kept
    ]
    YearSaving.objects.filter(pk__in=stale).delete()
    YearSaving.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=("facility_year", "resource"),
        update_fields=_SAVED,
        batch_size=50,
    )
    return told


def _row(told: Told, year_id: int) -> YearSaving:
    saved = told.saved
    row = YearSaving(
        facility_year_id=year_id,
        resource=told.resource,
        baseline_year=told.baseline_year,
        base_load_share_pct=told.base_load_share_pct,
        unit=told.used.unit[:30],
        specific_unit=told.specific_unit[:60],
        blocked=told.blocked,
        warnings=list(dict.fromkeys(one.code for one in told.warnings)),
    )
    try:
        row.consumption = _fitted_or_none(told.used.quantity)
        row.specific = _fitted_or_none(told.specific, 9)
        if saved is not None:
            row.adjusted_baseline = fitted(saved.adjusted_baseline)
            row.saving = fitted(saved.saving)
            row.saving_pct = _percent(saved.saving_pct)
            row.absolute_change_pct = _percent(saved.absolute_change_pct)
    except InvalidOperation:
        row.blocked = OUT_OF_SCALE
        row.adjusted_baseline = row.saving = row.saving_pct = row.absolute_change_pct = None
        row.consumption = row.specific = None
    return row


def fitted(value: Decimal, places: int = 6) -> Decimal:
    """A number as its column holds it. Raises InvalidOperation where the column is too small."""
    if abs(value) >= _LARGEST[places]:
        raise InvalidOperation(value)
    return value.quantize(Decimal(1).scaleb(-places))


def _fitted_or_none(value: Decimal | None, places: int = 6) -> Decimal | None:
    return None if value is None else fitted(value, places)


def _percent(value: Decimal) -> Decimal:
    if abs(value) >= _LARGEST_PERCENT:
        raise InvalidOperation(value)
    return value.quantize(Decimal("0.000001"))


def _too_large(amount: Amount) -> bool:
    return abs(amount.quantity) >= _LARGEST[6]


def _usual_unit(code: str) -> str:
    stream = stream_of(code)
    return stream.unit if stream else ""


def _told_reading(row: Reading) -> tuple[str, ...]:
    return (row.stream, row.name, f"{row.quantity:.6f}", row.unit, str(row.cost), str(sorted(row.origin.items())))


def _told_amount(one: Amount) -> tuple[str, ...]:
    unit = one.unit or _usual_unit(one.stream)
    return (one.stream, one.name, f"{one.quantity:.6f}", unit, str(one.cost), str(sorted(one.origin.items())))
