"""Options for the matrix: `find` functions of an assessment's options, a factory for each (see objects)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sachhon.domain.accounts.api import Role
from sachhon.domain.assessments.api import Assessment, Evidence, FollowUp, Measurement, Option
from sachhon.foundation import files
from tests import world
from tests.permissions.facility_objects import facility_in
from tests.permissions.ground import Ground
from tests.permissions.objects import Made, makes


def assessment_in(ground: Ground, status: str) -> Assessment:
    """An assessment of a facility of the unit in that status."""
    facility = facility_in(ground, "active")
    return Assessment.objects.create(
        code=f"DG-9{ground.number():05d}",
        facility=facility,
        kind=Assessment.Kind.DETAILED,
        status=status,
        title="Đánh giá",
        began_on=date(2026, 1, 5),
        by=world.person(Role.FACILITY_USER, facility.code),
    )


def option_in(ground: Ground, status: str) -> Option:
    """A proposed option of it."""
    assessment = assessment_in(ground, status)
    return Option.objects.create(
        assessment=assessment, number=1, title="Đèn LED", category="equipment", by=assessment.by
    )


@makes("assessments.options.finding.find_option")
def _option(ground: Ground, status: str) -> Made:
    option = option_in(ground, status)
    return Made({"code": option.assessment.code, "number": 1, "step": "reject"}, option.assessment.facility.code)


@makes("assessments.options.finding.find_evidence")
def _evidence(ground: Ground, status: str) -> Made:
    option = option_in(ground, status)
    stored = files.store(b"%PDF-1.4")
    made = Evidence.objects.create(
        assessment=option.assessment, option=option, file=stored, name="anh.pdf", by=option.by
    )
    return Made({"code": option.assessment.code, "pk": made.pk}, option.assessment.facility.code)


@makes("assessments.options.finding.find_measurement")
def _measurement(ground: Ground, status: str) -> Made:
    option = option_in(ground, status)
    made = Measurement.objects.create(
        assessment=option.assessment,
        option=option,
        when="before",
        resource="electricity",
        first_day=date(2025, 1, 1),
        last_day=date(2025, 12, 31),
        consumption=Decimal(1000),
        unit="kWh",
        by=option.by,
    )
    return Made({"code": option.assessment.code, "pk": made.pk}, option.assessment.facility.code)


@makes("assessments.options.finding.find_whole_evidence")
def _whole_evidence(ground: Ground, status: str) -> Made:
    assessment = assessment_in(ground, status)
    stored = files.store(b"%PDF-1.4 whole")
    made = Evidence.objects.create(assessment=assessment, file=stored, name="hoa-don.pdf", by=assessment.by)
    return Made({"code": assessment.code, "pk": made.pk}, assessment.facility.code)


@makes("assessments.options.finding.find_whole_measurement")
def _whole_measurement(ground: Ground, status: str) -> Made:
    assessment = assessment_in(ground, status)
    made = Measurement.objects.create(
        assessment=assessment,
        when="before",
        resource="electricity",
        first_day=date(2025, 1, 1),
        last_day=date(2025, 12, 31),
        consumption=Decimal(1000),
        unit="kWh",
        by=assessment.by,
    )
    return Made({"code": assessment.code, "pk": made.pk}, assessment.facility.code)


@makes("assessments.options.finding.find_look_back")
def _look_back(ground: Ground, status: str) -> Made:
    assessment = assessment_in(ground, status)
    FollowUp.objects.create(assessment=assessment, months=6, due=date(2026, 7, 5))
    return Made({"code": assessment.code, "months": 6}, assessment.facility.code)
