"""DỮ LIỆU MẪU: answers of composed units to any template, the same at every run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sachhon.catalogue import read_table
from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.fields import Contact, DocumentRef, Period, Quantity, Range
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.rollup import LetterRef, Unit, UnitAnswers
from sachhon.formkit.values import Answer, Key, Origin, State

_THOUGHTS = (
    "Kinh phí hỗ trợ cho hoạt động sản xuất sạch hơn còn hạn chế, chưa được bố trí thường xuyên trong dự toán hằng "
    "năm của địa phương.",
    "Cán bộ phụ trách chủ yếu kiêm nhiệm, chưa được đào tạo chuyên sâu về đánh giá sản xuất sạch hơn.",
    "Nhận thức của một bộ phận doanh nghiệp nhỏ và vừa về lợi ích của sản xuất sạch hơn chưa đầy đủ, còn tâm lý ngại "
    "thay đổi dây chuyền công nghệ.",
    "Đề nghị Bộ Công Thương tiếp tục tổ chức các lớp đào tạo, tập huấn và hỗ trợ xây dựng mô hình trình diễn.",
    "=SUM(A1:A9) là nguyên văn trong văn bản, không phải công thức.",
)
_TRADES = ("1", "5", "12", "20", "33")
_WORDS = ("Công ty mẫu", "Chế biến thủy sản", "Khu công nghiệp mẫu", "Tuyên truyền, phổ biến", "Tấn sản phẩm")


def units(count: int = 63) -> tuple[Unit, ...]:
    """Provinces of the time, by their codes."""
    rows = read_table("classifiers/provinces_63.csv")[:count]
    return tuple(Unit(row["code"], row["name_vi"], row["code"]) for row in rows)


def answers(template: Template, asked: tuple[Unit, ...], *, silent_every: int = 9) -> tuple[UnitAnswers, ...]:
    """One letter a unit; every ninth unit is silent, and one of the others sent a letter of another subject."""
    return tuple(_unit(template, place, unit) for place, unit in enumerate(asked) if place % silent_every != 4)


def _unit(template: Template, place: int, unit: Unit) -> UnitAnswers:
    day = date(2018, 4, 1 + place % 28)
    letter = LetterRef(f"{place + 1:03d}.docx", f"{100 + place}/UBND-KT", day, f"{place:064x}")
    if place == 7:
        return UnitAnswers(unit.unit_id, unit.unit_name, unit.province_code, {}, letter, (), "other_template")
    values: dict[Key, Answer] = {}
    for order, field in enumerate(template.fields):
        for key, answer in _answers(field, place, order, letter):
            values[key] = answer
    findings: tuple[Finding, ...] = ()
    if place % 6 == 1:
        findings = (_contradiction(template),)
    return UnitAnswers(unit.unit_id, unit.unit_name, unit.province_code, values, letter, findings)


def _contradiction(template: Template) -> Finding:
    fields = tuple(field.id for field in template.fields[:2])
    return Finding("sample_contradiction", Severity.WARNING, {"count": 10, "share": Decimal("0.5")}, ((0, 5),), fields)


def _answers(field: Field, place: int, order: int, letter: LetterRef) -> Iterator[tuple[Key, Answer]]:
    luck = (place * 7 + order * 5) % 17
    if field.type == "table":
        for row in range(1 + (place + order) % 3 if luck else 0):
            for column in field.columns:
                years = field.years[:3] if column.repeat else ()
                for name in [f"{year}.{column.id}" for year in years] or [column.id]:
                    value = _value(column, place + row, order)
                    yield Key(field.id, row, name), Answer(State.VALUE, value, _origin(letter, str(value), order), 0.95)
        return
    if luck == 0:
        yield Key(field.id), Answer(State.MISSING)
    elif luck == 1:
        yield Key(field.id), Answer(State.UNKNOWN, None, _origin(letter, "chưa có số liệu thống kê", order))
    elif luck == 2 and field.type in {"integer", "money"}:
        yield Key(field.id), Answer(State.NIL, None, _origin(letter, "không phát sinh", order))
    else:
        value = _value(field, place, order)
        others = (_value(field, place + 1, order),) if luck == 3 else ()
        confidence = 0.5 if others else 0.95
        quote = f"{field.labels['vi']}: {value}."
        yield Key(field.id), Answer(State.VALUE, value, _origin(letter, quote, order), confidence, others)


def _origin(letter: LetterRef, quote: str, order: int) -> Origin:
    return Origin("read", letter.file, letter.sha256, order * 100, order * 100 + len(quote), quote)


def _value(field: Field | Column, place: int, order: int) -> object:
    number = 3 + (place * 13 + order * 7) % 90
    match field.type:
        case "integer":
            return number
        case "money":
            return number * 12_500_000
        case "year":
            return 2010 + number % 8
        case "decimal":
            return Decimal(number) / 4
        case "percent":
            return Decimal(number) / 2
        case "percent_range":
            return Range(Decimal(number % 9), Decimal(number % 9 + number % 4))
        case "yes_no":
            return number % 3 != 0
        case "date":
            return date(2012, 1 + number % 12, 15)
        case "period":
            return Period(2016, 2020)
        case "quantity":
            return Quantity(Decimal(number), "kWh")
        case "document":
            return DocumentRef(f"{number}/QĐ-UBND", date(2012, 6, 15))
        case "documents":
            return (DocumentRef(f"{number}/QĐ-UBND", date(2012, 6, 15)),)
        case "industry":
            return int(_TRADES[number % len(_TRADES)])
        case "industries":
            return (_TRADES[number % len(_TRADES)],)
        case "contact":
            return Contact("Nguyễn Văn Mẫu", "Chuyên viên", "0900000000", "mau@example.vn")
        case "choice":
            return field.options[number % len(field.options)].id
        case "narrative":
            return _THOUGHTS[number % len(_THOUGHTS)]
        case _:
            return f"{_WORDS[order % len(_WORDS)]} {number}"
