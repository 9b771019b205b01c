"""What a roll-up gives: figures with their coverage, parts and doubts; what the national report is written from."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sachhon.formkit.definition.model import Field, Template, Words
from sachhon.formkit.findings import Finding
from sachhon.formkit.values import Answer, Origin, State, Values


@dataclass(frozen=True, slots=True)
class LetterRef:
    """The letter that an answer came in; `date` and `number` are None where the letter does not say."""

    file: str
    number: str | None = None
    date: date | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class UnitAnswers:
    """One unit's answers from one letter. `province_code` is that of the geography on the letter's date (63 codes).

    `status`: answered | other_template | unreadable | unnamed (whose it is cannot be told). Findings with `fields`
    become doubts of those figures.
    """

    unit_id: str
    unit_name: str
    province_code: str
    values: Values
    letter: LetterRef | None = None
    findings: tuple[Finding, ...] = ()
    status: str = "answered"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that was asked. `geography` (63 | 34) is that of its province code; 0: that of the day of its letter."""

    unit_id: str
    unit_name: str
    province_code: str = ""
    geography: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who stands behind a figure; the five lists are parts of `asked` and add up to it. Names in collation order.

    `answered`: said a value. `nil`: said there is none (0 in sums). `unknown`: said it has no figure.
    `missing`: reported, but not this. `silent`: did not report at all.
    """

    asked: int
    answered: tuple[str, ...] = ()
    nil: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """How many units the figure stands on: those that said a value or that there is none."""
        return len(self.answered) + len(self.nil)

    def words(self, unit_word: str) -> str:
        """As it stands beside a figure: "7/63 tỉnh"."""
        return f"{self.n}/{self.asked} {unit_word}".strip()


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's contribution: the lineage of a figure. `row` and `column` where it is a table's cell.

    `weight` is the known weight of a mean, `counted` False where the part could not enter the figure.
    """

    unit_id: str
    unit_name: str
    province_code: str
    state: State
    value: object = None
    origin: Origin | None = None
    letter: LetterRef | None = None
    confidence: float = 1.0
    weight: Decimal | None = None
    weight_note: str = ""
    counted: bool = True
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding that touches a figure, with the unit it is about ("" for the figure as a whole)."""

    finding: Finding
    unit_id: str = ""
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How single answers lie; quartiles by the median-of-halves rule; `values` in rising order with their units."""

    n: int
    minimum: Decimal
    lower_quartile: Decimal
    median: Decimal
    upper_quartile: Decimal
    maximum: Decimal
    values: tuple[tuple[Decimal, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit's own words on a narrative field; `themes` are ids of the template's themes."""

    unit_id: str
    unit_name: str
    text: str
    themes: tuple[str, ...] = ()
    origin: Origin | None = None
    letter: LetterRef | None = None


@dataclass(frozen=True, slots=True)
class ThemeEntries:
    """The entries under one theme; a theme without entries does not appear. `id` "" gathers what no theme fits."""

    id: str
    titles: Words
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of a national table. `parts` are the rows of the units that it stands for, cell by cell.

    `conflicts` names columns on which the letters differ; the newest letter's value stands in `cells`.
    """

    unit_id: str
    unit_name: str
    cells: Mapping[str, Answer]
    parts: tuple[Part, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableTotal:
    """A column of a table added up over rows that share the values of `by` (pairs column, value in words)."""

    by: tuple[tuple[str, str], ...]
    column: str
    value: Decimal
    rows: int
    units: tuple[str, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """The figure of one province or region. `geography`: province63 | region63 | province34 | region34."""

    geography: str
    code: str
    name: str
    state: State
    value: object
    coverage: Coverage
    parts: tuple[Part, ...] = ()
    reason: Finding | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """A further figure of the same field ("count_positive": units that answered more than 0)."""

    kind: str
    value: Decimal
    coverage: Coverage
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A rolled-up number, list or digest.

    `state`: VALUE; NIL where all who answered have none; UNKNOWN or MISSING where nobody gave a value.

    `method` is the one that was used; `asked_method` the template's. They differ where a share could not be pooled, and
    `reason` says why. `value`: Decimal for numbers; Range for pooled ranges; tuple[str, ...] for a union; None else.
    """

    field: Field
    method: str
    asked_method: str
    state: State
    value: object
    unit: str
    coverage: Coverage
    parts: tuple[Part, ...]
    doubts: tuple[Doubt, ...] = ()
    reason: Finding | None = None
    distribution: Distribution | None = None
    extras: tuple[Extra, ...] = ()
    themes: tuple[ThemeEntries, ...] = ()
    rows: tuple[MergedRow, ...] = ()
    totals: tuple[TableTotal, ...] = ()
    areas: Mapping[str, tuple[AreaFigure, ...]] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TargetResult:
    """A figure against a national target. `verdict`: reached | not_reached | cannot_tell; `reason` says why not told.

    `low`, `high` are the target's ends (`high` None: at least `low`); `values` the figure's.
    """

    target_id: str
    field: str
    indicator: Words
    operator: str
    low: Decimal
    high: Decimal | None
    unit: str
    deadline_year: int
    value_low: Decimal | None
    value_high: Decimal | None
    verdict: str
    coverage: Coverage
    reason: Finding | None = None
    source: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Superseded:
    """Letters of one unit that a newer one replaces."""

    unit_id: str
    unit_name: str
    stands: LetterRef | None
    others: tuple[LetterRef, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All of a round's figures. `figures` in the template's field order.

    `contradictions`: what letters say against each other or against themselves; `set_aside` units whose letter answered
    another template or could not be read.
    """

    template: Template
    asked: tuple[Unit, ...]
    answered: tuple[UnitAnswers, ...]
    silent: tuple[Unit, ...]
    set_aside: tuple[UnitAnswers, ...]
    superseded: tuple[Superseded, ...]
    figures: Mapping[str, Figure]
    targets: tuple[TargetResult, ...]
    contradictions: tuple[Doubt, ...]
