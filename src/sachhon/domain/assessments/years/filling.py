"""What a facility's yearly report can be filled with beforehand: the register, last year's products, the meter log.

Only what is blank is filled, and a table only where it has no row; each value says where it came from. What last
year's report named is named again with its amount left blank: only the numbers are new.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sachhon.domain.assessments.years.consumption import MONTHS, Blocked, common
from sachhon.domain.assessments.years.facts import Amount, YearFacts
from sachhon.domain.assessments.years.reported import Cell, cells_of_template
from sachhon.domain.assessments.years.stored import facts_of_facility
from sachhon.domain.registry.api import Facility
from sachhon.domain.submissions.api import Submission, draft_with_versions, template_of
from sachhon.formkit.definition import Template
from sachhon.formkit.fields import Quantity
from sachhon.formkit.values import MISSING, Answer, Key, Origin, State, Values, rows_of

REGISTER = "danh-ba"
METER_LOG = "so-cong-to"
"""Stand in an origin's `sheet`: the value is the register's, or counted from the meter log; `cell` says of what."""
_FACT = "facility."


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank place of the report with what would be written there, over which version."""

    key: Key
    answer: Answer
    version: int


@dataclass(frozen=True, slots=True)
class YearFilling:
    """All that would be filled; `digest` tells whether it is still the same. `year`: of which the report is."""

    facility: Facility
    year: int | None
    blanks: tuple[Blank, ...]

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of what would be written."""
        told = [[*map(str, one.key), str(one.answer.value), one.version] for one in self.blanks]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def tells_of_a_year(template_id: str) -> bool:
    """Whether a template's reports are taken as a facility's year."""
    return bool(cells_of_template(template_id))


def facility_of(submission: Submission) -> Facility | None:
    """The facility whose report it is."""
    return Facility.objects.filter(code=submission.obligation.unit.code).first()


def filling_of(submission: Submission) -> YearFilling | None:
    """What can be filled in the draft as it is; None for a report that is not a facility's."""
    template = template_of(submission)
    facility = facility_of(submission)
    if facility is None or not tells_of_a_year(template.id):
        return None
    values, versions = draft_with_versions(submission)
    year = _year(submission, template, values)
    facts = facts_of_facility(facility)
    found = [
        *_from_register(template, facility, values),
        *_year_cell(template, values, year),
        *(_tables(template, values, versions, facts, year, facility) if year is not None else ()),
    ]
    blanks = tuple(Blank(key, answer, versions.get(key, 0)) for key, answer in found)
    return YearFilling(facility, year, blanks)


def _year(submission: Submission, template: Template, values: Values) -> int | None:
    """The year that the report says, else the last whole one before the day to which its data are wanted."""
    cell = next((one for one in cells_of_template(template.id) if one.fact == "year"), None)
    said = values.get(Key(cell.field), MISSING).value if cell else None
    if isinstance(said, int):
        return said
    until: date | None = submission.obligation.round.data_until
    if until is None:
        return None
    return until.year if (until.month, until.day) == (12, 31) else until.year - 1


def _year_cell(template: Template, values: Values, year: int | None) -> Iterator[tuple[Key, Answer]]:
    cell = next((one for one in cells_of_template(template.id) if one.fact == "year"), None)
    if cell is not None and year is not None and _is_blank(values, Key(cell.field)):
        yield Key(cell.field), Answer(State.VALUE, year, Origin("computed", note="ngày chốt số liệu của đợt báo cáo"))


def _from_register(template: Template, facility: Facility, values: Values) -> Iterator[tuple[Key, Answer]]:
    for cell in cells_of_template(template.id):
        if not cell.fact.startswith(_FACT) or not _is_blank(values, Key(cell.field)):
            continue
        known = getattr(facility, cell.fact.removeprefix(_FACT))
        if known in (None, ""):
            continue
        said = cell.stands_for.get(str(known)) if cell.stands_for else known
        if said is not None:
            origin = Origin("computed", note="danh bạ cơ sở", sheet=REGISTER, cell=facility.code)
            yield Key(cell.field), Answer(State.VALUE, said, origin)


def _tables(
    template: Template,
    values: Values,
    versions: Mapping[Key, int],
    facts: Mapping[int, YearFacts],
    year: int,
    facility: Facility,
) -> Iterator[tuple[Key, Answer]]:
    cells: dict[str, dict[str, Cell]] = {}
    for cell in cells_of_template(template.id):
        if template.field(cell.field).columns:
            cells.setdefault(cell.field, {})[cell.fact] = cell
    for field, told in cells.items():
        if rows_of(values, template.field(field)):
            continue
        first = max((key.row for key in versions if key.field == field and key.row is not None), default=-1) + 1
        rows = (
            _product_rows(facts, year, told, facility)
            if "output" in told
            else _amount_rows(facts, year, told, facility)
        )
        for number, row in enumerate(rows, first):
            for column, answer in row.items():
                yield Key(field, number, column), answer


