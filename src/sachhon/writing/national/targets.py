"""The figures against the targets of the strategy."""

from __future__ import annotations

from collections import Counter

from sachhon.formkit.rollup import TargetResult
from sachhon.writing.document import Block, Bullet, Cell, Column, Heading, Para, Run
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.pictures import result_words, target_progress, target_words
from sachhon.writing.national.wording import VERDICTS, finding_words


def targets(frame: Frame, heading: str) -> list[Block]:
    """A table of targets with a chart; nothing where the template answers to no target."""
    results = frame.figures.targets
    if not results:
        return []
    lineage = frame.lineage
    rows: list[tuple[CellLike, ...]] = []
    alike = Counter(result.field for result in results)
    seen: set[str] = set()
    for result in results:
        figure = frame.figure(result.field)
        code = lineage.of(figure) if figure else ""
        indicator = result.indicator.get("vi", result.field)
        title = indicator[:1].upper() + indicator[1:]
        aim = lineage.targets.get(result.target_id, "")
        first = result.field not in seen
        seen.add(result.field)
        rows.append(
            (
                Cell(title, rows=alike[result.field]) if first else None,
                str(result.deadline_year),
                lineage.cite(target_words(result), aim),
                lineage.cite(result_words(result), code) if result.value_low is not None else "–",
                lineage.cite(result.coverage.words(frame.unit), code, shown=False),
                VERDICTS.get(result.verdict, result.verdict),
            )
        )
    columns = (
        Column("Chỉ tiêu", 3.4),
        Column("Năm", 0.8, "center"),
        Column("Mục tiêu", 1.5, "center"),
        Column("Kết quả", 1.6, "center"),
        Column("Phạm vi", 1.3, "center"),
        Column("Đánh giá", 1.3, "center"),
    )
    blocks: list[Block] = [
        Heading(heading),
        frame.table("Kết quả so với mục tiêu của Chiến lược", columns, tuple(rows)),
    ]
    notes = _notes(frame)
    if notes:
        blocks += [Para("Những mục tiêu chưa đủ căn cứ để kết luận:", keep=True), *notes]
    drawn = target_progress(results) if frame.edition.pictures else None
    if drawn is not None:
        note = (
            "Thanh ngang là kết quả tổng hợp từ các báo cáo đã nhận; vạch hoặc khoảng màu cam là mục tiêu. "
            f"Kết quả chỉ đại diện cho các {frame.unit} đã trả lời."
        )
        blocks.append(frame.picture(drawn, "Kết quả so với mục tiêu gần nhất", note))
    return blocks


def _notes(frame: Frame) -> list[Block]:
    """Why a target cannot be told; targets of several years with the same reason in one line."""
    alike: dict[tuple[str, str], list[TargetResult]] = {}
    for result in frame.figures.targets:
        if result.reason:
            alike.setdefault((result.field, finding_words(result.reason)), []).append(result)
    notes: list[Block] = []
    for (field_id, reason), results in alike.items():
        figure = frame.figure(field_id)
        indicator = results[0].indicator.get("vi", field_id)
        runs: list[Run] = [f"{indicator[:1].upper()}{indicator[1:]}, mục tiêu "]
        for place, result in enumerate(results):
            aim = frame.lineage.targets.get(result.target_id, "")
            runs += [" và " if place else "", str(result.deadline_year), *frame.lineage.reference(aim)]
        code = frame.lineage.of(figure) if figure else ""
        notes.append(Bullet((*runs, f": {reason}", *frame.lineage.reference(code))))
    return notes
