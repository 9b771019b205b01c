"""A reader for each field type, and what the readers of single types take."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.formkit.definition import Column, Field
from sachhon.formkit.fields import Quantity, Range, field_type_names
from sachhon.formkit.values import State
from sachhon.reading.answers.mentions import mentions_of, money_of_cell
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.states import bare_state, lone_state, points_to_annex
from sachhon.reading.answers.typed import READERS, Measured


def question(kind: str, unit: str = "") -> Question:
    column = Column("x", kind, {"vi": "x"}, unit)
    return Question(column, "1", (), (), (), (), (), (), ())


def taken(kind: str, text: str, unit: str = "") -> list[object]:
    reader = READERS[kind]
    assert isinstance(reader, Measured)
    found = [
        reader.take(mention, question(kind, unit)) for mention in mentions_of(text) if mention.kind in reader.kinds
    ]
    return [one.value for one in found if one is not None]


def test_every_field_type_has_its_reader() -> None:
    assert set(READERS) == set(field_type_names())


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        ("integer", "05 đơn vị", [5]),
        ("integer", "mười hai (12) doanh nghiệp", [12]),
        ("integer", "1.234 cơ sở", [1234]),
        ("integer", "chiếm 12,5% số cơ sở", []),
        ("integer", "từ 8 - 13 lớp", []),
        ("integer", "năm 2015", []),
        ("integer", "tại Quyết định số 496/2010/QĐ-UBND ngày 08/11/2010", []),
        ("percent", "chiếm 0,5% tổng số", [Decimal("0.5")]),
        ("percent_range", "giảm 8 – 13% năng lượng", [Range(Decimal(8), Decimal(13))]),
        ("percent_range", "đạt 10 %", [Range(Decimal(10), Decimal(10))]),
        ("money", "kinh phí 286.000.000 đồng", [286_000_000]),
        ("money", "1,2 tỷ đồng", [1_200_000_000]),
        ("money", "30 triệu đồng/năm", []),
        ("money", "400 triệu USD", []),
        ("year", "Năm xây dựng: 2011", [2011]),
        ("quantity", "12.500 tấn", [Quantity(Decimal(12500), "tấn")]),
    ],
)
def test_what_a_reader_takes(kind: str, text: str, values: list[object]) -> None:
    assert taken(kind, text) == values


def test_a_range_is_no_single_share() -> None:
    reader = READERS["percent"]
    assert isinstance(reader, Measured)
    (mention,) = (one for one in mentions_of("chiếm 10 - 15% cơ sở") if one.kind == "percent")
    share = reader.take(mention, question("percent"))
    assert share is not None
    assert (share.value, share.others) == (Decimal(10), (Decimal(15),))
    assert share.doubt >= 0.5


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Không có.", State.NIL),
        ("không phát sinh", State.NIL),
        ("Chưa tổ chức", State.NIL),
        ("Chưa có doanh nghiệp nào được đánh giá chi tiết", State.NIL),
        ("Không", State.NIL),
        ("Chưa có số liệu", State.UNKNOWN),
        ("chưa thống kê được", State.UNKNOWN),
        ("Không có số liệu thống kê cụ thể", State.UNKNOWN),
        ("Chưa có cơ sở để tính toán", State.UNKNOWN),
        ("đang tổng hợp", State.UNKNOWN),
        ("Chưa rõ rệt do quy mô nhỏ", None),
        ("Đã tổ chức 05 lớp, chưa có số liệu", None),
        ("Việc triển khai do Sở Công Thương thực hiện", None),
        ("", None),
    ],
)
def test_words_for_none_and_not_known(text: str, state: State | None) -> None:
    assert lone_state(text) is state


def test_a_unit_that_says_why_has_said_something() -> None:
    assert bare_state("Sở Công Thương chưa bố trí cán bộ chuyên trách") is None
    assert bare_state("Không có") is State.NIL


@pytest.mark.parametrize(
    "text", ["(Phụ lục đính kèm)", "Chi tiết tại Phụ lục 1", "(Có phụ lục kèm theo)", "Theo biểu đính kèm."]
)
def test_references_to_an_annex(text: str) -> None:
    assert points_to_annex(text)


@pytest.mark.parametrize("text", ["Tổ chức 05 lớp tập huấn", "Thực hiện theo hướng dẫn của Bộ Công Thương", ""])
def test_what_is_no_reference(text: str) -> None:
    assert not points_to_annex(text)


def test_bare_numbers_of_a_table_of_money() -> None:
    cell = money_of_cell("1.776,5", 1_000_000)
    assert cell is not None
    assert cell.low == Decimal(1_776_500_000)
    assert money_of_cell("Không có", 1_000_000) is None


def test_a_field_is_a_question_like_a_column() -> None:
    field = Field("x", "1", "integer", {"vi": "x"}, "sum")
    assert Question(field, "1", (), (), (), (), (), (), ()).type == "integer"
