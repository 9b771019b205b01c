"""What the real plans must give; they stay outside the project."""

from __future__ import annotations

import pytest

from sachhon.reading.checks import (
    funded_outside_period,
    numbering,
    quantity_contradiction,
    sum_mismatch,
    task_two_numbers,
    task_without_budget,
)
from sachhon.reading.checks.equations import ledger_of
from sachhon.reading.layout import blocks_of
from sachhon.reading.model import DocumentFacts, Reading, Source
from sachhon.reading.plan import find_budgets, find_tasks
from tests.shared import SHARED, needs_shared

M = 1_000_000


def read(pattern: str) -> Reading:
    (path,) = SHARED.glob(pattern)
    text = path.read_bytes().decode("utf-8")
    source = Source(path.name, "txt", text, blocks_of(text))
    return Reading(source, DocumentFacts(), tasks=find_tasks(source), budgets=find_budgets(source))


@needs_shared
def test_the_plan_with_a_task_annex_and_a_budget_annex() -> None:
    reading = read("documents/004_*.txt")
    assert [task.number for task in reading.tasks] == (
        ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "4.1", "5.1", "5.2"]
    )
    (budget,) = reading.budgets
    assert [row.number for row in budget.rows] == (
        ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "4.1", "5.2"]
    )
    assert budget.totals is not None
    assert {year: money for year, (_, money) in budget.totals.years.items()} == {
        2017: 315 * M,
        2018: 1375 * M,
        2019: 1365 * M,
        2020: 305 * M,
    }
    assert budget.totals.total_vnd == 3360 * M
    assert budget.totals.sources == {"central": 700 * M, "local": 1660 * M, "enterprises": 1000 * M}


@needs_shared
def test_every_sum_of_that_budget_is_proved() -> None:
    ledger = ledger_of(read("documents/004_*.txt").budgets[0])
    kinds = [equation.kind for equation in ledger.proved()]
    assert (kinds.count("years"), kinds.count("sources"), kinds.count("column")) == (12, 12, 8)
    assert ledger.broken() == []


@needs_shared
def test_what_that_plan_contradicts() -> None:
    reading = read("documents/004_*.txt")
    money = [(f.variant, str(f.params["task"])[:3], f.params["years"]) for f in funded_outside_period.check(reading)]
    assert money == [("unfunded", "1.2", "2020"), ("outside", "1.4", "2019"), ("outside", "4.1", "2019, 2020")]
    (two,) = task_two_numbers.check(reading)
    assert (two.params["first"], two.params["second"]) == ("3.2", "3.1")
    assert [str(f.params["task"])[:3] for f in task_without_budget.check(reading)] == ["3.1", "5.1"]
    assert [(f.params["count"], f.params["total"]) for f in quantity_contradiction.check(reading)] == [(5, 5), (3, 3)]
    assert [f.params["expected"] for f in numbering.check(reading)] == ["5.1"]
    assert list(sum_mismatch.check(reading)) == []


@needs_shared
@pytest.mark.parametrize(("name", "count"), [("01", 11), ("16", 16), ("31", 94), ("37", 0), ("23", 0)])
def test_the_number_of_tasks(name: str, count: int) -> None:
    assert len(read(f"practice/docs/{name}.txt").tasks) == count


@needs_shared
def test_two_budgets_with_groups_add_up_and_one_misses_a_number() -> None:
    reading = read("practice/docs/37.txt")
    assert [budget.totals and budget.totals.total_vnd for budget in reading.budgets] == [50_000 * M, 50_000 * M]
    for budget in reading.budgets:
        assert ledger_of(budget).broken() == []
        assert {equation.kind for equation in ledger_of(budget).proved()} == {"group", "column"}
    assert [(f.params["number"], f.params["expected"]) for f in numbering.check(reading)] == [("3", "2")]
