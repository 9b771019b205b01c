"""The sums that a budget table promises, each proved or broken, and the one cell that would mend the broken ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sachhon.reading.model import Budget, BudgetRow, Span
from sachhon.reading.plan.pairs import depth
from sachhon.reading.plan.vocabulary import is_subtotal_label
from sachhon.vietnamese.folding import fold

_TOTAL = re.compile(r"tổng\b", re.IGNORECASE)
_KEPT = 32  # ledgers
Place = tuple[int, str]  # row (-1: the totals row), key: "2017", "total", "source.central"


@dataclass(frozen=True, slots=True)
class Equation:
    """`result` should be the sum of `parts`. `kind`: years (a row over its years), sources (a row over its sources),

    group (a heading over its lines), column (the totals row over the lines).
    """

    kind: str
    result: Place
    parts: tuple[Place, ...]
    stated: int
    computed: int

    @property
    def gap(self) -> int:
        """What the result says beyond its parts; 0 when the sum is right."""
        return self.stated - self.computed


@dataclass(frozen=True, slots=True)
class Break:
    """Broken equations that one cell mends: it says `stated` and should say `mended`."""

    place: Place
    stated: int | None
    mended: int
    equations: tuple[Equation, ...]


@dataclass(slots=True)
class Ledger:
    """A budget's money by place, and what is promised about it."""

    budget: Budget
    values: dict[Place, int] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)

    def row(self, place: Place) -> BudgetRow:
        """The row a place stands in."""
        if place[0] < 0:
            assert self.budget.totals is not None
            return self.budget.totals
        return self.budget.rows[place[0]]

    def span(self, place: Place) -> Span:
        """Where the figure stands; the row's title where the cell is empty."""
        row = self.row(place)
        key = f"{place[1]}.vnd" if place[1].isdigit() else place[1]
        return row.cells.get(key, row.span)

    def proved(self) -> list[Equation]:
        """The sums that hold."""
        return [equation for equation in self.equations if not equation.gap]

    def broken(self) -> list[Equation]:
        """The sums that do not."""
        return [equation for equation in self.equations if equation.gap]


_known: dict[int, Ledger] = {}  # several checks look at the same budgets in turn


def ledger_of(budget: Budget) -> Ledger:
    """All sums that the table plainly promises; a relation that most of its rows do not keep was not meant."""
    ledger = _known.get(id(budget))
    if ledger is None or ledger.budget is not budget:
        if len(_known) >= _KEPT:
            _known.clear()
        ledger = _known[id(budget)] = _ledger(budget)
    return ledger


def _ledger(budget: Budget) -> Ledger:
    step = _step(budget)
    ledger = _promised(budget, step)
    if step:
        strict = _promised(budget, 0)
        if _is_one_slip(strict):
            return strict
    return ledger


def _is_one_slip(ledger: Ledger) -> bool:
    """Sums with decimals, all exact but those that one cell mends: a wrong cell, not rounding."""
    broken = ledger.broken()
    if len(broken) < 2 or len(broken) * 2 > len(ledger.proved()):
        return False
    # A cell of one year and one source counts in both: two breaks of one row, by the same amount.
    return len({(found.place[0], found.mended - (found.stated or 0)) for found in breaks_of(ledger)}) == 1


def _promised(budget: Budget, step: int) -> Ledger:
    ledger = Ledger(budget)
    rows: list[tuple[int, BudgetRow]] = list(enumerate(budget.rows))
    if budget.totals is not None:
        rows.append((-1, budget.totals))
    for at, row in rows:
        for year, (_, money) in row.years.items():
            if money is not None:
                ledger.values[at, str(year)] = money
        if row.total_vnd is not None:
            ledger.values[at, "total"] = row.total_vnd
        for source, money in row.sources.items():
            ledger.values[at, f"source.{source}"] = money
    for kind in ("years", "sources"):
        found = list(_across(ledger, [at for at, _ in rows], kind, step))
        if _meant(found, len(rows)):
            ledger.equations.extend(found)
    groups = [*_groups(ledger, step), *_subtotals(ledger, step)]
    if _meant(groups, 2):
        ledger.equations.extend(groups)
    ledger.equations.extend(_columns(ledger, step, bool(groups) and _meant(groups, 2)))
    return ledger


def _step(budget: Budget) -> int:
    """The smallest step of the table's printed figures, in đồng: figures with decimals may be rounded."""
    values = [money for row in budget.rows for _, money in row.years.values() if money]
    values += [row.total_vnd for row in budget.rows if row.total_vnd]
    step = budget.unit_vnd
    while step > 1 and any(value % step for value in values):
        step //= 10
    return step if step < budget.unit_vnd else 0


def _meant(found: Sequence[Equation], enough: int) -> bool:
    """Most of them hold; where there are only one or two, one that holds is not asked for if the table has no more."""
    if not found:
        return False
    held = sum(1 for equation in found if not equation.gap)
    return held * 2 > len(found) or (len(found) <= min(2, enough) and held * 2 >= len(found))


def _equation(ledger: Ledger, kind: str, result: Place, parts: list[Place], step: int) -> Equation:
    stated = ledger.values[result]
    computed = sum(ledger.values[part] for part in parts)
    if abs(stated - computed) * 2 <= step * (len(parts) + 1):
        computed = stated  # rounding
    return Equation(kind, result, tuple(parts), stated, computed)


def _across(ledger: Ledger, rows: list[int], kind: str, step: int) -> Iterator[Equation]:
    """A row's total over its years, or over its sources; without a total column the years over the sources."""
    for at in rows:
        parts = [
            place
            for place in ledger.values
            if place[0] == at and (place[1].isdigit() if kind == "years" else _pays(place[1]))
        ]
        if (at, "total") in ledger.values and parts:
            if kind == "years" and len(parts) == 1 and len(_years(ledger)) < 2:
                continue
            if kind == "sources" and len(_sources(ledger)) < 2:
                continue
            yield _equation(ledger, kind, (at, "total"), parts, step)


