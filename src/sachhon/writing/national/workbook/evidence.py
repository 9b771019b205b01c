"""Sheets on where figures come from, who did not answer, and what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sachhon.formkit.findings import Finding
from sachhon.formkit.values import State
from sachhon.writing.national.columns import column_label
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.places import provinces
from sachhon.writing.national.quality import answer_words, doubtful, key_words
from sachhon.writing.national.wording import (
    SEVERITIES,
    STATES,
    finding_words,
    label,
    letter_words,
    one_line,
    part_value,
)
from sachhon.writing.national.workbook.book import NARROW, WIDE, Book, SheetColumn, Value


def _rows(frame: Frame) -> list[tuple[str, Sequence[Value]]]:
    rows: list[tuple[str, Sequence[Value]]] = []
    for figure in frame.figures.figures.values():
        for contribution in frame.lineage.contributions.get(figure.field.id, ()):
            for part in contribution.parts:
                origin, letter = part.origin, part.letter
                column = column_label(figure.field, part.column) if part.column else ""
                value = (
                    part.value if isinstance(part.value, int | Decimal) and not isinstance(part.value, bool) else None
                )
                words = part_value(part, figure.field) if part.state is State.VALUE else STATES[part.state]
                rows.append(
                    (
                        frame.lineage.of(figure),
                        (
                            contribution.code,
                            label(figure.field),
                            column,
                            part.unit_name,
                            letter.number if letter else "",
                            letter.date if letter else None,
                            one_line(words),
                            value,
                            part.weight,
                            "có" if part.counted else "không",
                            one_line(origin.quote) if origin else "",
                            origin.file if origin and origin.file else letter.file if letter else "",
                            f"{origin.start}–{origin.end}" if origin and origin.start is not None else "",
                            letter.sha256 if letter else "",
                            Decimal(str(part.confidence)),
                        ),
                    )
                )
    return rows


def lineage_places(frame: Frame) -> dict[str, str]:
    """The cell of the lineage sheet at which a figure's rows begin."""
    found: dict[str, str] = {}
    for line, (code, _) in enumerate(_rows(frame), 4):
        found.setdefault(code, f"'Nguồn gốc'!A{line}")
    return {code: found.get(code, "'Nguồn gốc'!A1") for code in frame.lineage.codes.values()}


def lineage_sheet(book: Book, frame: Frame) -> None:
    columns = (
        SheetColumn("Mã", NARROW),
        SheetColumn("Chỉ tiêu", 40),
        SheetColumn("Cột"),
        SheetColumn(frame.unit.capitalize()),
        SheetColumn("Số văn bản"),
        SheetColumn("Ngày", 12),
        SheetColumn("Giá trị (chữ)", 28),
        SheetColumn("Giá trị (số)", 18),
        SheetColumn("Trọng số", 12),
        SheetColumn("Được tính", NARROW),
        SheetColumn("Trích nguyên văn", 80),
        SheetColumn("Tệp", 30),
        SheetColumn("Vị trí trong văn bản", 16),
        SheetColumn("SHA-256"),
        SheetColumn("Độ tin cậy", NARROW),
    )
    book.sheet("Nguồn gốc", columns, [row for _, row in _rows(frame)])


def silent_sheet(book: Book, frame: Frame) -> None:
    known = provinces(frame.geography)
    rows: list[Sequence[Value]] = []
    for unit in frame.figures.silent:
        region = known[unit.province_code].region if unit.province_code in known else ""
        rows.append((unit.unit_name, region, "Chưa gửi báo cáo", ""))
    for aside in frame.figures.set_aside:
        rows.append((aside.unit_name, "", "Văn bản không đưa vào tổng hợp", letter_words(aside.letter)))
    for figure in frame.figures.figures.values():
        rows += [(name, "", "Không trả lời mục này", label(figure.field)) for name in figure.coverage.missing]
    columns = (
        SheetColumn(frame.unit.capitalize(), 28),
        SheetColumn("Vùng", 34),
        SheetColumn("Tình trạng", 34),
        SheetColumn("Chi tiết", WIDE),
    )
    book.sheet("Chưa trả lời", columns, rows)


def issues_sheet(book: Book, frame: Frame) -> None:
    rows: list[Sequence[Value]] = []
    for unit in (*frame.figures.answered, *frame.figures.set_aside):
        rows += [_issue(frame, unit.unit_name, finding, letter_words(unit.letter)) for finding in unit.findings]
    seen = {(row[0], row[4]) for row in rows}
    for doubt in frame.figures.contradictions:
        row = _issue(frame, doubt.unit_name, doubt.finding, "")
        if (row[0], row[4]) not in seen:
            rows.append(row)
    for owner, key, answer in doubtful(frame):
        others = "; ".join(answer_words(frame, key, other) for other in answer.others)
        words = f"Đã đọc là {answer_words(frame, key, answer.value) or answer.state}" + (
            f"; cách đọc khác: {others}" if others else ""
        )
        rows.append(
            (
                owner.unit_name,
                "Chờ xác nhận",
                "doubtful_reading",
                key_words(frame, key),
                words,
                letter_words(owner.letter),
            )
        )
    columns = (
        SheetColumn(frame.unit.capitalize()),
        SheetColumn("Mức", 14),
        SheetColumn("Loại", 24),
        SheetColumn("Chỉ tiêu", 34),
        SheetColumn("Nội dung", 100),
        SheetColumn("Văn bản", 28),
    )
    book.sheet("Vấn đề", columns, rows)


def _issue(frame: Frame, unit: str, finding: Finding, letter: str) -> Sequence[Value]:
    fields = ", ".join(label(frame.template.field(name)) for name in finding.fields if frame.template.has_field(name))
    return (unit, SEVERITIES[str(finding.severity)], finding.code, fields, one_line(finding_words(finding)), letter)
