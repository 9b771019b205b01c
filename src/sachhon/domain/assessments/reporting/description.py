"""All that an assessment's report tells, gathered from the tables through what reckons it elsewhere."""

from __future__ import annotations

from django.utils import translation

from sachhon.catalogue import read_table
from sachhon.domain.assessments.models import Assessment, TaskState
from sachhon.domain.assessments.options.following import look_backs
from sachhon.domain.assessments.reporting.chosen import combined_told, measured_told, options_told, whole_told
from sachhon.domain.assessments.reporting.lacks import gaps_of
from sachhon.domain.assessments.reporting.process import balances_told, steps_told
from sachhon.domain.assessments.reporting.sources import sources_told
from sachhon.domain.assessments.selectors.assessments import steps_of_process, waste_streams_of
from sachhon.domain.assessments.workspace.balances import balances_of
from sachhon.domain.assessments.workspace.streams import PARTS, StreamCost, cost_of
from sachhon.domain.assessments.workspace.tasks import steps_of
from sachhon.domain.registry.api import Facility
from sachhon.vietnamese import format_date
from sachhon.writing import assessment as paper

_PART_WORDS = {
    "material_cost": "nguyên vật liệu",
    "energy_cost": "năng lượng",
    "system_cost": "hệ thống",
    "treatment_cost": "xử lý chất thải",
}


def description_of(assessment: Assessment) -> paper.AssessmentReport:
    """The description, in Vietnamese; a draft as long as the report has not been made."""
    with translation.override("vi"):
        return _described(assessment)


def _described(assessment: Assessment) -> paper.AssessmentReport:
    steps = steps_of_process(assessment)
    balances = balances_of(assessment, steps)
    options = list(
        assessment.options.select_related("step", "stream", "cause", "verified_by").prefetch_related(
            "effects", "evidence"
        )
    )
    follow_ups = list(assessment.follow_ups.all())
    measurements = list(assessment.measurements.all())
    draft = assessment.reported_on is None
    consultancy = assessment.consultancy.name if assessment.consultancy else ""
    province = assessment.facility.province
    return paper.AssessmentReport(
        code=assessment.code,
        title=assessment.title,
        detailed=assessment.kind == Assessment.Kind.DETAILED,
        issuer=consultancy or assessment.facility.name,
        consultancy=consultancy,
        facility=_facility(assessment.facility),
        on=assessment.reported_on,
        place=province.name.removeprefix("Tỉnh ").removeprefix("Thành phố ") if province else "",
        draft=draft,
        scope=assessment.scope,
        product=assessment.product,
        output=paper.Amount(assessment.output, assessment.product_unit),
        first_day=assessment.first_day,
        last_day=assessment.last_day,
        began_on=assessment.began_on,
        discount_rate_pct=assessment.discount_rate_pct,
        tolerance_pct=assessment.tolerance_pct,
        team=tuple(
            paper.Member(one.name, one.position, one.part, one.is_leader)
            for one in assessment.team.order_by("-is_leader", "order", "pk")
        ),
        steps=steps_told(steps),
        balances=balances_told(balances),
        streams=tuple(_stream(cost_of(stream)) for stream in waste_streams_of(assessment)),
        options=options_told(assessment, options),
        combined=combined_told(assessment, options),
        measured=measured_told(assessment, options, measurements, follow_ups),
        whole=whole_told(assessment, options, measurements),
        whole_verified=_whole_verified(assessment),
        look_backs=tuple(
            paper.LookBack(
                one.months, one.due, one.made.done_on if one.made else None, one.made.notes if one.made else ""
            )
            for one in look_backs(assessment, follow_ups)
        ),
        tasks=_tasks(assessment),
        factors=sources_told(balances, options),
        missing=tuple(gap.words for gap in gaps_of(assessment, balances)) if draft else (),
        properties={"sachhon-status": assessment.status},
    )


def _whole_verified(assessment: Assessment) -> str:
    if assessment.verified_on is None or assessment.verified_by is None:
        return ""
    who, on = assessment.verified_by.full_name, format_date(assessment.verified_on)
    why = f" {assessment.verified_why.rstrip('.')}." if assessment.verified_why else ""
    return f"{who} kiểm chứng kết quả của toàn cơ sở ngày {on}.{why}"


def _facility(facility: Facility) -> paper.Facility:
    contact = "; ".join(part for part in (facility.contact_name, facility.phone, facility.email) if part)
    return paper.Facility(
        name=facility.name,
        code=facility.code,
        tax_code=facility.tax_code,
        address=facility.address,
        province=facility.province.name if facility.province else "",
        industry=industry_name(facility.industry),
        products=facility.products,
        size=str(Facility.Size(facility.size).label) if facility.size else "",
        employees=facility.employees,
        contact=contact,
    )


def industry_name(number: int | None) -> str:
    """An industry's Vietnamese name in the table of 39; "" where none is said."""
    if number is None:
        return ""
    return next((row["name_vi"] for row in read_table("classifiers/industries_39.csv") if row["tt"] == str(number)), "")


def _stream(cost: StreamCost) -> paper.WasteStream:
    stream = cost.stream
    known = cost.result is not None
    return paper.WasteStream(
        number=stream.number,
        name=stream.name,
        amount=paper.Amount(stream.quantity, stream.unit),
        material=stream.material_cost,
        energy=stream.energy_cost,
        system=stream.system_cost,
        treatment=stream.treatment_cost,
        product_share_pct=stream.product_share_pct,
        loss_cost=cost.result.loss_cost if cost.result is not None else None,
        without=tuple(_PART_WORDS[name] for name in PARTS if name in cost.missing) if known else (),
        causes=tuple(cause.text for cause in stream.causes.all()),
        note=stream.note,
    )


def _tasks(assessment: Assessment) -> tuple[paper.Task, ...]:
    states = {one.task: one for one in assessment.tasks.all()}
    told = []
    for step in steps_of(assessment.kind):
        for task in step.tasks:
            state = states.get(task.code)
            label = TaskState.State(state.state).label if state else TaskState.State.NOT_STARTED.label
            told.append(
                paper.Task(
                    f"{task.number}",
                    task.names["vi"],
                    str(label),
                    state.note if state else "",
                    f"Bước {step.number}. {step.names['vi']}",
                )
            )
    return tuple(told)