def _pays(key: str) -> bool:
    """Whether a column is a source of its own; khuyến công inside the local budget is a part of one."""
    return key.startswith("source.") and key != "source.local_promotion"


def _years(ledger: Ledger) -> set[str]:
    return {key for _, key in ledger.values if key.isdigit()}


def _sources(ledger: Ledger) -> set[str]:
    return {key for _, key in ledger.values if key.startswith("source.")}


def _tree(rows: Sequence[BudgetRow]) -> list[int | None]:
    """The row over each row by the numbers' depth; None at the top."""
    over: list[int | None] = []
    stack: list[int] = []
    for at, row in enumerate(rows):
        level = -1 if _closes(row) else depth(row.number)
        while stack and depth(rows[stack[-1]].number) >= level:
            stack.pop()
        over.append(stack[-1] if stack else None)
        stack.append(at)
    return over


def _keys(ledger: Ledger) -> list[str]:
    return sorted({key for _, key in ledger.values})


def _groups(ledger: Ledger, step: int) -> Iterator[Equation]:
    rows = ledger.budget.rows
    over = _tree(rows)
    children: dict[int, list[int]] = {}
    for at, parent in enumerate(over):
        if parent is not None:
            children.setdefault(parent, []).append(at)
    for parent, below in sorted(children.items()):
        if not all(rows[child].number for child in below):
            continue
        found = _over(ledger, parent, below, step)
        if any(equation.gap for equation in found) and _TOTAL.match(rows[parent].title):
            # "A. TỔNG CHI" may stand over the groups beside it as well: over I, then B and C.
            beside = [at for at in range(below[-1] + 1, len(rows)) if over[at] == over[parent]]
            wider = (_over(ledger, parent, below + beside[:count], step) for count in range(1, len(beside) + 1))
            found = next((way for way in wider if not any(equation.gap for equation in way)), found)
        yield from found


def _over(ledger: Ledger, parent: int, below: Sequence[int], step: int) -> list[Equation]:
    """A heading over lines, column by column."""
    found = []
    for key in _keys(ledger):
        parts = [(child, key) for child in below if (child, key) in ledger.values]
        if parts and (parent, key) in ledger.values:
            found.append(_equation(ledger, "group", (parent, key), parts, step))
    return found


def _closing(ledger: Ledger) -> list[int]:
    """Rows such as "Cộng I" that say below a group's lines what they come to."""
    return [at for at, row in enumerate(ledger.budget.rows) if _closes(row)]


def _closes(row: BudgetRow) -> bool:
    return not row.number and is_subtotal_label(fold(row.title))


def _subtotals(ledger: Ledger, step: int) -> Iterator[Equation]:
    """Each subtotal over the lines between it and the one before, those that head others left out."""
    parents = set(_tree(ledger.budget.rows))
    start = 0
    for closing in _closing(ledger):
        lines = [at for at in range(start, closing) if at not in parents]
        start = closing + 1
        for key in _keys(ledger):
            parts = [(at, key) for at in lines if (at, key) in ledger.values]
            if parts and (closing, key) in ledger.values:
                yield _equation(ledger, "group", (closing, key), parts, step)


def _columns(ledger: Ledger, step: int, grouped: bool) -> list[Equation]:
    """The totals row over the lines: over the topmost, over those without lines of their own, or over all."""
    if ledger.budget.totals is None:
        return []
    rows = ledger.budget.rows
    over = _tree(rows)
    parents = {parent for parent in over if parent is not None}
    closing = _closing(ledger)
    lines = [at for at in range(len(rows)) if at not in closing]
    ways = [
        [at for at in lines if over[at] is None],
        [at for at in lines if at not in parents],
        lines,
        *([closing] if closing else []),
    ]
    flat = not parents
    best: list[Equation] = []
    held_most = -1
    for way in ways:
        found = []
        for key in _keys(ledger):
            parts = [(at, key) for at in way if (at, key) in ledger.values]
            if (-1, key) in ledger.values and parts:
                found.append(_equation(ledger, "column", (-1, key), parts, step))
        held = sum(1 for equation in found if not equation.gap)
        if held > held_most:
            best, held_most = found, held
    if held_most > 0 or flat or grouped:
        return best
    return []


def breaks_of(ledger: Ledger) -> list[Break]:
    """The broken sums, gathered under the cell whose change mends most of them and breaks none that holds."""
    open_now = ledger.broken()
    containing: dict[Place, list[Equation]] = {}
    for equation in ledger.equations:
        for place in (equation.result, *equation.parts):
            containing.setdefault(place, []).append(equation)
    found: list[Break] = []
    while open_now:
        best: tuple[int, int, int, Place, int, tuple[Equation, ...]] | None = None
        for equation in open_now:
            for place in (equation.result, *equation.parts):
                change = -equation.gap if place == equation.result else equation.gap
                mended = tuple(
                    other for other in containing[place] if other in open_now and _mends(other, place, change)
                )
                broken = len(containing[place]) - len(mended)
                if ledger.values[place] + change < 0:
                    continue
                score = (len(mended) - broken, len(mended), int(place == equation.result))
                if best is None or score > best[:3]:
                    best = (*score, place, change, mended)
        if best is None:
            break
        _, _, _, place, change, mended = best
        found.append(Break(place, ledger.values[place], ledger.values[place] + change, mended))
        open_now = [equation for equation in open_now if equation not in mended]
    return found


def _mends(equation: Equation, place: Place, change: int) -> bool:
    return change == (-equation.gap if place == equation.result else equation.gap)
