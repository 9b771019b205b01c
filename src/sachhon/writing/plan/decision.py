"""The decision list: the tasks that the ministry supports with how much, and those that it does not with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.vietnamese import format_number
from sachhon.writing.document import Appendix, Block, Cell, Column, Para, Row, Table
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.plan.model import Decided, DecisionList, MoneyUnit
from sachhon.writing.plan.registration import grouped, total_of
from sachhon.writing.plan.wording import money, source_line, unit_line

APPROVED = ("TT", "Tên nhiệm vụ", "Đơn vị thực hiện", "Mục tiêu và nội dung", "Sản phẩm dự kiến", "Kinh phí đề nghị",
            "Kinh phí được duyệt", "Kinh phí đối ứng", "Ghi chú")  # fmt: skip
_APPROVED_WIDTHS = (0.4, 2.2, 1.4, 2.6, 1.7, 1.0, 1.0, 1.0, 0.9)
REFUSED = ("TT", "Tên nhiệm vụ", "Đơn vị đăng ký", "Kinh phí đề nghị", "Điểm", "Lý do")
_REFUSED_WIDTHS = (0.4, 3.2, 1.6, 1.0, 0.6, 2.6)
_MONEY = frozenset(("Kinh phí đề nghị", "Kinh phí được duyệt", "Kinh phí đối ứng", "Điểm"))


def decision_appendices(listed: DecisionList, unit: MoneyUnit = MoneyUnit.MILLION) -> tuple[Appendix, ...]:
    """The list of the tasks that are approved, and where there are any that of the others."""
    approved = [one for one in listed.decided if one.approved]
    refused = [one for one in listed.decided if not one.approved]
    source = source_line(listed.attached)
    found = [
        Appendix(
            "PHỤ LỤC I" if refused else "PHỤ LỤC",
            f"DANH MỤC NHIỆM VỤ THỰC HIỆN CHIẾN LƯỢC SẢN XUẤT SẠCH HƠN\nTRONG CÔNG NGHIỆP NĂM {listed.year}",
            tuple(_approved(listed, approved, unit)),
            source,
            landscape=True,
        )
    ]
    if refused:
        title = f"CÁC NHIỆM VỤ ĐĂNG KÝ NĂM {listed.year} CHƯA ĐƯỢC HỖ TRỢ"
        found.append(Appendix("PHỤ LỤC II", title, tuple(_refused(refused, unit)), source, landscape=True))
    return tuple(found)


def _approved(listed: DecisionList, approved: list[Decided], unit: MoneyUnit) -> Iterator[Block]:
    yield Para(unit_line(unit), style="plain", align="right", keep=True)
    rows: list[Row | tuple[CellLike, ...]] = []
    number = 0
    for heading, tasks in grouped([one.task for one in approved]):
        if not tasks:
            continue
        rows.append(_across(heading, len(APPROVED)))
        for one in approved:
            if not any(one.task is task for task in tasks):
                continue
            number += 1
            task = one.task
            rows.append(
                Row(
                    (
                        str(number),
                        task.name,
                        task.unit,
                        task.content,
                        task.outputs,
                        money(task.central, unit),
                        money(one.granted, unit),
                        money(task.counterpart, unit),
                        task.note,
                    )
                )
            )
    sums = (
        money(total_of([one.task.central for one in approved]), unit),
        money(total_of([one.granted for one in approved]), unit),
        money(total_of([one.task.counterpart for one in approved]), unit),
    )
    rows.append(Row(("", "TỔNG CỘNG", "", "", "", *sums, ""), "total"))
    yield Table(_columns(APPROVED, _APPROVED_WIDTHS), tuple(rows), about="Danh mục nhiệm vụ được duyệt", size=10)
    if listed.budget is not None:
        yield Para(f"Kinh phí được giao: {money(listed.budget, unit)} {unit.value}.", style="note")


def _refused(refused: list[Decided], unit: MoneyUnit) -> Iterator[Block]:
    yield Para(unit_line(unit), style="plain", align="right", keep=True)
    rows = tuple(
        Row(
            (
                str(number),
                one.task.name,
                one.task.unit,
                money(one.task.central, unit),
                format_number(one.score) if one.score is not None else "",
                one.reason,
            )
        )
        for number, one in enumerate(refused, 1)
    )
    yield Table(_columns(REFUSED, _REFUSED_WIDTHS), rows, about="Nhiệm vụ chưa được hỗ trợ", size=10)


def _columns(titles: tuple[str, ...], widths: tuple[float, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(title, width, "right" if title in _MONEY else "center" if title == "TT" else "left")
        for title, width in zip(titles, widths, strict=True)
    )


def _across(words: str, columns: int) -> Row:
    return Row((Cell(words, columns=columns, bold=True, align="left"), *(None,) * (columns - 1)), keep=True)
