"""Rows of a made-up table: records of a bank, in groups, by year, with derived columns; some errors on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sachhon.writing.sample.values import MILLION, Stock

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
Cells = dict[str, object]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading within a table: it stands before row `at`."""

    at: int
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table's rows. `numbers` as printed; `subtotals`: places of rows that add up their group's.

    `group_column`: the column that a group's heading answers. A column that stands once a year is keyed "2017.amount".
    Cells beyond the template's columns are the bank's own.
    """

    rows: tuple[Cells, ...] = ()
    numbers: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    subtotals: frozenset[int] = frozenset()
    group_column: str = ""
    planted: tuple[Mapping[str, object], ...] = ()


NO_ROWS = Rows()


@dataclass(slots=True)
class _Draft:
    """Rows being made: (group, cells)."""

    spec: Mapping[str, Any]
    stock: Stock
    others: Mapping[str, Rows]
    rows: list[tuple[int | None, Cells]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    planted: list[Mapping[str, object]] = field(default_factory=list)


def draw_rows(spec: Mapping[str, Any], stock: Stock, others: Mapping[str, Rows]) -> Rows:
    """The rows that a bank's `make: {rows: …}` describes. `others` are the tables drawn before, by field.

    `count` rows (in each group) from `records`, or made of `columns` alone, or one a `year`, or those of another table
    that they `follow`; `groups` {of, count, column}; `period` {columns, within}; `yearly` {within, columns};
    `sums`, `split`, `blank`, `plant`, `subtotals`, `number`.
    """
    draft = _Draft(spec, stock, others)
    if "follow" in spec:
        _follow(draft)
    elif "year" in spec:
        first, last = stock.between(spec["year"])
        count = min(stock.rng.randint(*spec["count"]), last - first + 1)
        for year in sorted(stock.rng.sample(range(first, last + 1), count)):
            draft.rows.append((None, {"year": year, **_cells(draft, {})}))
    elif "groups" in spec:
        _groups(draft)
    else:
        draft.rows += [(None, _cells(draft, record)) for record in _records(draft, spec)]
    for _, cells in draft.rows:
        _yearly(draft, cells)
        _derive(draft, cells)
    _plant(draft)
    for _, cells in draft.rows:
        blanks = [column for column, odds in spec.get("blank", {}).items() if stock.rng.random() < odds]
        for column in blanks[:2]:
            cells.pop(column, None)
    return _numbered(draft)


def _records(draft: _Draft, spec: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    given = spec.get("records", ())
    records = draft.stock.words[given] if isinstance(given, str) else given
    count = draft.stock.rng.randint(*spec.get("count", (1, len(records) or 1)))
    if not records:
        return [{}] * count
    return draft.stock.rng.sample(list(records), min(count, len(records)))


def _groups(draft: _Draft) -> None:
    wanted, stock = draft.spec["groups"], draft.stock
    given = stock.words[wanted["of"]] if isinstance(wanted["of"], str) else wanted["of"]
    count = min(len(given), stock.rng.randint(*wanted["count"]))
    chosen = sorted(stock.rng.sample(range(len(given)), count))
    for place, at in enumerate(chosen):
        group = given[at]
        name = stock.expand(stock.rng.choice(group["name"]) if isinstance(group["name"], list) else group["name"])
        draft.names.append(name)
        for record in _records(draft, {"count": draft.spec["count"], **group}):
            cells = _cells(draft, record)
            if wanted.get("column"):
                cells[wanted["column"]] = name
            draft.rows.append((place, cells))


def _cells(draft: _Draft, record: Mapping[str, Any]) -> Cells:
    cells: Cells = {}
    used = [seen for _, seen in draft.rows]
    for column, make in {**draft.spec.get("columns", {}), **record}.items():
        value = draft.stock.value(make)
        for _ in range(6):
            if column not in draft.spec.get("unlike", ()) or all(seen.get(column) != value for seen in used):
                break
            value = draft.stock.value(make)
        cells[column] = value
    if "period" in draft.spec:
        _period(draft, cells)
    return cells


def _period(draft: _Draft, cells: Cells) -> None:
    """From and to: the whole stretch, a part of it, one year, or (a task of every year) neither."""
    spec, rng = draft.spec["period"], draft.stock.rng
    first, last = draft.stock.between(spec["within"])
    luck = rng.random()
    if luck < spec.get("none", 0):
        return
    start, end = first, last
    if luck > 0.45:
        start = rng.randint(first, last)
        end = start if luck > 0.75 else rng.randint(start, last)
    cells[spec["columns"][0]], cells[spec["columns"][1]] = start, end


def _follow(draft: _Draft) -> None:
    """Rows for those of another table: most of them, each with what the bank copies."""
    spec, rng = draft.spec["follow"], draft.stock.rng
    other = draft.others.get(spec["field"], Rows())
    draft.names.extend(group.name for group in other.groups)
    starts = [group.at for group in other.groups]
    left_out: list[object] = []
    for at, row in enumerate(other.rows):
        if rng.random() >= spec["odds"] and len(left_out) < 2:
            left_out.append(row.get(spec["name"]))
            continue
        cells = _cells(draft, {})
        cells.update({own: row[theirs] for own, theirs in spec["copy"].items() if theirs in row})
        place = sum(1 for start in starts if start <= at) - 1
        draft.rows.append((place if place >= 0 else None, cells))
    if left_out and draft.rows:
        draft.planted.append({"kind": "task_without_budget", "rows": left_out})


def _yearly(draft: _Draft, cells: Cells) -> None:
    spec = draft.spec.get("yearly")
    if not spec:
        return
    rng = draft.stock.rng
    first, last = draft.stock.between(spec["within"])
    years = list(range(first, last + 1))
    start, end = (cells.get(name) for name in spec.get("running", ("", "")))
    if isinstance(start, int) and isinstance(end, int):
        outside = [year for year in years if not start <= year <= end]
        years = [year for year in years if start <= year <= end]
        if outside and rng.random() < spec.get("outside", 0):
            years = sorted((*years, rng.choice(outside)))
            draft.planted.append({"kind": "funded_outside_period", "row": cells.get(spec["name"])})
    for year in years:
        for column, make in spec["columns"].items():
            if isinstance(make, Mapping) and "times" in make:
                many, price = (cells.get(f"{year}.{name}", cells.get(name)) for name in make["times"])
                assert isinstance(many, int)
                assert isinstance(price, int)
                cells[f"{year}.{column}"] = many * price * MILLION
            else:
                cells[f"{year}.{column}"] = draft.stock.value(make)


def _derive(draft: _Draft, cells: Cells) -> None:
    for total, part in draft.spec.get("sums", {}).items():
        cells[total] = sum(
            value for name, value in cells.items() if name.endswith(f".{part}") and isinstance(value, int)
        )
    for total, weights in draft.spec.get("split", {}).items():
        whole = cells.get(total)
        assert isinstance(whole, int)
        cells.update(_shares(draft, whole, weights))


def _shares(draft: _Draft, whole: int, weights: Mapping[str, float]) -> Iterator[tuple[str, object]]:
    """The parts of a total over some of the sources, in whole millions; the others give nothing."""
    rng = draft.stock.rng
    givers = [name for name, odds in weights.items() if rng.random() < odds] or [next(iter(weights))]
    left = whole
    for name in weights:
        if name not in givers:
            yield name, 0
        elif name == givers[-1]:
            yield name, left
        else:
            share = left // MILLION * rng.choice((30, 40, 50, 60)) // 100 * MILLION
            left -= share
            yield name, share


def _plant(draft: _Draft) -> None:
    rng = draft.stock.rng
    for wanted in draft.spec.get("plant", ()):
        if rng.random() >= wanted["odds"] or not draft.rows:
            continue
        _, cells = rng.choice(draft.rows)
        if wanted["kind"] == "twice":
            draft.rows.append((draft.rows[-1][0], dict(cells)))
            draft.planted.append({"kind": "task_two_numbers", "row": cells[wanted["column"]]})
            continue
        value = cells.get(wanted["column"])
        if isinstance(value, int) and value > 0:
            cells[wanted["column"]] = value + rng.choice(wanted["by"]) * MILLION
            draft.planted.append({"kind": wanted["kind"], "column": wanted["column"], "row": cells[wanted["name"]]})


def _numbered(draft: _Draft) -> Rows:
    """Numbers as this writer prints them, and headings or subtotals of groups."""
    spec, rng = draft.spec, draft.stock.rng
    style = rng.choice(spec.get("numbers", ("nested", "flat", "restart")))
    subtotals = bool(draft.names) and rng.random() < spec.get("subtotals", 0)
    rows: list[Cells] = []
    numbers: list[str] = []
    groups: list[Group] = []
    added: set[int] = set()
    last: int | None = None
    running = inner = shown = 0
    for place, cells in draft.rows:
        if place is not None and place != last:
            last, inner, shown = place, 0, shown + 1
            mark = str(shown) if style == "nested" else ROMAN[shown - 1]
            if subtotals:
                own = [others for at, others in draft.rows if at == place]
                rows.append({spec["title"]: draft.names[place], **_added(own)})
                numbers.append(mark)
                added.add(len(rows) - 1)
            else:
                groups.append(Group(len(rows), mark, draft.names[place]))
        running, inner = running + 1, inner + 1
        nested = style == "nested" and place is not None
        number = f"{shown}.{inner}" if nested else str(inner if style == "restart" else running)
        rows.append(cells)
        numbers.append(number)
    if "number" in spec:
        for cells, number in zip(rows, numbers, strict=True):
            cells[spec["number"]] = number
    column = spec.get("groups", {}).get("column", "")
    return Rows(tuple(rows), tuple(numbers), tuple(groups), frozenset(added), column, tuple(draft.planted))


def _added(rows: Sequence[Cells]) -> Cells:
    """Money of several rows, column by column; counts are of different things and are not added."""
    result: Cells = {}
    for cells in rows:
        for name, value in cells.items():
            if isinstance(value, int) and not isinstance(value, bool) and value % MILLION == 0 and value:
                kept = result.get(name, 0)
                assert isinstance(kept, int)
                result[name] = kept + value
    return result
