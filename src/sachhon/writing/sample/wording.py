"""The habits of one made-up writer: numbering, terms, how numbers, money and documents are put."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from sachhon.formkit.fields import Contact, DocumentRef, Quantity, Range
from sachhon.vietnamese.dates import format_date
from sachhon.vietnamese.money import format_money
from sachhon.vietnamese.number_words import number_in_words
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.sample.rows import ROMAN

LETTERS = "abcdđeghik"
KIND_NAMES = {"QĐ": "Quyết định", "KH": "Kế hoạch", "CTr": "Chương trình"}


@dataclass(frozen=True, slots=True)
class Habits:
    """How this writer writes. `scheme`: printed | letters | decimal | capitals, the numbering of headings by depth.

    `own_order`: parts that allow it stand in another order; `run_on`: parts of a total follow it in one sentence;
    `zero` is what stands in a table for no money; `ticks` how a table says yes (a tick leaves "no" blank);
    `unit_column`: units of quantities stand in a column of their own; `cell_money` the unit of money in tables.
    """

    scheme: str
    term: str
    inline_headings: bool
    padded: bool
    in_words: bool
    money: str
    percent_blank: bool
    dash: str
    bullets: str
    event_table: bool
    long_dates: bool
    whole_upper: bool
    zero: str
    ticks: str
    unit_column: bool
    cell_money: str
    unit_above: bool
    own_order: bool
    run_on: bool
    percent_words: bool


def draw_habits(rng: Random) -> Habits:
    """The habits of one writer."""
    return Habits(
        scheme=rng.choice(("printed", "printed", "letters", "letters", "decimal", "capitals")),
        term=rng.choice(("SXSH", "sản xuất sạch hơn")),
        inline_headings=rng.random() < 0.4,
        padded=rng.random() < 0.6,
        in_words=rng.random() < 0.15,
        money=rng.choice(("đồng", "triệu đồng", "triệu đồng", "tỷ đồng")),
        percent_blank=rng.random() < 0.3,
        dash=rng.choice((" - ", "-", " – ", " đến ")),
        bullets=rng.choice(("-", "-", "+", "")),
        event_table=rng.random() < 0.5,
        long_dates=rng.random() < 0.5,
        whole_upper=rng.random() < 0.4,
        zero=rng.choice(("0", "-", "")),
        ticks=rng.choice(("x", "X", "Có", "có")),
        unit_column=rng.random() < 0.4,
        cell_money=rng.choice(("triệu đồng", "triệu đồng", "nghìn đồng", "đồng")),
        unit_above=rng.random() < 0.5,
        own_order=rng.random() < 0.3,
        run_on=rng.random() < 0.3,
        percent_words=rng.random() < 0.08,
    )


def label(habits: Habits, numbers: tuple[int, ...]) -> str:
    """The printed number of a heading at the path `numbers` (from 1), with its mark: "I.", "2.1.", "a)", "-"."""
    depth, last = len(numbers), numbers[-1]
    if habits.scheme == "decimal":
        return ".".join(map(str, numbers)) + "." if depth < 4 else "-"
    if habits.scheme == "capitals":
        return ("ABCDEFG"[last - 1] + ".", ROMAN[last - 1] + ".", f"{last}.", "-")[min(depth, 4) - 1]
    if depth == 1:
        return ROMAN[last - 1] + "."
    if depth == 2:
        return f"{last}."
    if depth == 3:
        return f"{LETTERS[last - 1]})" if habits.scheme == "letters" else f"{numbers[1]}.{last}"
    return "-"


def count(value: int, habits: Habits) -> str:
    """A count: "5", "05", "mười hai (12)", "1.234"."""
    if habits.in_words and value < 1000:
        return f"{number_in_words(value)} ({value:02d})"
    return f"{value:02d}" if habits.padded else format_number(value)


def percent(value: Decimal | Range, habits: Habits) -> str:
    """A percentage or a range of them: "10%", "0,5 %", "8 - 13%"."""
    sign = " phần trăm" if habits.percent_words else " %" if habits.percent_blank else "%"
    if isinstance(value, Range):
        if value.low == value.high:
            return format_number(value.low) + sign
        return format_number(value.low) + habits.dash + format_number(value.high) + sign
    return format_number(value) + sign


def money(vnd: int, habits: Habits) -> str:
    """Money in the writer's unit, never rounded: "286.000.000 đồng", "1.660 triệu đồng", "1,66 tỷ đồng"."""
    if habits.money == "đồng":
        return format_money(vnd)
    if habits.money == "tỷ đồng" and vnd >= 1_000_000_000:
        return f"{format_number(Decimal(vnd) / 1_000_000_000)} tỷ đồng"
    return f"{format_number(Decimal(vnd) / 1_000_000)} triệu đồng"


def day(value: date, habits: Habits) -> str:
    """A date: "ngày 05/9/2016" or "ngày 05 tháng 9 năm 2016"."""
    return (
        f"ngày {value.day:02d} tháng {value.month} năm {value.year}"
        if habits.long_dates
        else f"ngày {format_date(value)}"
    )


def document(value: DocumentRef, habits: Habits) -> str:
    """A document by kind, number and date."""
    number = value.number or ""
    kind = KIND_NAMES.get(number.partition("/")[2].partition("-")[0], "Văn bản")
    return f"{kind} số {number}" + (f" {day(value.date, habits)}" if value.date else "")


_CELL_UNITS = {"đồng": 1, "nghìn đồng": 1000, "triệu đồng": 1_000_000}


def cell_words(value: object, kind: str, habits: Habits) -> str:
    """A value in a table's cell: bare numbers; money in the writer's unit of tables."""
    if isinstance(value, bool):
        no = "" if habits.ticks.casefold() == "x" else "Không" if habits.ticks == "Có" else "không"
        return habits.ticks if value else no
    if kind == "money" and isinstance(value, int):
        return format_number(Decimal(value) / _CELL_UNITS[habits.cell_money]) if value else habits.zero
    if kind == "year":
        return str(value)
    if isinstance(value, int | Decimal):
        return format_number(value)
    return value_words(value, kind, habits)


def value_words(value: object, kind: str, habits: Habits, unit: str = "") -> str:
    """A value of a field type in this writer's words."""
    if kind == "money" and isinstance(value, int):
        return money(value, habits)
    if isinstance(value, bool):
        return "có" if value else "không"
    if kind == "year":
        return str(value)
    if isinstance(value, Range) or (kind == "percent" and isinstance(value, Decimal)):
        return percent(value, habits)
    if isinstance(value, DocumentRef):
        return document(value, habits)
    if isinstance(value, Quantity):
        return f"{format_number(value.value)} {value.unit}"
    if isinstance(value, Contact):
        return ", ".join(
            part for part in (value.name, value.title, value.phone and f"điện thoại: {value.phone}") if part
        )
    if isinstance(value, tuple):
        return "; ".join(value_words(part, kind, habits) for part in value)
    if isinstance(value, int | Decimal):
        number = count(value, habits) if isinstance(value, int) else format_number(value)
        return f"{number} {unit}".strip()
    return str(value)
