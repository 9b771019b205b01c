"""An error planted in any cell of any budget is always found, and the cell that is wrong is named first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from sachhon.domain.planning.money.matrix import ALL, WHOLE, Line, Matrix, Of, Place, outlined
from sachhon.domain.planning.money.reconcile import reconcile
from sachhon.domain.planning.money.slips import Slip, slip_of
from tests.domain.planning.money.made_budgets import SHAPES, made, planted
from tests.thorough import of

TRIALS = of(2_002, 280)
M = 1_000_000


@pytest.mark.parametrize("shape", SHAPES)
def test_what_adds_up_is_proved(shape: str) -> None:
    for seed in range(of(40, 12)):
        matrix = made(Random(f"{shape} {seed}"), shape)
        found = reconcile(matrix)
        assert found.faults == ()
        assert len(found.proved) == len(matrix.equations) > 0


def test_a_planted_error_is_found_and_its_cell_named_first(capsys: pytest.CaptureFixture[str]) -> None:
    tried: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for seed in range(TRIALS):
        wrong = planted(Random(seed), SHAPES[seed % len(SHAPES)])
        faults = reconcile(wrong.matrix).faults
        assert faults, (seed, wrong.place)
        proposal = faults[0].proposals[0]
        right = (proposal.place, proposal.should) == (wrong.place, wrong.was)
        for name in ("all", wrong.shape, wrong.sort):
            tried[name] += 1
            first[name] += right
    with capsys.disabled():
        rates = ", ".join(f"{name} {first[name]}/{tried[name]}" for name in tried)
        print(f"\nreconciling cell named first: {rates}")
    assert tried["all"] == TRIALS
    assert first["all"] >= 0.95 * TRIALS
    assert all(first[shape] >= 0.85 * tried[shape] for shape in SHAPES)


def annex() -> Matrix:
    """Two lines, two years, two sources, with a total row."""
    lines = outlined([("1", "Tờ rơi", False), ("2", "Lớp", False), ("", "TỔNG CỘNG", True)])
    stated = {
        Place(0, 2017): 315, Place(0, 2018): 40, Place(0): 355,
        Place(0, WHOLE, "central"): 55, Place(0, WHOLE, "local"): 300,
        Place(1, 2017): 80, Place(1, 2018): 120, Place(1): 200,
        Place(1, WHOLE, "central"): 0, Place(1, WHOLE, "local"): 200,
        Place(2, 2017): 395, Place(2, 2018): 160, Place(2): 555,
        Place(2, WHOLE, "central"): 55, Place(2, WHOLE, "local"): 500,
    }  # fmt: skip
    return Matrix(lines, (2017, 2018), ("central", "local"), {place: amount * M for place, amount in stated.items()})


@pytest.mark.parametrize(
    ("place", "says", "should", "sums"),
    [
        (Place(0, 2017), 351, 315, 2),  # two digits turned round
        (Place(0), 3550, 355, 3),
        (Place(1, WHOLE, "central"), 10, 0, 2),
        (Place(2, 2018), 106, 160, 2),
        (Place(2), 5, 555, 3),
    ],
)
def test_one_cell_and_what_it_should_say(place: Place, says: int, should: int, sums: int) -> None:
    right = annex()
    (fault,) = reconcile(replace(right, amounts={**right.amounts, place: says * M})).faults
    assert fault.at_once
    assert len(fault.broken) == sums
    assert (fault.proposals[0].place, fault.proposals[0].should) == (place, should * M)


def test_a_cell_left_blank_is_named_with_its_value() -> None:
    right = annex()
    amounts = {place: amount for place, amount in right.amounts.items() if place != Place(1, 2018)}
    (fault,) = reconcile(replace(right, amounts=amounts)).faults
    first = fault.proposals[0]
    assert (first.place, first.stated, first.should) == (Place(1, 2018), None, 120 * M)


def test_two_errors_apart_are_two_faults() -> None:
    right = annex()
    wrong = {**right.amounts, Place(0, 2017): 300 * M, Place(1, WHOLE, "local"): 190 * M}
    named = {fault.proposals[0].place for fault in reconcile(replace(right, amounts=wrong)).faults}
    assert named == {Place(0, 2017), Place(1, WHOLE, "local")}


def test_a_quantity_that_does_not_keep_to_the_price() -> None:
    line = Line("Lớp tập huấn (40 triệu/lớp)", price=40 * M)
    quantities = {Place(0, 2017, ALL, Of.QUANTITY): Decimal(3), Place(0, 2018, ALL, Of.QUANTITY): Decimal(1)}
    matrix = Matrix(
        (line,), (2017, 2018), (), {Place(0, 2017): 80 * M, Place(0, 2018): 40 * M, Place(0): 120 * M}, quantities
    )
    (fault,) = reconcile(matrix).faults
    assert [(one.place, one.should) for one in fault.proposals] == [(Place(0, 2017, ALL, Of.QUANTITY), Decimal(2))]


def test_without_a_total_row_slips_and_neighbours_tell() -> None:
    lines = outlined([("1", "Tờ rơi", False)])
    amounts = {Place(0, 2017): 30 * M, Place(0, 2018): 30_000, Place(0, 2019): 40 * M, Place(0): 100 * M}
    (fault,) = reconcile(Matrix(lines, (2017, 2018, 2019), (), amounts)).faults
    assert (fault.proposals[0].place, fault.proposals[0].should) == (Place(0, 2018), 30 * M)
    assert fault.proposals[0].slip == Slip.SCALE
    assert len(fault.proposals) > 1  # the others are told too


@pytest.mark.parametrize(
    ("written", "wanted", "slip"),
    [
        (315 * M, 351 * M, Slip.TURNED),
        (1375 * M, 1375, Slip.SCALE),
        (30_000, 30 * M, Slip.SCALE),
        (80 * M, 800 * M, Slip.SHIFT),
        (135 * M, 1375 * M, Slip.DROPPED),
        (3155 * M, 315 * M, Slip.ADDED),
        (325 * M, 315 * M, Slip.DIGIT),
        (412 * M, 315 * M, Slip.NONE),
        (0, 315 * M, Slip.NONE),
    ],
)
def test_slips(written: int, wanted: int, slip: Slip) -> None:
    assert slip_of(written, wanted) == slip
