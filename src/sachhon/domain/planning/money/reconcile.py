"""Which sums of a budget are broken, and which single cell, if it said something else, would set them right.

A wrong cell breaks every sum that it stands in, by the same amount, and none besides: that names it in most budgets.
The cells that remain possible are ranked by how such mistakes are made (slips.py), by the figures beside them and by
how round they are. Total cells are cells like the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sachhon.domain.planning.money.matrix import Equation, Matrix, Of, Place
from sachhon.domain.planning.money.slips import STRENGTH, Slip, slip_of, zeros

_THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class Proposal:
    """One cell: what it says (None: blank), what it should say, which broken sums that mends, how many it breaks."""

    place: Place
    stated: Decimal | None
    should: Decimal
    mends: tuple[Equation, ...]
    spoils: int
    slip: Slip

    @property
    def settles(self) -> bool:
        """Whether no sum is worse off."""
        return self.spoils == 0


@dataclass(frozen=True, slots=True)
class Fault:
    """Broken sums that belong together, and the cells that would mend them, the likeliest first.

    `at_once`: the first cell mends all of them and breaks none.
    """

    broken: tuple[Equation, ...]
    proposals: tuple[Proposal, ...]

    @property
    def at_once(self) -> bool:
        """Whether one cell sets everything right."""
        return bool(self.proposals) and self.proposals[0].settles and len(self.proposals[0].mends) == len(self.broken)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The sums that hold and the faults; no faults: the budget adds up in every direction."""

    proved: tuple[Equation, ...]
    faults: tuple[Fault, ...]


def reconcile(matrix: Matrix) -> Reconciliation:
    """Prove every sum; for those that are broken name the cells that would mend them."""
    equations = matrix.equations
    proved = tuple(one for one in equations if one.holds)
    broken = [one for one in equations if not one.holds]
    standing: dict[Place, list[Equation]] = {}
    for equation in equations:
        for place in (equation.result, *equation.parts):
            standing.setdefault(place, []).append(equation)
    faults: list[Fault] = []
    while broken:
        ranked = _ranked(matrix, broken, standing)
        if not ranked:
            faults += [Fault((one,), ()) for one in broken]
            break
        first = ranked[0]
        mended = {id(one) for one in first.mends}
        rivals = tuple(one for one in ranked if {id(two) for two in one.mends} == mended and one.spoils <= first.spoils)
        faults.append(Fault(first.mends, rivals))
        broken = [one for one in broken if id(one) not in mended]
    return Reconciliation(proved, tuple(faults))


def _ranked(matrix: Matrix, broken: Sequence[Equation], standing: Mapping[Place, list[Equation]]) -> list[Proposal]:
    """All cells that mend at least one of the broken sums, best first."""
    still = {id(one) for one in broken}
    found: dict[tuple[Place, Decimal], Proposal] = {}
    for equation in broken:
        for place in (equation.result, *equation.parts):
            should = _should(matrix, equation, place)
            if should is None or should < 0 or (place, should) in found:
                continue
            own = standing[place]
            mends = tuple(one for one in own if id(one) in still and _should(matrix, one, place) == should)
            spoils = sum(1 for one in own if one.holds)
            stated = _stated(matrix, place)
            slip = slip_of(*_digits(stated, should)) if stated is not None else Slip.NONE
            found[place, should] = Proposal(place, stated, should, mends, spoils, slip)
    order = {place: at for at, place in enumerate(standing)}
    return sorted(found.values(), key=lambda one: (*_rank(matrix, one), order[one.place], one.should))


def _rank(matrix: Matrix, one: Proposal) -> tuple[int, ...]:
    """Smaller is likelier."""
    stated = one.stated
    beside = 0
    rounder = 0
    if one.place.of == Of.AMOUNT:
        beside = _beside(matrix, one.place, int(one.should))
        rounder = zeros(int(one.should)) - (zeros(int(stated)) if stated is not None else 0)
    is_result = any(equation.result == one.place for equation in one.mends)
    return (
        one.spoils - len(one.mends),
        -len(one.mends),
        int(one.place.of == Of.PRICE),
        int(stated is None),
        -STRENGTH[one.slip],
        -beside,
        -rounder,
        -int(is_result),
    )


def _beside(matrix: Matrix, place: Place, should: int) -> int:
    """How many other years of the same row say just that."""
    return sum(
        1 for year in matrix.years if year != place.year and matrix.amount(place.line, year, place.source) == should
    )


def _stated(matrix: Matrix, place: Place) -> Decimal | None:
    if place.of == Of.PRICE:
        price = matrix.lines[place.line].price
        return None if price is None else Decimal(price)
    if place.of == Of.QUANTITY:
        return matrix.quantities.get(place)
    amount = matrix.amounts.get(place)
    return None if amount is None else Decimal(amount)


def _digits(stated: Decimal, should: Decimal) -> tuple[int, int]:
    """Both as whole numbers with the same unit."""
    if stated == int(stated) and should == int(should):
        return int(stated), int(should)
    return int(stated * _THOUSANDTHS), int(should * _THOUSANDTHS)


def _should(matrix: Matrix, equation: Equation, place: Place) -> Decimal | None:
    """What the place would have to say for this sum to hold; None where nothing exact would do."""
    if place == equation.result:
        return equation.computed if equation.computed == int(equation.computed) else None
    if equation.kind != "price":
        return Decimal(matrix.amounts.get(place, 0)) + equation.gap
    quantity, price = _stated(matrix, equation.parts[0]), _stated(matrix, equation.parts[1])
    other, most = (price, _THOUSANDTHS) if place.of == Of.QUANTITY else (quantity, 1)
    if not other:
        return None
    wanted = Decimal(equation.stated) / other
    return wanted if wanted * most == int(wanted * most) else None
