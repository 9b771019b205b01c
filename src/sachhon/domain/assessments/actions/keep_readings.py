"""The monthly log of meters and invoices: readings written down and corrected; what stood before stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.calculations.results import Refused as NoAnswer
from sachhon.calculations.units import Dimension, unit_of
from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import FacilityYear, ProductYear, Reading
from sachhon.domain.assessments.policies import YEAR
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.years.gathering import counted_products
from sachhon.domain.assessments.years.joined import year_of
from sachhon.domain.assessments.years.streams import ENERGY, Stream, all_streams, stream_of
from sachhon.domain.assessments.years.writing import fitted, write_savings
from sachhon.domain.registry.api import Facility, place_of_facility
from sachhon.foundation import audit
from sachhon.vietnamese.folding import fold

FIRST_YEAR, LAST_YEAR = 1990, 2100
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class MonthRead:
    """What was read for a month; `quantity` None takes a reading back."""

    month: int
    quantity: Decimal | None
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """How many months were written down, corrected, taken back."""

    new: int = 0
    corrected: int = 0
    removed: int = 0

    @property
    def changed(self) -> int:
        """All of them."""
        return self.new + self.corrected + self.removed


@transaction.atomic
def keep_readings(
    *,
    actor: Actor,
    facility: Facility,
    year: int,
    stream: str,
    unit: str,
    months: Sequence[MonthRead],
    name: str = "",
    note: str = "",
) -> Kept:
    """Write down the months of a stream. Months that are not named stay; the same again changes nothing.

    `note` says where the numbers are from (a file and its sheet). Raises PermissionDenied, Refused.
    """
    place = place_of_facility(facility)
    YEAR.require(actor, "edit", place)
    Facility.objects.select_for_update().get(pk=facility.pk)
    known = _stream(stream)
    _require_year(year)
    _require_unit(known, unit)
    told = _require_months(months)
    held = year_of(facility, year)
    standing = {
        one.month: one
        for one in Reading.objects.filter(
            facility_year=held, stream=stream, name=name, source=Reading.Source.METER, replaced_at=None
        )
    }
    new, counts = [], {"new": 0, "corrected": 0, "removed": 0}
    ended: list[int] = []
    for month, one in told.items():
        before = standing.get(month)
        after = None if one.quantity is None else (fitted(one.quantity), unit, one.cost)
        if after == (None if before is None else (before.quantity, before.unit, before.cost)):
            continue
        if before is not None:
            ended.append(before.pk)
        if after is None:
            counts["removed"] += 1
            continue
        counts["corrected" if before is not None else "new"] += 1
        new.append(
            Reading(
                facility_year=held,
                month=month,
                stream=stream,
                name=name,
                quantity=after[0],
                unit=unit,
                cost=one.cost,
                source=Reading.Source.METER,
                origin={"kind": "typed", "note": note} if note else {"kind": "typed"},
                by=actor.user,
                on_behalf=actor.who_for(place).on_behalf,
            )
        )
    kept = Kept(**counts)
    if not kept.changed:
        return kept
    Reading.objects.filter(pk__in=ended).update(replaced_at=timezone.now())
    Reading.objects.bulk_create(new)
    _take_mark_off(held)
    write_savings(facility)
    audit.record(
        who=actor.who_for(place),
        verb="year.keep_readings",
        object_type="facility_year",
        object_id=f"{facility.code}/{year}",
        unit_code=facility.code,
        detail={"stream": stream, "unit": unit, "name": name, **counts, "note": note},
    )
    return kept


@transaction.atomic
def keep_outputs(
    *, actor: Actor, facility: Facility, year: int, product: str, unit: str, months: Sequence[MonthRead]
) -> Kept:
    """Write down what was made each month. What stood before is in the trail. Raises PermissionDenied, Refused."""
    place = place_of_facility(facility)
    YEAR.require(actor, "edit", place)
    Facility.objects.select_for_update().get(pk=facility.pk)
    called, measured = product.strip()[:300], unit.strip()[:30]
    if not called:
        raise Refused("product_missing", _("Nhập tên sản phẩm."), "product")
    if not measured:
        raise Refused("unit_missing", _("Nhập đơn vị tính."), "unit")
    _require_year(year)
    told = _require_months(months)
    held = year_of(facility, year)
    rows = ProductYear.objects.filter(facility_year=held, month__isnull=False)
    standing = {row.month: row for row in rows if fold(row.product) == fold(called)}
    counts, before = {"new": 0, "corrected": 0, "removed": 0}, {}
    counted = counted_products(facility).get(fold(called), True)
    for month, one in told.items():
        row = standing.get(month)
        made = None if one.quantity is None else fitted(one.quantity)
        if (made, measured) == ((row.output, row.unit) if row else (None, measured)):
            continue
        before[str(month)] = None if row is None else f"{row.output} {row.unit}"
        if made is None and row is not None:
            counts["removed"] += 1
            row.delete()
        elif row is not None and made is not None:
            counts["corrected"] += 1
            row.output, row.unit, row.origin = made, measured, _typed(actor)
            row.save(update_fields=("output", "unit", "origin"))
        elif made is not None:
            counts["new"] += 1
            ProductYear.objects.create(
                facility_year=held,
                month=month,
                product=called,
                output=made,
                unit=measured,
                counts=counted,
                origin=_typed(actor),
            )
    kept = Kept(**counts)
    if not kept.changed:
        return kept
    _take_mark_off(held)
    write_savings(facility)
    audit.record(
        who=actor.who_for(place),
        verb="year.keep_outputs",
        object_type="facility_year",
        object_id=f"{facility.code}/{year}",
        unit_code=facility.code,
        detail={"product": called, "unit": measured, **counts, "before": before},
    )
    return kept


def _typed(actor: Actor) -> dict[str, str]:
    return {"kind": "typed", "note": actor.name}


def _take_mark_off(held: FacilityYear) -> None:
    if held.verified_at is not None:
        held.verified_at, held.verified_by = None, None
        held.save(update_fields=("verified_at", "verified_by"))


def _stream(code: str) -> Stream:
    """The stream; a kind of coal is written down as coal, and chosen apart, as the report does."""
    stream = stream_of(code)
    if stream is None or stream.code in {choice for one in all_streams().values() for choice in one.choices}:
        raise Refused("no_such_stream", _("Chọn một dòng trong danh sách."), "stream")
    return stream


def _require_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(
            "year_outside", _("Năm phải từ %(first)s đến %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}, "year"
        )


def _require_unit(stream: Stream, unit: str) -> None:
    dimensions = {unit_of(usual).dimension for usual in stream.units}
    if stream.kind == ENERGY:
        dimensions.add(Dimension.ENERGY)
    try:
        unit_of(unit, "unit", *dimensions)
    except NoAnswer as refused:
        words = _("Chưa hiểu đơn vị “%(unit)s”. Dùng một trong: %(known)s.")
        raise Refused("unit_unknown", words % {"unit": unit, "known": ", ".join(stream.units)}, "unit") from refused


def _require_months(months: Sequence[MonthRead]) -> dict[int, MonthRead]:
    told = {one.month: one for one in months}
    if len(told) != len(months) or not set(told) <= set(MONTHS):
        raise Refused("months_wrong", _("Mỗi tháng từ 1 đến 12 chỉ ghi một lần."))
    for one in months:
        if one.quantity is None:
            continue
        words = _("Tháng %(month)s: số phải từ 0 trở lên và không quá lớn.") % {"month": one.month}
        if one.quantity < 0 or (one.cost is not None and one.cost < 0):
            raise Refused("negative", words, f"m{one.month}")
        try:
            fitted(one.quantity)
        except InvalidOperation as too_large:
            raise Refused("too_large", words, f"m{one.month}") from too_large
    return told
