"""Annex I: the tasks, who is responsible, and when."""

from __future__ import annotations

from sachhon.writing.document import Appendix, Cell, Column, Para, Row, Table
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.plan.model import TaskAnnex, TaskLine
from sachhon.writing.plan.wording import responsibility, source_line, unbroken

TITLES = ("TT", "Nội dung", "Mục đích", "Kết quả dự kiến", "Trách nhiệm thực hiện", "Thời gian thực hiện")
_WIDTHS = (0.5, 2.5, 2.0, 2.3, 2.6, 1.25)


def task_appendix(annex: TaskAnnex, label: str = "PHỤ LỤC I") -> Appendix:
    """The annex on landscape pages."""
    columns = tuple(
        Column(title, width, "center" if title in ("TT", TITLES[-1]) else "left")
        for title, width in zip(TITLES, _WIDTHS, strict=True)
    )
    table = Table(columns, tuple(_row(line) for line in annex.lines), about="Danh mục nhiệm vụ", size=11)
    return Appendix(label, unbroken(annex.title), (table,), source_line(annex.attached), landscape=True)


def _row(line: TaskLine) -> Row:
    if line.is_heading:
        across: tuple[CellLike, ...] = (None,) * (len(TITLES) - 2)
        return Row(
            (Cell(line.number, bold=True), Cell(line.title, columns=len(TITLES) - 1, bold=True), *across), keep=True
        )
    told = responsibility(line.lead, line.coordinating)
    return Row(
        (
            line.number,
            line.title,
            line.purpose,
            line.outcome,
            Cell(told[0], paragraphs=tuple(Para(one, style="cell") for one in told[1:])) if told else "",
            line.period,
        )
    )
