"""Assessments of the demonstration: a detailed one of the brewery by its consultant, a quick one in work.

Every figure is invented for the demonstration and stands in the usual order of size of a brewery of 300,000 hl a year.
All of it goes through the workspace's own actions.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from sachhon.config.demonstration.assessment_flows import FLOWS, QUICK_FLOWS, QUICK_STEPS, STEPS
from sachhon.config.demonstration.facilities import Factories
from sachhon.config.demonstration.network import expert_code
from sachhon.domain.accounts.api import Actor, actor_of
from sachhon.domain.assessments.api import (
    Assessment,
    Description,
    FlowRow,
    MemberRow,
    ProcessStep,
    StepRow,
    StreamFacts,
    balances_of,
    begin_assessment,
    keep_causes,
    keep_flows,
    keep_process,
    keep_team,
    keep_waste_stream,
    propose_waste_streams,
    record_task,
    remove_waste_stream,
    sign_balance,
)

_SMALL = ("Bụi, vỏ malt", "CO2 lên men", "Mảnh chai vỡ", "Xỉ than", "Nhiệt theo bã, nước thải", "Nước rửa tank")
"""Streams that the team found too small to follow up."""
_CAUSES = {
    "Nước thải rửa chai": (
        "Vòi tráng cuối chạy cả khi máy rửa chai dừng",
        "Nước tráng cuối thải bỏ, chưa dùng lại cho ngăn tráng đầu",
        "Chưa có đồng hồ nước riêng cho máy rửa chai",
    ),
    "Nhiệt theo hơi thoát khi đun sôi": ("Nồi đun sôi chưa thu hồi nhiệt hơi thoát", "Thời gian sôi dài hơn mẻ chuẩn"),
    "Nhiệt qua vỏ nồi, đường ống hơi": ("Bảo ôn đường ống hơi hỏng nhiều đoạn", "Bẫy hơi rò, chưa kiểm tra định kỳ"),
    "Khói lò hơi": ("Chưa có bộ hâm nước cấp", "Hệ số không khí thừa cao, chỉnh gió bằng tay"),
    "Bia hao hụt khi chiết": ("Chiết tràn do mực không đều", "Bia đầu và cuối mẻ lọc xả bỏ"),
    "Cặn nóng, bã hoa": ("Lắng xoáy ngắn, cặn kéo theo dịch nha",),
}  # fmt: skip
_SYSTEM = {"Nước thải rửa chai": 320_000_000, "Bia hao hụt khi chiết": 410_000_000, "Cặn nóng, bã hoa": 95_000_000}
_SIGNED = (
    "Chưa đo được nhiệt theo chai ra khỏi hầm thanh trùng, nhiệt qua vỏ máy và tổn thất trên đường hơi; "
    "phần vào đo bằng công tơ. Sẽ đo lại khi lắp đồng hồ hơi nhánh."
)
_SIGNED_UNKNOWN = (
    "Điện của công đoạn này chỉ đo đầu vào; nhiệt và cơ năng đi ra chưa có thiết bị đo, xem trong cân bằng cả nhà máy."
)
_NOTES = {
    "T01": "Giám đốc ký quyết định lập nhóm, họp giao ban hằng tuần.",
    "T02": "Liệt kê cả lò hơi và khí nén; xử lý nước thải tính trong chi phí xử lý.",
    "T03": "Nấu và chiết dùng nhiều nước, hơi nhất: hơn 85 % nước và toàn bộ hơi.",
    "T05": "Vật chất và nước khép; năng lượng của khâu chiết và cả nhà máy chưa đủ số đo, đã ký nhận.",
    "T06": "Chi phí hệ thống chỉ phân bổ cho ba dòng lớn.",
}


def build_assessments(made: Factories) -> dict[str, Assessment]:
    """ "detailed" of the brewery, ready for options and the report; "quick" of the seafood factory, begun."""
    consultant = actor_of(made.consultant.user) if made.consultant.user else made.consultant
    return {"detailed": _detailed(consultant, made), "quick": _quick(made.fisher, made)}


def _detailed(actor: Actor, made: Factories) -> Assessment:
    assessment = begin_assessment(
        actor=actor,
        facility=made.brewery,
        kind=Assessment.Kind.DETAILED,
        told=Description(
            "Đánh giá SXSH chi tiết nhà máy bia Sóng Biếc, năm 2025",
            scope="Toàn bộ dây chuyền từ nghiền malt đến chiết, kể cả lò hơi và khí nén. Không gồm văn phòng, kho vận.",
            product="Bia",
            product_unit="hl",
            output=Decimal(300_000),
            first_day=date(2025, 1, 1),
            last_day=date(2025, 12, 31),
            discount_rate_pct=Decimal(10),
        ),
    )
    team = (
        MemberRow(None, "Nguyễn Văn Sơn", "Phó giám đốc sản xuất", "chỉ đạo, quyết định giải pháp", True),
        MemberRow(
            None, actor.name, made.consultancy.name, "chuyên gia tư vấn, phương pháp, báo cáo", expert=expert_code(made)
        ),
        MemberRow(None, "Trần Thị Lan", "Trưởng ca nấu", "số liệu khâu nấu, lên men"),
        MemberRow(None, "Lê Đức Hùng", "Tổ trưởng cơ điện", "hơi, điện, khí nén, đo đạc"),
        MemberRow(None, "Phạm Ngọc Hà", "Kế toán quản trị", "đơn giá, chi phí dòng thải"),
    )
    keep_team(actor=actor, assessment=assessment, rows=team)
    _process(actor, assessment, STEPS, FLOWS)
    for balance in balances_of(assessment):
        if balance.blocks:
            sign_balance(
                actor=actor,
                assessment=assessment,
                of=balance.of,
                step=balance.step,
                closure_pct=balance.signed_closure,
                reason=_SIGNED if balance.closure is not None else _SIGNED_UNKNOWN,
                known_total=balance.known_total,
            )
    _streams(actor, assessment)
    for number in range(1, 8):
        task = f"T{number:02d}"
        record_task(actor=actor, assessment=assessment, task=task, state="done", note=_NOTES.get(task, ""))
    today = timezone.localdate()
    for task, days, owner in (("T08", -2, actor.user), ("T10", 12, None)):
        due = today + timedelta(days=days)
        record_task(actor=actor, assessment=assessment, task=task, state="in_progress", note="", due=due, owner=owner)
    return assessment


def _streams(actor: Actor, assessment: Assessment) -> None:
    for stream in propose_waste_streams(actor=actor, assessment=assessment):
        if stream.name.startswith(_SMALL):
            remove_waste_stream(actor=actor, assessment=assessment, stream=stream)
            continue
        if stream.name in _SYSTEM:
            told = StreamFacts(
                stream.name,
                stream.flow,
                stream.quantity,
                stream.unit,
                stream.material_cost,
                stream.energy_cost,
                _SYSTEM[stream.name],
                stream.treatment_cost,
                stream.product_share_pct,
                "Chi phí hệ thống: nhân công và khấu hao của khâu, phân bổ theo giờ máy",
            )
            keep_waste_stream(actor=actor, assessment=assessment, told=told, stream=stream)
        if stream.name in _CAUSES:
            keep_causes(actor=actor, assessment=assessment, stream=stream, texts=_CAUSES[stream.name])


def _quick(actor: Actor, made: Factories) -> Assessment:
    assessment = begin_assessment(
        actor=actor,
        facility=made.seafood,
        kind=Assessment.Kind.QUICK,
        told=Description(
            "Đánh giá nhanh xưởng phi lê, cấp đông",
            product="Cá tra phi lê đông lạnh",
            product_unit="t",
            first_day=date(2026, 7, 1),
            last_day=date(2026, 9, 30),
        ),
    )
    team = (
        MemberRow(None, "Võ Thị Mỹ", "Trưởng phòng kỹ thuật", "đội trưởng", True),
        MemberRow(None, "Huỳnh Văn Tài", "Tổ trưởng cơ điện lạnh", "điện, nước đá"),
    )
    keep_team(actor=actor, assessment=assessment, rows=team)
    _process(actor, assessment, QUICK_STEPS, QUICK_FLOWS)
    record_task(actor=actor, assessment=assessment, task="T01", state="done", note="")
    record_task(actor=actor, assessment=assessment, task="T02", state="done", note="Đi dọc dây chuyền ngày đầu.")
    record_task(actor=actor, assessment=assessment, task="T03", state="in_progress", note="")
    return assessment


def _process(
    actor: Actor, assessment: Assessment, rows: tuple[StepRow, ...], flows: dict[int, tuple[FlowRow, ...]]
) -> None:
    steps: list[ProcessStep] = keep_process(actor=actor, assessment=assessment, rows=rows)
    for step in steps:
        keep_flows(actor=actor, assessment=assessment, step=step, rows=flows.get(step.number, ()))
