"""The annexes: which factors the figures rest on, and how far each of the eighteen tasks was."""

from __future__ import annotations

from sachhon.writing.assessment.frame import Frame
from sachhon.writing.assessment.wording import roman
from sachhon.writing.document import Appendix, Column, Row, Table
from sachhon.writing.document.blocks import CellLike


def annexes(frame: Frame) -> tuple[Appendix, ...]:
    """Those that have something to say."""
    made: list[Appendix] = []
    report = frame.report
    if report.factors:
        made.append(_factors(frame, roman(len(made) + 1)))
    if report.detailed and report.tasks:
        made.append(_tasks(frame, roman(len(made) + 1)))
    return tuple(made)


def _factors(frame: Frame, number: str) -> Appendix:
    columns = (
        Column("TT", 0.3, "center"),
        Column("Hệ số, căn cứ", 1.4),
        Column("Giá trị", 1.0, "right"),
        Column("Phiên bản", 0.9),
        Column("Hiệu lực", 0.9),
        Column("Nguồn", 1.8),
    )
    rows = tuple(
        (str(place), one.what, one.value, one.version, one.valid or "–", one.source)
        for place, one in enumerate(frame.report.factors, 1)
    )
    label = f"Phụ lục {number}"
    return Appendix(
        label=label,
        title="Nguồn và phiên bản của hệ số",
        source="(Kèm theo Báo cáo)",
        blocks=(Table(columns, rows, about="Nguồn của hệ số", size=10),),
        landscape=True,
        anchor=frame.annex(label, "Nguồn và phiên bản của hệ số", "phu_luc_he_so"),
    )


def _tasks(frame: Frame, number: str) -> Appendix:
    columns = (Column("TT", 0.4, "center"), Column("Nhiệm vụ", 2.2), Column("Tình trạng", 0.8), Column("Ghi chú", 1.8))
    rows: list[Row | tuple[CellLike, ...]] = []
    phase = ""
    for task in frame.report.tasks:
        if task.phase and task.phase != phase:
            phase = task.phase
            rows.append(Row((phase, "", "", ""), kind="group"))
        rows.append((task.code, task.title, task.state, task.note or "–"))
    label = f"Phụ lục {number}"
    return Appendix(
        label=label,
        title="Tình hình thực hiện mười tám nhiệm vụ",
        source="(Kèm theo Báo cáo)",
        blocks=(Table(columns, tuple(rows), about="Tình hình thực hiện các nhiệm vụ", size=10),),
        anchor=frame.annex(label, "Tình hình thực hiện mười tám nhiệm vụ", "phu_luc_nhiem_vu"),
    )
