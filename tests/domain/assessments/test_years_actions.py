"""What people do with a facility's years: the meter log, baselines, kinds of coal, products, verification."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Actor, Role, actor_of
from sachhon.domain.assessments.api import (
    Baseline,
    FacilityYear,
    LogRow,
    MonthRead,
    Reading,
    Refused,
    YearSaving,
    choose_baseline,
    choose_grade,
    choose_products,
    end_baseline,
    keep_log,
    keep_outputs,
    keep_readings,
    overview_of,
    regression_of,
    verify_year,
)
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.registry.api import Facility
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db


@pytest.fixture
def brewery() -> Facility:
    world.units()
    of = years.facility()
    years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"))
    years.report(of, years.brewery(2024, "12000 hl", "1260000 kWh"))
    gather(of)
    return of


def person_of(of: Facility) -> Actor:
    return actor_of(years.user_of(of))


def saving(of: Facility, year: int, resource: str = "electricity") -> YearSaving:
    return YearSaving.objects.get(facility_year__facility=of, facility_year__year=year, resource=resource)


def baseline(of: Facility, **more: Any) -> Baseline:
    told = {"resource": "electricity", "year": 2023, "base_load_share_pct": Decimal(40), "why": "Đo riêng kho lạnh"}
    return choose_baseline(actor=person_of(of), facility=of, **{**told, **more})


def test_a_base_load_halves_the_issues_saving(brewery: Facility) -> None:
    baseline(brewery)
    told = saving(brewery, 2024)
    assert told.saving_pct == Decimal("6.25")
    assert told.absolute_change_pct == 5
    assert "year_baseline_assumed" not in told.warnings


def test_a_baseline_of_all_energy_is_that_of_its_carriers(brewery: Facility) -> None:
    baseline(brewery, resource="energy")
    assert saving(brewery, 2024, "energy").saving_pct == Decimal("6.25")
    assert saving(brewery, 2024, "electricity").saving_pct == Decimal("6.25")


def test_a_new_baseline_ends_the_one_before_and_both_are_kept(brewery: Facility) -> None:
    first = baseline(brewery)
    again = baseline(brewery)
    assert again.pk == first.pk
    second = baseline(brewery, year=2024, base_load_share_pct=Decimal(0))
    first.refresh_from_db()
    assert first.ended_at is not None
    assert second.ended_at is None
    assert saving(brewery, 2024).blocked == "baseline_year"
    assert saving(brewery, 2023).blocked == "before_baseline"
    end_baseline(actor=person_of(brewery), facility=brewery, resource="electricity")
    assert saving(brewery, 2024).saving_pct == Decimal("12.5")
    verbs = list(AuditEntry.objects.filter(verb__startswith="year.").values_list("verb", flat=True))
    assert verbs.count("year.choose_baseline") == 2
    assert verbs.count("year.end_baseline") == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"why": " "}, "why_missing"),
        ({"year": 2019}, "year_without_readings"),
        ({"base_load_share_pct": Decimal(100)}, "share_outside"),
        ({"resource": "gold"}, "no_such_resource"),
    ],
)
def test_what_is_no_baseline_is_refused(brewery: Facility, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        baseline(brewery, **wrong)
    assert refused.value.code == code


def test_the_kind_of_coal_is_chosen_and_never_guessed(brewery: Facility) -> None:
    coal = years.answers(
        2025, [{"product": "Bia", "output": "100 hl"}], [{"energy_type": "coal", "consumption": "10 tấn"}]
    )
    years.report(brewery, coal)
    gather(brewery)
    assert saving(brewery, 2025, "energy").blocked == "grade_needed"
    for grade, gj in (("coal_dust_1_2", Decimal("293.076")), ("coal_dust_5_6", Decimal("209.34"))):
        choose_grade(actor=person_of(brewery), facility=brewery, year=2025, stream="coal", grade=grade)
        assert saving(brewery, 2025, "energy").consumption == gj
    with pytest.raises(Refused, match="danh sách"):
        choose_grade(actor=person_of(brewery), facility=brewery, year=2025, stream="coal", grade="wood")


def test_products_that_count_stay_chosen_for_the_next_report(brewery: Facility) -> None:
    products = [{"product": "Bia", "output": "100 hl"}, {"product": "Bã bia", "output": "5 tấn"}]
    power = [{"energy_type": "electricity", "consumption": "100 kWh"}]
    years.report(brewery, years.answers(2025, products, power))
    gather(brewery)
    assert saving(brewery, 2025).blocked == "products_differ"
    choose_products(actor=person_of(brewery), facility=brewery, products=["bia"])
    assert saving(brewery, 2025).specific == 10
    years.report(brewery, years.answers(2026, products, power))
    gather(brewery)
    assert saving(brewery, 2026).blocked == ""
    with pytest.raises(Refused):
        choose_products(actor=person_of(brewery), facility=brewery, products=["vàng"])


def months(*values: str) -> list[MonthRead]:
    return [MonthRead(month, Decimal(value)) for month, value in enumerate(values, 1)]


def test_a_corrected_reading_stays_beside_the_new_one(brewery: Facility) -> None:
    told = {"actor": person_of(brewery), "facility": brewery, "year": 2025, "stream": "electricity", "unit": "kWh"}
    assert keep_readings(**told, months=months("100", "200")).new == 2
    assert keep_readings(**told, months=months("100", "200")).changed == 0
    done = keep_readings(**told, months=[MonthRead(2, Decimal(250)), MonthRead(1, None)])
    assert (done.new, done.corrected, done.removed) == (0, 1, 1)
    rows = Reading.objects.filter(facility_year__year=2025).order_by("pk")
    assert [(row.month, row.quantity, row.replaced_at is None) for row in rows] == [
        (1, 100, False),
        (2, 200, False),
        (2, 250, True),
    ]
    assert rows[2].by == years.user_of(brewery)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"unit": "bao"}, "unit_unknown"),
        ({"unit": "m3"}, "unit_unknown"),
        ({"stream": "coal_dust_5_6", "unit": "t"}, "no_such_stream"),
        ({"year": 1900}, "year_outside"),
        ({"months": [MonthRead(13, Decimal(1))]}, "months_wrong"),
        ({"months": [MonthRead(1, Decimal(-1))]}, "negative"),
        ({"months": [MonthRead(1, Decimal(10) ** 20)]}, "too_large"),
    ],
)
def test_what_is_no_reading_is_refused(brewery: Facility, wrong: dict[str, Any], code: str) -> None:
    told = {"year": 2025, "stream": "electricity", "unit": "kWh", "months": months("1")}
    with pytest.raises(Refused) as refused:
        keep_readings(actor=person_of(brewery), facility=brewery, **{**told, **wrong})
    assert refused.value.code == code


def test_the_same_output_again_changes_nothing_however_finely_it_is_told(brewery: Facility) -> None:
    told = {"actor": person_of(brewery), "facility": brewery, "year": 2025, "product": "Bia", "unit": "hl"}
    fine = [MonthRead(1, Decimal("100.12345678"))]
    assert keep_outputs(**told, months=fine).new == 1  # type: ignore[arg-type]
    assert keep_outputs(**told, months=fine).changed == 0  # type: ignore[arg-type]


def twelve(of: Facility, year: int, base: int, each: int) -> None:
    """Months of a plant whose use is a base and so much for each unit."""
    made = [100 + 10 * month for month in range(12)]
    used = [base + each * one + (7 if place % 2 else -7) for place, one in enumerate(made)]
    actor = person_of(of)
    read = months(*map(str, used))
    keep_readings(actor=actor, facility=of, year=year, stream="electricity", unit="kWh", months=read)
    keep_outputs(actor=actor, facility=of, year=year, product="Bia", unit="hl", months=months(*map(str, made)))


def test_twelve_months_stand_in_for_a_report_of_one_stream_but_make_no_total(brewery: Facility) -> None:
    twelve(brewery, 2025, 1000, 20)
    told = saving(brewery, 2025)
    assert told.consumption == 12 * 1000 + 20 * (12 * 100 + 10 * 66)
    assert "year_from_meter_log" in told.warnings
    assert told.saving_pct is not None
    assert saving(brewery, 2025, "energy").blocked == "log_alone"
    overview = overview_of(person_of(brewery), brewery)
    assert overview.newest == 2025
    assert overview.newest_told == 2024


def test_regression_is_offered_with_twelve_months_of_both_years(brewery: Facility) -> None:
    twelve(brewery, 2025, 1000, 20)
    overview = overview_of(person_of(brewery), brewery)
    assert regression_of(overview.facts[2024], overview.facts[2025], "electricity") is None
    twelve(brewery, 2026, 1000, 18)
    overview = overview_of(person_of(brewery), brewery)
    model = regression_of(overview.facts[2025], overview.facts[2026], "electricity")
    assert model is not None
    assert getattr(model, "valid", False)
    assert 5 < model.saving_pct < 8  # type: ignore[union-attr]


def test_the_log_and_the_report_are_told_apart_where_they_differ(brewery: Facility) -> None:
    actor = person_of(brewery)
    read = months(*["100000"] * 12)
    keep_readings(actor=actor, facility=brewery, year=2024, stream="electricity", unit="kWh", months=read)
    told = saving(brewery, 2024)
    assert told.consumption == 1_260_000
    assert "year_report_and_meter_differ" in told.warnings


def test_a_workbook_is_kept_whole_or_not_at_all(brewery: Facility) -> None:
    rows = [
        LogRow("electricity", "", "kWh", tuple(months("1", "2"))),
        LogRow("water_supply", "", "bao", tuple(months("1"))),
    ]
    with pytest.raises(Refused):
        keep_log(actor=person_of(brewery), facility=brewery, year=2025, rows=rows)
    assert not Reading.objects.filter(facility_year__year=2025).exists()
    done = keep_log(actor=person_of(brewery), facility=brewery, year=2025, rows=rows[:1], note="so.xlsx")
    assert done.new == 2
    assert Reading.objects.filter(facility_year__year=2025).first().origin["note"] == "so.xlsx"  # type: ignore[union-attr]


def test_those_above_verify_and_a_new_reading_takes_the_mark_off(brewery: Facility) -> None:
    year = FacilityYear.objects.get(facility=brewery, year=2024)
    with pytest.raises(PermissionDenied):
        verify_year(actor=person_of(brewery), year=year)
    head = world.actor(Role.HEAD, years.PROVINCE)
    assert verify_year(actor=head, year=year).verified_at is not None
    keep_readings(actor=person_of(brewery), facility=brewery, year=2024, stream="lpg", unit="kg", months=months("1"))
    year.refresh_from_db()
    assert year.verified_at is None
    alone = FacilityYear.objects.create(facility=brewery, year=2020)
    with pytest.raises(Refused):
        verify_year(actor=head, year=alone)


@pytest.mark.parametrize(("role", "unit"), [(Role.OFFICER, "P34-46"), (Role.INSPECTOR, "BCT"), (Role.OFFICER, "TKV")])
def test_nobody_else_writes_or_reads(brewery: Facility, role: Role, unit: str) -> None:
    actor = world.actor(role, unit)
    with pytest.raises(PermissionDenied):
        keep_readings(actor=actor, facility=brewery, year=2025, stream="lpg", unit="kg", months=months("1"))
    with pytest.raises(PermissionDenied):
        choose_baseline(
            actor=actor, facility=brewery, resource="energy", year=2023, base_load_share_pct=Decimal(0), why="x"
        )
    if unit != "BCT":
        with pytest.raises(PermissionDenied):
            overview_of(actor, brewery)
