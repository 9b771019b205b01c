"""What is said of an option when it is looked at, and what cannot be said: for its pages and for worksheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from sachhon.domain.assessments.models import Option
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.years.streams import stream_of

SIDES = ("technical", "economic", "environmental")
ANSWERS = ("yes", "no", "")
MONEY = ("investment", "incentive", "yearly_saving", "yearly_cost")
LONGEST_LIFE = 50
MOST_MONEY = 10**15


@dataclass(frozen=True, slots=True)
class Feasibility:
    """The three sides ("yes", "no", "" for not judged), notes, money in VND; None is not known, never 0."""

    technical: str = ""
    economic: str = ""
    environmental: str = ""
    technical_note: str = ""
    environmental_note: str = ""
    investment: int | None = None
    incentive: int | None = None
    yearly_saving: int | None = None
    yearly_cost: int | None = None
    life_years: int | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What is expected to be saved of a stream in a year: a share of it, a quantity, or not known how much."""

    resource: str
    share_pct: Decimal | None = None
    quantity: Decimal | None = None
    unit: str = ""


def check_screening(stage: str, screening: str, why: str) -> None:
    """Raises Refused for no answer, "no" without a reason, and "no" to what is planned or done already."""
    if screening not in Option.Screening.values:
        raise Refused("screening", _("Chọn kết quả sàng lọc."), "screening")
    if screening == Option.Screening.NO and not why.strip():
        raise Refused("why", _("Ghi lý do loại bỏ để người sau hiểu."), "why")
    if screening == Option.Screening.NO and stage not in (Option.Stage.PROPOSED, Option.Stage.REJECTED):
        raise Refused("stage", _("Giải pháp đã có kế hoạch hoặc đã làm. Rút kế hoạch trước khi loại bỏ."), "screening")


def check_feasibility(told_of: Feasibility) -> None:
    """Raises Refused at the fact that cannot be."""
    for side in SIDES:
        if getattr(told_of, side) not in ANSWERS:
            raise Refused("side", _("Chọn khả thi, không khả thi hoặc chưa xét."), side)
    for name in MONEY:
        amount = getattr(told_of, name)
        if amount is not None and not 0 <= amount <= MOST_MONEY:
            raise Refused("money", _("Nhập số tiền từ 0 trở lên; chưa biết thì để trống."), name)
    if told_of.life_years is not None and not 1 <= told_of.life_years <= LONGEST_LIFE:
        raise Refused("life", _("Tuổi thọ là số năm từ 1 đến 50."), "life_years")


def check_effects(effects: Sequence[Effect]) -> None:
    """Raises Refused for a resource told twice, and for an effect that cannot be."""
    if len({one.resource for one in effects}) != len(effects):
        raise Refused("twice", _("Một dòng tài nguyên chỉ ghi một lần."))
    for one in effects:
        try:
            check_effect(one)
        except Refused as refused:
            raise Refused(refused.code, refused.message) from refused


def check_effect(one: Effect) -> None:
    """Raises Refused at the fact that cannot be."""
    if stream_of(one.resource) is None:
        raise Refused("resource", _("Chọn dòng tài nguyên trong danh sách."), "resource")
    if one.share_pct is not None and not 0 <= one.share_pct <= 100:
        words = _("Mức giảm từ 0 đến 100 %: không giải pháp nào tiết kiệm hơn lượng đang dùng.")
        raise Refused("share", words, "share_pct")
    if one.quantity is not None and one.quantity < 0:
        raise Refused("quantity", _("Lượng tiết kiệm từ 0 trở lên."), "quantity")
    if one.quantity is not None and not one.unit.strip():
        raise Refused("unit", _("Ghi đơn vị của lượng tiết kiệm."), "unit")
