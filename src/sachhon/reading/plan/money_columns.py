"""What each column of a budget table holds: money or quantity, of which year, from which source, or the total."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from sachhon.reading.plan.sheet import Column, Sheet
from sachhon.reading.plan.vocabulary import MONEY, QUANTITY, TOTAL, fold_header, source_of
from sachhon.vietnamese.folding import fold
from sachhon.vietnamese.money import find_money_units, parse_money_unit

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ASIDE = re.compile(
    r"tong muc dau tu|\btmdt\b|luy ke|da bo tri|da thuc hien|da giai ngan|quyet dinh dau tu|\bqd ?dt\b|quyet toan"
    r"|\buoc\b|\bth\b"
    r"|thuc hien nam|con lai|con thieu|so sanh|ty le|co cau|%|tang|giam|thoi gian|tien do|quyet dinh|danh gia"
)
_SUMS = ("tt", "t/t", "tien", "ttien")  # short for "thành tiền", beside "SL"
_FOREIGN = re.compile(r"\busd\b|us\$|\$|do la|\beuro?\b|\bjpy\b|\bcny\b|nhan dan te")
_PLAIN_UNIT = re.compile(
    r"(?:^|[,;/(–-]|\bđvt:?|\btính:?)\s*"
    r"((?:1[., ]?000\s*)?(?:nghìn|ngàn|triệu|tr|tỷ|tỉ)?\.?\s?(?:đồng|đ|vnđ|vnd))\s*\)?\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """`kind`: money | total | source | source_name (words) | quantity | unit | price | year (rows are years) | none."""

    kind: str
    year: int | None = None
    source: str | None = None
    unit_vnd: int | None = None
    aside: bool = False  # money, but not what the plan gives: an investment's whole cost, what was spent before


def slots_of(sheet: Sheet, caption_has_money: bool) -> tuple[Slot, ...] | None:
    """A slot for each column, or None when the table is no budget.

    `caption_has_money`: the words over the table name money, so a bare year over a column means money of that year.
    """
    columns = sheet.columns
    if any(_FOREIGN.search(fold(level)) for column in columns for level in column.path):
        return None
    titled = _titles(sheet) | ({sheet.title_at} if sheet.title_at is not None else set())
    named = {at for at, column in enumerate(columns) if _names_sources(sheet, at, column)}
    slots = [
        Slot("none") if at in titled else Slot("source_name") if at in named else _slot(column, caption_has_money)
        for at, column in enumerate(columns)
    ]
    if not any(slot.kind in ("money", "total", "source") for slot in slots):
        return None
    return tuple(_settled(_one_set(slots, columns)))


def _one_set(slots: list[Slot], columns: tuple[Column, ...]) -> list[Slot]:
    """Of several sets of columns with a total of their own (two periods, before and after) the first stands."""
    heads = [fold_header(column.path[0]) if len(column.path) > 1 else "" for column in columns]
    sets = [
        head
        for head, slot in zip(heads, slots, strict=True)
        if head and slot.kind == "total" and slot.year is None and not slot.aside
    ]
    if len(set(sets)) < 2:
        return slots
    return [
        Slot("none")
        if slot.year is None and slot.kind in ("money", "total", "source") and head and head != sets[0]
        else slot
        for head, slot in zip(heads, slots, strict=True)
    ]


def _titles(sheet: Sheet) -> set[int]:
    found = set(
        sheet.having("number", "title", "note", "lead", "responsible", "coordinating", "purpose", "outcome", "period")
    )
    return {at for at in found if not _money_words(sheet.columns[at])}


def _names_sources(sheet: Sheet, at: int, column: Column) -> bool:
    """A column headed "Nguồn" that holds words: which source pays, not how much."""
    if not column.path or not re.fullmatch(
        r"(?:co cau )?nguon(?: kinh phi| von| thuc hien)*", fold_header(column.path[-1])
    ):
        return False
    filled = [line.texts[at] for line in sheet.lines if line.texts[at]]
    return bool(filled) and sum(1 for text in filled if not re.search(r"\d", text)) * 2 > len(filled)


def _money_words(column: Column) -> bool:
    """A header such as "Nội dung chi" names no money; "Kinh phí thực hiện" does."""
    leaf = fold_header(column.path[-1]) if column.path else ""
    if column.role in ("number", "note", "lead", "responsible", "coordinating", "title", "purpose"):
        return False
    return bool(MONEY.search(leaf))


def _slot(column: Column, caption_has_money: bool) -> Slot:
    if not column.path:
        return Slot("none")
    levels = [fold_header(level) for level in column.path]
    raw = [fold(level) for level in column.path]
    leaf = levels[-1]
    whole = " / ".join(levels)
    if column.role == "unit" and len(column.path) == 1:
        return Slot("unit")
    if leaf in ("nam", "nam thuc hien", "nam ke hoach"):
        return Slot("year")
    if column.role == "price":
        return Slot("price")
    year = _year(raw)
    if QUANTITY.search(leaf):
        return Slot("quantity", year)
    unit = unit_in(column.path)
    aside = any(_ASIDE.search(level) for level in raw)
    if re.search(r"ty le|%|so sanh", whole):
        return Slot("none")
    source = next((found for level in reversed(levels) if (found := _source(level))), None)
    named = bool(MONEY.search(whole)) or unit is not None or source is not None or leaf in _SUMS
    if TOTAL.fullmatch(leaf) or (TOTAL.fullmatch(re.sub(r"\d{4}|nam", "", leaf).strip(" /-")) and named):
        if source and not TOTAL.fullmatch(levels[-1]):
            return Slot("source", year, source, unit, aside)
        inner = source if len(levels) > 1 and _source(levels[-2]) else None
        return Slot("source" if inner else "total", year, inner, unit, aside)
    if source:
        return Slot("source", year, source, unit, aside)
    if named and (year is not None or MONEY.search(whole) or unit is not None):
        return Slot("money", year, None, unit, aside)
    if year is not None and caption_has_money:
        return Slot("money", year, None, unit, aside)
    return Slot("none")


def _source(level: str) -> str | None:
    """The source that a header level names; "Nguồn kinh phí" or "Ngân sách" alone name none."""
    return source_of(level)


def _year(levels: list[str]) -> int | None:
    for level in reversed(levels):
        years = {int(year) for year in _YEAR.findall(level)}
        if len(years) == 1 and not re.search(r"(?:ngay|/)\s*\d{1,2}\s*/\s*\d{1,2}|quyet dinh", level):
            return years.pop()
        if len(years) > 1:
            return None
    return None


def unit_in(path: tuple[str, ...]) -> int | None:
    """The unit of money that a header states, from the lowest level up."""
    for level in reversed(path):
        found = find_money_units(level)
        if found:
            return found[-1].unit_vnd
        plain = _PLAIN_UNIT.search(level)
        if plain:
            unit = parse_money_unit(plain.group(1))
            if unit:
                return unit
    return None


def _settled(slots: list[Slot]) -> list[Slot]:
    """Doubles resolved: asides dropped where there is money besides, one year alone is the total, one total column."""
    money = ("money", "total", "source")
    if any(slot.kind in money and not slot.aside for slot in slots):
        slots = [Slot("none") if slot.kind in money and slot.aside else slot for slot in slots]
    years = {slot.year for slot in slots if slot.kind in money and slot.year is not None}
    if len(years) == 1:
        plain = any(slot.kind == "total" and slot.year is None for slot in slots)
        if not plain:
            slots = [replace(slot, year=None) if slot.kind in money else slot for slot in slots]
    totals = [at for at, slot in enumerate(slots) if slot.kind == "total" and slot.year is None]
    moneys = [at for at, slot in enumerate(slots) if slot.kind == "money" and slot.year is None]
    if not totals and moneys:
        # "Thành tiền", "Kinh phí": the one column of money is the row's total; of several the last.
        slots[moneys[-1]] = replace(slots[moneys[-1]], kind="total")
        totals = [moneys[-1]]
        moneys = moneys[:-1]
    for at in moneys:
        slots[at] = Slot("none")
    payers = [at for at, slot in enumerate(slots) if slot.kind == "source" and slot.year is None]
    if not totals and len(payers) == 1 and slots[payers[0]].source == "state" and not years - {None}:
        slots[payers[0]] = replace(slots[payers[0]], kind="total", source=None)  # the budget's money is all there is
        totals = payers
    for at in totals[1:]:
        slots[at] = Slot("none")
    seen: Counter[tuple[str, int | None, str | None]] = Counter()
    for at, slot in enumerate(slots):
        key = (slot.kind, slot.year, slot.source)
        if slot.kind in ("money", "quantity") and seen[key]:
            slots[at] = Slot("none")
        seen[key] += 1
    return slots
