"""How figures, states, methods and coverage are worded in the national report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.fields import Range, field_type
from sachhon.formkit.findings import Finding, say
from sachhon.formkit.rollup import AreaFigure, Figure, LetterRef, Part
from sachhon.formkit.rollup.shares import POPULATION_WORDS
from sachhon.formkit.values import State
from sachhon.vietnamese.dates import format_date
from sachhon.vietnamese.numbers import format_number

STATES = {
    State.NIL: "không phát sinh",
    State.UNKNOWN: "chưa có số liệu",
    State.MISSING: "chưa trả lời",
}

METHODS = {
    "sum": "cộng số liệu của các {unit} đã trả lời",
    "weighted_mean": "bình quân gia quyền theo {weight}",
    "count_yes": "đếm số {unit} trả lời “có”",
    "count_answered": "đếm số {unit} có trả lời",
    "share": "tính lại từ tử số và mẫu số",
    "share_recomputed": "tính lại từ tử số và mẫu số",
    "distribution": "không gộp được; trình bày phân bố",
    "append": "ghép danh mục của các {unit}",
    "union": "hợp các giá trị đã nêu",
    "digest": "tổng hợp ý kiến theo nhóm",
}

SEVERITIES = {"blocker": "Chặn", "error": "Lỗi", "warning": "Cảnh báo", "info": "Lưu ý"}

VERDICTS = {"reached": "Đạt", "not_reached": "Chưa đạt", "cannot_tell": "Chưa đủ căn cứ"}

NO_FIGURE = "chưa có số liệu"
_LONGEST_SHARE_DECIMALS = 2


def unit_word(template: Template) -> str:
    """What a unit is called: "tỉnh", "cơ sở"."""
    return template.respondent_word.get("vi", "đơn vị")


def label(field: Field | Column) -> str:
    """A field's name."""
    return field.labels.get("vi", field.id)


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """A number by Vietnamese habits; a long fraction (a mean) is shown with two decimals at most."""
    exact = Decimal(value)
    if decimals is None:
        exponent = exact.normalize().as_tuple().exponent
        decimals = min(_LONGEST_SHARE_DECIMALS, max(0, -exponent)) if isinstance(exponent, int) else 0
        shown = format_number(exact, decimals)
        return shown.rstrip("0").rstrip(",") if "," in shown else shown
    return format_number(exact, decimals)


def scope(value: object, kind: str = "") -> str:
    """A number or a range of numbers, in words: "8–13". Years, a `kind` of field, have no thousands."""
    if kind == "year" and isinstance(value, Decimal | int):
        return str(round(value)) if value == round(value) else number(value)
    if isinstance(value, Range):
        low, high = number(value.low), number(value.high)
        return low if low == high else f"{low}–{high}"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal | int):
        return number(value)
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def unit_of(figure: Figure, template: Template) -> str:
    """What the figure counts: its own unit, "đồng" for money, units where units are counted."""
    if figure.method in {"count_yes", "count_answered"}:
        return unit_word(template)
    if figure.field.type == "money":
        return "đồng"
    return figure.unit or figure.field.unit


def with_unit(text: str, unit: str) -> str:
    """A number with its unit: "%" stands close, words apart."""
    return f"{text}%" if unit == "%" else f"{text} {unit}".strip()


def figure_value(figure: Figure) -> str:
    """The figure's number, without its unit; words where there is none."""
    if figure.state is not State.VALUE or figure.value is None:
        if figure.distribution is not None:
            return f"trung vị {scope(figure.distribution.median, figure.field.type)}"
        return STATES[figure.state] if figure.state is State.NIL else NO_FIGURE
    return scope(figure.value, figure.field.type if figure.method == "distribution" else "")


def area_value(area: AreaFigure, field: Field) -> str:
    """An area's number; a dash where nobody of it said anything."""
    if area.state is State.NIL:
        return "0"
    if area.state is not State.VALUE or area.value is None:
        return "…" if area.state is State.UNKNOWN else "–"
    return scope(area.value, field.type)


def value_words(value: object, field: Field | Column) -> str:
    """A value that may be a reader's competing guess: as its type writes it where it is one of a choice or composed."""
    option = next((option for option in field.options if option.id == value), None)
    if option is not None:
        return option.labels.get("vi", option.id)
    if value is None or isinstance(value, str | int | Decimal | Range | tuple):
        return scope(value, field.type)
    return field_type(field.type).format(value, field, "vi")


def part_value(part: Part, field: Field) -> str:
    """What a unit said, as its field type writes it, or its state in words."""
    if part.state is not State.VALUE:
        return STATES[part.state]
    if part.column is not None:
        column = field.column(part.column)
        return with_column_unit(field_type(column.type).format(part.value, column, "vi"), column)
    return field_type(field.type).format(part.value, field, "vi")


def cell_value(value: object, column: Column) -> str:
    """What stands in a cell of a table."""
    return field_type(column.type).format(value, column, "vi")


def with_column_unit(text: str, column: Column) -> str:
    """A cell's value outside its table, where no header names the unit."""
    if not column.unit or text.endswith(column.unit) or column.type in {"money", "percent", "percent_range"}:
        return text
    return f"{text} {column.unit}"


def method_words(figure: Figure, template: Template) -> str:
    """How the figure was made."""
    words = METHODS.get(figure.method, figure.method)
    weight = "trọng số đã biết"
    if figure.field.weight and template.has_field(figure.field.weight):
        weight = label(template.field(figure.field.weight)).lower()
    elif figure.field.weight in POPULATION_WORDS:
        weight = POPULATION_WORDS[figure.field.weight][0]
    return words.format(unit=unit_word(template), weight=weight)


def letter_words(letter: LetterRef | None) -> str:
    """A letter as it is cited: "123/UBND-KT ngày 04/05/2018"."""
    if letter is None:
        return "không rõ văn bản"
    day = f" ngày {format_date(letter.date)}" if letter.date else ""
    return f"{letter.number or 'không có số'}{day}"


def day_words(day: date | None) -> str:
    """A date in a table."""
    return format_date(day) if day else "không ghi"


def finding_words(finding: Finding) -> str:
    """The sentence of a finding."""
    return say(finding, "vi")


def one_line(text: str) -> str:
    """Words of a letter without its line ends."""
    return " ".join(text.split())


def shortened(text: str, length: int) -> str:
    """At most `length` characters, cut between words, with an ellipsis where something was left out."""
    words = one_line(text)
    if len(words) <= length:
        return words
    cut = words[: length - 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:.-–") + "…" if " " in cut else cut + "…"


def roman(number_: int) -> str:
    """As sections and annexes are numbered: 4 is IV."""
    steps = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, sign in steps:
        written += sign * (number_ // worth)
        number_ %= worth
    return written
