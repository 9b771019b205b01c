"""Options by category: where each comes from, what the first look said, whether it is feasible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sachhon.writing.assessment.frame import Frame
from sachhon.writing.assessment.model import Effect, Option, Side
from sachhon.writing.assessment.wording import NOT_SAID, amount, percent, said
from sachhon.writing.document import Block, Bullet, Column, Orientation, Para, Row
from sachhon.writing.document.blocks import CellLike

VERDICTS = {True: "Khả thi", False: "Không khả thi", None: "Chưa xét"}
SIDES = ("Kỹ thuật", "Kinh tế", "Môi trường")


def options(frame: Frame) -> list[Block]:
    """All options with screening; in a detailed report their feasibility, and what they save together."""
    report = frame.report
    title = frame.chapter("Giải pháp sản xuất sạch hơn")
    if not report.options:
        return [Orientation(landscape=False), title, Para("Chưa ghi giải pháp nào.")]
    blocks: list[Block] = [
        Orientation(landscape=True),
        title,
        frame.section("Danh mục giải pháp và sàng lọc"),
        _listed(frame),
    ]
    if report.detailed or any(_judged(option) for option in report.options):
        blocks += [frame.section("Tính khả thi"), _feasible(frame)]
    if report.combined:
        blocks += [frame.section("Hiệu quả gộp dự kiến trên cùng một tài nguyên"), *_combined(frame)]
    return blocks


def by_category(told: Sequence[Option]) -> Iterable[tuple[str, list[Option]]]:
    """The options under their category, categories in the order in which they first come."""
    for category in dict.fromkeys(option.category for option in told):
        yield category, [option for option in told if option.category == category]


def _listed(frame: Frame) -> Block:
    columns = (
        Column("TT", 0.3, "center"),
        Column("Giải pháp", 1.9),
        Column("Công đoạn, dòng thải", 1.1),
        Column("Hiệu quả dự kiến trong năm", 1.3),
        Column("Sàng lọc", 0.7),
        Column("Lý do", 1.2),
        Column("Giai đoạn", 0.7),
    )
    rows: list[Row | tuple[CellLike, ...]] = []
    for category, group in by_category(frame.report.options):
        rows.append(Row((f"{category} ({len(group)})", *("",) * (len(columns) - 1)), kind="group"))
        rows += [
            (
                str(option.number),
                ". ".join(part.rstrip(". ") for part in (option.title, option.what, _library(option)) if part),
                said(option.where),
                "; ".join(_effect(effect) for effect in option.effects) or NOT_SAID,
                option.screening or "Chưa sàng lọc",
                option.screening_why or "–",
                option.stage.value,
            )
            for option in group
        ]
    return frame.table("Giải pháp theo nhóm, kết quả sàng lọc và giai đoạn", columns, tuple(rows), size=10)


def _library(option: Option) -> str:
    return f"Từ thư viện giải pháp: {option.source}" if option.source else ""


def _effect(effect: Effect) -> str:
    share = f"{percent(effect.share_pct)} lượng tiêu thụ" if effect.share_pct is not None else ""
    quantity = amount(effect.amount) if effect.amount.value is not None else ""
    told = " (".join(part for part in (quantity, share) if part)
    return f"{effect.resource}: {told + ')' if quantity and share else told or 'chưa có số liệu'}"


def _judged(option: Option) -> bool:
    return any(side.verdict is not None for side in (option.technical, option.economic, option.environmental))


def _feasible(frame: Frame) -> Block:
    columns = (
        Column("TT", 0.3, "center"),
        Column("Giải pháp", 1.6),
        *(Column(side, 1.3) for side in SIDES),
        Column("Thứ tự ưu tiên", 0.5, "center"),
    )
    rows = tuple(
        (
            str(option.number),
            option.title,
            _verdict(option.technical),
            _verdict(option.economic),
            _verdict(option.environmental),
            str(option.rank) if option.rank else "–",
        )
        for option in frame.report.options
    )
    return frame.table("Tính khả thi về kỹ thuật, kinh tế, môi trường", columns, rows, size=10)


def _verdict(side: Side) -> str:
    return f"{VERDICTS[side.verdict]}. {side.note}" if side.note else VERDICTS[side.verdict]


def _combined(frame: Frame) -> list[Block]:
    blocks: list[Block] = [
        Para(
            "Nhiều giải pháp trên cùng một tài nguyên không được cộng phần trăm: mỗi giải pháp tiết kiệm trên phần mà "
            "giải pháp trước để lại. Mức gộp = (1 − Π(1 − từng mức / 100)) × 100%. Tính riêng cho từng giai đoạn."
        )
    ]
    for one in frame.report.combined:
        numbers = ", ".join(map(str, one.options))
        blocks.append(
            Bullet(
                f"{one.resource}, giải pháp {numbers} ({one.stage.value.lower()}): {percent(one.saving_pct)} "
                f"(cộng phần trăm sẽ thành {percent(one.sum_pct)}, là sai)."
            )
        )
    return blocks
