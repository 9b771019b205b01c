"""Budgets: tables of money, row by row, with every figure's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sachhon.reading.model import Budget, BudgetRow, Source, Span
from sachhon.reading.plan.captions import Caption, caption_of
from sachhon.reading.plan.money_columns import Slot, slots_of
from sachhon.reading.plan.sheet import Line, Sheet
from sachhon.reading.plan.vocabulary import is_subtotal_label, is_total_label, payer_of, source_of
from sachhon.vietnamese.folding import fold
from sachhon.vietnamese.money import NotMoney, convention, find_money, parse_money, parse_money_unit
from sachhon.vietnamese.numbers import AmbiguousNumber, NotANumber, parse_number

_NIL = re.compile(r"[-–—./…\s]*")
_DASH = re.compile(r"[-–—]+")
_NOTE = re.compile(r"\s*(?:\(\d{1,2}\)|\[\d{1,2}\]|\*+)\s*$")
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?:năm\s*)?((?:19|20)\d\d)", re.I)

_YEARS = re.compile(r"(?:cả |tổng |cộng )*(?:giai đoạn|thời kỳ|\d năm)?\s*(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", re.I)


@dataclass(slots=True)
class _Open:
    """A budget that later tables may go on with."""

    caption: Caption
    sheet: Sheet
    slots: tuple[Slot, ...]
    unit: int
    rows: list[BudgetRow]
    totals: list[BudgetRow]
    blank: list[BudgetRow]
    start: int
    end: int


def budgets_of(source: Source, found: Sequence[Sheet]) -> list[Budget]:
    """The budgets among the document's tables, in order; a table that goes on over a page is one budget."""
    budgets: list[_Open] = []
    places = {id(block): at for at, block in enumerate(source.blocks)}
    for sheet in found:
        at = places[id(sheet.table)]
        last = budgets[-1] if budgets else None
        if last is not None and _goes_on(source, last, sheet):
            _read(source, last, sheet)
            continue
        caption = caption_of(source, source.blocks, at, sheet.above)
        if caption.foreign or sheet.inherited:
            continue
        slots = slots_of(sheet, caption.money or caption.unit_vnd is not None)
        if slots is None:
            continue
        unit = _unit(source, sheet, slots, caption)
        if unit is None:
            continue
        budget = _Open(caption, sheet, slots, unit, [], [], [], sheet.table.span.start, sheet.table.span.end)
        _read(source, budget, sheet)
        if budget.rows or budget.totals:
            budgets.append(budget)
    return [_close(budget) for budget in budgets]


def _goes_on(source: Source, last: _Open, sheet: Sheet) -> bool:
    if len(sheet.columns) != len(last.sheet.columns):
        return False
    if not sheet.inherited:
        same = all(one.folded == two.folded for one, two in zip(sheet.columns, last.sheet.columns, strict=True))
        if not same or not all(is_subtotal_label(fold(total.title)) for total in last.totals):
            return False
    between = source.text[last.end : sheet.table.span.start]
    return len("".join(char for char in between if char.isalpha())) <= 12


def _close(budget: _Open) -> Budget:
    span = Span(budget.start, budget.end)
    by_source = _by_source(budget)
    if by_source is not None:
        return Budget(budget.caption.text, budget.unit, (), by_source, span)
    rows, totals = list(budget.rows), list(budget.totals)
    grand = _grand(totals)
    for total in totals:
        if total is not grand:
            rows.append(total)
    rows.sort(key=lambda row: row.span)
    return Budget(budget.caption.text, budget.unit, tuple(rows), grand, span, tuple(budget.blank))


def _by_source(budget: _Open) -> BudgetRow | None:
    """A table that only says what each source gives in all: one total with its sources, no lines."""
    rows = sorted([*budget.rows, *budget.totals], key=lambda row: row.span)
    lines = [row for row in rows if not is_total_label(fold(row.title))]
    named = [(source_of(fold(row.title)), row) for row in lines]
    if len(lines) < 2 or any(name is None or row.years or row.total_vnd is None for name, row in named):
        return None
    total = next((row for row in rows if is_total_label(fold(row.title))), None)
    sources: dict[str, int] = {}
    cells: dict[str, Span] = {}
    for name, row in named:
        assert name is not None
        assert row.total_vnd is not None
        sources[name] = sources.get(name, 0) + row.total_vnd
        cells.setdefault(f"source.{name}", row.cells.get("total", row.span))
    if total is not None:
        cells["total"] = total.cells.get("total", total.span)
    return BudgetRow(
        number=None,
        title=total.title if total is not None else "",
        unit=None,
        years={},
        total_vnd=total.total_vnd if total is not None else None,
        sources=sources,
        span=total.span if total is not None else Span(lines[0].span.start, lines[-1].span.end),
        cells=cells,
    )


