"""What a facility made in a year, in one unit: the products that count, added where they are measured alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.results import Refused as NoAnswer
from sachhon.calculations.units import Dimension, Quantity, Unit, unit_of
from sachhon.domain.assessments.years.facts import Made, YearFacts
from sachhon.vietnamese.folding import fold

MONTHS = 12
USUAL = {
    Dimension.MASS: "t",
    Dimension.VOLUME: "m3",
    Dimension.AREA: "m2",
    Dimension.COUNT: "piece",
    Dimension.ENERGY: "kWh",
}
"""In which unit output is told, by what it measures: the same for all facilities, so that they can be compared."""


@dataclass(frozen=True, slots=True)
class Output:
    """What was made. `blocked` says why there is no quantity. `products` are folded names, for comparing years."""

    quantity: Decimal | None = None
    unit: str = ""
    blocked: str = ""
    products: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Whether it adds different products."""
        return len(self.products) > 1


def output_of(facts: YearFacts) -> Output:
    """The output of the year: as the report says; where it says nothing, of twelve months of the log."""
    return together(facts.counted or _of_months(facts))


def _of_months(facts: YearFacts) -> list[Made]:
    """The months of the products that have all twelve; none where a product that counts lacks one."""
    months: dict[str, list[Made]] = {}
    for one in facts.products:
        if one.month is not None and one.counts:
            months.setdefault(fold(one.product), []).append(one)
    if any(len({one.month for one in made}) < MONTHS for made in months.values()):
        return []
    return [one for made in months.values() for one in made]


def output_of_month(facts: YearFacts, month: int) -> Output:
    """The output of a month."""
    return together([one for one in facts.products if one.month == month and one.counts])


def together(made: Sequence[Made]) -> Output:
    """Products added. Units that nobody knows are taken as they are written, where all are written alike."""
    names = tuple(dict.fromkeys(fold(one.product) for one in made))
    if not made:
        return Output(blocked="no_output")
    if any(one.output is None for one in made):
        return Output(blocked="output_unknown", products=names)
    known = [(one, _unit(one.unit)) for one in made if one.output]
    if not known:
        return Output(Decimal(0), made[0].unit, products=names)
    dimensions = {unit.dimension for _one, unit in known if unit is not None}
    if all(unit is not None for _one, unit in known) and len(dimensions) == 1:
        target = unit_of(USUAL.get(next(iter(dimensions)), known[0][1].symbol))  # type: ignore[union-attr]
        total = sum(
            (Quantity.of(one.output, unit).to(target).amount for one, unit in known if one.output and unit is not None),
            start=Quantity.of(Decimal(0), target).amount,
        )
        return Output(Quantity(total, target).value, target.symbol, products=names)
    written = {" ".join(fold(one.unit).split()) for one, _unit in known}
    if len(written) == 1 and not dimensions:
        total_said = sum((one.output for one, _unit in known if one.output), Decimal(0))
        return Output(total_said, known[0][0].unit, products=names)
    return Output(blocked="products_differ", products=names)


def _unit(text: str) -> Unit | None:
    try:
        return unit_of(text)
    except NoAnswer:
        return None