def _product_rows(
    facts: Mapping[int, YearFacts], year: int, cells: Mapping[str, Cell], facility: Facility
) -> Iterator[dict[str, Answer]]:
    """The products of the last year that has any, with their capacity; outputs where twelve months are written down."""
    before = [one for one in sorted(facts, reverse=True) if any(made.month is None for made in facts[one].products)]
    last = facts[before[0]] if before else None
    own = facts.get(year)
    named: dict[str, dict[str, Answer]] = {}
    for made in last.products if last else ():
        if made.month is None:
            origin = Origin("computed", note=f"sản phẩm của năm {last.year}" if last else "")
            named[made.product] = {cells["product"].column: Answer(State.VALUE, made.product, origin)}
            if made.capacity is not None:
                capacity = Quantity(made.capacity.normalize(), made.capacity_unit)
                named[made.product][cells["capacity"].column] = Answer(State.VALUE, capacity, origin)
    for product in dict.fromkeys(made.product for made in (own.products if own else ()) if made.month is not None):
        months = [made for made in (own.products if own else ()) if made.month is not None and made.product == product]
        row = named.setdefault(
            product, {cells["product"].column: Answer(State.VALUE, product, _metered(facility, year, "san-luong"))}
        )
        units = {made.unit for made in months}
        if len(months) == MONTHS and len(units) == 1 and all(made.output is not None for made in months):
            total = sum((made.output for made in months if made.output is not None), Decimal(0))
            said = Quantity(_plain(total), units.pop())
            row[cells["output"].column] = Answer(State.VALUE, said, _metered(facility, year, "san-luong"))
    yield from named.values()


def _amount_rows(
    facts: Mapping[int, YearFacts], year: int, cells: Mapping[str, Cell], facility: Facility
) -> Iterator[dict[str, Answer]]:
    """The streams of which twelve months are written down; then those of the last report, without an amount."""
    own, stream = facts.get(year), cells["stream"]
    options = {code: option for option, code in stream.stands_for.items()}
    metered: dict[tuple[str, str], list[Amount]] = {}
    written: set[tuple[str, str]] = set()
    for one in own.amounts if own else ():
        if one.month is not None and one.stream in options:
            metered.setdefault((one.stream, one.name), []).append(one)
    for (code, name), months in metered.items():
        if len({one.month for one in months}) < MONTHS:
            continue
        try:
            told = [common(one) for one in months]
        except Blocked:
            continue
        if len({unit for _value, unit in told}) > 1:
            continue
        origin = _metered(facility, year, code)
        written.add((code, name))
        total = Quantity(_plain(sum((value for value, _unit in told), Decimal(0))), told[0][1])
        row = {cells["quantity"].column: Answer(State.VALUE, total, origin)}
        if stream.column and options[code]:
            row[stream.column] = Answer(State.VALUE, options[code], origin)
        if "name" in cells and name:
            row[cells["name"].column] = Answer(State.VALUE, name, origin)
        costs = [one.cost for one in months]
        if "cost" in cells and all(cost is not None for cost in costs):
            row[cells["cost"].column] = Answer(State.VALUE, sum(cost or 0 for cost in costs), origin)
        yield row
    yield from _rows_to_fill(facts, year, cells, options, written)


def _rows_to_fill(
    facts: Mapping[int, YearFacts],
    year: int,
    cells: Mapping[str, Cell],
    options: Mapping[str, str],
    written: Collection[tuple[str, str]],
) -> Iterator[dict[str, Answer]]:
    """What the last report before named: which stream it was, not how much."""
    before = [one for one in sorted(facts, reverse=True) if one < year and any(not a.month for a in facts[one].amounts)]
    if not before:
        return
    origin = Origin("computed", note=f"như báo cáo năm {before[0]}; cần ghi lượng của năm nay")
    for one in facts[before[0]].amounts:
        if one.month is not None or one.stream not in options or (one.stream, one.name) in written:
            continue
        row: dict[str, Answer] = {}
        if cells["stream"].column and options[one.stream]:
            row[cells["stream"].column] = Answer(State.VALUE, options[one.stream], origin)
        if "name" in cells and one.name:
            row[cells["name"].column] = Answer(State.VALUE, one.name, origin)
        if row:
            yield row


def _metered(facility: Facility, year: int, of: str) -> Origin:
    note = f"sổ công tơ, cộng 12 tháng năm {year}"
    return Origin("computed", note=note, sheet=METER_LOG, cell=f"{facility.code}/{year}/{of}")


def metered_behind(origin: Origin | None) -> tuple[str, int] | None:
    """(facility code, year) of a value that was added up from a meter log; None for another."""
    if origin is None or origin.kind != "computed" or origin.sheet != METER_LOG:
        return None
    code, _, rest = origin.cell.partition("/")
    year = rest.partition("/")[0]
    return (code, int(year)) if year.isdecimal() else None


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _is_blank(values: Values, key: Key) -> bool:
    return values.get(key, MISSING).state is State.MISSING