def _grand(totals: list[BudgetRow]) -> BudgetRow | None:
    """Of several total rows the largest; a subtotal is never larger."""
    if not totals:
        return None
    return max(totals, key=lambda row: (_worth(row), fold(row.title).startswith("tong"), -row.span.start))


def _worth(row: BudgetRow) -> int:
    if row.total_vnd is not None:
        return row.total_vnd
    return sum(money for _, money in row.years.values() if money is not None) or sum(row.sources.values())


def _unit(source: Source, sheet: Sheet, slots: tuple[Slot, ...], caption: Caption) -> int | None:
    """Đồng in one of the table's unit: by its header, the words over it, its cells, or a sum that the text repeats."""
    stated = [
        slot.unit_vnd for slot in slots if slot.unit_vnd is not None and slot.kind in ("money", "total", "source")
    ]
    if stated:
        return max(set(stated), key=stated.count)
    if caption.unit_vnd is not None:
        return caption.unit_vnd
    columns = [at for at, slot in enumerate(slots) if slot.kind in ("money", "total", "source")]
    texts = [
        line.texts[at]
        for line in sheet.lines
        for at in columns
        if at < len(line.texts) and _FIGURE.search(line.texts[at])
    ]
    if not texts:
        return None
    unit_at = next((at for at, slot in enumerate(slots) if slot.kind == "unit"), None)
    if unit_at is not None:
        units = {parse_money_unit(line.texts[unit_at]) for line in sheet.lines if line.texts[unit_at]}
        if units and None not in units and len(units) == 1:
            return units.pop()
    if any(re.search(r"triệu|tỷ|tỉ|nghìn|đồng|đ\b", text, re.I) for text in texts):
        return 1
    figures = [value for text in texts if (value := _plain(text)) is not None and value > 0]
    if not figures:
        return None
    if min(figures) >= 1000 and max(figures) >= 1_000_000:
        return 1
    return _repeated_in_text(source, sheet, max(figures))


def _repeated_in_text(source: Source, sheet: Sheet, largest: Decimal) -> int | None:
    """The body says the grand total with its unit ("3.360 triệu đồng"): then the table counts in that unit."""
    text = source.text
    for money in find_money(text[: sheet.table.span.start]) + find_money(text[sheet.table.span.end :]):
        if money.vnd and not money.rate:
            for unit in (1000, 1_000_000, 1_000_000_000):
                if money.vnd == largest * unit and money.vnd >= 10 * unit:
                    return unit
    return None


