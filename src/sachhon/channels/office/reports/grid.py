"""A table field as a grid of inputs: rows are formatted here, since template tags cost more than the queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sachhon.channels.office.reports.answers import state_words
from sachhon.channels.office.reports.marks import Mark, drawn_mark
from sachhon.channels.office.reports.widgets import Entry, MoneyUnit, Typed, widget_of
from sachhon.formkit.definition import Column, Field
from sachhon.formkit.fields import display
from sachhon.formkit.values import MISSING, Answer, Cells, Key, Row, State, Values, cells_of, rows_of

ROWS_A_PAGE = 100
BLANK_ROWS = 2
ROW_NUMBER, ROW_PLACE = "__row__", "__place__"
"""What stands for a new row's number, and for its place in the table, in the pattern of a blank row."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column as shown: its id ("2017.amount" for a repeated one), heading and unit."""

    id: str
    column: Column
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class Grid:
    """What a grid is drawn from. `typed`: what was refused, by place; `marks`: what is to be said at a cell.

    `quoted`: rows of another answer (last round's), so its cells are no places of this page.
    """

    field: Field
    columns: tuple[GridColumn, ...]
    rows: tuple[Row, ...]
    totals: Mapping[str, str]
    unit: MoneyUnit
    language: str
    locked: bool = False
    quoted: bool = False
    first: int = 0
    blank: int = BLANK_ROWS
    typed: Mapping[Key, Typed] = field(default_factory=dict)
    marks: Mapping[Key, Mark] = field(default_factory=dict)

    @property
    def next_row(self) -> int:
        """The number of the first row that is free."""
        return self.rows[-1].number + 1 if self.rows else 0

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows of this part of the table."""
        return self.rows[self.first : self.first + ROWS_A_PAGE]

    @property
    def has_more(self) -> bool:
        """Whether the table goes on."""
        return self.first + ROWS_A_PAGE < len(self.rows)

    def parts(self) -> list[tuple[int, str]]:
        """The parts of a long table: where each begins, and its words; nothing for a short one."""
        if len(self.rows) <= ROWS_A_PAGE:
            return []
        starts = range(0, len(self.rows), ROWS_A_PAGE)
        return [(start, f"{start + 1}–{min(start + ROWS_A_PAGE, len(self.rows))}") for start in starts]


def grid_columns(field: Field, values: Values, unit: MoneyUnit, language: str) -> tuple[GridColumn, ...]:
    """The columns, repeated ones for each year printed or told of; the unit stands in the heading."""
    told = {
        int(key.column[:4])
        for key in values
        if key.field == field.id and key.column and key.column[:4].isdigit() and key.column[4:5] == "."
    }
    made = []
    for name, column in cells_of(field, tuple(sorted(told.union(field.years)))):
        title = column.labels[language]
        shown_unit = (
            str(unit.label) if column.type == "money" else column.unit or ("%" if "percent" in column.type else "")
        )
        made.append(GridColumn(name, column, f"{title} {name[:4]}" if column.repeat else title, shown_unit))
    return tuple(made)


def grid_of(field: Field, values: Values, unit: MoneyUnit, language: str, **more: object) -> Grid:
    """The grid of a table field."""
    columns = grid_columns(field, values, unit, language)
    rows = rows_of(values, field)
    return Grid(field, columns, rows, totals_of(field, columns, rows, unit), unit, language, **more)  # type: ignore[arg-type]


def totals_of(field: Field, columns: Iterable[GridColumn], rows: Iterable[Row], unit: MoneyUnit) -> dict[str, str]:
    """The sums of the columns that can be added up, in words; rows that hold totals themselves do not count."""
    sums: dict[str, str] = {}
    counted = [row for row in rows if not row.is_total]
    for one in columns:
        if one.column.type not in ("integer", "money") and one.column.id not in field.rollup_options.totals:
            continue
        told = [value for row in counted if isinstance(value := row.value(one.id), int | Decimal)]
        if told:
            total = sum(told, Decimal(0)) if isinstance(told[0], Decimal) else sum(told)
            sums[one.id] = widget_of(one.column.type).show(total, one.column, unit, "vi")[""]
    return sums


def draw_head(grid: Grid) -> SafeString:
    """The headings."""
    cells = [
        format_html(
            '<th scope="col" class="k-{}">{}{}{}</th>',
            one.column.type,
            one.title,
            mark_safe(f' <span class="required">{escape(_("(bắt buộc)"))}</span>') if one.column.required else "",
            format_html(' <span class="unit">({})</span>', one.unit) if one.unit else "",
        )
        for one in grid.columns
    ]
    number = f'<th scope="col" class="row-number">{escape(_("TT"))}</th>'
    last = "" if grid.locked else f'<td><span class="visually-hidden">{escape(_("Xóa dòng"))}</span></td>'
    return mark_safe(f"<tr>{number}{''.join(cells)}{last}</tr>")


def draw_body(grid: Grid) -> SafeString:
    """The rows, and some blank ones at the end."""
    drawn = [_row(grid, row.number, grid.first + place, row.cells) for place, row in enumerate(grid.shown)]
    if not grid.locked and not grid.has_more:
        refused = {key.row for key in grid.typed if key.field == grid.field.id and key.row is not None}
        last = max([grid.next_row + grid.blank, *(row + 1 for row in refused)])
        drawn += [
            _row(grid, number, len(grid.rows) + place, {}) for place, number in enumerate(range(grid.next_row, last))
        ]
    return mark_safe("".join(drawn))


def draw_foot(grid: Grid) -> SafeString:
    """The sums."""
    cells = "".join(
        f'<td class="total" data-total="{escape(one.id)}">{escape(grid.totals.get(one.id, ""))}</td>'
        for one in grid.columns
    )
    return mark_safe(f'<tr><th scope="row">{escape(_("Cộng"))}</th>{cells}{"" if grid.locked else "<td></td>"}</tr>')


def draw_pattern(grid: Grid) -> SafeString:
    """A blank row with a place for its number, for rows that are added on the page."""
    return SafeString("") if grid.locked else mark_safe(_row(grid, ROW_NUMBER, ROW_PLACE, {}))


def _row(grid: Grid, number: int | str, place: int | str, cells: Cells) -> str:
    shown = place + 1 if isinstance(place, int) else place
    drawn = "".join(_cell(grid, number, shown, one, cells.get(one.id, MISSING)) for one in grid.columns)
    remove = ""
    if not grid.locked:
        words = escape(_("Xóa dòng %(number)s") % {"number": shown})
        remove = (
            f'<td class="row-end"><button type="submit" class="btn btn-sm btn-ghost-danger" value="1" '
            f'name="x:{grid.field.id}.{number}" aria-label="{words}" title="{words}">×</button></td>'
        )
    return f'<tr data-row="{number}"><th scope="row" class="row-number">{shown}</th>{drawn}{remove}</tr>'


def _cell(grid: Grid, number: int | str, shown: int | str, one: GridColumn, answer: Answer) -> str:
    name = f"{grid.field.id}.{number}.{one.id}"
    key = Key(grid.field.id, number, one.id) if isinstance(number, int) else None
    mark = grid.marks.get(key) if key else None
    if grid.locked:
        words = (
            display(answer.value, one.column, grid.language)
            if answer.state is State.VALUE
            else state_words(answer.state)
        )
        place = "" if grid.quoted else f' id="c-{escape(name)}"'
        return f'<td class="k-{one.column.type}"{place}>{escape(words)}{drawn_mark(name, mark)}</td>'
    entry = Entry(
        name,
        one.column,
        grid.unit,
        answer,
        grid.language,
        typed=grid.typed.get(key) if key else None,
        label=_("%(column)s, dòng %(row)s") % {"column": one.title, "row": shown},
        described_by=f"m-{name}" if mark else "",
        invalid=bool(mark and mark.wrong),
        in_table=True,
    )
    state = mark.kind if mark else ("" if answer.state is State.MISSING else "saved")
    return (
        f'<td class="k-{one.column.type}" data-cell="{escape(name)}" data-state="{state}">'
        f"{widget_of(one.column.type).draw(entry)}{drawn_mark(name, mark)}</td>"
    )
