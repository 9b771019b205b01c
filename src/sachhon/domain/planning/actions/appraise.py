"""Scoring a registration."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.appraising import is_named, near, own_units, units_of
from sachhon.domain.planning.campaign.scores import BadScore, Criterion, allowed, total
from sachhon.domain.planning.campaign.way import RegistrationStatus
from sachhon.domain.planning.campaign_refusals import (
    bad_proposal,
    bad_score,
    changed_meanwhile,
    near_to_the_unit,
)
from sachhon.domain.planning.campaign_steps import (
    locked_registration,
    require_in_the_run,
    require_possible,
    step_registration,
)
from sachhon.domain.planning.criteria import criteria_of, plain, scores_as_json, scores_of
from sachhon.domain.planning.models import Appraisal, Registration
from sachhon.domain.planning.policies import REGISTRATION
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit

LONGEST_REMARKS = 4000


@transaction.atomic
def appraise(
    *,
    actor: Actor,
    registration: Registration,
    scores: Mapping[str, Decimal | None],
    remarks: str = "",
    proposed: int | None = None,
    version: int,
    edition: int,
) -> Appraisal:
    """The actor's own scores. What is left out is missing, never 0; it counts once every criterion has its score.

    `version` is that of the appraisal that the person looked at (0: none yet), `edition` the wording. The trail holds
    that somebody scored and how often, not the scores: those who read it may be appraisers too.
    """
    campaign, held = locked_registration(registration)
    place = place_of(held.unit)
    own = own_units(actor)
    if (unit := near(own, units_of(held))) is not None and is_named(actor, campaign):
        raise near_to_the_unit(unit.name)
    REGISTRATION.require(actor, "appraise", place, held.status)
    if not is_named(actor, campaign):
        raise PermissionDenied(f"{REGISTRATION.name}.appraise")
    require_possible(campaign, "appraise")
    require_in_the_run(held)
    before = Appraisal.objects.select_for_update(of=("self",)).filter(registration=held, by=actor.user).first()
    if held.edition != edition or (before.version if before else 0) != version:
        raise changed_meanwhile()
    criteria = criteria_of(campaign)
    given = _checked(criteria, scores)
    if proposed is not None and not (held.central is not None and 0 <= proposed <= held.central):
        raise bad_proposal(held.central)
    appraisal = before or Appraisal(registration=held, by=actor.user)
    appraisal.scores, appraisal.remarks = scores_as_json(given), remarks.strip()[:LONGEST_REMARKS]
    appraisal.proposed, appraisal.edition = proposed, held.edition
    appraisal.version = version + 1
    appraisal.save()
    whole = total(criteria, given) is not None
    _follow(held, criteria)
    audit.record(
        who=actor.who_for(place),
        verb="task_registration.appraise",
        object_type="task_registration",
        object_id=held.code,
        unit_code=held.unit.code,
        detail={"version": appraisal.version, "edition": held.edition, "whole": whole},
    )
    return appraisal


def _checked(criteria: tuple[Criterion, ...], scores: Mapping[str, Decimal | None]) -> dict[str, Decimal | None]:
    given = {one.code: scores.get(one.code) for one in criteria}
    for one in criteria:
        score = given[one.code]
        if score is not None:
            try:
                allowed(one, score)
            except BadScore as wrong:
                raise bad_score(one.label, plain(one.most)) from wrong
    return given


def _follow(held: Registration, criteria: tuple[Criterion, ...]) -> None:
    """The status of the registration: appraised where a whole appraisal of these words is there."""
    theirs = Appraisal.objects.filter(registration=held, edition=held.edition)
    whole = any(total(criteria, scores_of(one)) is not None for one in theirs)
    after = RegistrationStatus.APPRAISED if whole else RegistrationStatus.REGISTERED
    if after != held.status:
        step_registration(held, "appraise", after)
        held.save(update_fields=("status", "version"))
