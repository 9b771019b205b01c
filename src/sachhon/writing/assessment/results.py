"""What came of it: by stage, each stage by itself; what was measured before and after; the look backs."""

from __future__ import annotations

from sachhon.writing.assessment.charts import measured_chart
from sachhon.writing.assessment.frame import Frame
from sachhon.writing.assessment.model import MeasuredPeriod, MeasuredSaving, Option, Stage, WholeResult
from sachhon.writing.assessment.wording import (
    NOT_SAID,
    UNKNOWN,
    amount,
    change,
    day,
    millions,
    percent,
    period,
    said,
)
from sachhon.writing.document import Block, Bullet, Column, Orientation, Para

METHOD = (
    "Mức tiết kiệm = mức nền đã điều chỉnh − mức tiêu thụ sau; mức nền đã điều chỉnh = mức tiêu thụ trước × (phần "
    "không đổi + (1 − phần không đổi) × sản lượng sau / sản lượng trước). Thay đổi tuyệt đối đứng bên cạnh: cơ sở "
    "mở rộng có thể vừa tiết kiệm trên đơn vị sản phẩm vừa dùng nhiều hơn."
)
MOST_LINES = 6
"""More options carried out than these stand in a table."""
WHOLE = (
    "Mức tiết kiệm của cả cuộc đánh giá tính từ số đo của toàn cơ sở, đã điều chỉnh theo sản lượng; không phải tổng "
    "các giải pháp. Số đo của các giải pháp đã kiểm chứng đứng bên cạnh để đối chiếu."
)


def results(frame: Frame) -> list[Block]:
    """Stages, then measurements."""
    blocks: list[Block] = [frame.chapter("Kết quả"), frame.section("Kết quả theo giai đoạn")]
    blocks += _stages(frame)
    if frame.report.measured:
        blocks.append(Orientation(landscape=True))
    blocks.append(frame.section("Kết quả đo trước và sau khi thực hiện"))
    blocks += _measured(frame)
    if frame.report.whole:
        blocks += [frame.section("Kết quả của cả cuộc đánh giá"), *_whole(frame)]
    return blocks


def _whole(frame: Frame) -> list[Block]:
    """The whole by its own measurements; verified options beside it, the difference and what explains it."""
    columns = (
        Column("Tài nguyên", 1.0),
        Column("Toàn cơ sở tiết kiệm", 1.0, "right"),
        Column("Tỷ lệ", 0.7, "right"),
        Column("Suất tiêu hao", 1.3, "right"),
        Column("Thay đổi tuyệt đối", 0.8, "right"),
        Column("Các giải pháp đã kiểm chứng (để đối chiếu)", 1.2, "right"),
        Column("Chênh lệch", 0.9, "right"),
        Column("Kiểm chứng", 0.8),
    )
    rows = tuple(
        (
            one.resource,
            amount(one.saving),
            percent(one.saving_pct),
            _specific(one),
            change(one.absolute_change_pct),
            _beside(one),
            amount(one.difference),
            "Đã kiểm chứng" if one.verified else "Chưa kiểm chứng",
        )
        for one in frame.report.whole
    )
    blocks: list[Block] = [Para(WHOLE)]
    blocks.append(frame.table("Toàn cơ sở và các giải pháp đã kiểm chứng", columns, rows, size=10))
    if frame.report.whole_verified:
        blocks.append(Para(frame.report.whole_verified))
    blocks += [Bullet(f"{one.resource}: {words}") for one in frame.report.whole for words in one.reasons]
    return blocks


def _specific(one: WholeResult) -> str:
    if one.specific_change_pct is None:
        return UNKNOWN
    return f"{amount(one.specific_before)} → {amount(one.specific_after)} ({change(one.specific_change_pct)})"


def _beside(one: WholeResult) -> str:
    if one.options_saving.value is None:
        return UNKNOWN
    return f"{amount(one.options_saving)} (giải pháp {', '.join(map(str, one.options))})"


def _stages(frame: Frame) -> list[Block]:
    told = frame.report.options
    if not told:
        return [Para("Chưa ghi giải pháp nào.")]
    columns = (
        Column("Giai đoạn", 1.0),
        Column("Số giải pháp", 0.7, "right"),
        Column("Đầu tư dự kiến (triệu đồng)", 1.1, "right"),
        Column("Đầu tư đã chi (triệu đồng)", 1.1, "right"),
        Column("Tiết kiệm dự kiến (triệu đồng/năm)", 1.2, "right"),
    )
    rows = []
    for stage in Stage:
        group = [option for option in told if option.stage is stage]
        spent = stage in (Stage.IMPLEMENTED, Stage.VERIFIED)
        rows.append(
            (
                stage.value,
                str(len(group)),
                _sum([option.investment for option in group]),
                _sum([option.actual_investment for option in group]) if spent else "–",
                _sum([option.yearly_saving for option in group]),
            )
        )
    blocks: list[Block] = [
        frame.table("Giải pháp theo giai đoạn", columns, tuple(rows)),
        Para(
            "Mỗi dòng chỉ gồm các giải pháp đang ở giai đoạn ấy; các dòng không cộng với nhau. Trong ngoặc là số giải "
            "pháp có số liệu trên số giải pháp của giai đoạn.",
            style="note",
        ),
    ]
    carried = [option for option in told if option.stage in (Stage.IMPLEMENTED, Stage.VERIFIED)]
    if len(carried) > MOST_LINES:
        return [*blocks, _carried_out(frame, carried)]
    return [*blocks, *(Bullet(_done(option)) for option in carried)]


