"""The first chapters: what it all came to, who was assessed, by whom, how, on which period's figures."""

from __future__ import annotations

from collections.abc import Iterable

from sachhon.writing.assessment.frame import Frame
from sachhon.writing.assessment.model import AssessmentReport, MeasuredSaving, Stage
from sachhon.writing.assessment.wording import (
    NOT_SAID,
    UNKNOWN,
    amount,
    day,
    millions,
    number,
    percent,
    period,
    said,
)
from sachhon.writing.document import Block, Bullet, Cell, Column, Para, Table, Text

METHOD = {
    True: (
        "Đánh giá theo phương pháp luận sản xuất sạch hơn của UNEP/UNIDO, gồm sáu bước, mười tám nhiệm vụ: khởi động; "
        "phân tích các công đoạn; đề xuất cơ hội; lựa chọn giải pháp; thực hiện; duy trì."
    ),
    False: (
        "Đánh giá nhanh trong hai đến ba ngày tại cơ sở: khảo sát hiện trường, thu thập số liệu sẵn có, nhận diện dòng "
        "thải chính và các cơ hội. Số liệu chưa được cân bằng đầy đủ; kết quả dùng để quyết định có đánh giá chi tiết "
        "hay không."
    ),
}
NEVER_MIXED = (
    "Số liệu dự kiến và số liệu đo được trình bày riêng. Giải pháp đề xuất, có kế hoạch, đã thực hiện và đã kiểm chứng "
    "không cộng lẫn nhau. Chỗ không có số liệu ghi “chưa có số liệu”, không ghi 0."
)


def summary(frame: Frame) -> list[Block]:
    """What a reader with one minute needs."""
    report = frame.report
    blocks: list[Block] = [frame.chapter("Tóm tắt")]
    blocks.append(Bullet(f"Cơ sở: {report.facility.name}{_in(report.facility.province)}."))
    blocks.append(Bullet(f"Số liệu của thời kỳ {period(report.first_day, report.last_day)}; {_product(report)}."))
    blocks.append(Bullet(_stages(report)))
    if report.streams:
        known = [stream.loss_cost for stream in report.streams if stream.loss_cost is not None]
        told = f"{millions(sum(known))} triệu đồng/năm" if known else UNKNOWN
        missing = len(report.streams) - len(known)
        rest = f" (còn {missing} dòng thải chưa tính được)" if missing and known else ""
        blocks.append(Bullet(f"Chi phí của {len(report.streams)} dòng thải: {told}{rest}."))
    blocks += [Bullet(line) for line in _savings(report.measured)]
    return blocks


def _in(province: str) -> str:
    return f", {province}" if province else ""


def _product(report: AssessmentReport) -> str:
    if not report.product:
        return f"sản lượng: {amount(report.output)}"
    return f"sản phẩm: {report.product}, sản lượng: {amount(report.output)}"


def _stages(report: AssessmentReport) -> str:
    if not report.options:
        return "Giải pháp: chưa có giải pháp nào được ghi."
    counted = [
        f"{sum(option.stage is stage for option in report.options)} {stage.value.lower()}"
        for stage in Stage
        if any(option.stage is stage for option in report.options)
    ]
    return f"Giải pháp: {len(report.options)}, trong đó {', '.join(counted)}."


def _savings(measured: Iterable[MeasuredSaving]) -> list[str]:
    lines = []
    for one in measured:
        if one.saving_pct is None:
            continue
        whose = f"giải pháp {one.option}" if one.option else "toàn cơ sở"
        sure = "đã kiểm chứng" if one.verified else "cơ sở tự đo, chưa kiểm chứng"
        lines.append(
            f"Đo được ({whose}, {one.resource.lower()}): tiết kiệm {amount(one.saving)}, {percent(one.saving_pct)} so "
            f"với mức nền đã điều chỉnh theo sản lượng; {sure}."
        )
    return lines


def general(frame: Frame) -> list[Block]:
    """Facility, team, method and period."""
    report = frame.report
    facility = report.facility
    told = (
        ("Tên cơ sở", facility.name),
        ("Mã trong danh bạ", facility.code),
        ("Mã số thuế", facility.tax_code),
        ("Địa chỉ", ", ".join(part for part in (facility.address, facility.province) if part)),
        ("Ngành công nghiệp", facility.industry),
        ("Sản phẩm", facility.products),
        ("Quy mô", facility.size),
        ("Số lao động", number(facility.employees, 0) if facility.employees is not None else ""),
        ("Người liên hệ", facility.contact),
    )
    rows = tuple((Cell(name, bold=True), value or NOT_SAID) for name, value in told)
    blocks: list[Block] = [
        frame.chapter("Thông tin chung"),
        frame.section("Cơ sở được đánh giá"),
        frame.table("Thông tin về cơ sở", (Column("Nội dung"), Column("Thông tin", 2.4)), rows),
        frame.section("Đội sản xuất sạch hơn"),
        *_team(frame),
        frame.section("Phương pháp, phạm vi và thời kỳ số liệu"),
        Para(METHOD[report.detailed]),
        Para(f"Phạm vi: {said(report.scope)}{'' if report.scope.strip().endswith('.') else '.'}"),
        Para(
            f"Số liệu của thời kỳ {period(report.first_day, report.last_day)}; {_product(report)}. Bắt đầu đánh giá: "
            f"{day(report.began_on)}."
        ),
        Para(NEVER_MIXED),
    ]
    return blocks


def _team(frame: Frame) -> list[Block]:
    report = frame.report
    blocks: list[Block] = []
    if report.consultancy:
        blocks.append(Para(f"Đơn vị tư vấn: {report.consultancy}."))
    if not report.team:
        return [*blocks, Para("Chưa ghi thành phần đội.")]
    rows = tuple(
        (
            str(place),
            (Text(member.name, bold=True),) if member.leads else member.name,
            said(member.position),
            "; ".join(part for part in ("Đội trưởng" if member.leads else "", member.part) if part) or NOT_SAID,
        )
        for place, member in enumerate(report.team, 1)
    )
    columns = (
        Column("TT", 0.3, "center"),
        Column("Họ và tên", 1.2),
        Column("Chức vụ, đơn vị", 1.4),
        Column("Nhiệm vụ trong đội", 1.3),
    )
    return [*blocks, frame.table("Thành phần đội sản xuất sạch hơn", columns, rows)]


def lacking(report: AssessmentReport) -> list[Block]:
    """What a draft still lacks, so that nobody takes it for finished."""
    if not report.missing:
        return []
    columns = (Column("TT", 0.15, "center"), Column("Nội dung còn thiếu", 2.0))
    rows = tuple((str(place), words) for place, words in enumerate(report.missing, 1))
    return [Table(columns, rows, "Những nội dung còn thiếu của bản dự thảo này")]
