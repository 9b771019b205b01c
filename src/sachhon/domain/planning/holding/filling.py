"""Filling a report from the registers: a difference is shown first; what is taken says which records it rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sachhon.domain.planning.holding.cells import Place, key_of, places, says, value_for, year_column
from sachhon.domain.planning.holding.period import days_of
from sachhon.domain.planning.recorded import Recorded, recorded_counts
from sachhon.domain.planning.recording.measures import asked_by
from sachhon.domain.submissions.api import Submission, draft_with_versions, template_of
from sachhon.formkit.definition import Template
from sachhon.formkit.values import MISSING, Answer, Key, Origin, State, Values, rows_of

NEW, CHANGED, SAME = "new", "changed", "same"
RECORDS = "so-ghi-chep"
"""Stands in an origin's `sheet`: the value was counted from the registers, `cell` says which and of when."""
_CODES_NAMED = 6
_YEAR_NOTE = "năm có trong sổ ghi chép"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what stands, what the registers say, and the version that stood when this was made."""

    key: Key
    place: Place
    before: Answer
    after: Answer
    version: int

    @property
    def kind(self) -> str:
        """new, changed or same."""
        if self.before.state is State.MISSING:
            return NEW
        return SAME if self.before.state is State.VALUE and self.before.value == self.after.value else CHANGED


@dataclass(frozen=True, slots=True)
class Filling:
    """All that the registers would fill; `digest` tells whether it is still the same."""

    cells: tuple[Cell, ...]
    days: tuple[date, date] | None
    recorded: Mapping[str, Recorded]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that would change, in the template's order."""
        return tuple(dict.fromkeys(one.key.field for one in self.cells if one.kind != SAME))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of what would be written and of what stood there."""
        told = [[*map(str, one.key), str(one.after.value), one.version] for one in self.cells]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def fills(template: Template) -> bool:
    """Whether the template asks for anything that the registers count."""
    return any(template.has_field(measure.field) for measure in asked_by(template.id))


def filling_of(submission: Submission) -> Filling:
    """What the registers would fill, against the draft as it is now."""
    template = template_of(submission)
    days = days_of(submission, template)
    recorded = recorded_counts(submission.obligation.unit, *days) if days else {}
    if not recorded or days is None:
        return Filling((), days, {})
    values, versions = draft_with_versions(submission)
    order = {field.id: number for number, field in enumerate(template.fields)}
    found = _cells(template, values, versions, recorded, submission.obligation.unit.code, days)
    cells = tuple(sorted(found, key=lambda one: order[one.key.field]))
    asked = {one.place.measure.code for one in cells}
    return Filling(cells, days, {code: told for code, told in recorded.items() if code in asked})


def changed_cells(filling: Filling, fields: Collection[str]) -> tuple[Cell, ...]:
    """The cells to write for the chosen fields: those that say something else."""
    return tuple(one for one in filling.cells if one.key.field in fields and one.kind != SAME)


def _cells(
    template: Template,
    values: Values,
    versions: Mapping[Key, int],
    recorded: Mapping[str, Recorded],
    unit_code: str,
    days: tuple[date, date],
) -> Iterator[Cell]:
    found = list(places(template, values, recorded))
    fresh: dict[tuple[str, int], int] = {}
    for place, _count in sorted(found, key=lambda one: one[0].year or 0):
        if place.column is None or place.year is None or place.row is not None:
            continue
        at = (place.field.id, place.year)
        if at not in fresh:
            fresh[at] = _next_row(values, versions, place, fresh)
            names = year_column(place.field)
            assert names is not None
            key = Key(place.field.id, fresh[at], names.id)
            year = Answer(State.VALUE, place.year, Origin("computed", note=_YEAR_NOTE))
            yield Cell(key, place, MISSING, year, versions.get(key, 0))
    for place, count in found:
        key = key_of(place, fresh.get((place.field.id, place.year or 0)))
        before = values.get(key, MISSING)
        if says(before, count):
            yield Cell(key, place, before, before, versions.get(key, 0))
            continue
        origin = origin_of(recorded[place.measure.code], unit_code, days, place.year)
        yield Cell(key, place, before, Answer(State.VALUE, value_for(place, count), origin), versions.get(key, 0))


def _next_row(values: Values, versions: Mapping[Key, int], place: Place, fresh: Mapping[tuple[str, int], int]) -> int:
    """The row below all that were ever used, so that nothing deleted comes back to life."""
    standing = [row.number for row in rows_of(values, place.field)]
    used = [number for (field, _year), number in fresh.items() if field == place.field.id]
    ever = [
        key.row for key, version in versions.items() if key.field == place.field.id and key.row is not None and version
    ]
    return max([*standing, *used, *ever], default=-1) + 1


def origin_of(told: Recorded, unit_code: str, days: tuple[date, date], year: int | None) -> Origin:
    """Where a filled value came from: how many records, the first of them by code, and the way to all of them."""
    first, last = days
    if year is not None:
        first, last = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    parts = [part for part in told.parts if first <= part.day <= last]
    codes = list(dict.fromkeys(part.code for part in parts))
    named = ", ".join(codes[:_CODES_NAMED]) + (
        f" … (+{len(codes) - _CODES_NAMED})" if len(codes) > _CODES_NAMED else ""
    )
    return Origin(
        "computed",
        note=f"sổ ghi chép, {len(parts)} mục: {named}",
        sheet=RECORDS,
        cell=f"{told.measure.code}/{unit_code}/{first.isoformat()}/{last.isoformat()}",
    )


def records_behind(origin: Origin | None) -> tuple[str, str, date, date] | None:
    """(measure, unit code, first day, last day) of a value that was counted from the registers; None for another."""
    if origin is None or origin.kind != "computed" or origin.sheet != RECORDS:
        return None
    try:
        measure, unit_code, first, last = origin.cell.split("/")
        return measure, unit_code, date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None


def count_words(count: Decimal) -> str:
    """A count without needless zeros."""
    return format(count.normalize(), "f")
