"""From the answers of a plan's template to its annexes: every row and cell as it was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sachhon.formkit.definition import Field
from sachhon.formkit.values import Answer, Row, State, Values, rows_of
from sachhon.writing.plan.model import Attached, BudgetAnnex, BudgetLine, Nothing, Said, TaskAnnex, TaskLine
from sachhon.writing.plan.wording import SOURCES

_TELLS = ("purpose", "outcome", "lead", "coordinating", "from_year", "to_year")


def tasks_of(field: Field, values: Values, title: str, attached: Attached | None = None) -> TaskAnnex:
    """Annex I. A group that the tasks name stands as a heading above the first of them, unless its own row does."""
    return TaskAnnex(title, tuple(_tasks(rows_of(values, field))), attached)


def budget_of(
    field: Field, values: Values, title: str, years: Iterable[int] = (), attached: Attached | None = None
) -> BudgetAnnex:
    """Annex II, with columns for `years` and for those that something is said of, and for the sources that are said."""
    rows = rows_of(values, field)
    lines = tuple(_line(row, heads) for row, heads in zip(rows, _headings(rows), strict=True))
    told = {year for line in lines for year in (*line.quantities, *line.amounts)}
    sources = tuple(source for source in SOURCES if any(source in line.sources for line in lines))
    return BudgetAnnex(title, lines, tuple(sorted(told.union(years))), sources, attached)


def _tasks(rows: tuple[Row, ...]) -> Iterator[TaskLine]:
    standing = ""
    for row in rows:
        number, title, group = _text(row, "number"), _text(row, "title"), _text(row, "group")
        if group and _alike(group) != standing:
            standing = _alike(group)
            yield TaskLine(number.rpartition(".")[0], group, is_heading=True)
        told = any(row.value(name) for name in _TELLS)
        if not told and not group and number and "." not in number:
            standing = _alike(title)
            yield TaskLine(number, title, is_heading=True)
            continue
        yield TaskLine(
            number,
            title,
            _text(row, "purpose"),
            _text(row, "outcome"),
            _text(row, "lead"),
            _text(row, "coordinating"),
            _period(row.value("from_year"), row.value("to_year")),
        )


def _headings(rows: tuple[Row, ...]) -> Iterator[bool]:
    """Whether each row is a heading: it says nothing but its words, and the next one's number goes on from its own."""
    for at, row in enumerate(rows):
        number = _text(row, "number")
        after = _text(rows[at + 1], "number") if at + 1 < len(rows) else ""
        bare = not any(_is_figure(name) for name, answer in row.cells.items() if answer.state is not State.MISSING)
        goes_on = after.startswith(f"{number.rstrip('.')}.") or not _digit(number)
        yield bare and bool(number) and bool(after) and goes_on


def _line(row: Row, is_heading: bool) -> BudgetLine:
    quantities: dict[int, Said] = {}
    amounts: dict[int, Said] = {}
    sources: dict[str, Said] = {}
    for name, answer in row.cells.items():
        said = _said(answer)
        year, dot, kind = name.partition(".")
        if said is None:
            continue
        if dot and kind == "quantity":
            quantities[int(year)] = said
        elif dot and kind == "amount":
            amounts[int(year)] = said
        elif name in SOURCES:
            sources[name] = said
    return BudgetLine(
        _text(row, "number"),
        _text(row, "title"),
        _text(row, "unit"),
        quantities,
        amounts,
        _said(row.cells["total"]) if "total" in row.cells else None,
        sources,
        is_heading,
        row.is_total,
    )


def _said(answer: Answer) -> Said:
    if answer.state is State.NIL:
        return Nothing.NOTHING
    if answer.state is State.VALUE and isinstance(answer.value, int | Decimal):
        return answer.value
    return None


def _is_figure(name: str) -> bool:
    return "." in name or name == "total" or name in SOURCES


def _period(first: object, last: object) -> str:
    if first is None or last is None or first == last:
        return str(first if first is not None else last if last is not None else "")
    return f"{first} - {last}"


def _text(row: Row, column: str) -> str:
    value = row.value(column)
    return value.strip() if isinstance(value, str) else ""


def _alike(title: str) -> str:
    return " ".join(title.split()).casefold()


def _digit(number: str) -> bool:
    return number[:1].isdigit()
