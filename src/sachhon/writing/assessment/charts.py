"""The report's charts: what waste costs, what options cost and bring by stage, what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sachhon.writing.assessment.model import MeasuredSaving, Option, Stage, WasteStream
from sachhon.writing.assessment.wording import UNKNOWN, millions, percent
from sachhon.writing.charts import Bar, Chart, bars

_MILLION = Decimal(1_000_000)
_FEWEST = 2
MOST_BARS = 11
"""So many fit onto a page; the others stand in the table."""


def costs_chart(streams: Sequence[WasteStream]) -> Chart | None:
    """Loss cost by stream, largest first, what is not known last; None where fewer than two are known."""
    if sum(stream.loss_cost is not None for stream in streams) < _FEWEST:
        return None
    ordered = sorted(streams, key=lambda one: (one.loss_cost is None, -(one.loss_cost or 0), one.number))
    rows = [_money(f"{one.number}. {one.name}", one.loss_cost) for one in ordered[:MOST_BARS]]
    spoken = "; ".join(f"{row.label}: {row.text}" for row in rows)
    return bars(rows, axis="triệu đồng/năm", alt=f"Biểu đồ cột: chi phí mất theo dòng thải. {spoken}.")


def savings_chart(options: Sequence[Option]) -> Chart | None:
    """Expected yearly saving of the options that were chosen, option by option; None where fewer than two are known."""
    chosen = [option for option in options if option.stage is not Stage.REJECTED]
    known = [option for option in chosen if option.yearly_saving is not None]
    if len(known) < _FEWEST:
        return None
    ordered = sorted(known, key=lambda one: (-(one.yearly_saving or 0), one.number))
    rows = [
        _money(
            f"{one.number}. {one.title}", None if one.yearly_saving is None else Decimal(one.yearly_saving), one.stage
        )
        for one in ordered[:MOST_BARS]
    ]
    spoken = "; ".join(f"{row.label}: {row.text}" for row in rows)
    return bars(rows, axis="triệu đồng/năm", alt=f"Biểu đồ cột: tiền tiết kiệm dự kiến của từng giải pháp. {spoken}.")


def left_out(drawn: int) -> str:
    """How many bars a chart leaves to the table, in words; "" where it shows all."""
    return f" Chỉ vẽ {MOST_BARS} dòng đầu trong {drawn} dòng; các dòng khác xem ở bảng." if drawn > MOST_BARS else ""


def measured_chart(measured: Sequence[MeasuredSaving]) -> Chart | None:
    """What was measured, in percent of the adjusted baseline; None where nothing was saved by a measured figure."""
    known = [one for one in measured if one.saving_pct is not None and one.saving_pct >= 0]
    if len(known) < _FEWEST:
        return None
    rows = [
        Bar(
            f"{one.resource}, {f'giải pháp {one.option}' if one.option else 'toàn cơ sở'}"
            + (f", sau {one.look_back} tháng" if one.look_back else ""),
            float(one.saving_pct or 0),
            percent(one.saving_pct) + (" (đã kiểm chứng)" if one.verified else ""),
        )
        for one in known[:MOST_BARS]
    ]
    spoken = "; ".join(f"{row.label}: {row.text}" for row in rows)
    return bars(rows, axis="% của mức nền đã điều chỉnh", alt=f"Biểu đồ cột: mức tiết kiệm đo được. {spoken}.")


def _money(label: str, value: Decimal | None, stage: Stage | None = None) -> Bar:
    told = UNKNOWN if value is None else millions(value)
    text = f"{told} ({stage.value.lower()})" if stage else told
    return Bar(label, None if value is None else float(value / _MILLION), text)
