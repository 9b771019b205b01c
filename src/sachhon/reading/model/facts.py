"""What reading finds: the reading contract's object, typed. Every value found has a span; what is not said is None."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from sachhon.formkit.findings import Finding
from sachhon.formkit.values import State
from sachhon.reading.model.blocks import Source, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with its place. `certain` is False where it was taken from elsewhere than its usual place.

    In a table's cell None is a dash: the words say that there is none.
    """

    value: T
    span: Span
    certain: bool = True


@dataclass(frozen=True, slots=True)
class PeriodFact:
    """Years from and to, either may be open."""

    from_year: int | None
    to_year: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, and as what ("Phó Chủ tịch")."""

    name: str | None
    title: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A decision, circular, law or letter that the document cites."""

    type: str | None
    number: str | None
    date: date | None
    span: Span
    role: str = "basis"  # basis (Căn cứ, Thực hiện) | mention


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The header of an official document; `type` as the reading contract lists."""

    type: Found[str] | None = None
    number: Found[str] | None = None
    date: Found[date] | None = None
    place: Found[str] | None = None
    issuer: Found[str] | None = None
    title: Found[str] | None = None
    province: Found[str] | None = None
    addressee: Found[str] | None = None
    period: PeriodFact | None = None
    signer: Signer | None = None
    legal_bases: tuple[Citation, ...] = ()
    recipients: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A goal with a number. A single value stands in `low` and `high` alike; comparator: = > >= < <= ~ range."""

    subject: str
    indicator: str
    comparator: str
    low: Decimal
    high: Decimal
    unit: str
    by_year: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """Something counted or measured in running text."""

    what: str
    value: Decimal
    unit: str
    year: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in whole đồng; source: central local international enterprises other None."""

    vnd: int
    source: str | None
    what: str
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a plan, from a table row or labelled paragraphs. `span` is the title's words, `row` the whole row.

    `cells` gives the places of a table's other columns by attribute ("lead", "from_year"), where they are known.
    """

    number: str | None
    group: str | None
    title: str
    purpose: str | None
    outcome: str | None
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    from_year: int | None
    to_year: int | None
    period_text: str | None
    span: Span
    row: Span | None = None
    cells: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A line of a budget; money in whole đồng. A year's cells may hold quantity or money or both.

    `cells` gives the place of every number: keys "2017.quantity", "2017.vnd", "total", "source.central"; and of every
    dash, by which a table says that there is none. `texts`: the places of title and unit.
    """

    number: str | None
    title: str
    unit: str | None
    years: dict[int, tuple[Decimal | None, int | None]]
    total_vnd: int | None
    sources: dict[str, int]
    span: Span
    cells: dict[str, Span] = field(default_factory=dict)
    texts: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget table; `unit_vnd` is what one unit of its figures is worth (1 000 000 for triệu).

    `blank`: numbered rows without a figure, the headings among them.
    """

    caption: str
    unit_vnd: int
    rows: tuple[BudgetRow, ...]
    totals: BudgetRow | None
    span: Span
    blank: tuple[BudgetRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading that was weighed for a field: `why` names, in plain words, what spoke for and against it."""

    value: object
    state: State
    span: Span | None
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldAnswer:
    """The answer to one field of the template. For a table: `rows`, a tuple of {column: Found}.

    Where two readings compete `state` keeps the better one, confidence is at most 0.5 and `others` holds the rest.
    """

    template: str
    field: str
    state: State
    value: object = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    confidence: float = 0.0
    span: Span | None = None
    rows: tuple[dict[str, Found[object]], ...] = ()
    others: tuple[Candidate, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    passage: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document."""

    source: Source
    document: DocumentFacts
    template: str | None = None
    targets: tuple[Target, ...] = ()
    counts: tuple[Count, ...] = ()
    amounts: tuple[Amount, ...] = ()
    tasks: tuple[Task, ...] = ()
    budgets: tuple[Budget, ...] = ()
    answers: tuple[FieldAnswer, ...] = ()
    findings: tuple[Finding, ...] = ()
