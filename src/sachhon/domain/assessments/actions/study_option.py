"""An option is looked at: screened, judged on its three sides, its effects told, ranked among the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Option, OptionEffect
from sachhon.domain.assessments.options.holding import changed, held, kept, require_open_facts, told
from sachhon.domain.assessments.options.studying import (
    MONEY,
    SIDES,
    Effect,
    Feasibility,
    check_effects,
    check_feasibility,
    check_screening,
)
from sachhon.domain.assessments.places import place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT
from sachhon.domain.assessments.refusals import Refused


def screen_option(*, actor: Actor, option: Option, screening: str, why: str, base_version: int) -> Option:
    """Do it now, study it, or leave it; "no" needs a reason. Raises PermissionDenied, Refused."""
    with transaction.atomic():
        locked = held(actor, option, "edit", base_version)
        require_open_facts(locked)
        check_screening(locked.stage, screening, why)
        told_now = {"screening": screening, "screening_why": why.strip()[:500]}
        return kept(actor, locked, "option.screen", changed(locked, told_now))


def judge_feasibility(*, actor: Actor, option: Option, told_of: Feasibility, base_version: int) -> Option:
    """What was found on the three sides, and the money. Raises PermissionDenied, Refused."""
    check_feasibility(told_of)
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
    check_effects(effects)
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


def _effect_words(one: OptionEffect | Effect) -> list[str]:
    share, quantity = one.share_pct, one.quantity
    return [
        one.resource,
        "" if share is None else str(share.normalize()),
        "" if quantity is None else f"{quantity.normalize():f} {one.unit}",
    ]
