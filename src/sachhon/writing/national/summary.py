"""The opening, and the first section: who answered, and what the answers come to."""

from __future__ import annotations

from decimal import Decimal

from sachhon.formkit.rollup import Figure
from sachhon.formkit.values import State
from sachhon.vietnamese.dates import format_date
from sachhon.writing.document import Block, Column, Heading, Para, Row, Run, Text
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import stated
from sachhon.writing.national.pictures import answered_map
from sachhon.writing.national.totals import COUNT, total_title, total_value
from sachhon.writing.national.wording import (
    figure_value,
    label,
    number,
    unit_of,
    with_unit,
)

LETTERS = "V"  # the annex of letters as a whole
SILENT = "V0"  # the list of those who did not answer

COUNTED = frozenset(
    {"sum", "weighted_mean", "count_yes", "count_answered", "share", "share_recomputed", "distribution"}
)


def opening(frame: Frame) -> list[Block]:
    """Why this report is made, from what, and what it is not."""
    template = frame.template
    blocks: list[Block] = []
    if frame.edition.sample:
        notice = "Văn bản này được lập từ dữ liệu mẫu do phần mềm tạo ra, không phải số liệu thật của địa phương nào."
        blocks.append(Para((Text(notice, bold=True),), style="centred"))
    asked = ""
    if template.basis:
        asked = (
            f"Thực hiện Công văn số {template.basis.number} {format_date(template.basis.date, 'long')} "
            f"của {template.basis.issuer}, "
        )
    title = template.titles.get("vi", template.id)
    blocks.append(
        Para(
            f"{asked}các {frame.unit} đã gửi văn bản trả lời theo biểu mẫu “{title}”. {frame.edition.issuer} tổng hợp, "
            "kính báo cáo như sau:"
            if asked
            else f"Căn cứ văn bản của các {frame.unit} theo biểu mẫu “{title}”, {frame.edition.issuer} tổng hợp, "
            "kính báo cáo như sau:"
        )
    )
    return blocks


def summary(frame: Frame, heading: str) -> list[Block]:
    """Coverage, the headline numbers section by section, and the diagram of who answered."""
    figures, cite = frame.figures, frame.lineage.cite
    total = len(figures.asked)
    answered = f"{len(figures.answered)}/{total} {frame.unit}"
    blocks: list[Block] = [Heading(heading)]
    coverage: list[Run] = ["Đã nhận và tổng hợp báo cáo của ", *cite(answered, LETTERS, shown=False, bold=True)]
    coverage += [*frame.lineage.reference(LETTERS), ". "]
    if figures.silent:
        coverage += [*cite(f"{len(figures.silent)} {frame.unit}", SILENT, shown=False), " chưa gửi báo cáo. "]
    if figures.set_aside:
        coverage += [
            *cite(f"{len(figures.set_aside)} văn bản", LETTERS, shown=False),
            " không trả lời biểu mẫu này hoặc không đọc được, không đưa vào tổng hợp. ",
        ]
    coverage.append(
        f"Mỗi số liệu dưới đây đi kèm số {frame.unit} đã trả lời và mã nguồn trong ngoặc vuông, dẫn tới phụ lục ghi "
        "rõ văn bản, câu trích và tệp gốc."
    )
    blocks.append(Para(tuple(coverage)))
    blocks += _headlines(frame)
    drawn = answered_map(figures) if frame.edition.pictures else None
    if drawn is not None:
        note = "Sơ đồ vị trí tương đối của các tỉnh, thành phố; không phải bản đồ địa giới hành chính."
        blocks.append(frame.picture(drawn, f"Các {frame.unit} đã gửi báo cáo", note))
    return blocks


def _headlines(frame: Frame) -> list[Block]:
    """The figures that can be said in one number, section by section."""
    rows: list[Row | tuple[CellLike, ...]] = []
    for section in frame.template.national.sections:
        figures = [figure for name in section.fields if (figure := frame.figure(name)) is not None]
        told = [figure for figure in figures if figure.method in COUNTED and _has_value(figure) and stated(figure)]
        lists = [row for figure in figures for row in _list_totals(frame, figure)]
        if told or lists:
            rows.append(Row((section.titles["vi"], None, None), "group"))
            rows += [_headline(frame, figure) for figure in told]
            rows += lists
    if not rows:
        return []
    columns = (Column("Chỉ tiêu", 4.2), Column("Số liệu", 2.6, "right"), Column("Phạm vi", 1.3, "center"))
    return [frame.table("Số liệu chính", columns, tuple(rows))]


def _list_totals(frame: Frame, figure: Figure) -> list[tuple[CellLike, ...]]:
    """How long a list is, and what its columns come to."""
    if not figure.rows:
        return []
    code = frame.lineage.of(figure)
    name = label(figure.field)
    rows: list[tuple[CellLike, ...]] = [
        (name, frame.lineage.cite(f"{number(len(figure.rows))} dòng", code, bold=True), frame.coverage(figure))
    ]
    for total in figure.totals:
        if not total.by and total.column != COUNT:
            words = f"– {total_title(figure.field, total, 1)}"
            value = frame.lineage.cite(total_value(figure, total, 1), frame.lineage.total(figure, total), bold=True)
            rows.append((words, value, frame.coverage(figure)))
    return rows


def _has_value(figure: Figure) -> bool:
    return figure.state is State.VALUE or figure.distribution is not None


def _headline(frame: Frame, figure: Figure) -> tuple[CellLike, ...]:
    code = frame.lineage.of(figure)
    unit = unit_of(figure, frame.template)
    bold = isinstance(figure.value, Decimal | int)
    value = frame.lineage.cite(with_unit(figure_value(figure), unit), code, bold=bold)
    return label(figure.field), value, frame.coverage(figure)
