"""The budget's arithmetic on the page gives what Python gives: the same budgets through both."""

from __future__ import annotations

import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sachhon.domain.planning.money.matrix import ALL, WHOLE, Matrix, Place, outlined
from sachhon.domain.planning.money.reconcile import reconcile
from sachhon.domain.planning.money.slips import slip_of, zeros
from sachhon.domain.planning.money.sources import PART_OF
from tests.domain.planning.money.made_budgets import SHAPES, planted

NODE = shutil.which("node")
MODULE = (Path(__file__).parents[2] / "src/sachhon/channels/office/static/office/plans/arithmetic.js").resolve()
SCRIPT = """
import { readFileSync } from "node:fs";
const { Matrix, outlined, reconcile, slipOf, zeros } = await import(process.argv[1]);
const given = JSON.parse(readFileSync(0, "utf8"));
const answer = given.budgets.map((one) => {
  const lines = outlined(one.rows).map((line, at) => ({ ...line, price: one.rows[at].price }));
  const matrix = new Matrix({ ...one, lines, amounts: new Map(one.amounts), quantities: new Map(one.quantities) });
  const { proved, faults } = reconcile(matrix);
  return {
    outline: lines.map(({ kind, below }) => [kind, below]),
    years: lines.map((_, at) => matrix.overYears(at)),
    sources: lines.map((_, at) => matrix.overSources(at)),
    all: [0, ...one.years].map((year) => matrix.overAll(year)),
    paid: one.sources.map((source) => matrix.overAll(0, source)),
    parts: matrix.overItsWhole(),
    proved: proved.length,
    faults: faults.map(({ broken, proposals }) => [
      broken.map((two) => [two.kind, two.result, two.stated, two.computed]),
      proposals.map((two) => [two.place, two.stated, two.should, two.mends.length, two.spoils, two.slip]),
    ]),
  };
});
const slips = given.slips.map(([one, two]) => slipOf(one, two));
process.stdout.write(JSON.stringify({ answer, slips, zeros: given.slips.map(([one]) => zeros(one)) }));
"""
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed: the page's arithmetic cannot be run here")


def key(place: Place) -> str:
    return f"{place.line}|{place.year}|{place.source}|{place.of}"


def thousandths(place: Place, value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value * 1000) if place.of == "quantity" else int(value) if value == int(value) else float(value)


def told(matrix: Matrix) -> dict[str, Any]:
    """A budget as the page has it."""
    return {
        "rows": [
            {
                "number": line.number,
                "total": line.kind == "total",
                "subtotal": line.kind == "subtotal",
                "price": line.price,
            }
            for line in matrix.lines
        ],
        "years": list(matrix.years),
        "sources": list(matrix.sources),
        "parts": {str(part): str(whole) for part, whole in PART_OF.items()},
        "amounts": [[key(place), amount] for place, amount in matrix.amounts.items()],
        "quantities": [[key(place), int(quantity * 1000)] for place, quantity in matrix.quantities.items()],
    }


def expected(matrix: Matrix) -> dict[str, Any]:
    """What Python makes of it."""
    found = reconcile(matrix)
    return {
        "outline": [[str(line.kind), list(line.below)] for line in matrix.lines],
        "years": [matrix.over_years(line) for line in range(len(matrix.lines))],
        "sources": [matrix.over_sources(line) for line in range(len(matrix.lines))],
        "all": [matrix.over_all(year) for year in (WHOLE, *matrix.years)],
        "paid": [matrix.over_all(WHOLE, source) for source in matrix.sources],
        "parts": [key(place) for place in matrix.over_its_whole()],
        "proved": len(found.proved),
        "faults": [
            [
                [[one.kind, key(one.result), one.stated, float(one.computed)] for one in fault.broken],
                [
                    [
                        key(one.place),
                        thousandths(one.place, one.stated),
                        thousandths(one.place, one.should),
                        len(one.mends),
                        one.spoils,
                        str(one.slip),
                    ]
                    for one in fault.proposals
                ],
            ]
            for fault in found.faults
        ],
    }


def in_node(given: dict[str, Any]) -> dict[str, Any]:
    assert NODE is not None
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", SCRIPT, "--", MODULE.as_uri()],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@needs_node
def test_budgets_with_and_without_errors() -> None:
    budgets = [planted(Random(seed), SHAPES[seed % len(SHAPES)]).matrix for seed in range(280)]
    blank = Matrix(outlined([]), (2021,), ("central",), {})
    subtotal = Matrix(
        outlined(
            [("1", "A", False), ("", "Cộng", False), ("I", "B", False), ("a", "C", False)], [False, True, False, False]
        ),
        (2021,),
        (),
        {Place(0, 2021): 5, Place(1, 2021): 6, Place(3, 2021): 7, Place(2, 2021, ALL): 7},
    )
    budgets += [blank, subtotal]
    answers = in_node({"budgets": [told(one) for one in budgets], "slips": []})["answer"]
    for budget, answer in zip(budgets, answers, strict=True):
        assert answer == expected(budget)


@needs_node
def test_slips() -> None:
    rng = Random(4)
    pairs = [
        (rng.randint(0, 9999) * 10 ** rng.randint(0, 6), rng.randint(0, 9999) * 10 ** rng.randint(0, 6))
        for _ in range(400)
    ]
    pairs += [(315, 351), (1375, 1375000), (30, 300), (1375, 375), (315, 3155), (100, 10)]
    answer = in_node({"budgets": [], "slips": pairs})
    assert answer["slips"] == [str(slip_of(one, two)) for one, two in pairs]
    assert answer["zeros"] == [zeros(one) for one, _ in pairs]
