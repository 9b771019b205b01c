"""The options library: the table checks itself, search, what is observed from five facilities on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.catalogue import read_table
from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.assessments.api import (
    LEAST,
    Wanted,
    arc_codes,
    done_alike,
    library,
    observed,
    search_library,
    step_back,
)
from sachhon.domain.assessments.options.arc import ArcError
from sachhon.domain.assessments.options.arc import read as read_arc
from sachhon.domain.assessments.options.library import TABLE, LibraryError, read
from sachhon.domain.registry.api import Facility
from tests import world
from tests.domain.assessments import brewery_world, option_world

D = Decimal
ARCS = frozenset(arc_codes())


def row(code: str = "cross-07", **other: str) -> dict[str, str]:
    """A row of the table with other cells."""
    return {**next(one for one in read_table(TABLE) if one["code"] == code), **other}


def test_the_table_as_it_is() -> None:
    assert len(library()) == 118
    assert len(arc_codes()) == 363
    graded = [one.evidence for one in library().values()]
    assert (graded.count("general_knowledge"), graded.count("sourced")) == (65, 28)
    one = library()["cross-09"]
    assert (one.saving.low, one.saving.high, one.saving.grade) == (D(20), D(50), "general")
    assert (one.payback.low, one.payback.high, one.payback.grade) == (D(12), D(36), "sourced")
    assert {one.category for one in library().values()} == {
        "housekeeping", "process_control", "input_change", "equipment", "technology", "reuse", "by_product",
        "product_change",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"category": "magic"}, "category 'magic'"),
        ({"evidence": "hearsay"}, "evidence 'hearsay'"),
        ({"saving_low_pct": "9", "saving_high_pct": "5"}, "must rise within 0 to 100"),
        ({"saving_low_pct": "a"}, "no range of numbers"),
        ({"saving_grade": ""}, "saving has no evidence"),
        ({"resources": "gold"}, "resource 'gold'"),
        ({"industries": "40"}, "industry '40'"),
        ({"arc": "9.9999"}, "ARC code 9.9999"),
        ({"source": ""}, "source is empty"),
        ({"note_en": ""}, "note is there in one language alone"),
        ({"evidence": "sourced"}, "a figure of general knowledge"),
        ({"evidence": "general_knowledge", "payback_grade": "sourced"}, "a sourced figure"),
        ({"source": "general knowledge"}, "evidence without a source"),
        ({"certainty": ""}, "certainty is empty"),
        ({"evidence": "title_sourced"}, "are of low certainty"),
        ({"investment": "none"}, "an investment is stated"),
    ],
)
def test_a_wrong_row_is_named_with_its_fault(other: dict[str, str], told: str) -> None:
    with pytest.raises(LibraryError, match=told) as wrong:
        read((row(**other),), ARCS)
    assert "cp_options.csv:2 (cross-07)" in str(wrong.value)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(LibraryError) as wrong:
        read((row(category="magic"), row(resources="gold"), row(), row()), ARCS)
    assert len(str(wrong.value).splitlines()) == 3


def test_arc_figures_come_with_their_source() -> None:
    good = dict(read_table("options/arc_codes.csv")[0])
    with pytest.raises(ArcError, match="statistics and their source"):
        read_arc(({**good, "statistics_source": ""},))
    assert not arc_codes()["2.1111"].counted
    assert arc_codes()["2.1111"].average_payback_years is None


def codes(**wanted: object) -> list[str]:
    """What is found."""
    return [one.code for one in search_library(Wanted(**wanted))]  # type: ignore[arg-type]


def test_search_by_words_industry_resource_category_cost_payback_evidence() -> None:
    assert codes(words="RO RI khi nen") == ["cross-01", "cross-02"]
    assert "beer-01" in codes(industry=4)
    assert "paper-01" not in codes(industry=4)
    assert "cross-01" in codes(industry=4)
    assert set(codes(industry=13, resource="water")) >= {"paper-06", "cross-21"}
    assert codes(category="product_change") == ["garment-02"]
    assert codes(cost="none") == ["cross-16", "cross-23", "foundry-03"]
    assert set(codes(cost="stated")) == {"cross-07", "cross-08"}
    assert "cross-09" in codes(payback=36, sourced_alone=True)
    assert "cross-18" in codes(payback=36)
    assert "cross-18" not in codes(payback=36, sourced_alone=True)
    assert set(codes(evidence="partly_sourced")) == {"cross-07", "cross-09", "cross-10", "cross-11"}
    assert "cross-01" in codes(resource="electricity")


def test_the_best_evidence_stands_first() -> None:
    grades = [one.evidence for one in search_library(Wanted())]
    assert grades[0] == "sourced"
    assert grades[-1] == "general_knowledge"


def test_an_address_that_makes_no_sense_narrows_nothing() -> None:
    wanted = Wanted.of({"nganh": "99", "dong": "gold", "hoan-von": "7", "von": "x", "can-cu": "y"})
    assert wanted == Wanted()
    assert Wanted.of({"nganh": "4", "co-nguon": "1"}) == Wanted(industry=4, sourced_alone=True)


@pytest.fixture
def province() -> Actor:
    """An officer of the province where all is verified."""
    world.units()
    return option_world.verifier()


def carried_out(verifier: Actor, number: int, used: int | None = None, code: str = "cross-01") -> Facility:
    """A facility that carried an option of the library out; verified with what it used afterwards, of 1,000,000."""
    of = brewery_world.facility(f"CS-{number:06d}", f"Nhà máy {number}")
    assessment = brewery_world.assessment(of, verifier.user, code=f"DG-{number}")
    writer = option_world.writer(assessment)
    option = option_world.proposed(writer, assessment, library=code)
    if used is None:
        option_world.implemented(writer, option)
    else:
        figures = {"before": (1_000_000, 100), "after": (used, 100)}
        option_world.verified(writer, verifier, option, **figures)
    return of


@pytest.mark.django_db
def test_below_five_facilities_nothing_is_told(province: Actor) -> None:
    for number in range(1, LEAST):
        carried_out(province, number, 900_000)
    carried_out(province, 90)
    assert observed(["cross-01"]) == {}
    assert done_alike(7, "large") == {}


@pytest.mark.django_db
def test_from_five_verified_facilities_the_median_and_quartiles(province: Actor) -> None:
    for number, used in enumerate((980_000, 950_000, 900_000, 850_000, 700_000), 1):
        carried_out(province, number, used)
    (told,) = observed(["cross-01", "cross-02"])["cross-01"]
    assert (told.resource, told.facilities) == ("electricity", 5)
    assert (told.low, told.median, told.high) == (D("5.0"), D("10.0"), D("15.0"))
    assert [(one.code, one.facilities) for one in done_alike(7, "large")["verified"]] == [("cross-01", 5)]
    assert "implemented" not in done_alike(7, "large")
    assert done_alike(7, "small") == {}
    assert done_alike(7, "") == {}


@pytest.mark.django_db
def test_five_results_of_four_facilities_are_four(province: Actor) -> None:
    facilities = [carried_out(province, number, 900_000) for number in range(1, LEAST)]
    again = brewery_world.assessment(facilities[0], province.user, code="DG-AGAIN")
    writer = option_world.writer(again)
    figures = {"before": (1_000_000, 100), "after": (800_000, 100)}
    option = option_world.verified(
        writer, province, option_world.proposed(writer, again, library="cross-01"), **figures
    )
    assert observed(["cross-01"]) == {}
    carried_out(province, 50, 900_000)
    assert observed(["cross-01"])["cross-01"][0].facilities == 5
    Facility.objects.filter(code="CS-000050").update(merged_into=facilities[0], status="merged")
    assert observed(["cross-01"]) == {}
    Facility.objects.filter(code="CS-000050").update(merged_into=None, status="active")
    step_back(actor=province, option=option, step="withdraw_verification", why="Xem lại")
    assert observed(["cross-01"])["cross-01"][0].facilities == 5


@pytest.mark.django_db
def test_a_worse_result_counts_as_well(province: Actor) -> None:
    for number, used in enumerate((1_100_000, 950_000, 900_000, 850_000, 700_000), 1):
        carried_out(province, number, used)
    assert observed(["cross-01"])["cross-01"][0].low == D("5.0")


@pytest.mark.django_db
def test_what_was_measured_on_another_stream_does_not_count(province: Actor) -> None:
    for number in range(1, LEAST + 1):
        carried_out(province, number, 900_000, code="beer-09")
    assert observed(["beer-09"]) == {}


@pytest.mark.django_db
def test_an_inspector_learns_no_more_than_anybody(province: Actor) -> None:
    carried_out(province, 1, 900_000)
    client = world.signed_in(world.person(Role.INSPECTOR))
    page = client.get("/giai-phap/cross-01/").content.decode()
    assert "Nhà máy 1" not in page
    assert "Chưa đủ 5 kết quả đã kiểm chứng." in page
