"""Annex 2 of letter 1594: the tasks that are registered for central money, under its four groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sachhon.writing.document import Appendix, Block, Cell, Column, Para, Row, Table, Text
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.plan.model import MoneyUnit, Nothing, RegisteredTask, Registrations, Said
from sachhon.writing.plan.wording import GROUPS, NO_GROUP, money, source_line, unit_line

TITLES = (
    "TT",
    "Tên Nhiệm vụ",
    "Mục tiêu và nội dung của nhiệm vụ",
    "Sản phẩm dự kiến",
    "Kinh phí đề nghị hỗ trợ từ nguồn Ngân sách Trung ương (Bộ Công Thương)",
    "Kinh phí đối ứng từ các nguồn khác",
    "Ghi chú",
)
_WIDTHS = (0.4, 2.2, 3.0, 2.0, 1.4, 1.2, 1.1)
_UNIT = "Đơn vị đăng ký"
_CENTRAL = 4  # the place of the money asked for among TITLES


def registration_title(registered: Registrations) -> str:
    """As the letter's annex is called, for the year."""
    return f"BẢN ĐĂNG KÝ CÁC NHIỆM VỤ NĂM {registered.year} THỰC HIỆN CHIẾN LƯỢC\nSẢN XUẤT SẠCH HƠN TRONG CÔNG NGHIỆP"


def registration_appendix(
    registered: Registrations, unit: MoneyUnit = MoneyUnit.MILLION, label: str = "PHỤ LỤC 2"
) -> Appendix:
    """The annex on landscape pages; groups without a task keep their heading, as the letter's form has them."""
    return Appendix(
        label,
        registration_title(registered),
        tuple(_blocks(registered, unit)),
        source_line(registered.attached),
        landscape=True,
    )


def grouped(tasks: Sequence[RegisteredTask]) -> Iterator[tuple[str, list[RegisteredTask]]]:
    """(heading, tasks) of each group in the letter's order; what has no group comes last."""
    for group, heading in GROUPS.items():
        yield heading, [task for task in tasks if task.group == group]
    others = [task for task in tasks if task.group not in GROUPS]
    if others:
        yield NO_GROUP, others


def total_of(said: Sequence[Said]) -> Said:
    """What figures come to; None where none is said."""
    told = [one for one in said if one is not None and not isinstance(one, Nothing)]
    return sum(told) if told else None


def _blocks(registered: Registrations, unit: MoneyUnit) -> Iterator[Block]:
    if registered.unit:
        yield Para((Text("TÊN ĐƠN VỊ: ", bold=True), registered.unit), style="plain")
    yield Para(unit_line(unit), style="plain", align="right", keep=True)
    yield _table(registered, unit)


def _table(registered: Registrations, unit: MoneyUnit) -> Table:
    whose = not registered.unit
    titles, widths = list(TITLES), list(_WIDTHS)
    if whose:
        titles.insert(2, _UNIT)
        widths.insert(2, 1.3)
    money_columns = {TITLES[_CENTRAL], TITLES[_CENTRAL + 1]}
    columns = tuple(
        Column(title, width, "right" if title in money_columns else "center" if title == "TT" else "left")
        for title, width in zip(titles, widths, strict=True)
    )
    rows: list[Row | tuple[CellLike, ...]] = []
    number = 0
    for heading, tasks in grouped(registered.tasks):
        across: tuple[CellLike, ...] = (None,) * (len(titles) - 1)
        rows.append(Row((Cell(heading, columns=len(titles), bold=True, align="left"), *across), keep=True))
        for task in tasks:
            number += 1
            own = (task.unit,) if whose else ()
            figures = (money(task.central, unit), money(task.counterpart, unit))
            rows.append(Row((str(number), task.name, *own, task.content, task.outputs, *figures, task.note)))
    if registered.tasks:
        sums = (
            money(total_of([task.central for task in registered.tasks]), unit),
            money(total_of([task.counterpart for task in registered.tasks]), unit),
        )
        before = ("",) * (len(titles) - 5)
        rows.append(Row(("", "TỔNG CỘNG", *before, *sums, ""), "total"))
    return Table(columns, tuple(rows), about="Đăng ký các nhiệm vụ", size=10)
