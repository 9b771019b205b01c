"""Field types: what units type by Vietnamese habits, what is refused, and format -> parse -> the same value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.formkit.definition import Column, Field, Option, templates
from sachhon.formkit.definition.classifiers import classifier_options
from sachhon.formkit.fields import (
    Contact,
    DocumentRef,
    FieldError,
    Period,
    Quantity,
    Range,
    Registry,
    field_type,
    field_type_names,
)
from sachhon.formkit.fields.text import TextType
from sachhon.formkit.findings import say
from tests.formkit.typed_values import values_of_type

INDUSTRIES = classifier_options("industries_39")
SIZES = (
    Option("large", {"vi": "Lớn", "en": "large"}, ("quy mô lớn",)),
    Option("small", {"vi": "Nhỏ", "en": "small"}),
)


def spec(kind: str, **more: object) -> Field:
    options = {"industry": INDUSTRIES, "industries": INDUSTRIES, "choice": SIZES}.get(kind, ())
    given_ = {"options": options, **more}
    return Field("x", "I", kind, {"vi": "Chỉ tiêu", "en": "Item"}, "append", **given_)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "  Văn phòng \n SXSH ", "Văn phòng SXSH"),
        ("narrative", " Một. \n\n  Hai. ", "Một.\nHai."),
        ("integer", "05", 5),
        ("integer", "1.234", 1234),
        ("integer", "mười hai (12)", 12),
        ("decimal", "10.367,7", Decimal("10367.7")),
        ("percent", "0,5%", Decimal("0.5")),
        ("percent", "10 %", Decimal(10)),
        ("percent", "12 phần trăm", Decimal(12)),
        ("percent_range", "8 – 13%", Range(Decimal(8), Decimal(13))),
        ("percent_range", "từ 5 - 8 %", Range(Decimal(5), Decimal(8))),
        ("percent_range", "05 đến 06%/năm", Range(Decimal(5), Decimal(6))),
        ("percent_range", "10%", Range(Decimal(10), Decimal(10))),
        ("money", "286.000.000 đồng", 286_000_000),
        ("money", "1,5 tỷ đồng", 1_500_000_000),
        ("money", "286000000", 286_000_000),
        ("year", "năm 2018", 2018),
        ("date", "12/3/2018", date(2018, 3, 12)),
        ("date", "ngày 07 tháng 9 năm 2009", date(2009, 9, 7)),
        ("period", "giai đoạn 2016-2020", Period(2016, 2020)),
        ("period", "Quý IV/2025 - Quý II/2026", Period(2025, 2026, "Q4", "Q2")),
        ("period", "01/07/2025 - 31/12/2026", Period(2025, 2026, "2025-07-01", "2026-12-31")),
        ("yes_no", "Đã", True),
        ("yes_no", "x", True),
        ("yes_no", "Chưa có", False),
        ("choice", "LỚN", "large"),
        ("choice", "Quy mô lớn", "large"),
        ("choice", "small", "small"),
        ("industry", "13", 13),
        ("industry", "Giấy và bột giấy", 13),
        ("industry", "sản xuất giấy", 13),
        ("industry", "Chế biến thuỷ sản", 7),
        ("industries", "Dệt may, gạch nung, du lịch", ("Dệt may", "Xi măng, gạch, gốm", "du lịch")),
        ("industries", "Bánh kẹo, mỳ ăn liền; Thủy sản", ("Bánh kẹo, mỳ ăn liền", "Thủy sản")),
        ("quantity", "1.200 kWh", Quantity(Decimal(1200), "kWh")),
        ("quantity", "12,5 tấn/năm", Quantity(Decimal("12.5"), "tấn/năm")),
        (
            "document",
            "Quyết định số 135/QĐ-SCT ngày 25/11/2010",
            DocumentRef("135/QĐ-SCT", date(2010, 11, 25)),
        ),
        (
            "documents",
            "496/2010/QĐ-UBND ngày 08/11/2010; 157/KH-UBND",
            (DocumentRef("496/2010/QĐ-UBND", date(2010, 11, 8)), DocumentRef("157/KH-UBND", None)),
        ),
        (
            "contact",
            "Nguyễn Văn An, Trưởng phòng, ĐT: 0243 822 0001, an@example.vn",
            Contact("Nguyễn Văn An", "Trưởng phòng", "0243 822 0001", "an@example.vn"),
        ),
    ],
)
def test_what_units_type_is_understood(kind: str, text: str, value: object) -> None:
    assert field_type(kind).parse(text, spec(kind)) == value


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        ("integer", "0,5", "field_value.not_whole"),
        ("integer", "nhiều", "field_value.not_a_number"),
        ("decimal", "1,234", "ambiguous_number.typed"),
        ("percent", "", "field_value.not_a_number"),
        ("percent_range", "13 – 8%", "field_value.range_backwards"),
        ("percent_range", "tăng mạnh", "field_value.not_a_number"),
        ("money", "30 triệu/năm", "field_value.not_money"),
        ("money", "4,87 tỷ USD", "field_value.not_money"),
        ("year", "18", "field_value.not_a_year"),
        ("date", "31/02/2018", "field_value.impossible_date"),
        ("date", "tháng 3 năm 2018", "field_value.not_a_date"),
        ("period", "sớm", "field_value.not_a_period"),
        ("period", "hằng năm", "field_value.not_a_period"),
        ("yes_no", "có thể", "field_value.not_yes_or_no"),
        ("choice", "vừa", "field_value.not_an_option"),
        ("industry", "du lịch", "field_value.not_an_industry"),
        ("industry", "chế biến gạch, thủy tinh", "field_value.industry_in_doubt"),
        ("industry", "77", "field_value.not_an_industry"),
        ("quantity", "1.200", "field_value.no_unit"),
        ("quantity", "kWh", "field_value.not_a_quantity"),
        ("document", "kế hoạch năm nay", "field_value.not_a_document"),
        ("document", "135/QĐ-SCT và 136/QĐ-SCT", "field_value.not_a_document"),
        ("contact", "0243 822 0001", "field_value.no_name"),
        ("text", "   ", "field_value.empty"),
        ("narrative", "\n", "field_value.empty"),
        ("table", "x", "field_value.table_cell_by_cell"),
    ],
)
def test_what_is_no_value_is_refused_with_a_finding_in_both_languages(kind: str, text: str, key: str) -> None:
    with pytest.raises(FieldError) as refused:
        field_type(kind).parse(text, spec(kind))
    assert refused.value.finding.key == key
    assert refused.value.finding.fields == ("x",)
    assert "Chỉ tiêu" in say(refused.value.finding, "vi")
    assert "Item" in say(refused.value.finding, "en")


def test_an_ambiguous_number_names_both_readings() -> None:
    with pytest.raises(FieldError) as refused:
        field_type("decimal").parse("1,234", spec("decimal"))
    assert {refused.value.finding.params["first"], refused.value.finding.params["second"]} == {
        Decimal("1.234"),
        Decimal(1234),
    }


def test_a_thousand_beyond_the_limit_may_be_a_decimal_so_nobody_can_tell() -> None:
    limited = spec("percent", minimum=Decimal(0), maximum=Decimal(100))
    with pytest.raises(FieldError) as refused:
        field_type("percent").parse("1.234", limited)
    assert refused.value.finding.code == "ambiguous_number"
    assert refused.value.finding.params["second"] == Decimal("1.234")


def test_a_bare_amount_is_in_the_unit_of_its_field() -> None:
    assert field_type("money").parse("1.500", spec("money", unit="triệu đồng")) == 1_500_000_000


def test_limits_and_decimals_are_checked() -> None:
    limited = spec("percent", minimum=Decimal(0), maximum=Decimal(100), decimals=1)
    keys = [finding.key for finding in field_type("percent").check(Decimal("120.55"), limited)]
    assert keys == ["field_value.too_large", "field_value.too_fine"]
    assert field_type("percent").check(Decimal("99.5"), limited) == ()
    low = field_type("percent_range").check(Range(Decimal(-1), Decimal(5)), limited)
    assert [finding.params["value"] for finding in low] == [Decimal(-1)]


@pytest.mark.parametrize("kind", sorted(field_type_names() - {"table"}))
def test_a_value_of_another_python_type_is_refused(kind: str) -> None:
    assert field_type(kind).check(object(), spec(kind)) != ()


@pytest.mark.parametrize(("kind", "value"), [("integer", True), ("money", 1.5), ("year", 12), ("decimal", 3)])
def test_near_misses_of_type_are_refused(kind: str, value: object) -> None:
    assert field_type(kind).check(value, spec(kind)) != ()


def test_numbers_are_written_by_the_habits_of_each_language() -> None:
    assert field_type("money").format(286_000_000, spec("money")) == "286.000.000 đồng"
    assert field_type("money").format(286_000_000, spec("money"), "en") == "VND 286,000,000"
    assert field_type("decimal").format(Decimal("1234.50"), spec("decimal")) == "1.234,5"
    assert field_type("decimal").format(Decimal("1234.5"), spec("decimal"), "en") == "1,234.5"
    assert field_type("percent_range").format(Range(Decimal(8), Decimal(13)), spec("percent_range")) == "8 – 13%"
    assert field_type("year").format(2018, spec("year")) == "2018"


def _specs() -> list[Field | Column]:
    found: dict[str, Field | Column] = {}
    for template in templates().values():
        for field in template.fields:
            for one in (field, *field.columns):
                if one.type != "table":
                    found.setdefault(f"{one.type}:{one.id}", one)
    for kind in sorted(field_type_names() - {"table"}):
        found.setdefault(f"{kind}:x", spec(kind))
    return list(found.values())


@given(st.sampled_from(_specs()).flatmap(lambda one: st.tuples(st.just(one), values_of_type(one))))
def test_what_is_formatted_is_parsed_back_and_so_is_json(drawn: tuple[Field | Column, object]) -> None:
    one, value = drawn
    kind = field_type(one.type)
    assert kind.check(value, one) == ()
    assert kind.parse(kind.format(value, one), one) == value
    assert kind.from_json(kind.to_json(value)) == value


@pytest.mark.parametrize("kind", sorted(field_type_names()))
def test_json_of_another_shape_is_refused(kind: str) -> None:
    with pytest.raises(ValueError):
        field_type(kind).from_json([{"other": 1}])


def test_a_name_is_registered_once() -> None:
    one = TextType("same", {"vi": "a", "en": "a"})
    registry = Registry([one])
    with pytest.raises(ValueError, match="same"):
        registry.add(one)
    with pytest.raises(KeyError, match="there are same"):
        registry.get("other")
