"""An option is looked at: screened, judged on its three sides, its effects told, ranked among the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Option, OptionEffect
from sachhon.domain.assessments.options.holding import changed, held, kept, require_open_facts, told
from sachhon.domain.assessments.places import place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT
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


def screen_option(*, actor: Actor, option: Option, screening: str, why: str, base_version: int) -> Option:
    """Do it now, study it, or leave it; "no" needs a reason. Raises PermissionDenied, Refused."""
    if screening not in Option.Screening.values:
        raise Refused("screening", _("Chọn kết quả sàng lọc."), "screening")
    if screening == Option.Screening.NO and not why.strip():
        raise Refused("why", _("Ghi lý do loại bỏ để người sau hiểu."), "why")
    with transaction.atomic():
        locked = held(actor, option, "edit", base_version)
        require_open_facts(locked)
        if screening == Option.Screening.NO and locked.stage not in (Option.Stage.PROPOSED, Option.Stage.REJECTED):
            raise Refused(
                "stage", _("Giải pháp đã có kế hoạch hoặc đã làm. Rút kế hoạch trước khi loại bỏ."), "screening"
            )
        told_now = {"screening": screening, "screening_why": why.strip()[:500]}
        return kept(actor, locked, "option.screen", changed(locked, told_now))


def judge_feasibility(*, actor: Actor, option: Option, told_of: Feasibility, base_version: int) -> Option:
    """What was found on the three sides, and the money. Raises PermissionDenied, Refused."""
    _require_money(told_of)
    with transaction.atomic():
        locked = held(actor, option, "edit", base_version)
        require_open_facts(locked)
        columns = {
            "feasible": {side: getattr(told_of, side) for side in SIDES},
            "technical_note": told_of.technical_note.strip()[:5000],
            "environmental_note": told_of.environmental_note.strip()[:5000],
            "life_years": told_of.life_years,
            **{name: getattr(told_of, name) for name in MONEY},
        }
        return kept(actor, locked, "option.judge", changed(locked, columns))


def keep_effects(*, actor: Actor, option: Option, effects: Sequence[Effect], base_version: int) -> Option:
    """The expected effects, in place of those that stood. Raises PermissionDenied, Refused."""
    _require_effects(effects)
    with transaction.atomic():
        locked = held(actor, option, "edit", base_version)
        require_open_facts(locked)
        before = [_effect_words(one) for one in locked.effects.all()]
        after = [_effect_words(one) for one in effects]
        if before == after:
            return locked
        locked.effects.all().delete()
        OptionEffect.objects.bulk_create(
            OptionEffect(
                option=locked,
                resource=one.resource,
                share_pct=one.share_pct,
                quantity=one.quantity,
                unit=one.unit.strip()[:30] if one.quantity is not None else "",
            )
            for one in effects
        )
        return kept(actor, locked, "option.effects", {"effects": [before, after]})


def rank_options(*, actor: Actor, assessment: Assessment, ranks: Mapping[int, int | None]) -> int:
    """{number: place} for options; two may share a place, None takes it away. How many changed.

    Raises PermissionDenied, Refused.
    """
    place = place_of_assessment(assessment)
    ASSESSMENT.require(actor, "edit", place, assessment.status)
    if any(rank is not None and not 1 <= rank <= 999 for rank in ranks.values()):
        raise Refused("rank", _("Thứ tự là số từ 1 đến 999; để trống nếu chưa xếp."))
    with transaction.atomic():
        Assessment.objects.select_for_update().get(pk=assessment.pk)
        moved = {}
        for option in assessment.options.filter(number__in=ranks):
            if option.rank != ranks[option.number]:
                moved[str(option.number)] = [option.rank, ranks[option.number]]
                option.rank = ranks[option.number]
                option.version += 1
                option.save(update_fields=("rank", "version"))
        if moved:
            told(actor, assessment, "option.rank", {"ranks": moved})
    return len(moved)


def _require_money(told_of: Feasibility) -> None:
    for side in SIDES:
        if getattr(told_of, side) not in ANSWERS:
            raise Refused("side", _("Chọn khả thi, không khả thi hoặc chưa xét."), side)
    for name in MONEY:
        amount = getattr(told_of, name)
        if amount is not None and not 0 <= amount <= MOST_MONEY:
            raise Refused("money", _("Nhập số tiền từ 0 trở lên; chưa biết thì để trống."), name)
    if told_of.life_years is not None and not 1 <= told_of.life_years <= LONGEST_LIFE:
        raise Refused("life", _("Tuổi thọ là số năm từ 1 đến 50."), "life_years")


def _require_effects(effects: Sequence[Effect]) -> None:
    if len({one.resource for one in effects}) != len(effects):
        raise Refused("twice", _("Một dòng tài nguyên chỉ ghi một lần."))
    for one in effects:
        if stream_of(one.resource) is None:
            raise Refused("resource", _("Chọn dòng tài nguyên trong danh sách."))
        if one.share_pct is not None and not 0 <= one.share_pct <= 100:
            raise Refused("share", _("Mức giảm từ 0 đến 100 %: không giải pháp nào tiết kiệm hơn lượng đang dùng."))
        if one.quantity is not None and one.quantity < 0:
            raise Refused("quantity", _("Lượng tiết kiệm từ 0 trở lên."))
        if one.quantity is not None and not one.unit.strip():
            raise Refused("unit", _("Ghi đơn vị của lượng tiết kiệm."))


def _effect_words(one: OptionEffect | Effect) -> list[str]:
    share, quantity = one.share_pct, one.quantity
    return [
        one.resource,
        "" if share is None else str(share.normalize()),
        "" if quantity is None else f"{quantity.normalize():f} {one.unit}",
    ]
