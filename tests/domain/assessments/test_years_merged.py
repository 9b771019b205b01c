"""Two entries that are one facility: years, savings, baselines, assessments, certificates are one's, and come back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sachhon.domain.accounts.api import Actor, Role, actor_of
from sachhon.domain.assessments.actions.join_facilities import tell_merged_again
from sachhon.domain.assessments.api import (
    Assessment,
    Baseline,
    Certificate,
    FacilityYear,
    MonthRead,
    Reading,
    YearSaving,
    assessments_visible,
    choose_baseline,
    collisions_of,
    end_baseline,
    join_facilities,
    keep_readings,
    of_industry,
    overview_of,
    part_facilities,
    place_of_assessment,
)
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.registry.api import Facility, FacilityMerger, merge_facilities
from sachhon.domain.rollups.savings.exporting import facts_of_year, standing_series
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db
WHY = "một cơ sở ghi hai lần"


@pytest.fixture
def officer() -> Actor:
    world.units()
    return world.actor(Role.MINISTRY_OFFICER)


def brewery(code: str, **told: tuple[str, str]) -> Facility:
    """A facility whose reports on some years were accepted: y2023=(hl, kWh)."""
    of = years.facility(code)
    for number, (year, (output, used)) in enumerate(told.items()):
        years.report(of, years.brewery(int(year[1:]), f"{output} hl", f"{used} kWh"), at=number)
    gather(of)
    return of


def two() -> tuple[Facility, Facility]:
    """Both tell of 2023; the one that goes also of 2022, the one that stays of 2024."""
    kept = brewery("CS000001", y2023=("10000", "1200000"), y2024=("12000", "1260000"))
    gone = brewery("CS000002", y2022=("10000", "1300000"), y2023=("10000", "1500000"))
    return kept, dissolved(gone)


def dissolved(gone: Facility) -> Facility:
    """It signs in no more: only so it can be merged into another."""
    assert gone.unit is not None
    gone.unit.dissolved = date(2026, 1, 1)
    gone.unit.save()
    return gone


def joined(officer: Actor, kept: Facility, gone: Facility) -> FacilityMerger:
    return join_facilities(actor=officer, kept=kept, gone=gone, why=WHY)


def again(of: Facility) -> Facility:
    return Facility.objects.get(pk=of.pk)


def electricity(officer: Actor, of: Facility) -> dict[int, Decimal | None]:
    """{year: % of electricity saved}."""
    told = overview_of(officer, again(of)).of_resource("electricity")
    return {one.year: None if one.saved is None else one.saved.saving_pct.quantize(Decimal("0.01")) for one in told}


def stored() -> dict[tuple[str, int], tuple[int | None, Decimal | None]]:
    """{(entry, year): (baseline year, % of electricity saved)} as the tables hold them."""
    rows = YearSaving.objects.filter(resource="electricity").select_related("facility_year__facility")
    return {
        (row.facility_year.facility.code, row.facility_year.year): (
            row.baseline_year,
            None if row.saving_pct is None else row.saving_pct.quantize(Decimal("0.01")),
        )
        for row in rows
    }


def exported() -> dict[int, list[tuple[int, int | None]]]:
    """{year: [(facility, kWh in thousandths)]} of electricity, as the national savings are told them."""
    standing = standing_series(())
    found = {}
    for year in (2022, 2023, 2024):
        by_number = {one.number: one for one in standing.series.values() if one.stream == "electricity"}
        found[year] = [
            (by_number[fact.series].facility, fact.consumption)
            for fact in facts_of_year(year, standing)
            if fact.series in by_number
        ]
    return found


BEFORE = {
    ("CS000001", 2023): (2023, None),
    ("CS000001", 2024): (2023, Decimal("12.50")),
    ("CS000002", 2022): (2022, None),
    ("CS000002", 2023): (2022, Decimal("-15.38")),
}


def test_the_years_of_both_are_one_row_of_years_and_each_counts_once(officer: Actor) -> None:
    kept, gone = two()
    assert stored() == BEFORE
    joined(officer, kept, gone)
    assert electricity(officer, kept) == {2022: None, 2023: Decimal("7.69"), 2024: Decimal("19.23")}
    assert stored() == {
        ("CS000002", 2022): (2022, None),
        ("CS000001", 2023): (2022, Decimal("7.69")),
        ("CS000001", 2024): (2022, Decimal("19.23")),
    }
    overview = overview_of(officer, again(kept))
    assert {year: [row.facility.code for row in rows] for year, rows in overview.aside.items()} == {2023: ["CS000002"]}
    assert exported() == {
        2022: [(kept.pk, 1_300_000_000)],
        2023: [(kept.pk, 1_200_000_000)],
        2024: [(kept.pk, 1_260_000_000)],
    }
    assert Reading.objects.filter(facility_year__facility=gone, replaced_at=None).count() == 2


def test_what_both_have_is_told_before(officer: Actor) -> None:
    kept, gone = two()
    for of, number in ((kept, "1"), (gone, "2")):
        Certificate.objects.create(
            code=f"CN{number}", facility=of, scope="Nấu", status=Certificate.Status.GRANTED, requested_by=officer.user
        )
    both = collisions_of(kept, gone)
    assert [(one.year, one.counting.facility.code, [row.facility.code for row in one.aside]) for one in both.years] == [
        (2023, "CS000001", ["CS000002"])
    ]
    assert [one.code for one in both.certificates] == ["CN1", "CN2"]
    assert stored() == BEFORE


def test_an_accepted_report_counts_before_a_log_of_the_one_that_stays(officer: Actor) -> None:
    kept = brewery("CS000001", y2024=("12000", "1260000"))
    own = actor_of(years.user_of(kept))
    keep_readings(
        actor=own, facility=kept, year=2023, stream="electricity", unit="kWh", months=[MonthRead(1, Decimal(90_000))]
    )
    gone = dissolved(brewery("CS000002", y2023=("10000", "1200000")))
    (only,) = collisions_of(kept, gone).years
    assert (only.year, only.counting.facility.code) == (2023, "CS000002")
    joined(officer, kept, gone)
    assert electricity(officer, kept) == {2023: None, 2024: Decimal("12.50")}


def test_undone_each_has_its_own_again(officer: Actor) -> None:
    kept, gone = two()
    part_facilities(actor=officer, merger=joined(officer, kept, gone), why="hai cơ sở khác nhau")
    assert stored() == BEFORE
    assert exported() == {
        2022: [(gone.pk, 1_300_000_000)],
        2023: [(kept.pk, 1_200_000_000), (gone.pk, 1_500_000_000)],
        2024: [(kept.pk, 1_260_000_000)],
    }
    assert overview_of(officer, again(kept)).aside == {}


def test_what_is_written_down_later_goes_where_the_year_counts(officer: Actor) -> None:
    kept, gone = two()
    joined(officer, kept, gone)
    own = actor_of(years.user_of(kept))
    month = [MonthRead(1, Decimal(100_000))]
    keep_readings(actor=own, facility=again(kept), year=2022, stream="electricity", unit="kWh", months=month)
    assert FacilityYear.objects.filter(year=2022).count() == 1
    assert electricity(officer, kept)[2024] == Decimal("19.23")


def test_a_baseline_of_the_one_that_went_holds_until_another_is_chosen(officer: Actor) -> None:
    kept, gone = two()
    choose_baseline(
        actor=world.actor(Role.OFFICER, years.PROVINCE),
        facility=gone,
        resource="electricity",
        year=2023,
        base_load_share_pct=Decimal(0),
        why="năm đủ số liệu",
    )
    joined(officer, kept, gone)
    assert electricity(officer, kept)[2024] == Decimal("12.50")
    end_baseline(actor=world.actor(Role.OFFICER, years.PROVINCE), facility=again(kept), resource="electricity")
    assert electricity(officer, kept)[2024] == Decimal("19.23")
    assert Baseline.objects.get().ended_at is not None


def test_a_merger_by_the_register_alone_is_caught_up_with(officer: Actor) -> None:
    kept, gone = two()
    merge_facilities(actor=officer, kept=kept, gone=gone, why=WHY)
    assert exported()[2023] == [(kept.pk, 1_200_000_000)]
    assert tell_merged_again() == 1
    assert stored()["CS000001", 2024] == (2022, Decimal("19.23"))
    told = stored()
    assert tell_merged_again() == 1
    assert stored() == told


def test_chains_of_mergers_are_one_facility(officer: Actor) -> None:
    kept, gone = two()
    first = dissolved(brewery("CS000003", y2021=("10000", "1400000")))
    joined(officer, gone, first)
    joined(officer, kept, gone)
    assert list(electricity(officer, kept)) == [2021, 2022, 2023, 2024]
    assert stored()["CS000001", 2024] == (2021, Decimal("25.00"))
    assert {one[0] for one in exported()[2022]} == {kept.pk}


def test_a_year_of_the_one_that_went_is_a_peer_in_the_trade_of_the_one_that_stayed(officer: Actor) -> None:
    kept, gone = two()
    Facility.objects.filter(pk=gone.pk).update(industry=13)
    joined(officer, kept, again(gone))
    beer = YearSaving.objects.filter(of_industry(years.BEER), resource="electricity")
    assert sorted(beer.values_list("facility_year__year", flat=True)) == [2022, 2023, 2024]
    assert not YearSaving.objects.filter(of_industry(13)).exists()


def test_assessments_of_the_one_that_went_are_seen_by_the_people_of_the_one_that_stayed(officer: Actor) -> None:
    kept, gone = two()
    assessment = Assessment.objects.create(
        code="DG1", facility=gone, kind="quick", title="Đánh giá nhanh", began_on=date(2024, 1, 1), by=officer.user
    )
    own = actor_of(years.user_of(kept))
    assert list(assessments_visible(own)) == []
    merger = joined(officer, kept, gone)
    assert list(assessments_visible(own)) == [assessment]
    assert place_of_assessment(Assessment.objects.get()).unit_code == kept.code
    assert list(assessments_visible(world.actor(Role.OFFICER, "P34-91"))) == []
    part_facilities(actor=officer, merger=merger)
    assert list(assessments_visible(own)) == []
