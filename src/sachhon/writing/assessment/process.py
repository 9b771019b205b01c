"""The process: its steps and diagram, what goes in and out, and whether the balances close."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.writing.assessment.frame import Frame
from sachhon.writing.assessment.model import Balance, BalanceState, Flow
from sachhon.writing.assessment.wording import NOT_SAID, UNKNOWN, amount, day, number, percent, said
from sachhon.writing.diagrams import FlowStep, Going, flow_diagram
from sachhon.writing.document import Block, Bullet, Column, Orientation, Para, Picture, Row, Text
from sachhon.writing.document.blocks import CellLike

_WIDEST, _TALLEST = 160.0, 215.0


def process(frame: Frame) -> list[Block]:
    """Steps, diagram, inputs and outputs."""
    report = frame.report
    blocks: list[Block] = [frame.chapter("Quá trình sản xuất"), frame.section("Các công đoạn")]
    if not report.steps:
        return [*blocks, Para("Chưa ghi công đoạn nào.")]
    rows = tuple(
        (
            str(step.number),
            (Text(step.name, bold=True),) if step.in_focus else step.name,
            said(step.what_happens),
            ", ".join(map(str, step.follows)) or "–",
            "Có" if step.in_focus else "–",
        )
        for step in report.steps
    )
    columns = (
        Column("TT", 0.3, "center"),
        Column("Công đoạn", 1.1),
        Column("Mô tả", 1.9),
        Column("Sau công đoạn", 0.6, "center"),
        Column("Trọng tâm", 0.6, "center"),
    )
    blocks.append(frame.table("Các công đoạn của quá trình", columns, rows))
    blocks.append(_diagram(frame))
    return blocks


def _diagram(frame: Frame) -> Picture:
    """The flow diagram, as large as the page lets it be."""
    steps = frame.report.steps
    drawn = flow_diagram(
        [
            FlowStep(
                str(step.number),
                step.number,
                step.name,
                tuple(_going(flow) for flow in step.inputs),
                tuple(Going(_going(flow), flow.goes) for flow in step.outputs),
                tuple(map(str, step.follows)),
                step.in_focus,
            )
            for step in steps
        ]
    )
    scale = min(1.0, _WIDEST / drawn.width, _TALLEST / drawn.height)
    return frame.picture(
        drawn.png(), drawn.width * scale, drawn.height * scale, drawn.alt, "Sơ đồ dòng của quá trình sản xuất"
    )


def _going(flow: Flow) -> str:
    """Name and quantity; an unknown quantity leaves the name alone."""
    return flow.name if flow.amount.value is None else f"{flow.name} {amount(flow.amount)}"


def flows(frame: Frame) -> list[Block]:
    """What goes in and out, a landscape page: a row a flow, the steps over their rows."""
    steps = [step for step in frame.report.steps if step.inputs or step.outputs]
    if not steps:
        return [frame.section("Đầu vào và đầu ra của các công đoạn"), Para("Chưa ghi đầu vào, đầu ra nào.")]
    columns = (
        Column("Chiều", 0.5),
        Column("Loại", 0.9),
        Column("Tên", 1.3),
        Column("Lượng trong kỳ", 1.0, "right"),
        Column("Đơn giá (đồng)", 0.8, "right"),
        Column("Cách biết", 0.8),
        Column("Tính vào cân bằng", 0.7, "center"),
        Column("Ghi chú", 1.3),
    )
    rows: list[Row | tuple[CellLike, ...]] = []
    for step in steps:
        focus = " (trọng tâm)" if step.in_focus else ""
        rows.append(Row((f"{step.number}. {step.name}{focus}", *("",) * (len(columns) - 1)), kind="group"))
        rows += [_flow("Vào", flow) for flow in step.inputs]
        rows += [_flow("Ra", flow) for flow in step.outputs]
    return [
        Orientation(landscape=True),
        frame.section("Đầu vào và đầu ra của các công đoạn"),
        frame.table("Đầu vào, đầu ra trong thời kỳ số liệu", columns, tuple(rows), size=10),
    ]


def _flow(side: str, flow: Flow) -> tuple[CellLike, ...]:
    return (
        side,
        flow.kind,
        flow.name,
        amount(flow.amount),
        number(flow.unit_cost) if flow.unit_cost is not None else UNKNOWN,
        flow.known or NOT_SAID,
        "Có" if flow.weighs else "Không",
        flow.note or "–",
    )


def balances(frame: Frame) -> list[Block]:
    """Each balance with its closure; who answers for what does not close, and why."""
    told = frame.report.balances
    title = frame.section("Cân bằng vật chất và năng lượng")
    if not told:
        return [title, Para("Chưa lập được cân bằng nào: chưa đủ số liệu đầu vào, đầu ra.")]
    rows = tuple(
        (
            balance.of,
            balance.scope,
            amount(balance.inputs),
            amount(balance.outputs),
            percent(balance.closure_pct),
            f"± {percent(balance.tolerance_pct)}" if balance.tolerance_pct is not None else UNKNOWN,
            balance.state.value,
        )
        for balance in told
    )
    columns = (
        Column("Cân bằng", 0.8),
        Column("Phạm vi", 1.3),
        Column("Tổng vào", 1.0, "right"),
        Column("Tổng ra", 1.0, "right"),
        Column("Độ khép", 0.8, "right"),
        Column("Dung sai", 0.7, "right"),
        Column("Kết luận", 1.1),
    )
    return [
        title,
        Para(
            "Độ khép = tổng đầu ra / tổng đầu vào × 100%. Cân bằng được chấp nhận khi độ khép lệch khỏi 100% không quá "
            "dung sai; không khép, hoặc chưa biết cả một bên, thì phải có người ký nhận, nêu lý do. Chưa biết không "
            "phải là 0."
        ),
        frame.table("Kết quả cân bằng", columns, rows),
        *(Bullet(_answered(balance)) for balance in told if balance.state in _SIGNED),
        *(Bullet(_open(balance)) for balance in told if balance.state in _BLOCKS),
        *(Bullet(_not_counted(balance)) for balance in told if balance.not_counted),
        *(Bullet(line) for line in _without_heat(told)),
    ]


_SIGNED = (BalanceState.SIGNED, BalanceState.UNKNOWN_SIGNED)
_BLOCKS = (BalanceState.OPEN, BalanceState.UNKNOWN)


def _closed(balance: Balance) -> str:
    if balance.closure_pct is not None:
        return f"khép {percent(balance.closure_pct)}"
    sides = (("lượng vào", balance.inputs), ("lượng ra", balance.outputs))
    unknown = " và ".join(name for name, told in sides if told.value is None)
    return f"chưa biết {unknown}, không lập được" if unknown else "không lập được"


def _without_heat(told: Sequence[Balance]) -> list[str]:
    """Once for all energy balances: which materials count with no heat content, because none is known."""
    names = list(dict.fromkeys(name for balance in told for name in balance.without_heat))
    if not names:
        return []
    return [f"Không có nhiệt trị trong bảng hệ số, không tính vào cân bằng năng lượng: {'; '.join(names)}."]


def _answered(balance: Balance) -> str:
    return (
        f"{balance.of}, {_lower(balance.scope)}: {_closed(balance)}. {said(balance.signed_by)} ký "
        f"nhận ngày {day(balance.signed_on)}. Lý do: {said(balance.why).rstrip('.')}."
    )


def _open(balance: Balance) -> str:
    return (
        f"{balance.of}, {_lower(balance.scope)}: {_closed(balance)}, chưa có người ký nhận. Số liệu "
        "dựa trên cân bằng này chưa dùng được."
    )


def _not_counted(balance: Balance) -> str:
    return f"{balance.of}, {_lower(balance.scope)}: không tính được vào cân bằng: {'; '.join(balance.not_counted)}."


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
