"""Waste streams: what they cost by material flow cost accounting, and why they arise."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sachhon.writing.assessment.charts import costs_chart, left_out
from sachhon.writing.assessment.frame import Frame
from sachhon.writing.assessment.model import WasteStream
from sachhon.writing.assessment.wording import amount, millions, percent
from sachhon.writing.document import Block, Bullet, Cell, Column, Orientation, Para, Row, Text
from sachhon.writing.document.blocks import CellLike

FORMULA = (
    "Chi phí dòng thải tính theo kế toán chi phí dòng vật liệu (MFCA, ISO 14051): chi phí mất theo dòng thải = (nguyên "
    "vật liệu + năng lượng + hệ thống) × (1 − tỷ lệ vật liệu vào sản phẩm) + xử lý chất thải."
)


def waste(frame: Frame) -> list[Block]:
    """Costs, the chart, the causes: on landscape pages, as what stands before and after."""
    report = frame.report
    title = frame.chapter("Dòng thải, chi phí và nguyên nhân")
    if not report.streams:
        return [Orientation(landscape=False), title, Para("Chưa ghi dòng thải nào.")]
    blocks: list[Block] = [Orientation(landscape=True), title]
    blocks += [frame.section("Chi phí của dòng thải"), Para(FORMULA), *_costs(frame)]
    if drawn := costs_chart(report.streams):
        blocks.append(
            frame.chart(
                drawn,
                "Chi phí mất theo từng dòng thải trong năm",
                f"Xếp từ lớn đến nhỏ; triệu đồng/năm.{left_out(len(report.streams))}",
            )
        )
    blocks.append(frame.section("Nguyên nhân phát sinh"))
    if not any(stream.causes for stream in report.streams):
        return [*blocks, Para("Chưa ghi nguyên nhân nào.")]
    for stream in report.streams:
        if stream.causes:
            name = Text(f"Dòng thải {stream.number}. {stream.name}", bold=True)
            blocks.append(Para((name,), style="plain", keep=True))
            blocks += [Bullet(cause) for cause in stream.causes]
    bare = [str(stream.number) for stream in report.streams if not stream.causes]
    if bare:
        blocks.append(Para(f"Chưa ghi nguyên nhân của dòng thải {', '.join(bare)}."))
    return blocks


def _costs(frame: Frame) -> list[Block]:
    streams = frame.report.streams
    columns = (
        Column("TT", 0.3, "center"),
        Column("Dòng thải", 1.7),
        Column("Lượng/năm", 1.0, "right"),
        Column("Nguyên vật liệu", 0.9, "right"),
        Column("Năng lượng", 0.9, "right"),
        Column("Hệ thống", 0.9, "right"),
        Column("Xử lý chất thải", 0.9, "right"),
        Column("Tỷ lệ vào sản phẩm", 0.8, "right"),
        Column("Chi phí mất", 1.0, "right"),
    )
    rows: list[Row | tuple[CellLike, ...]] = [
        (
            str(stream.number),
            stream.name,
            amount(stream.amount),
            millions(stream.material),
            millions(stream.energy),
            millions(stream.system),
            millions(stream.treatment),
            percent(stream.product_share_pct),
            millions(stream.loss_cost),
        )
        for stream in streams
    ]
    known = [stream.loss_cost for stream in streams if stream.loss_cost is not None]
    if len(streams) > 1 and known:
        whole = len(known) == len(streams)
        label = "Cộng" if whole else f"Cộng {len(known)}/{len(streams)} dòng thải tính được"
        rows.append(
            Row((Cell(label, columns=8), *(None,) * 7, millions(sum(known, Decimal(0)))), kind="total"),
        )
    return [
        frame.table("Chi phí của các dòng thải (triệu đồng/năm)", columns, tuple(rows), size=10),
        *(Para(line, style="note") for line in _without(streams)),
    ]


def _without(streams: Sequence[WasteStream]) -> list[str]:
    """A line for each set of parts that nobody told, with the streams whose loss lacks them."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for stream in streams:
        if stream.without:
            lacking.setdefault(stream.without, []).append(str(stream.number))
    return [
        f"Dòng thải {', '.join(numbers)}: chi phí mất chưa gồm {', '.join(parts)} (chưa có số liệu)."
        for parts, numbers in lacking.items()
    ]
