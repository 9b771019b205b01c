"""Changing a campaign: its budget, how it scores and cuts; its criteria until the first score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.open_campaign import require_budget
from sachhon.domain.planning.campaign.scores import OUT_OF, BadCriteria, Criterion, checked
from sachhon.domain.planning.campaign_refusals import bad_criteria, bad_pass_mark, changed_meanwhile, criteria_fixed
from sachhon.domain.planning.campaign_steps import MINISTRY_PLACE, locked, require
from sachhon.domain.planning.criteria import as_json, plain
from sachhon.domain.planning.models import Appraisal, Campaign
from sachhon.domain.planning.versions import differing
from sachhon.foundation import audit


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be changed of a campaign."""

    budget: int | None
    criteria: Sequence[Criterion]
    method: str = Campaign.Method.MEAN
    cut_rule: str = Campaign.CutRule.SKIP
    partial: bool = False
    pass_mark: Decimal | None = None


def settings_of(campaign: Campaign, criteria: Sequence[Criterion]) -> Settings:
    """What it is now."""
    return Settings(campaign.budget, criteria, campaign.method, campaign.cut_rule, campaign.partial, campaign.pass_mark)


@transaction.atomic
def change_campaign(*, actor: Actor, campaign: Campaign, settings: Settings, version: int) -> Campaign:
    """The campaign with these settings. `version`: of what the person looked at. Raises Refused."""
    held = locked(campaign)
    require(actor, "run", held)
    if held.version != version:
        raise changed_meanwhile()
    require_budget(settings.budget)
    try:
        criteria = as_json(checked(settings.criteria))
    except BadCriteria as wrong:
        raise bad_criteria(wrong.code, wrong.place) from wrong
    if criteria != held.criteria and has_scores(held):
        raise criteria_fixed()
    if settings.pass_mark is not None and not 0 <= settings.pass_mark <= OUT_OF:
        raise bad_pass_mark()
    before = _told(held)
    held.budget, held.criteria = settings.budget, criteria
    held.method, held.cut_rule = Campaign.Method(settings.method), Campaign.CutRule(settings.cut_rule)
    held.partial, held.pass_mark = settings.partial, settings.pass_mark
    after = _told(held)
    changes = differing(before, after)
    if not changes:
        return held
    held.version += 1
    held.save()
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="campaign.change",
        object_type="campaign",
        object_id=held.round.code,
        unit_code=MINISTRY_PLACE.unit_code,
        detail=changes,
    )
    return held


def has_scores(campaign: Campaign) -> bool:
    """Whether anybody has scored a registration of it."""
    return Appraisal.objects.filter(registration__campaign=campaign).exclude(scores={}).exists()


def _told(campaign: Campaign) -> dict[str, object]:
    return {
        "budget": campaign.budget,
        "criteria": campaign.criteria,
        "method": str(campaign.method),
        "cut_rule": str(campaign.cut_rule),
        "partial": campaign.partial,
        "pass_mark": None if campaign.pass_mark is None else plain(campaign.pass_mark),
    }