def _carried_out(frame: Frame, carried: list[Option]) -> Block:
    """A row each, where lines would fill pages."""
    columns = (
        Column("TT", 0.4, "center"),
        Column("Giải pháp", 2.0),
        Column("Thực hiện", 0.9),
        Column("Đã chi (triệu đồng)", 0.9, "right"),
        Column("Minh chứng", 0.8, "right"),
        Column("Kiểm chứng", 1.3),
    )
    rows = tuple(
        (
            str(option.number),
            option.title,
            day(option.implemented_on),
            millions(option.actual_investment),
            str(option.evidence) if option.evidence else "chưa có",
            f"{option.verified_by or 'cơ quan quản lý'}, {day(option.verified_on)}"
            if option.stage is Stage.VERIFIED
            else "Chưa kiểm chứng",
        )
        for option in carried
    )
    return frame.table("Giải pháp đã thực hiện", columns, rows, size=10)


def _sum(amounts: list[int | None]) -> str:
    """The sum of what is known, with how many are; nothing known is not 0."""
    known = [amount_ for amount_ in amounts if amount_ is not None]
    if not amounts:
        return "–"
    if not known:
        return UNKNOWN
    return (
        millions(sum(known)) if len(known) == len(amounts) else f"{millions(sum(known))} ({len(known)}/{len(amounts)})"
    )


def _done(option: Option) -> str:
    evidence = f"{option.evidence} minh chứng" if option.evidence else "chưa có minh chứng"
    spent = (
        f"đã chi {millions(option.actual_investment)} triệu đồng"
        if option.actual_investment is not None
        else "số đã chi: chưa có số liệu"
    )
    told = (
        f"Giải pháp {option.number}, {option.title}: thực hiện ngày {day(option.implemented_on)}, {spent}, {evidence}"
    )
    if option.stage is Stage.VERIFIED:
        told += f"; {option.verified_by or 'cơ quan quản lý'} kiểm chứng ngày {day(option.verified_on)}"
    return f"{told}."


def _measured(frame: Frame) -> list[Block]:
    told = frame.report.measured
    if not told:
        return [Para("Chưa có kết quả đo trước và sau khi thực hiện. Không có số đo thì không có mức tiết kiệm.")]
    columns = (
        Column("Tài nguyên", 1.0),
        Column("Của", 0.8),
        Column("Trước", 1.5),
        Column("Sau", 1.5),
        Column("Mức nền đã điều chỉnh", 0.9, "right"),
        Column("Tiết kiệm", 0.9, "right"),
        Column("Tỷ lệ tiết kiệm", 0.7, "right"),
        Column("Thay đổi tuyệt đối", 0.7, "right"),
        Column("Kiểm chứng", 0.7),
    )
    rows = tuple(
        (
            one.resource,
            _whose(one),
            _period(one.before),
            _period(one.after),
            amount(one.adjusted_baseline),
            amount(one.saving),
            percent(one.saving_pct),
            change(one.absolute_change_pct),
            "Đã kiểm chứng" if one.verified else "Chưa kiểm chứng",
        )
        for one in told
    )
    blocks: list[Block] = [Para(METHOD)]
    blocks.append(frame.table("Đo trước và sau khi thực hiện", columns, rows, size=10))
    blocks += [Bullet(line) for one in told for line in _doubts(one)]
    if drawn := measured_chart(told):
        blocks.append(frame.chart(drawn, "Mức tiết kiệm đo được so với mức nền đã điều chỉnh"))
    return blocks


def _whose(one: MeasuredSaving) -> str:
    whose = f"Giải pháp {one.option}" if one.option else "Toàn cơ sở"
    return f"{whose}, sau {one.look_back} tháng" if one.look_back else whose


def _period(one: MeasuredPeriod | None) -> str:
    if one is None:
        return UNKNOWN
    how = f"; {one.how}" if one.how else ""
    return f"{amount(one.consumption)}, sản lượng {amount(one.output)}, {period(one.first_day, one.last_day)}{how}"


def _doubts(one: MeasuredSaving) -> list[str]:
    about = f"{one.resource}, {_whose(one).lower()}"
    lines = []
    if one.base_load_share_pct:
        lines.append(f"{about}: phần tiêu thụ không đổi theo sản lượng {percent(one.base_load_share_pct)}.")
    lines += [f"{about}: {words}" for words in one.warnings]
    if one.blocked:
        lines.append(f"{about}: không tính được mức tiết kiệm. {one.blocked}")
    return lines


def look_backs(frame: Frame) -> list[Block]:
    """The follow-ups: due, done, what was found."""
    told = frame.report.look_backs
    blocks: list[Block] = [Orientation(landscape=False), frame.chapter("Duy trì sản xuất sạch hơn")]
    if not told:
        return [*blocks, Para("Theo dõi sau 6, 12 và 24 tháng kể từ ngày lập báo cáo.")]
    columns = (
        Column("Lần theo dõi", 0.8),
        Column("Hạn", 1.0),
        Column("Thực hiện", 1.0),
        Column("Ghi nhận", 2.5),
    )
    rows = tuple(
        (
            f"Sau {one.months} tháng",
            day(one.due),
            day(one.done_on) if one.done_on else "chưa thực hiện",
            said(one.notes) if one.notes else NOT_SAID,
        )
        for one in told
    )
    return [*blocks, frame.table("Theo dõi sau khi lập báo cáo", columns, rows)]
