"""What options cost and bring, with the formulas; the plan to carry them out."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.writing.assessment.charts import left_out, savings_chart
from sachhon.writing.assessment.frame import Frame
from sachhon.writing.assessment.model import Option, Stage
from sachhon.writing.assessment.wording import NOT_SAID, UNKNOWN, day, millions, number, percent
from sachhon.writing.document import Block, Bullet, Column, Orientation, Para

FORMULAS = (
    "Dòng tiền năm 0 = −đầu tư + hỗ trợ; mỗi năm sau = tiền tiết kiệm − chi phí thường xuyên, trong tuổi thọ của giải "
    "pháp.",
    "NPV = Σ dòng tiền năm t / (1 + lãi suất)^t. IRR là lãi suất làm NPV bằng 0; có nhiều nghiệm hoặc không có nghiệm "
    "thì nói rõ, không chọn một nghiệm.",
    "Thời gian hoàn vốn: lúc tổng dòng tiền từ năm 0 lần đầu về 0, trong năm coi là đều; có chiết khấu thì dùng dòng "
    "tiền đã chiết khấu.",
)
_CARRIED = (Stage.PLANNED, Stage.IMPLEMENTED, Stage.VERIFIED)


def economics(frame: Frame) -> list[Block]:
    """A row an option: what was put in, and what was reckoned of it."""
    report = frame.report
    told = [option for option in report.options if _has_money(option)]
    title = frame.chapter("Hiệu quả kinh tế dự kiến")
    if not told:
        return [
            Orientation(landscape=False),
            title,
            Para("Chưa có giải pháp nào có số liệu về đầu tư hoặc tiền tiết kiệm."),
        ]
    rate = report.discount_rate_pct
    blocks: list[Block] = [
        Orientation(landscape=True),
        title,
        Para(f"Lãi suất chiết khấu: {percent(rate)}/năm." if rate is not None else "Lãi suất chiết khấu: chưa nêu."),
        *(Bullet(line) for line in FORMULAS),
    ]
    columns = (
        Column("TT", 0.4, "center"),
        Column("Giải pháp", 1.7),
        Column("Giai đoạn", 0.8),
        Column("Đầu tư", 0.8, "right"),
        Column("Hỗ trợ", 0.7, "right"),
        Column("Tiết kiệm/năm", 0.8, "right"),
        Column("Chi thường xuyên/năm", 0.9, "right"),
        Column("Tuổi thọ", 0.6, "right"),
        Column("NPV", 0.8, "right"),
        Column("IRR", 0.7, "right"),
        Column("Hoàn vốn", 0.7, "right"),
        Column("Hoàn vốn có chiết khấu", 0.8, "right"),
    )
    rows = tuple(
        (
            str(option.number),
            option.title,
            option.stage.value,
            millions(option.investment),
            millions(option.incentive),
            millions(option.yearly_saving),
            millions(option.yearly_cost),
            f"{option.life_years} năm" if option.life_years else UNKNOWN,
            millions(option.economics.npv),
            percent(option.economics.irr_pct),
            _years(option.economics.payback, option),
            _years(option.economics.discounted_payback, option),
        )
        for option in told
    )
    blocks.append(frame.table("Hiệu quả kinh tế dự kiến của từng giải pháp (triệu đồng)", columns, rows, size=9))
    blocks += [Bullet(line) for line in _whys(told)]
    if drawn := savings_chart(report.options):
        blocks.append(
            frame.chart(
                drawn,
                "Tiền tiết kiệm dự kiến trong năm của từng giải pháp",
                "Số dự kiến, không phải kết quả đo; không cộng các giải pháp ở giai đoạn khác nhau."
                + left_out(sum(one.yearly_saving is not None and one.stage is not Stage.REJECTED for one in told)),
            )
        )
    return blocks


def _whys(told: Sequence[Option]) -> list[str]:
    """Why figures are missing or doubtful; those of whom the same is said are told together."""
    whys: dict[str, list[str]] = {}
    for option in told:
        if option.economics.why:
            whys.setdefault(option.economics.why, []).append(str(option.number))
    return [f"Giải pháp {', '.join(numbers)}: {why}" for why, numbers in whys.items()]


def _has_money(option: Option) -> bool:
    return any(one is not None for one in (option.investment, option.yearly_saving, option.yearly_cost))


def _years(value: object, option: Option) -> str:
    """Never paid back is another thing than not known."""
    if value is None and option.economics.npv is not None:
        return "không hoàn vốn"
    return UNKNOWN if value is None else f"{number(value)} năm"  # type: ignore[arg-type]


def plan(frame: Frame) -> list[Block]:
    """Who carries out what until when, with which money."""
    told = [option for option in frame.report.options if option.stage in _CARRIED]
    blocks: list[Block] = [Orientation(landscape=False), frame.chapter("Kế hoạch thực hiện")]
    if not told:
        return [*blocks, Para("Chưa có giải pháp nào được đưa vào kế hoạch.")]
    ordered = sorted(told, key=lambda one: (one.due is None, one.due, one.number))
    columns = (
        Column("TT", 0.4, "center"),
        Column("Giải pháp", 1.7),
        Column("Người chịu trách nhiệm", 1.1),
        Column("Hạn", 1.0),
        Column("Nguồn vốn", 1.0),
        Column("Đầu tư (triệu đồng)", 0.8, "right"),
        Column("Giai đoạn", 0.8),
    )
    rows = tuple(
        (
            str(option.number),
            option.title,
            option.responsible or NOT_SAID,
            day(option.due),
            option.money_from or NOT_SAID,
            millions(option.investment),
            option.stage.value,
        )
        for option in ordered
    )
    return [*blocks, frame.table("Kế hoạch thực hiện các giải pháp", columns, rows)]
