"""What stands on the page: the rows of the answer's budget table, its columns, and the matrix that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from sachhon.domain.planning.api import (
    BudgetAnswers,
    Plan,
    Reconciliation,
    Source,
    budget_answers,
    reconcile,
)
from sachhon.domain.submissions.api import Submission, draft_with_versions, template_of
from sachhon.formkit.definition import Column, Field
from sachhon.formkit.values import MISSING, Answer, Key, cells_of, rows_of
from sachhon.writing.plan import MoneyUnit

BUDGET = "budget"
WORDS = ("number", "title", "unit")
_SOURCES = frozenset(str(source) for source in Source)
_BLANK_ROWS = 3


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its id ("2017.amount"), what it is, the words over it, and the year that it belongs to."""

    id: str
    column: Column
    label: str
    year: int = 0

    @property
    def is_figure(self) -> bool:
        """Whether it holds numbers."""
        return self.id not in WORDS


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the answers; `line` its place in the matrix, -1 for a blank row at the end."""

    number: int
    line: int
    cells: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A plan's budget as it is edited."""

    plan: Plan
    submission: Submission
    unit: MoneyUnit
    unit_id: str
    field: Field
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    budget: BudgetAnswers
    found: Reconciliation
    versions: Mapping[Key, int]
    values: Mapping[Key, Answer]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have columns."""
        return self.budget.matrix.years

    @cached_property
    def sources(self) -> tuple[SheetColumn, ...]:
        """The columns of those who pay."""
        return tuple(one for one in self.columns if one.id in _SOURCES)

    def named(self, column: str) -> SheetColumn | None:
        """The column of that id."""
        return next((one for one in self.columns if one.id == column), None)


def sheet_of(plan: Plan, submission: Submission, unit: MoneyUnit, unit_id: str, editable: bool) -> Sheet:
    """The page's content: two queries, whatever the size."""
    values, versions = draft_with_versions(submission)
    asked = template_of(submission).field(BUDGET)
    budget = budget_answers(asked, values, range(plan.first_year, plan.last_year + 1))
    own = {key: version for key, version in versions.items() if key.field == BUDGET}
    rows = [SheetRow(row.number, line, row.cells) for line, row in enumerate(rows_of(values, asked))]
    if editable and not rows:
        rows += [SheetRow(number, -1) for number in range(_BLANK_ROWS)]
    return Sheet(
        plan,
        submission,
        unit,
        unit_id,
        asked,
        tuple(_columns(asked, budget.matrix.years)),
        tuple(rows),
        budget,
        reconcile(budget.matrix),
        own,
        values,
    )


def answer_at(sheet: Sheet, row: int, column: str) -> Answer:
    """What a cell says."""
    return sheet.values.get(Key(BUDGET, row, column), MISSING)


def _columns(asked: Field, years: tuple[int, ...]) -> Iterator[SheetColumn]:
    for name, column in cells_of(asked, years):
        year = int(name.partition(".")[0]) if column.repeat else 0
        yield SheetColumn(name, column, _label(column), year)


def _label(column: Column) -> str:
    words = {
        "number": _("TT"),
        "title": _("Nội dung"),
        "unit": _("Đơn vị tính"),
        "quantity": _("Số lượng"),
        "amount": _("Kinh phí"),
        "total": _("Tổng"),
        Source.CENTRAL: _("Ngân sách Trung ương"),
        Source.LOCAL: _("Ngân sách địa phương"),
        Source.LOCAL_PROMOTION: _("Trong đó: khuyến công"),
        Source.INTERNATIONAL: _("Hợp tác quốc tế"),
        Source.ENTERPRISES: _("Doanh nghiệp"),
        Source.OTHER: _("Nguồn khác"),
    }
    return words.get(column.id, column.labels["vi"])
