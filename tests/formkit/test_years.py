"""A template asked for other years: only its repeated columns change, and every blank holds the years through."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.codecs.forms import SUFFIXES, read_filled, write_blank
from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, State, cells_of, from_json, to_json

PLAN = "action-plan"
LATER = template(PLAN).for_years(2026, 2030)


def said(first: int, last: int) -> dict[Key, Answer]:
    """A budget of one line with money in every year."""
    values = {Key("budget", 0, "title"): Answer(State.VALUE, "Tập huấn cho doanh nghiệp")}
    for year in range(first, last + 1):
        values[Key("budget", 0, f"{year}.quantity")] = Answer(State.VALUE, Decimal(year - first + 1))
        values[Key("budget", 0, f"{year}.amount")] = Answer(State.VALUE, 1_000_000 * (year - first + 1))
    values[Key("budget", 1, "title")] = Answer(State.VALUE, "Đánh giá nhanh")
    values[Key("budget", 1, f"{last}.amount")] = Answer(State.NIL)
    return values


def plain(values: dict[Key, Answer]) -> dict[Key, tuple[State, object]]:
    return {key: (one.state, one.value) for key, one in values.items() if one.state is not State.MISSING}


def test_only_the_years_are_others() -> None:
    usual = template(PLAN)
    assert usual.years == (2016, 2017, 2018, 2019, 2020)
    assert LATER.years == (2026, 2027, 2028, 2029, 2030)
    assert (LATER.id, LATER.version, LATER.rules) == (usual.id, usual.version, usual.rules)
    assert LATER.for_years(2016, 2020) == usual
    assert LATER.field("tasks") is usual.field("tasks")
    heads = [name for name, _column in cells_of(LATER.field("budget"))]
    assert "2026.amount" in heads
    assert not any(name.startswith(("2016", "2020")) for name in heads)


def test_a_template_without_yearly_columns_stays_as_it_is() -> None:
    report = template("bct-1819-2018")
    assert (report.repeats_years, report.years) == (False, ())
    assert report.for_years(2026, 2030) == report


def test_years_that_do_not_run_are_refused() -> None:
    with pytest.raises(ValueError, match="from 2030 to 2026"):
        template(PLAN).for_years(2030, 2026)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("years", [(2026, 2030), (2021, 2030), (2025, 2025), (2016, 2020)])
def test_a_blank_for_other_years_comes_back_equal(suffix: str, years: tuple[int, int]) -> None:
    asked, values = template(PLAN).for_years(*years), said(*years)
    filled = read_filled(f"ke-hoach{suffix}", write_blank(asked, suffix, values), {PLAN: asked})
    assert filled.findings == ()
    assert plain(filled.values) == plain(values)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_blank_is_read_whatever_years_the_template_is_asked_for(suffix: str) -> None:
    """A form from before the years were named, or of the other round, loses nothing."""
    for written, known, years in ((LATER, template(PLAN), (2026, 2030)), (template(PLAN), LATER, (2016, 2020))):
        filled = read_filled(f"f{suffix}", write_blank(written, suffix, said(*years)), {PLAN: known})
        assert plain(filled.values) == plain(said(*years))


def test_answers_for_other_years_are_the_same_json_under_both() -> None:
    values = said(2026, 2030)
    assert to_json(LATER, values) == to_json(template(PLAN), values)
    assert from_json(template(PLAN), to_json(LATER, values)) == values
