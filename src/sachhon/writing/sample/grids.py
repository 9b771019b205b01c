"""A made-up table as the document shows it: order of columns, merged headings, groups, totals, units."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from sachhon.formkit.definition import Field
from sachhon.formkit.fields import Quantity
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.document import Block, Cell, Column, Para, Row, Table
from sachhon.writing.document.blocks import Align, CellLike
from sachhon.writing.sample.bank import Joined, Layout
from sachhon.writing.sample.rows import Cells, Rows
from sachhon.writing.sample.wording import Habits, cell_words

RUNNING = "TT"
_WIDE = 9
"""A table of so many columns is set in smaller type, its money in the unit that takes the fewest digits."""
_SHORTEST = "triệu đồng"
Fill = Callable[[str], str]
Told = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class _Printed:
    """A column on paper: its own title under `over`, and the keys of the cells that it holds ("" the unit's)."""

    title: str
    keys: tuple[str, ...]
    over: str = ""
    width: float = 1.0
    align: Align = "left"
    joined: Joined | None = None
    unit_of: str = ""


@dataclass(slots=True)
class Grid:
    """Lays out one table field for one writer; `told` are the words that stand for each cell of each row."""

    asked: Field
    layout: Layout
    rows: Rows
    habits: Habits
    rng: Random
    fill: Fill
    titles: dict[str, str] = field(default_factory=dict)

    def blocks(self, caption: str = "") -> tuple[list[Block], Told]:
        """The table with the line that states its unit of money, and what its cells say."""
        columns = self._columns()
        if len(columns) >= _WIDE and self.habits.cell_money != _SHORTEST:
            self.habits = replace(self.habits, cell_money=_SHORTEST)
            self.titles.clear()
            columns = self._columns()
        told: Told = []
        body = list(self._body(columns, told))
        money = any(self._kind(key) == "money" for column in columns for key in column.keys)
        blocks: list[Block] = []
        if money and self.habits.unit_above:
            blocks.append(Para(f"{self.rng.choice(('Đơn vị tính', 'ĐVT'))}: {self.habits.cell_money}", align="right"))
        shown = tuple(Column(column.title, column.width, column.align) for column in columns)
        header = self._merged(columns)
        size = 11 if len(columns) < _WIDE else 9
        return [*blocks, Table(shown, tuple(body), caption, header=header, titled=not header, size=size)], told

    def _kind(self, key: str) -> str:
        return self.asked.column(key).type if key else ""

    def _columns(self) -> list[_Printed]:
        order = self.rng.choice(self.layout.orders) if self.layout.orders else self._plain_order()
        present = {key for row in self.rows.rows for key in row}
        columns: list[_Printed] = []
        for name in order:
            if name == RUNNING:
                columns.append(_Printed(self.rng.choice(("TT", "STT", "Số TT")), (), width=0.5, align="center"))
            elif name.startswith("*"):
                columns += self._yearly(name[1:].split(","), present)
            elif name in self.layout.joined:
                joined = self.layout.joined[name]
                columns.append(_Printed(self._one(joined.header), joined.of, width=1.2, joined=joined))
            else:
                columns += self._plain(name)
        return self._over(columns)

    def _plain_order(self) -> Sequence[str]:
        present = {key for row in self.rows.rows for key in row}
        return (RUNNING, *(column.id for column in self.asked.columns if column.id in present))

    def _plain(self, name: str) -> Iterator[_Printed]:
        kind = self._kind(name)
        quantities = [column for column in self.asked.columns if column.type == "quantity"]
        if kind == "quantity" and self.habits.unit_column and len(quantities) == 1:
            yield _Printed(self.rng.choice(("Đơn vị tính", "ĐVT", "Đơn vị")), (), width=0.8, unit_of=name)
        if name == "number":
            yield _Printed(self._title(name), (name,), width=0.5, align="center")
            return
        numeric = kind in ("money", "integer", "decimal", "quantity", "percent")
        width = 2.2 if kind in ("text", "narrative", "facility") else 1.5 if kind == "money" else 1.0
        yield _Printed(self._title(name), (name,), width=width, align="right" if numeric else "left")

    def _yearly(self, names: Sequence[str], present: set[str]) -> Iterator[_Printed]:
        years = sorted({key.partition(".")[0] for key in present if key.partition(".")[2] in names})
        title = self._one(self.layout.yearly) or "Năm <year>"
        for year in years:
            over = title.replace("<year>", year)
            for name in names:
                single = len(names) == 1
                own = over if single else self._title(name)
                yield _Printed(own, (f"{year}.{name}",), "" if single else over, 0.8, "right")

    def _over(self, columns: list[_Printed]) -> list[_Printed]:
        for titles, names in self.layout.over:
            at = [place for place, column in enumerate(columns) if set(column.keys) & set(names)]
            if len(at) > 1 and at == list(range(at[0], at[-1] + 1)) and not any(columns[place].over for place in at):
                title = self._one(titles)
                for place in at:
                    column = columns[place]
                    columns[place] = _Printed(column.title, column.keys, title, column.width, column.align)
        return columns

    def _title(self, name: str) -> str:
        column = self.asked.column(name)
        if column.id in self.titles:
            return self.titles[column.id]
        title = self._one(self.layout.header.get(column.id, ())) or self.fill(column.labels["vi"])
        money = column.type == "money" and not self.habits.unit_above
        self.titles[column.id] = f"{title} ({self.habits.cell_money})" if money else title
        return self.titles[column.id]

    def _one(self, wordings: Sequence[str]) -> str:
        return self.fill(self.rng.choice(wordings)) if wordings else ""

    def _merged(self, columns: Sequence[_Printed]) -> tuple[tuple[CellLike, ...], ...]:
        """Two rows of headings where some stand over others; else none."""
        if not any(column.over for column in columns):
            return ()
        upper: list[CellLike] = []
        for place, column in enumerate(columns):
            if not column.over:
                upper.append(Cell(column.title, rows=2))
            elif place and columns[place - 1].over == column.over:
                upper.append(None)
            else:
                upper.append(Cell(column.over, columns=sum(1 for other in columns if other.over == column.over)))
        lower = tuple(column.title if column.over else None for column in columns)
        return tuple(upper), lower

    def _body(self, columns: Sequence[_Printed], told: Told) -> Iterator[Row]:
        groups = {group.at: group for group in self.rows.groups}
        heading = ""
        own = {key for column in columns for key in column.keys}
        style = self.rng.choice(("across", "numbered", "blank"))
        named = self.rows.group_column
        shows_group = named not in own
        for at, (row, number) in enumerate(zip(self.rows.rows, self.rows.numbers, strict=True)):
            if at in groups and shows_group:
                heading = self.fill(groups[at].name)
                yield _group_row(groups[at].number, heading, style, len(columns))
                if style == "across":
                    heading = f"{groups[at].number}. {heading}"
            words: dict[str, str] = {}
            if shows_group and named and groups:
                words[named] = heading
            cells = tuple(self._cell(column, row, number, words) for column in columns)
            told.append(words)
            yield Row(cells, "total" if at in self.rows.subtotals else "body")
        if self.layout.total and self.rng.random() < 0.8:
            yield self._total(columns)

    def _cell(self, column: _Printed, row: Cells, number: str, words: dict[str, str]) -> str:
        if column.unit_of:
            value = row.get(column.unit_of)
            return value.unit if isinstance(value, Quantity) else ""
        if not column.keys:
            return number
        if column.joined:
            said = joined_words(column.joined, row, self.rng)
            said = self.fill(said)
            words.update(dict.fromkeys((key for key in column.keys if key in row), said))
            return said
        key = column.keys[0]
        value = row.get(key)
        if value is None:
            said = ""
        elif isinstance(value, Quantity) and self._has_unit_column():
            said = format_number(value.value)
        else:
            said = self.fill(cell_words(value, self._kind(key), self.habits))
        words[key] = said
        return said

    def _has_unit_column(self) -> bool:
        return self.habits.unit_column and sum(1 for column in self.asked.columns if column.type == "quantity") == 1

    def _total(self, columns: Sequence[_Printed]) -> Row:
        """The row that adds up the money of the rows, without subtotals."""
        items = [row for at, row in enumerate(self.rows.rows) if at not in self.rows.subtotals]
        cells: list[str] = []
        for column in columns:
            key = column.keys[0] if column.keys else ""
            value = sum(cell for row in items if isinstance(cell := row.get(key), int) and not isinstance(cell, bool))
            cells.append(cell_words(value, "money", self.habits) if self._kind(key) == "money" else "")
        place = next((at for at, column in enumerate(columns) if column.keys and column.keys != ("number",)), 0)
        cells[place] = self._one(self.layout.total)
        return Row(tuple(cells), "total")


def joined_words(joined: Joined, row: Mapping[str, object], rng: Random) -> str:
    """What a column that holds several cells says of a row."""
    values = {name: str(row[name]) for name in joined.of if name in row}
    if not values:
        return rng.choice(joined.none) if joined.none else ""
    alike = len(set(values.values())) == 1 and len(values) == len(joined.of)
    fitting = [words for words in joined.apart if all(name in values or f"<{name}>" not in words for name in joined.of)]
    full = [words for words in fitting if all(f"<{name}>" in words for name in values)]
    words = rng.choice(joined.same if alike and joined.same else full or fitting or joined.apart)
    for name in joined.of:
        words = words.replace(f"<{name}>", values.get(name, ""))
    return words


def _group_row(number: str, name: str, style: str, width: int) -> Row:
    if style == "across" or width < 3:
        return Row((f"{number}. {name}", *(None for _ in range(width - 1))), "group")
    if style == "numbered":
        return Row((number, Cell(name, columns=width - 1, bold=True), *(None for _ in range(width - 2))))
    return Row((number, Cell(name, bold=True), *("" for _ in range(width - 2))))
