"""Where a facility stands: among others without telling on any, against the norm in force, its emissions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sachhon.domain.accounts.api import actor_of
from sachhon.domain.assessments.api import Standing, YearSaving, choose_grade, overview_of, standing_of
from sachhon.domain.assessments.years import words_en, words_vi
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.assessments.years.products import compared
from sachhon.domain.registry.api import Facility
from sachhon.domain.submissions.api import Status
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db
OUTPUT = "10000 hl"


@pytest.fixture
def brewery() -> Facility:
    world.units()
    return reporting(1, "1000000")


def reporting(number: int, electricity: str, product: str = "Bia", **more: Any) -> Facility:
    """A facility whose report on 2023 was accepted."""
    of = years.facility(f"CS{number:06d}", **more)
    said = years.answers(
        2023,
        [{"product": product, "output": OUTPUT, "capacity": "50 triệu lít"}],
        [{"energy_type": "electricity", "consumption": f"{electricity} kWh"}],
    )
    years.report(of, said, at=number)
    gather(of)
    return of


def standing(of: Facility, year: int = 2023) -> Standing:
    overview = overview_of(actor_of(years.user_of(of)), of)
    return standing_of(overview, year)


def test_with_four_others_nothing_is_shown(brewery: Facility) -> None:
    for number in range(2, 6):
        reporting(number, f"{number}000000")
    peers = standing(brewery).peers
    assert peers is not None
    assert not peers.shown
    assert peers.found is not None
    assert peers.found.peers == 4
    assert (peers.found.percentile, peers.found.median, peers.found.lower_quartile) == (None, None, None)


def test_with_five_others_it_is_better_than_those_that_use_more(brewery: Facility) -> None:
    for number, electricity in enumerate(("900000", "1000000", "1100000", "1200000", "1300000"), 2):
        reporting(number, electricity, province="P34-46")
    peers = standing(brewery).peers
    assert peers is not None
    assert peers.group == "product"
    assert peers.found is not None
    assert peers.found.better_than_pct == 70  # three use more, one the same


def test_other_industries_years_units_and_merged_entries_are_no_peers(brewery: Facility) -> None:
    for number in range(2, 6):
        reporting(number, "2000000")
    reporting(6, "2000000", industry=7)
    merged = reporting(7, "2000000")
    Facility.objects.filter(pk=merged.pk).update(status=Facility.Status.MERGED, merged_into=brewery)
    other_year = years.facility("CS000008")
    years.report(other_year, years.brewery(2022, OUTPUT, "2000000 kWh"))
    gather(other_year)
    waiting = years.facility("CS000009")
    years.report(waiting, years.brewery(2023, OUTPUT, "2000000 kWh"), status=Status.SUBMITTED)
    gather(waiting)
    peers = standing(brewery).peers
    assert peers is not None
    assert peers.found is not None
    assert peers.found.peers == 4


def test_others_of_the_industry_stand_in_where_few_make_the_same(brewery: Facility) -> None:
    for number in range(2, 7):
        reporting(number, "2000000", product="Rượu trắng")
    peers = standing(brewery).peers
    assert peers is not None
    assert peers.group == "industry"
    assert peers.found is not None
    assert peers.found.better_than_pct == 100


def test_a_facility_without_industry_has_no_peers(brewery: Facility) -> None:
    Facility.objects.filter(pk=brewery.pk).update(industry=None)
    brewery.refresh_from_db()
    peers = standing(brewery).peers
    assert peers is not None
    assert peers.blocked == "no_industry"


@pytest.mark.parametrize(
    ("year", "limit", "over", "verdict"),
    [
        (2020, Decimal(215), Decimal("-2.33"), "within"),
        (2021, Decimal(196), Decimal("7.14"), "over"),
        (2026, None, None, "no norm in force"),
    ],
)
def test_the_norm_in_force_at_the_year(year: int, limit: Any, over: Any, verdict: str) -> None:
    world.units()
    of = years.facility()
    said = years.answers(
        year,
        [{"product": "Bia chai", "output": "100000 hl", "capacity": "50 triệu lít/năm"}],
        [{"energy_type": "steam", "consumption": "21000 GJ"}],
    )
    years.report(of, said)
    gather(of)
    told = standing(of, year).norm
    assert told is not None
    assert told.verdict is not None
    rounded = None if told.verdict.over_pct is None else round(told.verdict.over_pct, 2)
    assert (told.verdict.limit, rounded, told.verdict.verdict) == (limit, over, verdict)


def test_without_capacity_the_norm_says_what_it_needs() -> None:
    world.units()
    of = years.facility()
    years.report(of, years.answers(2023, [{"product": "Bia", "output": OUTPUT}], [ELECTRICITY]))
    gather(of)
    told = standing(of).norm
    assert told is not None
    assert told.verdict is None
    assert told.missing is not None
    assert told.missing.code == "calc_capacity_needed"


ELECTRICITY = {"energy_type": "electricity", "consumption": "1000000 kWh"}


@pytest.mark.parametrize(
    ("product", "industry"),
    [
        ("Bia lon 330 ml", "beer"),
        ("Bã bia", ""),
        ("Cá tra phi lê", "seafood"),
        ("Giấy bao bì kraft", "paper"),
        ("Xi măng PCB40", ""),
    ],
)
def test_a_products_name_finds_its_norm(product: str, industry: str) -> None:
    known = compared(product)
    assert known is not None
    assert known.norm_industry == industry
    assert compared("Áo sơ mi") is None


def test_emissions_add_what_is_known_and_name_what_is_not(brewery: Facility) -> None:
    said = years.answers(
        2023,
        [{"product": "Bia", "output": OUTPUT}],
        [
            ELECTRICITY,
            {"energy_type": "coal", "consumption": "100 tấn"},
            {"energy_type": "steam", "consumption": "5 GJ"},
        ],
    )
    years.report(brewery, said, at=30)
    gather(brewery)
    told = standing(brewery).emissions
    known = {one.stream: one.found for one in told.known}
    assert set(known) == {"electricity"}
    assert {one.stream: one.blocked for one in told.unknown} == {"coal": "grade_needed", "steam": "no_emission_factor"}
    choose_grade(
        actor=actor_of(years.user_of(brewery)), facility=brewery, year=2023, stream="coal", grade="coal_dust_5_6"
    )
    told = standing(brewery).emissions
    coal = next(one.found for one in told.known if one.stream == "coal")
    assert coal is not None
    assert coal.t_co2e == Decimal("20.934") * 100 * 98300 / 1_000_000


def test_what_stands_in_the_tables_is_what_the_page_tells(brewery: Facility) -> None:
    years.report(brewery, years.brewery(2024, "12000 hl", "1100000 kWh"), at=30)
    gather(brewery)
    overview = overview_of(actor_of(years.user_of(brewery)), brewery)
    rows = {(row.facility_year.year, row.resource): row for row in YearSaving.objects.select_related("facility_year")}
    assert len(rows) == len(overview.told)
    for told in overview.told:
        row = rows[told.year, told.resource]
        assert row.blocked == told.blocked
        assert (row.saving_pct is None) == (told.saved is None)
        if told.saved is not None and row.saving_pct is not None:
            assert abs(row.saving_pct - told.saved.saving_pct) < Decimal("0.000001")


def test_both_languages_word_the_same() -> None:
    assert set(words_vi.WORDS) == set(words_en.WORDS)
