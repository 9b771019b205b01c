"""The opening, and the first section: who answered, and what the answers come to."""

from __future__ import annotations

from decimal import Decimal

from sachhon.formkit.rollup import Figure
from sachhon.formkit.values import State
from sachhon.vietnamese.dates import format_date
from sachhon.writing.document import Block, Bullet, Heading, Para, Run, Text
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import stated
from sachhon.writing.national.pictures import answered_map, result_words, target_words
from sachhon.writing.national.wording import (
    VERDICTS,
    figure_value,
    label,
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
    """Coverage, the headline numbers section by section, the targets, and the diagram of who answered."""
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
    blocks: list[Block] = []
    told = {result.field: result for result in frame.figures.targets}
    for section in frame.template.national.sections:
        pieces: list[tuple[Run, ...]] = []
        for field_id in section.fields:
            figure = frame.figure(field_id)
            if figure is None or figure.method not in COUNTED or figure.state is not State.VALUE or not stated(figure):
                continue
            pieces.append(headline(frame, figure))
        if pieces:
            runs: list[Run] = [Text(f"{section.titles['vi']}: ", bold=True)]
            for place, piece in enumerate(pieces):
                runs += [*(("; ",) if place else ()), *piece]
            blocks.append(Bullet((*runs, ".")))
    if told:
        runs = [Text("So với mục tiêu của Chiến lược: ", bold=True)]
        for place, result in enumerate(told.values()):
            figure = frame.figure(result.field)
            code = frame.lineage.of(figure) if figure else ""
            runs += [
                *(("; ",) if place else ()),
                f"{result.indicator.get('vi', result.field)}: ",
                *frame.lineage.cite(result_words(result), code),
                ", mục tiêu ",
                *frame.lineage.cite(target_words(result), frame.lineage.targets.get(result.target_id, "")),
                f" ({VERDICTS.get(result.verdict, result.verdict).lower()})",
            ]
        blocks.append(Bullet((*runs, ".")))
    return blocks


def headline(frame: Frame, figure: Figure) -> tuple[Run, ...]:
    """ "179 doanh nghiệp đã tập huấn (7/63 tỉnh) [S03]"."""
    code = frame.lineage.of(figure)
    unit = unit_of(figure.field, figure.method, frame.template)
    value = with_unit(figure_value(figure), unit)
    counted = figure.value if isinstance(figure.value, Decimal | int) else None
    bold = counted is not None
    name = label(figure.field)
    return (
        f"{name[:1].lower()}{name[1:]} ",
        *frame.lineage.cite(value, code, shown=False, bold=bold),
        " (",
        *frame.coverage(figure),
        ")",
        *frame.lineage.reference(code),
    )
