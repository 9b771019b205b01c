"""Assessments for the matrix: `find` functions of the workspace, a factory for each (see objects)."""

from __future__ import annotations

from sachhon.domain.assessments.api import Assessment, BalanceSignature, ProcessStep, WasteStream
from tests.permissions.facility_objects import facility_in
from tests.permissions.ground import Ground
from tests.permissions.objects import Made, makes
from tests.permissions.option_objects import assessment_in


@makes("assessments.finding.find_assessment")
def _assessment(ground: Ground, status: str) -> Made:
    made = assessment_in(ground, status)
    return Made({"code": made.code, "task": "T01", "digest": "0" * 64}, made.facility.code)


@makes("assessments.finding.find_facility")
def _facility(ground: Ground, status: str) -> Made | None:
    if status != Assessment.Status.OPEN:
        return None
    code = facility_in(ground, "active").code
    return Made({"facility": code}, code)


@makes("assessments.finding.find_step")
def _step(ground: Ground, status: str) -> Made:
    made = assessment_in(ground, status)
    step = ProcessStep.objects.create(assessment=made, number=1, name="Nấu")
    return Made({"code": made.code, "step": step.pk}, made.facility.code)


@makes("assessments.finding.find_stream")
def _stream(ground: Ground, status: str) -> Made:
    made = assessment_in(ground, status)
    stream = WasteStream.objects.create(assessment=made, number=1, name="Bã")
    return Made({"code": made.code, "stream": stream.pk}, made.facility.code)


@makes("assessments.finding.find_signature")
def _signature(ground: Ground, status: str) -> Made:
    made = assessment_in(ground, status)
    signature = BalanceSignature.objects.create(
        assessment=made, of=BalanceSignature.Of.MASS, closure_pct=226, reason="Bã ướt", by=made.by
    )
    return Made({"code": made.code, "signature": signature.pk}, made.facility.code)
