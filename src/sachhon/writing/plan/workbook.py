"""The annexes as Excel files in the layout of their Word pages. Text stays text; sums that agree are live formulas.

A stated sum that its cells do not give stays the figure that was stated: a formula would hide the error.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from sachhon.vietnamese import format_number
from sachhon.writing.plan.book import Book, Page
from sachhon.writing.plan.decision import APPROVED, REFUSED
from sachhon.writing.plan.model import (
    BudgetAnnex,
    BudgetLine,
    Decided,
    DecisionList,
    MoneyUnit,
    Registrations,
    Said,
    TaskAnnex,
)
from sachhon.writing.plan.registration import TITLES as REGISTERED
from sachhon.writing.plan.registration import grouped, registration_title
from sachhon.writing.plan.tasks import TITLES as TASKS
from sachhon.writing.plan.wording import SOURCES, responsibility, source_line, unit_line


def plan_workbook(
    tasks: TaskAnnex | None = None, budget: BudgetAnnex | None = None, unit: MoneyUnit = MoneyUnit.MILLION
) -> bytes:
    """Annexes I and II, a sheet each."""
    book = Book()
    if tasks is not None:
        _tasks(book, tasks)
    if budget is not None:
        _Budget(book, budget, unit).write()
    return book.to_bytes()


def registrations_workbook(registered: Registrations, unit: MoneyUnit = MoneyUnit.MILLION) -> bytes:
    """Annex 2 of letter 1594."""
    book = Book()
    titles = list(REGISTERED)
    whose = not registered.unit
    if whose:
        titles.insert(2, "Đơn vị đăng ký")
    widths = [6, 32, *([22] if whose else []), 44, 30, 18, 18, 18]
    page = book.page("Phụ lục 2", widths)
    page.head("PHỤ LỤC 2", registration_title(registered), source_line(registered.attached))
    if registered.unit:
        page.line(f"TÊN ĐƠN VỊ: {registered.unit}")
    page.line(unit_line(unit), "right")
    page.titles([titles])
    central = len(titles) - 3
    first = page.at
    number = 0
    for heading, tasks in grouped(registered.tasks):
        page.across(heading)
        for task in tasks:
            number += 1
            own = [task.unit] if whose else []
            page.row([number, task.name, *own, task.content, task.outputs], start=0, close=False)
            page.figures(central, [task.central, task.counterpart], unit.factor)
            page.cell(len(titles) - 1, task.note)
            page.end()
    if registered.tasks:
        page.row(["", "TỔNG CỘNG", *([""] if whose else []), "", ""], total=True, close=False)
        for at, said in enumerate(
            ([task.central for task in registered.tasks], [task.counterpart for task in registered.tasks])
        ):
            page.sum_of(central + at, [(first, page.at - 1)], _total(said), unit.factor)
        page.cell(len(titles) - 1, "", total=True)
        page.end()
    return book.to_bytes()


def decision_workbook(listed: DecisionList, unit: MoneyUnit = MoneyUnit.MILLION) -> bytes:
    """The decision list: the tasks that are approved, and the others on a sheet of their own."""
    book = Book()
    approved = [one for one in listed.decided if one.approved]
    refused = [one for one in listed.decided if not one.approved]
    page = book.page("Được duyệt", [6, 32, 24, 40, 28, 15, 15, 15, 16])
    title = f"DANH MỤC NHIỆM VỤ THỰC HIỆN CHIẾN LƯỢC SẢN XUẤT SẠCH HƠN\nTRONG CÔNG NGHIỆP NĂM {listed.year}"
    page.head("PHỤ LỤC", title, source_line(listed.attached))
    page.line(unit_line(unit), "right")
    page.titles([list(APPROVED)])
    first = page.at
    number = 0
    for heading, tasks in grouped([one.task for one in approved]):
        if tasks:
            page.across(heading)
        for one in (one for one in approved if any(one.task is task for task in tasks)):
            number += 1
            page.row([number, one.task.name, one.task.unit, one.task.content, one.task.outputs], close=False)
            page.figures(5, [one.task.central, one.granted, one.task.counterpart], unit.factor)
            page.cell(8, one.task.note)
            page.end()
    page.row(["", "TỔNG CỘNG", "", "", ""], total=True, close=False)
    columns: tuple[list[Said], ...] = (
        [one.task.central for one in approved],
        [one.granted for one in approved],
        [one.task.counterpart for one in approved],
    )
    for at, said in enumerate(columns):
        page.sum_of(5 + at, [(first, page.at - 1)], _total(said), unit.factor)
    page.cell(8, "", total=True)
    page.end()
    if refused:
        _refused(book, listed, refused, unit)
    return book.to_bytes()


def _refused(book: Book, listed: DecisionList, refused: Sequence[Decided], unit: MoneyUnit) -> None:
    page = book.page("Chưa được hỗ trợ", [6, 44, 28, 16, 10, 50])
    page.head("PHỤ LỤC", f"CÁC NHIỆM VỤ ĐĂNG KÝ NĂM {listed.year} CHƯA ĐƯỢC HỖ TRỢ", source_line(listed.attached))
    page.line(unit_line(unit), "right")
    page.titles([list(REFUSED)])
    for number, one in enumerate(refused, 1):
        page.row([number, one.task.name, one.task.unit], close=False)
        page.figures(3, [one.task.central], unit.factor)
        page.cell(4, format_number(one.score) if one.score is not None else "")
        page.cell(5, one.reason)
        page.end()


def _tasks(book: Book, annex: TaskAnnex) -> None:
    page = book.page("Phụ lục I", [7, 40, 32, 36, 44, 14])
    page.head("PHỤ LỤC I", annex.title, source_line(annex.attached))
    page.titles([list(TASKS)])
    for line in annex.lines:
        if line.is_heading:
            page.across(line.title, line.number)
            continue
        who = "\n".join(responsibility(line.lead, line.coordinating))
        page.row([line.number, line.title, line.purpose, line.outcome, who, line.period])


class _Budget:
    """Annex II: two rows of titles, and formulas over the lines, the years and the total row."""

    def __init__(self, book: Book, annex: BudgetAnnex, unit: MoneyUnit) -> None:
        self.annex = annex
        self.unit = unit
        self.amounts = {year: 4 + 2 * at for at, year in enumerate(annex.years)}
        self.total = 3 + 2 * len(annex.years)
        self.sources = {source: self.total + 1 + at for at, source in enumerate(annex.sources)}
        figure = 12 if unit is MoneyUnit.MILLION else 17
        widths = [7, 46, 13, *([8, figure] * len(annex.years)), figure, *([figure] * len(annex.sources))]
        self.page: Page = book.page("Phụ lục II", widths)
        self.rows: list[int] = []

    def write(self) -> None:
        """The sheet."""
        annex, page = self.annex, self.page
        page.head("PHỤ LỤC II", annex.title, source_line(annex.attached))
        page.line(unit_line(self.unit), "right")
        top: list[str | None] = ["TT", "Nội dung", "Đơn vị tính"]
        below: list[str | None] = [None, None, None]
        for year in annex.years:
            top += [f"Năm {year}", None]
            below += ["Số lượng", "Kinh phí"]
        top.append("Tổng")
        below.append(None)
        if annex.sources:
            top += ["Nguồn kinh phí", *(None,) * (len(annex.sources) - 1)]
            below += [SOURCES[source] for source in annex.sources]
        page.titles([top, below])
        for line in annex.lines:
            self._line(line)

    def _line(self, line: BudgetLine) -> None:
        page = self.page
        if line.is_heading:
            page.across(line.title, line.number)
            return
        page.row([line.number, line.title, line.unit], total=line.is_total, close=False)
        for year, column in self.amounts.items():
            page.figures(column - 1, [line.quantities.get(year)], 1, total=line.is_total)
            self._figure(line, column, line.amounts.get(year))
        self._figure(line, self.total, line.total)
        for source, column in self.sources.items():
            self._figure(line, column, line.sources.get(source))
        if not line.is_total:
            self.rows.append(page.at)
        page.end()

    def _figure(self, line: BudgetLine, column: int, said: Said) -> None:
        """A live sum where the cells give what is stated: of the total row down its lines, of a row's total over it."""
        amount = said if isinstance(said, int | Decimal) else None
        if line.is_total and amount is not None and self.rows:
            if amount == self._lines_sum(column):
                self.page.sum_of(column, _runs(self.rows), amount, self.unit.factor)
                return
        elif column == self.total and amount is not None:
            told = [one for one in line.amounts.values() if isinstance(one, int | Decimal)]
            if len(told) > 1 and sum(told) == amount:
                cells = [xl_rowcol_to_cell(self.page.at, place) for place in self.amounts.values()]
                self.page.formula(column, f"=SUM({','.join(cells)})", amount, self.unit.factor)
                return
        self.page.figures(column, [said], self.unit.factor, total=line.is_total)

    def _lines_sum(self, column: int) -> int | Decimal:
        lines = [line for line in self.annex.lines if not line.is_total and not line.is_heading]
        years = {place: year for year, place in self.amounts.items()}
        named = {place: source for source, place in self.sources.items()}
        said = [
            line.total if column == self.total else line.amounts.get(years[column]) if column in years
            else line.sources.get(named[column])
            for line in lines
        ]  # fmt: skip
        return sum(one for one in said if isinstance(one, int | Decimal))


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows beside each other as (first, last)."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _total(said: Sequence[Said]) -> int | Decimal | None:
    told = [one for one in said if isinstance(one, int | Decimal)]
    return sum(told) if told else None
