"""What an assessment report tells. A blank (None, "") is what nobody has said: the paper says so, it never writes 0.

Money is in đồng, as it was put in; what is computed (closure, costs, savings, NPV) comes in computed, with its formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class Stage(StrEnum):
    """How far an option is; figures of one stage are never added to those of another."""

    PROPOSED = "Đề xuất"
    PLANNED = "Có kế hoạch"
    IMPLEMENTED = "Đã thực hiện"
    VERIFIED = "Đã kiểm chứng"
    REJECTED = "Không chọn"


class BalanceState(StrEnum):
    """Whether a balance stands."""

    CLOSED = "Khép"
    SIGNED = "Không khép, đã ký nhận"
    OPEN = "Không khép, chưa ký nhận"
    UNKNOWN = "Chưa đủ số liệu, chưa ký nhận"
    UNKNOWN_SIGNED = "Chưa đủ số liệu, đã ký nhận"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its unit; `value` None is not known."""

    value: Decimal | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Facility:
    """Who was assessed."""

    name: str
    code: str = ""
    tax_code: str = ""
    address: str = ""
    province: str = ""
    industry: str = ""
    products: str = ""
    size: str = ""
    employees: int | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team."""

    name: str
    position: str = ""
    part: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes into or out of a step. `goes`: out of the process as product, waste or loss; "" else."""

    kind: str
    name: str
    amount: Amount
    goes: Literal["product", "waste", "loss", ""] = ""
    unit_cost: Decimal | None = None
    known: str = ""
    weighs: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the process with what goes in and out. `follows`: numbers of the steps before it."""

    number: int
    name: str
    what_happens: str = ""
    in_focus: bool = False
    follows: tuple[int, ...] = ()
    inputs: tuple[Flow, ...] = ()
    outputs: tuple[Flow, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance with its closure. `scope`: the step's name, "Toàn bộ quá trình" of the whole; `why` what was signed.

    `not_counted` names the flows that belong to it and could not be counted, each with the reason; `without_heat` the
    materials of which no heat content is known (of an energy balance).
    """

    of: str
    scope: str
    state: BalanceState
    inputs: Amount = Amount(None)
    outputs: Amount = Amount(None)
    closure_pct: Decimal | None = None
    tolerance_pct: Decimal | None = None
    signed_by: str = ""
    signed_on: date | None = None
    why: str = ""
    not_counted: tuple[str, ...] = ()
    without_heat: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WasteStream:
    """A waste stream with its yearly cost (MFCA) in đồng; `loss_cost` None where it cannot be reckoned.

    `without` names the parts that nobody has told: the loss does not contain them.
    """

    number: int
    name: str
    amount: Amount = Amount(None)
    material: int | None = None
    energy: int | None = None
    system: int | None = None
    treatment: int | None = None
    product_share_pct: Decimal | None = None
    loss_cost: Decimal | None = None
    without: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of feasibility: "technical", "economic", "environmental"; `verdict` True, False or None (not judged)."""

    verdict: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What an option is expected to save of a resource in a year; not what it did save."""

    resource: str
    amount: Amount = Amount(None)
    share_pct: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Economics:
    """What was reckoned of an option. None: no answer, with `why` in words (a rate that is not unique, say)."""

    npv: Decimal | None = None
    irr_pct: Decimal | None = None
    payback: Decimal | None = None
    discounted_payback: Decimal | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A cleaner-production option as it stands on the day of the report."""

    number: int
    title: str
    category: str
    stage: Stage
    what: str = ""
    where: str = ""
    source: str = ""
    screening: str = ""
    screening_why: str = ""
    technical: Side = Side()
    economic: Side = Side()
    environmental: Side = Side()
    effects: tuple[Effect, ...] = ()
    investment: int | None = None
    incentive: int | None = None
    yearly_saving: int | None = None
    yearly_cost: int | None = None
    life_years: int | None = None
    economics: Economics = Economics()
    rank: int | None = None
    responsible: str = ""
    due: date | None = None
    money_from: str = ""
    implemented_on: date | None = None
    actual_investment: int | None = None
    evidence: int = 0
    verified_on: date | None = None
    verified_by: str = ""


@dataclass(frozen=True, slots=True)
class Combined:
    """What the options of one stage together are expected to save of a resource: never the sum of percentages."""

    stage: Stage
    resource: str
    options: tuple[int, ...]
    saving_pct: Decimal
    sum_pct: Decimal


@dataclass(frozen=True, slots=True)
class MeasuredPeriod:
    """What was measured over a period, and how."""

    first_day: date
    last_day: date
    consumption: Amount
    output: Amount = Amount(None)
    how: str = ""


@dataclass(frozen=True, slots=True)
class MeasuredSaving:
    """Before against after, by the method. `blocked` says why there is no figure, "" where there is one.

    `option` None: of the whole. `look_back` is the follow-up (in months) at which `after` was measured.
    """

    resource: str
    before: MeasuredPeriod | None
    after: MeasuredPeriod | None
    option: int | None = None
    look_back: int | None = None
    base_load_share_pct: Decimal = Decimal(0)
    adjusted_baseline: Amount = Amount(None)
    saving: Amount = Amount(None)
    saving_pct: Decimal | None = None
    absolute_change_pct: Decimal | None = None
    verified: bool = False
    warnings: tuple[str, ...] = ()
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class WholeResult:
    """What the whole assessment saved of a resource, beside what verified options (`options`) were measured to save.

    `difference` is the first less the second; `reasons` explain it. `saving` is never made of options.
    """

    resource: str
    saving: Amount = Amount(None)
    saving_pct: Decimal | None = None
    absolute_change_pct: Decimal | None = None
    specific_before: Amount = Amount(None)
    specific_after: Amount = Amount(None)
    specific_change_pct: Decimal | None = None
    options_saving: Amount = Amount(None)
    options: tuple[int, ...] = ()
    difference: Amount = Amount(None)
    verified: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookBack:
    """A follow-up after the report."""

    months: int
    due: date
    done_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One of the eighteen tasks, and how far it was."""

    code: str
    title: str
    state: str
    note: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True)
class FactorSource:
    """A factor, or a prior, that a figure was reckoned with, and where it comes from."""

    what: str
    value: str
    version: str
    source: str
    valid: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentReport:
    """All that the report tells. `issuer` heads the paper: the facility, or the consultancy that writes it.

    `whole_verified` says who verified the result of the whole, and when.
    `draft`: written before the assessment was reported; `missing` is what the report still lacks, in words.
    """

    code: str
    title: str
    detailed: bool
    issuer: str
    facility: Facility
    on: date | None = None
    place: str = ""
    draft: bool = False
    consultancy: str = ""
    scope: str = ""
    product: str = ""
    output: Amount = Amount(None)
    first_day: date | None = None
    last_day: date | None = None
    began_on: date | None = None
    discount_rate_pct: Decimal | None = None
    tolerance_pct: Decimal | None = None
    team: Sequence[Member] = ()
    steps: Sequence[Step] = ()
    balances: Sequence[Balance] = ()
    streams: Sequence[WasteStream] = ()
    options: Sequence[Option] = ()
    combined: Sequence[Combined] = ()
    measured: Sequence[MeasuredSaving] = ()
    whole: Sequence[WholeResult] = ()
    whole_verified: str = ""
    look_backs: Sequence[LookBack] = ()
    tasks: Sequence[Task] = ()
    factors: Sequence[FactorSource] = ()
    missing: Sequence[str] = ()
    properties: dict[str, str] = field(default_factory=dict)
