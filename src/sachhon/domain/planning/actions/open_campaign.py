"""Opening the yearly campaign on a round of the registration template."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.default_criteria import DEFAULT_CRITERIA
from sachhon.domain.planning.campaign.rows import is_registration
from sachhon.domain.planning.campaign.scores import BadCriteria, Criterion, checked
from sachhon.domain.planning.campaign_refusals import bad_budget, bad_criteria, bad_year, not_a_registration_round
from sachhon.domain.planning.campaign_steps import MINISTRY_PLACE
from sachhon.domain.planning.criteria import as_criteria, as_json
from sachhon.domain.planning.models import Campaign
from sachhon.domain.planning.policies import CAMPAIGN
from sachhon.domain.rounds.api import Round
from sachhon.foundation import audit

_EARLIEST, _LATEST = 2009, 2100
_MOST = 10**15


@transaction.atomic
def open_campaign(
    *, actor: Actor, round_: Round, year: int, budget: int | None = None, criteria: Sequence[Criterion] = ()
) -> Campaign:
    """The campaign of a published round; without `criteria` those that letter 1594 suggests. Raises Refused."""
    CAMPAIGN.require(actor, "run", MINISTRY_PLACE, Campaign.Status.OPEN)
    held = Round.objects.select_for_update(of=("self",)).select_related("template").get(pk=round_.pk)
    template = held.template
    if (
        held.status == Round.Status.DRAFT
        or held.is_test
        or template is None
        or not is_registration(template.definition)
        or Campaign.objects.filter(round=held).exists()
    ):
        raise not_a_registration_round()
    if not _EARLIEST <= year <= _LATEST:
        raise bad_year()
    require_budget(budget)
    try:
        chosen = checked(criteria or as_criteria(DEFAULT_CRITERIA))
    except BadCriteria as wrong:
        raise bad_criteria(wrong.code, wrong.place) from wrong
    campaign = Campaign.objects.create(round=held, year=year, budget=budget, criteria=as_json(chosen))
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="campaign.open",
        object_type="campaign",
        object_id=held.code,
        unit_code=MINISTRY_PLACE.unit_code,
        detail={"year": year, "budget": budget, "criteria": campaign.criteria},
    )
    return campaign


def require_budget(budget: int | None) -> None:
    """Raises Refused for a sum that no budget has; None is one that is not known yet."""
    if budget is not None and not 0 <= budget <= _MOST:
        raise bad_budget()