def _plain(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except (NotANumber, AmbiguousNumber):
        return None


def _read(source: Source, budget: _Open, sheet: Sheet) -> None:
    figures = " ".join(text for line in sheet.lines for text in line.texts if _FIGURE.search(text) and len(text) < 30)
    style = convention(figures)
    by_year = sum(1 for line in sheet.lines if _YEAR.fullmatch(line.title)) > 1
    for line in sheet.lines:
        row = _row(budget, line, style)
        if not row.years and row.total_vnd is None and not row.sources:
            if line.number and line.title:
                budget.blank.append(row)
            continue
        total = _is_total(line) or (by_year and bool(_YEARS.fullmatch(line.title)))
        (budget.totals if total else budget.rows).append(row)
    budget.end = max(budget.end, sheet.table.span.end)


def _is_total(line: Line) -> bool:
    return line.number is None and is_total_label(fold(line.title))


def _row(budget: _Open, line: Line, style: str | None) -> BudgetRow:
    years: dict[int, list[Decimal | int | None]] = {}
    parts: dict[int, int] = {}
    sources: dict[str, int] = {}
    by_year: dict[str, int] = {}
    places: dict[str, Span] = {}
    texts = {"title": line.title_span}
    total: int | None = None
    unit_words: str | None = None
    year_of_row: int | None = None
    payer: str | None = None
    seen: set[int] = set()
    for at, slot in enumerate(budget.slots):
        if at >= len(line.cells):
            break
        cell = line.cells[at]
        text = line.texts[at]
        if cell is None or not text or id(cell) in seen:
            continue
        if slot.kind == "unit":
            unit_words = text if not _FIGURE.fullmatch(text) and text != line.title else None
            continue
        if slot.kind == "source_name":
            payer = payer_of(fold(text))
            continue
        if slot.kind == "year":
            match = _YEAR.fullmatch(text)
            year_of_row = int(match.group(1)) if match else None
            continue
        if slot.kind not in ("money", "total", "source", "quantity") or text == line.title:
            continue
        if cell.row != line.index:
            continue  # merged downwards: said once, in the row where it begins
        if slot.kind == "quantity":
            quantity = _quantity(text)
            if _DASH.fullmatch(text) and slot.year is not None:
                places[f"{slot.year}.quantity"] = cell.span
            if quantity is not None and slot.year is not None:
                years.setdefault(slot.year, [None, None])[0] = quantity
                places[f"{slot.year}.quantity"] = cell.span
                seen.add(id(cell))
            continue
        amount = _amount(text, slot.unit_vnd or budget.unit, style)
        if amount is None:
            if _DASH.fullmatch(text):
                places.setdefault(_place(slot), cell.span)
            continue
        seen.add(id(cell))
        if slot.kind == "source":
            assert slot.source is not None
            if slot.year is None:
                sources[slot.source] = sources.get(slot.source, 0) + amount
                _cover(places, f"source.{slot.source}", cell.span)
            else:
                by_year[slot.source] = by_year.get(slot.source, 0) + amount
                parts[slot.year] = parts.get(slot.year, 0) + amount
                _cover(places, f"source.{slot.source}", cell.span)
                _cover(places, f"{slot.year}.vnd", cell.span)
        elif slot.year is not None:
            years.setdefault(slot.year, [None, None])[1] = amount
            places[f"{slot.year}.vnd"] = cell.span
        else:
            total = amount
            places["total"] = cell.span
    for year, amount in parts.items():
        if years.setdefault(year, [None, None])[1] is None:
            years[year][1] = amount
    for name, amount in by_year.items():
        sources.setdefault(name, amount)
    if year_of_row is None and not line.number:
        match = _YEAR.fullmatch(line.title)
        year_of_row = int(match.group(1)) if match else None
    if year_of_row is not None and total is not None and not years:
        years[year_of_row] = [None, total]
        places[f"{year_of_row}.vnd"] = places["total"]
    if payer is not None and total is not None and not sources:
        sources[payer] = total
    return BudgetRow(
        number=line.number,
        title=line.title,
        unit=unit_words,
        years={year: (_decimal(pair[0]), _whole(pair[1])) for year, pair in sorted(years.items())},
        total_vnd=total,
        sources=sources,
        span=Span(line.title_span.start, max(line.title_span.end, line.span.end)),
        cells=places,
        texts=texts,
    )


def _place(slot: Slot) -> str:
    """The name of the place that a column of money fills."""
    if slot.year is not None:
        return f"{slot.year}.vnd"
    return "total" if slot.source is None else f"source.{slot.source}"


def _cover(places: dict[str, Span], key: str, span: Span) -> None:
    """A figure added up from several cells stands in all of them, from the first to the last."""
    known = places.get(key)
    places[key] = Span(min(known.start, span.start), max(known.end, span.end)) if known else span


def _decimal(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _whole(value: Decimal | int | None) -> int | None:
    return None if value is None else int(value)


def _quantity(text: str) -> Decimal | None:
    text = _NOTE.sub("", text)
    if _NIL.fullmatch(text):
        return None
    value = _plain(text)
    if value is None:
        match = re.match(r"(\d+(?:[.,]\d+)*)\s+[^\W\d_]", text)
        value = _plain(match.group(1)) if match else None
    return value


def _amount(text: str, unit: int, style: str | None) -> int | None:
    text = _NOTE.sub("", text)
    if _NIL.fullmatch(text) or not _FIGURE.search(text):
        return None
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    try:
        return parse_money(text, unit)
    except AmbiguousNumber as doubt:
        # "1,234" in a table that writes 1,234,567 elsewhere is a thousand; where nothing tells, it is left out.
        if style == "en":
            return int(max(doubt.readings) * unit)
        if style == "vi":
            return int(min(doubt.readings) * unit)
        return None
    except NotMoney:
        found = [money for money in find_money(text) if money.vnd is not None and not money.rate]
        return found[0].vnd if len(found) == 1 else None
