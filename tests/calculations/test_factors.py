"""The factor tables check themselves, and a bad one is refused whole, with every mistake named."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from sachhon.calculations.factors import Edition, FactorTableError, edition, grid_factor, norms
from sachhon.calculations.factors.benchmarks import benchmark_table, benchmarks
from sachhon.calculations.factors.editions import edition_of
from sachhon.calculations.factors.fuels import fuel_table, fuels
from sachhon.calculations.factors.grids import grid_table, grids
from sachhon.calculations.factors.norms import norm_table
from sachhon.calculations.factors.sizes import size_classes
from sachhon.calculations.factors.toe import toe_factors, toe_table
from sachhon.calculations.factors.validity import validity_limits, validity_table
from sachhon.calculations.results import Refused
from sachhon.catalogue import read_table
from tests.shared import SHARED, needs_shared

Rows = list[dict[str, str]]
READERS: dict[str, Callable[[Edition], object]] = {
    "toe_factors": toe_table,
    "grid_emission_factors": grid_table,
    "fuel_emission_factors": fuel_table,
    "consumption_norms": norm_table,
    "consumption_benchmarks": benchmark_table,
    "regression_tests": validity_table,
}


def rows_of(table: str) -> Rows:
    return [dict(row) for row in read_table(f"factors/{table}.csv")]


def mistakes(table: str, change: Callable[[Rows], object]) -> set[str]:
    rows = rows_of(table)
    change(rows)
    with pytest.raises(FactorTableError) as refused:
        READERS[table](edition_of(table, "test", rows))
    assert table in str(refused.value)
    return {finding.code for finding in refused.value.findings}


def put(row: int, **cells: str) -> Callable[[Rows], object]:
    return lambda rows: rows[row].update(cells)


def row_with(table: str, **cells: str) -> int:
    return next(i for i, row in enumerate(rows_of(table)) if all(row[k] == v for k, v in cells.items()))


def test_the_catalogues_tables_are_sound() -> None:
    assert len(toe_factors().factors) == 14
    assert len(grids().factors) == 16
    assert len(fuels().fuels) == 18
    assert len(norms().norms) == 44
    assert len(benchmarks().figures) == 107
    assert len(validity_limits()) == 5
    assert {one.decree for one in size_classes().classes} == {"56/2009/NĐ-CP", "39/2018/NĐ-CP", "80/2021/NĐ-CP"}


@pytest.mark.parametrize("table", READERS)
def test_every_table_has_its_edition(table: str) -> None:
    assert edition(table).version


def test_a_table_that_changed_and_kept_its_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stale = [{**row, "sha256": "0" * 64} for row in read_table("factors/versions.csv")]
    monkeypatch.setattr("sachhon.calculations.factors.editions.read_table", lambda path: tuple(stale))
    with pytest.raises(FactorTableError, match="needs a new version"):
        edition("toe_factors")


@pytest.mark.parametrize("table", READERS)
@pytest.mark.parametrize("column", ["source", "certainty", "id"])
def test_a_row_without_source_certainty_or_id_is_refused(table: str, column: str) -> None:
    assert mistakes(table, put(0, **{column: " "})) >= {"factor_cell_empty"}


@pytest.mark.parametrize("table", READERS)
def test_a_row_that_is_there_twice_is_refused(table: str) -> None:
    assert "factor_id_twice" in mistakes(table, lambda rows: rows.append(dict(rows[0])))


@pytest.mark.parametrize(
    ("table", "change", "code"),
    [
        ("toe_factors", put(0, toe_per_unit="0,5"), "factor_not_a_number"),
        ("toe_factors", put(0, toe_per_unit="-1"), "factor_not_a_number"),
        ("toe_factors", put(0, unit="số"), "factor_refused"),
        ("toe_factors", put(0, valid_from="19/4/2011"), "factor_not_a_day"),
        ("toe_factors", put(1, toe_per_unit_max="0.1"), "factor_range_upside_down"),
        ("toe_factors", put(0, valid_to="2010-01-01"), "factor_ends_before_it_begins"),
        ("grid_emission_factors", put(6, value=""), "factor_not_a_number"),
        ("grid_emission_factors", put(6, valid_to="2015-06-30"), "factor_gap"),
        ("grid_emission_factors", put(6, valid_to="2016-01-01"), "factor_overlap"),
        ("grid_emission_factors", lambda rows: rows.pop(6), "factor_gap"),
        ("grid_emission_factors", put(6, unit="tCO2/tấn gạch"), "factor_refused"),
        ("fuel_emission_factors", put(0, ncv="nhiều"), "factor_not_a_number"),
        ("fuel_emission_factors", put(0, fuel_en="Lignite"), "factor_overlap"),
        ("fuel_emission_factors", put(0, aliases="mazut"), "factor_name_of_two"),
        ("toe_factors", put(0, aliases="xăng"), "factor_name_of_two"),
        ("consumption_norms", put(0, aliases="thép"), "factor_name_of_two"),
        ("consumption_norms", put(0, valid_to="2019-12-31"), "factor_gap"),
        ("consumption_norms", put(0, valid_to=""), "factor_overlap"),
        ("consumption_norms", put(0, capacity_max="25"), "factor_band_overlap"),
        ("consumption_norms", put(0, capacity_max="15"), "factor_band_gap"),
        ("consumption_norms", put(0, max_included="yes"), "factor_band_overlap"),
        ("consumption_norms", put(2, min_included="no"), "factor_band_gap"),
        ("consumption_norms", put(2, capacity_min="100"), "factor_band_empty"),
        ("consumption_norms", put(2, capacity_unit="t"), "factor_band_units"),
        ("consumption_norms", put(0, document=""), "factor_cell_empty"),
        ("consumption_norms", put(0, unit="MJ"), "factor_refused"),
        ("consumption_benchmarks", put(0, low="9"), "factor_range_upside_down"),
        ("consumption_benchmarks", put(0, low="", high="", typical=""), "factor_cell_empty"),
        ("consumption_benchmarks", put(-1, typical="15"), "factor_typical_unproven"),
        ("regression_tests", lambda rows: rows.pop(), "factor_row_missing"),
        ("regression_tests", put(0, bound="about"), "factor_cell_empty"),
    ],
)
def test_mistakes_are_found(table: str, change: Callable[[Rows], object], code: str) -> None:
    assert code in mistakes(table, change)


def test_all_mistakes_are_told_at_once() -> None:
    def spoil(rows: Rows) -> None:
        rows[0]["toe_per_unit"] = "x"
        rows[2]["unit"] = "y"
        rows[4]["valid_from"] = "z"

    assert mistakes("toe_factors", spoil) == {"factor_not_a_number", "factor_refused", "factor_not_a_day"}


@pytest.mark.parametrize("year", [2009, 2013, 2024, 2030])
def test_a_year_without_an_official_grid_factor_is_refused(year: int) -> None:
    with pytest.raises(Refused) as refused:
        grid_factor("VN", year)
    assert refused.value.finding.params["last"] == "2023"


def test_a_factor_in_a_result_names_its_row_and_days() -> None:
    _, version = grid_factor("VN", 2020)
    assert (version.table, version.row, version.version) == ("grid_emission_factors", "VN-2020", "1")
    assert (version.valid_from, version.valid_to) == (date(2020, 1, 1), date(2020, 12, 31))
    assert version.source.startswith("https://")
    assert version.certainty == "high"


@needs_shared
def test_facts_are_those_of_the_reference_files() -> None:
    def reference(name: str) -> list[Mapping[str, str]]:
        with (SHARED / "reference" / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    toe = sorted((row["energy_vi"], row["toe_per_unit"]) for row in reference("toe_factors.csv"))
    assert toe == sorted((row["energy_vi"], row["toe_per_unit"]) for row in rows_of("toe_factors"))
    kinds = {"electricity grid": "grid_emission_factors", "fuel combustion, CO2 only": "fuel_emission_factors"}
    emissions = reference("emission_factors.csv")
    for kind, table in kinds.items():
        wanted = sorted(row["value"] for row in emissions if row["kind"] == kind)
        assert wanted == sorted(row["value"] for row in rows_of(table))
    figures = reference("consumption_benchmarks.csv")
    norms_wanted = sorted((row["industry"], row["high"]) for row in figures if row["kind"] == "legal_norm_max")
    assert norms_wanted == sorted((row["industry"], row["limit"]) for row in rows_of("consumption_norms"))
    assert len(figures) == len(norms_wanted) + len(rows_of("consumption_benchmarks"))
