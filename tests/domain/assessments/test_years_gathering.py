"""From accepted reports to a facility's years, and its savings by the method."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.domain.assessments.api import FacilityYear, ProductYear, Reading, YearSaving
from sachhon.domain.assessments.years.gathering import facilities_to_gather, gather, gather_waiting
from sachhon.domain.submissions.api import Status
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


def saving_of(facility: object, year: int, resource: str = "electricity") -> YearSaving:
    return YearSaving.objects.get(facility_year__facility=facility, facility_year__year=year, resource=resource)


def test_the_issues_vector_comes_from_two_accepted_reports() -> None:
    of = years.facility()
    years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"))
    years.report(of, years.brewery(2024, "12000 hl", "1260000 kWh"))
    assert gather(of)
    told = saving_of(of, 2024)
    assert told.baseline_year == 2023
    assert told.adjusted_baseline == Decimal(1_440_000)
    assert told.saving_pct == Decimal("12.5")
    assert told.absolute_change_pct == Decimal(5)
    assert told.unit == "kWh"
    assert told.specific == Decimal(1050)
    assert told.specific_unit == "kWh/m3"
    assert "year_baseline_assumed" in told.warnings
    assert saving_of(of, 2023).blocked == "baseline_year"


def test_energy_adds_carriers_in_gj() -> None:
    of = years.facility()
    said = years.answers(
        2023,
        products=[{"product": "Bia", "output": "1000 hl"}],
        energy=[
            {"energy_type": "electricity", "consumption": "1000 kWh"},
            {"energy_type": "diesel", "consumption": "1000 lít"},
        ],
    )
    years.report(of, said)
    gather(of)
    told = saving_of(of, 2023, "energy")
    assert told.consumption == Decimal("3.6") + Decimal("0.88") * Decimal("41.868")
    assert told.unit == "GJ"


def test_a_repeat_changes_nothing_and_the_clock_looks_once() -> None:
    of = years.facility()
    years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"))
    assert gather_waiting() == 1
    before = list(Reading.objects.values())
    assert gather_waiting() == 0
    assert not gather(of)
    assert list(Reading.objects.values()) == before
    assert not facilities_to_gather().exists()


def test_a_newer_accepted_revision_replaces_and_the_old_reading_stays() -> None:
    of = years.facility()
    years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"))
    gather(of)
    FacilityYear.objects.update(verified_at="2026-11-01T00:00:00Z")
    newer = years.report(of, years.brewery(2023, "10000 hl", "1100000 kWh"))
    assert gather_waiting() == 1
    old, new = Reading.objects.order_by("pk")
    assert (old.quantity, old.replaced_at is None) == (Decimal(1_200_000), False)
    assert (new.quantity, new.replaced_at) == (Decimal(1_100_000), None)
    year = FacilityYear.objects.get()
    assert year.revision == newer
    assert year.verified_at is None


def test_what_is_not_accepted_is_not_taken_in() -> None:
    of = years.facility()
    years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"), status=Status.SUBMITTED)
    gather(of)
    assert not FacilityYear.objects.exists()
    assert gather_waiting() == 0


def test_a_reading_leads_to_its_cell() -> None:
    of = years.facility()
    revision = years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"))
    gather(of)
    origin = Reading.objects.get().origin
    assert (origin["revision"], origin["field"], origin["row"], origin["column"]) == (
        revision.pk,
        "energy",
        0,
        "consumption",
    )
    assert origin["said"] == {"kind": "typed", "note": "biểu nhập"}


def test_a_year_that_was_corrected_in_the_report_moves() -> None:
    of = years.facility()
    years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"), round_code="2026-co-so")
    gather(of)
    years.report(of, years.brewery(2024, "10000 hl", "1200000 kWh"), round_code="2026-co-so")
    gather(of)
    assert not Reading.objects.filter(facility_year__year=2023, replaced_at=None).exists()
    assert Reading.objects.filter(facility_year__year=2024, replaced_at=None).count() == 1
    assert not YearSaving.objects.filter(facility_year__year=2023).exists()


@pytest.mark.parametrize(
    ("energy", "blocked"),
    [
        ({"energy_type": "coal", "consumption": "100 tấn"}, "grade_needed"),
        ({"energy_type": "electricity", "consumption": "?"}, "amount_unknown"),
        ({"energy_type": "electricity", "consumption": "100 bao"}, "unit_unknown"),
        ({"energy_type": "steam", "consumption": "100 tấn"}, "no_factor"),
        ({"energy_type": "electricity", "consumption": "100 tấn"}, "no_factor"),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_guessed(energy: dict[str, str], blocked: str) -> None:
    of = years.facility()
    years.report(of, years.answers(2023, [{"product": "Bia", "output": "10 hl"}], [energy]))
    gather(of)
    told = saving_of(of, 2023, "energy")
    assert told.blocked == blocked
    assert told.consumption is None
    assert told.specific is None


def test_none_is_zero_and_unknown_is_not() -> None:
    of = years.facility()
    said = years.answers(
        2023,
        [{"product": "Bia", "output": "10 hl"}],
        [{"energy_type": "electricity", "consumption": "100 kWh"}, {"energy_type": "lpg", "consumption": "-"}],
        [{"source": "supply", "consumption": "?"}],
    )
    years.report(of, said)
    gather(of)
    assert saving_of(of, 2023, "energy").consumption == Decimal("0.36")
    assert saving_of(of, 2023, "lpg").consumption == 0
    assert saving_of(of, 2023, "water").blocked == "amount_unknown"
    assert FacilityYear.objects.get().gaps[0]["stream"] == "water_supply"


def test_reused_water_is_not_water_used() -> None:
    of = years.facility()
    water = [{"source": "supply", "consumption": "300 m3"}, {"source": "reused", "consumption": "50 m3"}]
    years.report(of, years.answers(2023, [{"product": "Bia", "output": "100 hl"}], water=water))
    gather(of)
    assert saving_of(of, 2023, "water").consumption == 300


def test_products_of_different_units_wait_for_a_choice() -> None:
    of = years.facility()
    products = [{"product": "Bia", "output": "100 hl"}, {"product": "Bã bia", "output": "5 tấn"}]
    years.report(of, years.answers(2023, products, [{"energy_type": "electricity", "consumption": "100 kWh"}]))
    gather(of)
    assert saving_of(of, 2023).blocked == "products_differ"
    ProductYear.objects.filter(product="Bã bia").update(counts=False)
    gather(of)
    assert saving_of(of, 2023).specific == 10


def test_a_unit_that_nobody_knows_serves_where_it_is_the_same() -> None:
    of = years.facility(industry=25)
    for year, electricity in ((2023, "1000 kWh"), (2024, "900 kWh")):
        said = years.answers(
            year,
            [{"product": "Gạch", "output": "2 triệu viên"}],
            [{"energy_type": "electricity", "consumption": electricity}],
        )
        years.report(of, said)
    gather(of)
    told = saving_of(of, 2024)
    assert told.saving_pct == 10
    assert told.specific_unit == "kWh/triệu viên"
