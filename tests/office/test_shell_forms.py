"""The fields of all forms: what people write, what it becomes, and what is said where it is not understood."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from sachhon.channels.office.shell.forms import (
    Day,
    Money,
    Number,
    OfficeForm,
    Percent,
    Reason,
    RequestKey,
    SentFile,
    Whole,
    Year,
    offer,
    plain_amount,
    plain_number,
    read_number,
)

MILLION = 10**6


def said(field: forms.Field, typed: Any) -> str:
    """What a field answers to what it does not take."""
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    return " ".join(refused.value.messages)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.234.567,89", Decimal("1234567.89")), ("1.250", Decimal(1250)), ("12,5", Decimal("12.5")),
        (" 1 234 567 ", Decimal(1234567)), ("1,2 triệu", Decimal(1_200_000)), ("1,2 tỷ", Decimal(1_200_000_000)),
        ("3 nghìn", Decimal(3000)),
        ("1,2 trie\u0323\u0302u", Decimal(1_200_000)), ("-5", Decimal(-5)), ("0", Decimal(0)),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(typed: str, value: Decimal) -> None:
    assert Number().clean(typed) == value


@pytest.mark.parametrize("field", [Number, Whole, Percent, Money, Day, Year, Reason])
def test_blank_is_none_and_never_zero(field: type[forms.Field]) -> None:
    taken = field(required=False).clean("  ")
    assert taken is None or (field is Reason and taken == "")


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (Number(), "abc", "“abc” không phải số. Nhập ví dụ 1.250 hoặc 12,5; dấu phẩy cho phần lẻ"),
        (Number(required=False), "abc", "Chưa biết thì để trống."),
        (Number(), "12 kWh", "“12 kWh” có chữ sau con số. Ô này chỉ nhận số: nhập 12."),
        (Number(), "0.125", "“0.125” đọc được hai cách: 0,125 hay 125. Nhập 0,125 hoặc 125"),
        (Number(), "1,234", "“1,234” đọc được hai cách: 1,2340 hay 1.234. Nhập 1,2340 hoặc 1234"),
        (Number(), "1,234 triệu", "đọc được hai cách: 1.234.000 hay 1.234.000.000. Nhập 1234000 hoặc 1234000000"),
        (Number(strict=True), "1.234", "đọc được hai cách"),
        (Number(least=1, most=50), "51", "“51” không dùng được ở đây. Nhập số từ 1 đến 50."),
        (Number(least=0), "-1", "Nhập số từ 0 trở lên."),
        (Number(most=9), "10", "Nhập số không quá 9."),
        (Number(), "1" * 41, "dài nhất 40 ký tự"),
        (Whole(), "12,5", "“12,5” không phải số nguyên. Nhập số nguyên, ví dụ 1.200."),
        (Percent(), "120 %", "“120 %” không dùng được ở đây. Nhập số từ 0 đến 100."),
        (
            Money(),
            "ba mươi con",
            "“ba mươi con” không phải số tiền tính bằng đồng. Nhập ví dụ 30.000.000 hoặc 30 triệu.",
        ),
        (Money(unit=MILLION), "30 USD", "không phải số tiền tính bằng triệu đồng. Nhập ví dụ 30 hoặc 1,5 tỷ đồng."),
        (Money(unit=MILLION), "1,234", "hai cách: 1.234.000 đồng hay 1.234.000.000 đồng"),
        (Money(unit=MILLION), "1,234 tỷ", "hai cách: 1.234.000.000 đồng hay 1.234.000.000.000 đồng"),
        (Day(), "hôm qua", "“hôm qua” không phải một ngày. Nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026."),
        (Day(), "31/02/2027", "Không có ngày “31/02/2027”."),
        (Year(first=2009, last=2060), "2008", "Năm phải từ 2009 đến 2060."),
        (Year(), "năm nay", "Nhập năm bằng bốn chữ số"),
        (Reason(), " ", "Nhập lý do."),
        (SentFile(), None, "Chọn tệp."),
        (SentFile(), SimpleUploadedFile("a.pdf", b""), "Tệp rỗng. Chọn tệp khác."),
    ],
)
def test_what_is_not_understood_is_said_with_what_to_do(field: forms.Field, typed: Any, words: str) -> None:
    assert words in said(field, typed)


def test_the_same_in_english() -> None:
    with translation.override("en"):
        assert said(Number(), "abc").startswith("“abc” is not a number. Enter for example 1.250 or 12,5;")
        assert said(Money(unit=MILLION), "abc").endswith(
            "is not an amount in million đồng. Enter for example 30 or 1,5 tỷ đồng."
        )
        assert said(Day(), "31/02/2027").startswith("There is no day “31/02/2027”.")


@pytest.mark.parametrize(
    ("typed", "unit", "amount"),
    [
        ("30 triệu", 1, 30 * MILLION), ("30.000.000 đồng", 1, 30 * MILLION), ("1.500", MILLION, 1500 * MILLION),
        ("1,5 tỷ đồng", MILLION, 1500 * MILLION), ("1 tỷ 200 triệu", 1, 1200 * MILLION), ("0", 1, 0),
    ],
)  # fmt: skip
def test_money_is_in_the_units_of_the_field_or_in_its_own(typed: str, unit: int, amount: int) -> None:
    assert Money(unit=unit).clean(typed) == amount


@pytest.mark.parametrize("typed", ["12,5", "12,5 %", "12,5%", "12,5 phần trăm"])
def test_a_share_is_read_with_its_sign_or_without(typed: str) -> None:
    assert Percent().clean(typed) == Decimal("12.5")


@pytest.mark.parametrize("typed", ["05/12/2026", "5/12/2026", "5-12-2026", "2026-12-05", "ngày 5 tháng 12 năm 2026"])
def test_days_are_read_as_people_write_them(typed: str) -> None:
    assert Day().clean(typed) == date(2026, 12, 5)


def test_a_day_may_have_to_be_past_or_to_come() -> None:
    today = timezone.localdate()
    assert Day(past=True).clean(today) == Day(coming=True).clean(today) == today
    assert "Ngày chưa tới" in said(Day(past=True), today + timedelta(days=1))
    assert "Ngày đã qua" in said(Day(coming=True), today - timedelta(days=1))


@pytest.mark.parametrize("number", [Decimal("1.234"), Decimal("1234"), Decimal("1234567.890"), Decimal("0.125"), 1200])
def test_what_a_field_offers_is_read_back_to_the_same(number: Decimal | int) -> None:
    for field in (Number(), Number(strict=True)):
        assert field.clean(field.prepare_value(number)) == number
    assert read_number(plain_number(number, grouped=False), strict=True) == number


@pytest.mark.parametrize("unit", [1, 1000, MILLION])
def test_what_money_offers_is_read_back_to_the_same(unit: int) -> None:
    field = Money(unit=unit)
    for amount in (0, 1_500_000, 1_234_000_000):
        assert field.clean(field.prepare_value(amount)) == amount
    assert plain_amount(None, unit) == ""


class Trial(OfficeForm):
    cost = Money(required=False)
    part_name = forms.CharField(required=False)
    kind = forms.ChoiceField(required=False)
    request_key = RequestKey()


class Refused(Exception):
    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


def test_what_was_typed_stays_in_its_box_beside_the_message() -> None:
    form = Trial({"cost": "ba <mươi>", "kind": ""})
    assert form.errors["cost"][0].startswith("“ba <mươi>” không phải số tiền")
    assert 'value="ba &lt;mươi&gt;"' in str(form["cost"])


def test_a_refusal_stands_at_its_field_or_above_all() -> None:
    form = Trial({})
    form.refuse(Refused("Một.", "cost"))
    form.refuse(Refused("Hai.", "part.name"))
    form.refuse(Refused("Ba.", "unheard_of"))
    form.refuse(Refused("Bốn."), "kind")
    assert {name: list(words) for name, words in form.errors.items()} == {
        "cost": ["Một."], "part_name": ["Hai."], "__all__": ["Ba."], "kind": ["Bốn."],
    }  # fmt: skip


def test_choices_are_offered_with_one_for_nothing_first() -> None:
    form = Trial()
    offer(form, "kind", (one for one in [("a", "A")]), blank="–")
    assert list(form.fields["kind"].choices) == [("", "–"), ("a", "A")]  # type: ignore[attr-defined]


def test_every_page_has_a_key_of_its_own() -> None:
    keys = {str(Trial()["request_key"].value()) for _ in range(3)}
    assert len(keys) == 3
