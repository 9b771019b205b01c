"""From facilities' years to the country: as each facility is told, folded where little changed, down to readings."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from sachhon.calculations.consumption import Site, pooled_saving
from sachhon.domain.accounts.api import Role
from sachhon.domain.assessments.api import FacilityYear, YearSaving
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.registry.api import Facility
from sachhon.domain.rollups.api import (
    SavedResource,
    SavingCell,
    SavingRun,
    Savings,
    action_programme_targets,
    add_up_savings,
    facilities_behind,
    named_industries,
    savings_of_country,
    savings_resources,
    strategy_targets,
    target_in,
)
from sachhon.domain.rollups.savings.adding_up import facts_folder
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db
ENERGY = SavedResource("energy", "GJ")


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    world.units()


def brewery(code: str, before: str, after: str, province: str = "P34-52", industry: int | None = 4) -> Facility:
    """A facility that made 10,000 hl with `before` kWh in 2023, and 12,000 hl with `after` in 2024."""
    of = years.facility(code, province, industry)
    years.report(of, years.brewery(2023, "10000 hl", f"{before} kWh"))
    years.report(of, years.brewery(2024, "12000 hl", f"{after} kWh"))
    gather(of)
    return of


def seen(role: Role = Role.MINISTRY_OFFICER, unit: str = "BCT", resource: SavedResource = ENERGY) -> Savings:
    told = savings_of_country(world.actor(role, unit), resource)
    assert told is not None
    return told


def test_the_country_is_the_pooled_saving_of_what_each_facility_is_told() -> None:
    brewery("CS000001", "1200000", "1260000")
    brewery("CS000002", "400000", "500000", province="P34-91")
    brewery("CS000003", "9000000", "10000000", industry=7)
    run = add_up_savings()
    assert (run.way, run.facts) == (SavingRun.Way.ANEW, 12)
    told = seen().figure(2024)
    rows = YearSaving.objects.filter(resource="energy", facility_year__year=2024)
    pooled = pooled_saving(sites=[Site(one.adjusted_baseline, one.saving) for one in rows])
    assert (told.counted, told.known, told.registered) == (3, 3, 3)
    assert told.saving_pct == pytest.approx(pooled.saving_pct, abs=Decimal("1e-6"))
    assert told.adjusted_baseline == pytest.approx(pooled.adjusted_baseline, abs=Decimal("0.01"))
    # Not the mean of 12.5 %, −4.17 % and 7.41 %.
    assert round(told.saving_pct or 0, 2) == Decimal("7.55")


def test_the_baseline_year_and_what_is_missing_are_counted() -> None:
    brewery("CS000001", "1200000", "1260000")
    of = years.facility("CS000002")
    years.report(of, years.answers(2024, [], [{"energy_type": "electricity", "consumption": "90 kWh"}]))
    gather(of)
    add_up_savings()
    assert seen().figure(2023).baseline_year == 1
    told = seen().figure(2024)
    assert (told.known, told.counted, told.no_baseline) == (2, 1, 1)


def test_nothing_new_adds_nothing_up_and_one_year_folds() -> None:
    of = brewery("CS000001", "1200000", "1260000")
    add_up_savings()
    assert add_up_savings().way == SavingRun.Way.SAME
    assert seen().figure(2024).saving_pct == Decimal("12.5")
    FacilityYear.objects.filter(facility=of, year=2024).update(verified_at="2025-03-01T00:00:00Z")
    assert add_up_savings().way == SavingRun.Way.FOLDED
    assert seen().figure(2024).verified_pct == 100
    brewery("CS000002", "400000", "500000")
    assert add_up_savings().way == SavingRun.Way.ANEW
    assert SavingCell.objects.exclude(run=SavingRun.objects.first()).count() == 0
    assert seen().figure(2024).counted == 2


def test_a_lost_folder_is_made_again() -> None:
    brewery("CS000001", "1200000", "1260000")
    add_up_savings()
    from_scratch = list(SavingCell.objects.values_list("year", "resource", "adjusted_baseline", "counted"))
    rmtree(facts_folder().root)
    assert add_up_savings().way == SavingRun.Way.ANEW
    assert list(SavingCell.objects.values_list("year", "resource", "adjusted_baseline", "counted")) == from_scratch


def test_a_merged_facility_is_not_counted_twice() -> None:
    of = brewery("CS000001", "1200000", "1260000")
    twin = brewery("CS000002", "1200000", "1260000")
    Facility.objects.filter(pk=twin.pk).update(status=Facility.Status.MERGED, merged_into=of)
    add_up_savings()
    assert seen().figure(2024).known == 1


def test_a_province_of_before_counts_in_that_of_today() -> None:
    brewery("CS000001", "1200000", "1260000", province="P63-89")
    add_up_savings()
    assert set(seen().provinces(2024)) == {world.unit("P34-91").pk}


def test_nobody_is_told_of_fewer_than_five_but_whose_they_are() -> None:
    for number in range(1, 6):
        brewery(f"CS00000{number}", "1200000", "1260000")
    brewery("CS000006", "1200000", "1260000", province="P34-91")
    add_up_savings()
    own = seen(Role.OFFICER, "P34-91")
    assert own.figure(2024, world.unit("P34-91").pk).saving_pct == Decimal("12.5")
    other = seen(Role.OFFICER, "P34-46")
    gia_lai, an_giang = world.unit("P34-52").pk, world.unit("P34-91").pk
    assert other.figure(2024, an_giang).hidden
    # Five of six: the other province or the country's total would tell of the sixth.
    assert other.figure(2024, gia_lai).hidden or other.figure(2024).hidden
    assert not seen().figure(2024, an_giang).hidden
    hidden = other.figure(2024, an_giang)
    assert (hidden.saving_pct, hidden.counted, hidden.adjusted_baseline) == (None, 0, 0)


def test_who_sees_no_single_facility_is_told_the_verified_share_in_quarters() -> None:
    for number in range(1, 6):
        brewery(f"CS00000{number}", "1200000", "1260000")
    FacilityYear.objects.filter(facility__code="CS000001").update(verified_at="2025-03-01T00:00:00Z")
    add_up_savings()
    assert seen().figure(2024).verified_pct == 20
    told = seen(Role.OFFICER, "P34-46").figure(2024)
    assert (told.verified_pct, told.roughly) == (25, True)


def test_behind_a_figure_stand_its_facilities_and_their_readings() -> None:
    of = brewery("CS000001", "1200000", "1260000")
    add_up_savings()
    (row,) = facilities_behind(world.unit("P34-52"), 4, 2024, ENERGY)
    assert row.facility_year.facility == of
    assert [one.quantity for one in row.facility_year.readings_now] == [Decimal(1_260_000)]
    assert not facilities_behind(world.unit("P34-52"), None, 2024, ENERGY)


def test_energy_comes_first_and_each_carrier_in_its_unit() -> None:
    brewery("CS000001", "1200000", "1260000")
    add_up_savings()
    assert savings_resources() == [ENERGY, SavedResource("electricity", "kWh")]
    told = seen(resource=SavedResource("electricity", "kWh")).figure(2024)
    assert told.saving == 180_000


def test_targets_of_their_years() -> None:
    told = target_in(strategy_targets(), 2018)
    assert told is not None
    assert (told.low, told.high, told.certainty) == (8, 13, "high")
    assert target_in(strategy_targets(), 2021) is None
    programme = target_in(action_programme_targets(), 2024)
    assert programme is not None
    assert (programme.low, programme.high) == (5, 8)
    assert {number for one in named_industries() for number in one.industries} >= {4, 7, 10, 13, 23, 25, 29}
