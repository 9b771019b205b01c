"""What is done to many rows at once is what is done to each by itself."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sachhon.domain.registry.api import FACTS, Facility, FacilityChange, Unit, read_fact
from sachhon.domain.registry.facilities.arriving import cells, creating
from sachhon.domain.registry.facilities.arriving.cells import RowReader
from sachhon.domain.registry.facilities.arriving.headings import titles_of
from sachhon.domain.registry.facilities.arriving.rows import Row
from sachhon.domain.registry.facilities.arriving.texts import objects, said_of
from sachhon.domain.registry.facilities.register import all_clean, newly, take
from sachhon.domain.registry.models import Arriving
from sachhon.domain.registry.ordering import _SEPARATORS, _words
from sachhon.formkit.fields import FieldError
from sachhon.vietnamese.enterprises import tax_code_holds, tax_codes_hold
from tests import world
from tests.domain.registry.facilities.lists import tax
from tests.thorough import of

AS_THEY_STAND = ("name", "tax_code", "address", "products", "contact_name", "phone", "email", "team_leader")
_odd = st.sampled_from(
    ("", " ", "  ", "\t", "\n", "\xa0", "\u200b", "\x00", "\x1c", "e\u0302", "\u0301", "\u00d0", "Đ", "#N/A", "'", '"')
)
_plain = st.sampled_from(("Công ty", "Bình Định", "a", "0256", "12", "x@y.vn", "1.2", "\\", "%s", "–", "'"))
_texts = st.one_of(
    st.lists(st.one_of(_plain, _odd), max_size=4).map("".join),
    st.lists(_plain, min_size=1, max_size=4).map(" ".join),
    st.text(max_size=12),
    st.from_regex(re.compile(r"[0-9]{9,13}"), fullmatch=True),
    st.integers(0, 40).map(tax),
    st.integers(0, 40).map(lambda number: f"so{number}@example.vn"),
)


def _read(key: str, text: str) -> Any:
    try:
        return read_fact(key, text)
    except FieldError as wrong:
        return wrong.finding


@given(key=st.sampled_from((*AS_THEY_STAND, "cp_results", "size", "province")), texts=st.lists(_texts, max_size=5))
def test_texts_held_to_be_clean_are_their_own_values(key: str, texts: list[str]) -> None:
    if all_clean(key, texts):
        assert [_read(key, text) for text in texts] == texts


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        ("name", ["Công ty CP Bia Quy Nhơn", "DNTN Hải Vân 2", "Gạch ngói “Phú Tài” – Bình Định"]),
        ("address", ["12/4 Trần Phú, Quy Nhơn", "Lô B3 KCN Phú Tài"]),
        ("tax_code", [tax(number) for number in range(50)]),
        ("phone", ["0256 3822 123", "0905123456 – 0905123457"]),
        ("email", ["lien.he@example.vn", "a@b.com.vn"]),
    ],
)
def test_what_lists_say_mostly_is_clean(key: str, texts: list[str]) -> None:
    assert all_clean(key, texts)
    assert not all_clean(key, [*texts, f"{texts[0]} "])
    assert not all_clean(key, [*texts, ""])


@given(st.lists(st.one_of(st.integers(0, 60).map(tax), _texts), max_size=6))
def test_tax_codes_hold_together_as_each_holds(codes: list[str]) -> None:
    clean = all(re.fullmatch(r"[0-9]{10}", code) and tax_code_holds(code) for code in codes)
    assert tax_codes_hold(codes) == (clean and bool(codes))


@given(st.text())
def test_words_of_a_name_are_what_stands_between_separators(name: str) -> None:
    assert _words(name) == [word for word in _SEPARATORS.split(name) if word]


TITLES = (
    "MST",
    "Tên cơ sở",
    "Tỉnh",
    "Địa chỉ",
    "Quy mô",
    "Số lao động",
    "Áp dụng SXSH",
    "Thư điện tử",
    "VSIC",
    "Năm bắt đầu",
)
_cells = st.tuples(
    st.one_of(st.integers(0, 40).map(tax), st.sampled_from(("", "123", 4_100_000_014.0)), _texts),
    st.one_of(_plain, _texts, st.just("Công ty TNHH An Bình")),
    st.sampled_from(("Bình Định", "Đà Nẵng", "", "Nơi khác", "52")),
    _texts,
    st.sampled_from(("Lớn", "nhỏ", "", "Vừa phải", None)),
    st.one_of(st.integers(0, 9), st.floats(0, 9), st.sampled_from(("", "12", "mười", True, 1, 1.0, date(2020, 1, 1)))),
    st.sampled_from(("Có", "Chưa", "", True, False, 1, 0, 1.0, "?")),
    st.one_of(st.just("a@b.vn"), _texts),
    st.sampled_from(("", "", "", "1103", "xx")),
    st.sampled_from(("", "", "", 2015.0, date(2016, 5, 4))),
)


def _reader(of: str) -> RowReader:
    titles = titles_of([TITLES])
    assert titles is not None
    todays = {"P63-52": "P34-52", "P34-52": "P34-52", "P63-48": "P34-48"}
    return RowReader(titles.read, "DS", on=date(2026, 1, 1), of=of, todays=todays, names={})


@given(rows=st.lists(_cells, min_size=1, max_size=7), of=st.sampled_from(("", "P34-52")), narrow=st.booleans())
def test_rows_read_in_a_block_are_those_read_cell_by_cell(rows: list[Any], of: str, narrow: bool) -> None:
    written = [row[:-2] if narrow else row for row in rows]
    together = list(_reader(of).read(2, written))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cells, "all_clean", lambda key, texts: False)
        reader = _reader(of)
        alone = [row for number, row in enumerate(written, 2) for row in reader.read(number, [row])]
    told = [(row.number, row.place, dict(row.said), list(row.problems)) for row in together]
    assert told == [(row.number, row.place, dict(row.said), list(row.problems)) for row in alone]
    assert [json.loads(text) for text in said_of(together)] == [row.said for row in alone]
    assert all(row.value(key) == row.said.get(key) for row in together for key in FACTS)


_values = st.one_of(st.none(), st.just(""), _texts, st.booleans(), st.integers(0, 3))


@given(st.lists(st.tuples(_values, _texts, st.just("như nhau")), min_size=1, max_size=8))
def test_objects_written_column_by_column_say_what_each_says(rows: list[tuple[Any, ...]]) -> None:
    # A column has values of one kind: True and 1 do not stand in one.
    kind = type(rows[0][0])
    rows = [row if type(row[0]) is kind else (None, *row[1:]) for row in rows]
    keys = ("employees", "name", "size")
    columns = dict(zip(keys, zip(*rows, strict=True), strict=True))
    blank = (None, "")
    said = [
        {key: value for key, value in zip(keys, row, strict=True) if value is not None and value != ""} for row in rows
    ]
    assert [json.loads(text) for text in objects(columns)] == said
    nothing = dict.fromkeys(keys, None)
    assert [json.loads(text) for text in objects(columns, nothing)] == [
        {key: [None, value] for key, value in one.items() if value not in blank} for one in said
    ]
    assert [json.loads(text) for text in said_of([Row(1, "x", one) for one in said])] == said


_facts = st.fixed_dictionaries(
    {"name": st.one_of(st.just("Công ty 'Một' %s; DROP"), st.text("Aăâ bđĐ'\"%\\", min_size=1).filter(str.strip))},
    optional={
        "tax_code": st.one_of(st.integers(0, 9).map(tax)),
        "province": st.sampled_from(("P63-52", "P34-52")),
        "address": st.sampled_from(("1 Trần Phú", "[]", "100%", "it''s")),
        "latitude": st.just("13.782000"),
        "longitude": st.just("109.219000"),
        "industry": st.integers(1, 39),
        "size": st.sampled_from(("large", "small")),
        "employees": st.integers(0, 3),
        "revenue": st.just(10**15),
        "key_energy_user": st.booleans(),
        "applies_cp": st.booleans(),
        "cp_since": st.just(2015),
        "cp_results": st.just("Giảm 10 %\nnước"),
    },
)


@pytest.mark.django_db
@settings(max_examples=of(40, 12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(_facts, min_size=1, max_size=5), day=st.sampled_from((None, date(2020, 12, 31))))
def test_facilities_created_at_once_are_those_taken_one_by_one(said: list[dict[str, Any]], day: date | None) -> None:
    world.units()
    provinces = {unit.code: unit for unit in Unit.objects.filter(kind=Unit.Kind.PROVINCE)}
    number = Arriving.objects.count()
    arriving = Arriving.objects.create(code=f"DS-{number}", kind="workbook", title="x", source=str(number), as_on=day)
    places = [f"DS, dòng {number}" for number in range(2, len(said) + 2)]
    now = arriving.at
    codes = {code: unit.pk for code, unit in provinces.items()}
    ids = creating.create_facilities(arriving, said, places, provinces=codes, by_id=None, now=now)
    made = Facility.objects.in_bulk(ids)
    assert len(made) == len(said)
    assert [made[pk].code for pk in ids] == sorted(one.code for one in made.values())
    for pk, facts, place in zip(ids, said, places, strict=True):
        facility, description = newly(made[pk].code, facts, as_on=day)
        traces = take(
            facility, description, provinces=provinces, as_on=day, arriving=arriving, place=place, kind="created"
        )
        for field in Facility._meta.concrete_fields:
            if field.name not in ("id", "created_at"):
                assert getattr(made[pk], field.attname) == getattr(facility, field.attname), field.name
        assert made[pk].created_at == now
        change, expected = FacilityChange.objects.get(facility=pk), traces.changes[0]
        assert {key: change.changes[key] for key in expected.changes} == expected.changes
        for field in FacilityChange._meta.concrete_fields:
            if field.name not in ("id", "facility", "at"):
                assert getattr(change, field.attname) == getattr(expected, field.attname), field.name
        assert change.at == now
    later = creating.create_facilities(arriving, said, places, provinces=codes, by_id=None, now=now)
    assert not set(later) & set(ids)
