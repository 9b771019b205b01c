"""What people say of an assessment and of the things in it, before it is checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sachhon.domain.assessments.models import Flow, ProcessStep, TeamMember, WasteStream


@dataclass(frozen=True, slots=True)
class Description:
    """What an assessment is called and about. None and "" are what nobody has said."""

    title: str
    scope: str = ""
    product: str = ""
    product_unit: str = ""
    output: Decimal | None = None
    first_day: date | None = None
    last_day: date | None = None
    tolerance_pct: Decimal = Decimal(10)
    discount_rate_pct: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A row of the team; `pk` None: new. `expert` is the code of an expert of the network."""

    pk: int | None
    name: str
    position: str = ""
    part: str = ""
    is_leader: bool = False
    expert: str = ""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the process; `follows` are the numbers of the steps before it. `pk` None: known by its number."""

    number: int
    name: str
    what_happens: str = ""
    in_focus: bool = False
    follows: tuple[int, ...] = ()
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row of a step's inputs or outputs; `pk` None: new. `quantity` None is not known, never 0."""

    pk: int | None
    direction: str
    kind: str
    name: str
    carrier: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    unit_cost: Decimal | None = None
    known: str = ""
    weighs: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class StreamFacts:
    """A waste stream with the parts of its cost in VND a year. None is not known, never 0."""

    name: str
    flow: Flow | None = None
    quantity: Decimal | None = None
    unit: str = ""
    material_cost: int | None = None
    energy_cost: int | None = None
    system_cost: int | None = None
    treatment_cost: int | None = None
    product_share_pct: Decimal | None = None
    note: str = ""


def told_of_member(one: TeamMember) -> dict[str, Any]:
    """A member as they stand, for comparing."""
    expert = one.expert.code if one.expert is not None else ""
    return {"name": one.name, "position": one.position, "part": one.part, "leader": one.is_leader, "expert": expert}


def told_of_step(one: ProcessStep) -> dict[str, Any]:
    """A step as it stands, for comparing."""
    return {
        "number": one.number,
        "name": one.name,
        "what_happens": one.what_happens,
        "in_focus": one.in_focus,
        "follows": sorted(before.number for before in one.follows.all()),
    }


FLOW_COLUMNS = ("direction", "kind", "name", "carrier", "quantity", "unit", "unit_cost", "known", "weighs", "note")


def told_of_flow(one: Flow) -> dict[str, Any]:
    """A flow as it stands, for comparing."""
    return {name: plain(getattr(one, name)) for name in FLOW_COLUMNS}


def told_of_row(row: FlowRow) -> dict[str, Any]:
    """A flow as somebody wrote it, for comparing."""
    return {name: plain(getattr(row, name)) for name in FLOW_COLUMNS}


def told_of_stream(one: WasteStream | StreamFacts) -> dict[str, Any]:
    """A waste stream, for comparing."""
    names = (
        "name", "quantity", "unit", "material_cost", "energy_cost", "system_cost", "treatment_cost",
        "product_share_pct", "note",
    )  # fmt: skip
    told = {name: plain(getattr(one, name)) for name in names}
    return {**told, "flow": one.flow.pk if one.flow is not None else None}


def plain(value: Any) -> Any:
    """Numbers as they are written shortest, so that 5 and 5.000000 are the same."""
    if isinstance(value, Decimal):
        short = value.normalize()
        return format(short, "f")
    return value
