"""The workspace for tests: a facility, its people, a consultant it lent a role to, an assessment begun by action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from sachhon.domain.accounts.api import Actor, Delegation, Role, User, actor_of
from sachhon.domain.assessments.api import (
    Assessment,
    Description,
    Flow,
    FlowRow,
    ProcessStep,
    StepRow,
    begin_assessment,
    keep_flows,
    keep_process_step,
    place_of_assessment,
)
from sachhon.domain.registry.api import Facility, Unit, folded, sort_name
from tests import world

D = Decimal
PROVINCE, OTHER_PROVINCE = "P34-52", "P34-91"
TOLD = Description(
    "Đánh giá SXSH nhà máy bia",
    product="Bia",
    product_unit="hl",
    output=D(300_000),
    first_day=date(2023, 1, 1),
    last_day=date(2023, 12, 31),
)


def facility(code: str = "CS-000001", name: str = "Công ty CP Bia Quy Nhơn") -> Facility:
    """A facility with its unit (load the units first)."""
    province = world.unit(PROVINCE)
    unit = world.child(province, code, Unit.Kind.FACILITY, name)
    return Facility.objects.create(
        code=code, unit=unit, name=name, folded=folded(name), sort_name=sort_name(name), province=province
    )


def consultancy() -> Unit:
    """A consultancy under the ministry."""
    known = Unit.objects.filter(code="TV-01").first()
    return known or world.child(world.unit("BCT"), "TV-01", Unit.Kind.CONSULTANCY, "Trung tâm SXSH")


def consultant(of: Facility, until: date | None = None, lender: User | None = None) -> User:
    """Somebody of the consultancy who works for the facility until a day."""
    consultancy()
    person = world.person(Role.OFFICER, "TV-01", name="Trần Tư Vấn")
    Delegation.objects.create(
        unit_code=of.code,
        user=person,
        role=Role.OFFICER,
        granted_by=lender or world.person(Role.FACILITY_USER, of.code, name="Lê Giám Đốc"),
        until=until or timezone.localdate() + timedelta(days=30),
    )
    return person


def owner(of: Facility) -> Actor:
    """Somebody of the facility."""
    return actor_of(world.person(Role.FACILITY_USER, of.code))


def begun(actor: Actor, of: Facility, kind: str = Assessment.Kind.DETAILED, **changed: object) -> Assessment:
    """An open assessment."""
    return begin_assessment(actor=actor, facility=of, kind=kind, told=replace(TOLD, **changed))


def step(actor: Actor, of: Assessment, number: int = 1, name: str = "Nấu", *follows: int) -> ProcessStep:
    """A step in focus."""
    return keep_process_step(actor=actor, assessment=of, row=StepRow(number, name, in_focus=True, follows=follows))


def row(way: str, kind: str, name: str, quantity: str | None, unit: str = "t", **more: object) -> FlowRow:
    """A flow as somebody writes it."""
    figures = {key: D(str(value)) if key == "unit_cost" else value for key, value in more.items()}
    return FlowRow(None, way, kind, name, quantity=None if quantity is None else D(quantity), unit=unit, **figures)


def flows(actor: Actor, at: ProcessStep, *rows: FlowRow) -> list[Flow]:
    """The step has these."""
    return keep_flows(actor=actor, assessment=at.assessment, step=at, rows=rows)


__all__ = [
    "OTHER_PROVINCE",
    "PROVINCE",
    "TOLD",
    "D",
    "begun",
    "consultancy",
    "consultant",
    "facility",
    "flows",
    "owner",
    "place_of_assessment",
    "row",
    "step",
]
