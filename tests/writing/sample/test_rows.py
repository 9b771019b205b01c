"""Rows of made-up tables: derived columns, groups, periods, errors on purpose."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from sachhon.writing.sample.rows import Rows, draw_rows
from sachhon.writing.sample.values import MILLION, Stock

TASKS: dict[str, Any] = {
    "count": [2, 3],
    "groups": {
        "of": [
            {"name": "Nhóm một", "records": [{"title": "A"}, {"title": "B"}, {"title": "C"}]},
            {"name": "Nhóm hai", "records": [{"title": "D"}, {"title": "E"}, {"title": "F"}]},
        ],
        "count": [2, 2],
        "column": "group",
    },
    "columns": {"price": [5, 20]},
    "period": {"columns": ["from_year", "to_year"], "within": [2016, 2020]},
    "number": "number",
}
BUDGET: dict[str, Any] = {
    "follow": {
        "field": "tasks",
        "name": "title",
        "copy": {"title": "title", "price": "price", "from": "from_year", "to": "to_year"},
        "odds": 1.0,
    },
    "yearly": {
        "within": [2016, 2020],
        "running": ["from", "to"],
        "name": "title",
        "columns": {"quantity": [1, 4], "amount": {"times": ["quantity", "price"]}},
    },
    "sums": {"total": "amount"},
    "split": {"total": {"local": 0.9, "central": 0.5, "enterprises": 0.5}},
    "number": "number",
    "title": "title",
}


def stock(seed: int) -> Stock:
    return Stock(Random(seed), {}, {})


def both(seed: int, **more: object) -> tuple[Rows, Rows]:
    given = stock(seed)
    tasks = draw_rows(TASKS, given, {})
    return tasks, draw_rows({**BUDGET, **more}, given, {"tasks": tasks})


@pytest.mark.parametrize("seed", range(20))
def test_money_adds_up_by_year_and_by_source(seed: int) -> None:
    _, budget = both(seed)
    for row in budget.rows:
        years = {name.split(".")[0] for name in row if name.endswith(".amount")}
        assert all(row[f"{year}.amount"] == row[f"{year}.quantity"] * row["price"] * MILLION for year in years)  # type: ignore[operator]
        assert row["total"] == sum(row[f"{year}.amount"] for year in years)  # type: ignore[misc]
        assert row["total"] == row["local"] + row["central"] + row["enterprises"]  # type: ignore[operator]
        assert all(row["from"] <= int(year) <= row["to"] for year in years)  # type: ignore[operator]


@pytest.mark.parametrize("seed", range(20))
def test_subtotals_are_the_sums_of_their_rows(seed: int) -> None:
    _, budget = both(seed, subtotals=1.0)
    assert len(budget.subtotals) == 2
    places = sorted(budget.subtotals)
    for place, end in zip(places, [*places[1:], len(budget.rows)], strict=True):
        own = budget.rows[place + 1 : end]
        assert own
        assert budget.rows[place]["total"] == sum(row["total"] for row in own)  # type: ignore[misc]
    assert budget.groups == ()


@pytest.mark.parametrize("seed", range(20))
def test_groups_stand_before_their_rows_and_numbers_fit(seed: int) -> None:
    tasks, _ = both(seed)
    assert [group.name for group in tasks.groups] == ["Nhóm một", "Nhóm hai"]
    assert tasks.groups[0].at == 0
    second = tasks.groups[1].at
    assert {row["group"] for row in tasks.rows[:second]} == {"Nhóm một"}
    assert {row["group"] for row in tasks.rows[second:]} == {"Nhóm hai"}
    first, last = tasks.numbers[0], tasks.numbers[-1]
    assert (first, last.split(".")[0]) in {
        ("1.1", "2"),
        ("1", str(len(tasks.rows))),
        ("1", str(len(tasks.rows) - second)),
    }
    assert [row["number"] for row in tasks.rows] == list(tasks.numbers)


def test_a_record_is_taken_once() -> None:
    for seed in range(20):
        titles = [row["title"] for row in both(seed)[0].rows]
        assert len(titles) == len(set(titles))


def test_money_outside_the_period_is_planted_and_told() -> None:
    spec = {**BUDGET["yearly"], "outside": 1.0}
    found = 0
    for seed in range(20):
        _, budget = both(seed, yearly=spec)
        for error in budget.planted:
            assert error["kind"] == "funded_outside_period"
            row = next(row for row in budget.rows if row["title"] == error["row"])
            years = [int(name.split(".")[0]) for name in row if name.endswith(".amount")]
            assert any(not row["from"] <= year <= row["to"] for year in years)  # type: ignore[operator]
            found += 1
    assert found > 10


def test_a_slip_changes_the_total_alone() -> None:
    plant = [{"kind": "sum_mismatch", "odds": 1.0, "column": "total", "name": "title", "by": [7]}]
    for seed in range(10):
        _, budget = both(seed, plant=plant)
        (error,) = budget.planted
        wrong = [
            row
            for row in budget.rows
            if row["total"] != sum(value for name, value in row.items() if name.endswith(".amount"))  # type: ignore[misc]
        ]
        assert [row["title"] for row in wrong] == [error["row"]]


def test_rows_by_year_rise() -> None:
    spec = {"count": [3, 3], "year": [2010, 2017], "columns": {"many": [1, 9]}}
    for seed in range(10):
        years = [row["year"] for row in draw_rows(spec, stock(seed), {}).rows]
        assert years == sorted(set(years))  # type: ignore[type-var]
        assert len(years) == 3


def test_at_most_two_cells_of_a_row_are_blank() -> None:
    spec = {"count": [5, 5], "columns": {name: [1, 9] for name in "abcd"}, "blank": dict.fromkeys("abcd", 1.0)}
    assert all(len(row) == 2 for row in draw_rows(spec, stock(1), {}).rows)
