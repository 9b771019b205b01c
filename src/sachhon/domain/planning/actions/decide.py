"""The decision: the list is frozen, and each registration is approved or refused."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.cut import SUPPORTED
from sachhon.domain.planning.campaign_refusals import figures_changed, no_budget
from sachhon.domain.planning.campaign_steps import MINISTRY_PLACE, locked, require, step, step_registration
from sachhon.domain.planning.deciding import canonical, digest_of, list_of, the_list
from sachhon.domain.planning.models import Campaign, Decision, Registration
from sachhon.domain.planning.policies import CAMPAIGN
from sachhon.foundation import audit


@transaction.atomic
def decide(
    *,
    actor: Actor,
    campaign: Campaign,
    request_key: str,
    looked_at: str = "",
    number: str = "",
    date_: date | None = None,
) -> Decision:
    """The decision on a ranked campaign. The same `request_key` gives the same decision.

    `looked_at`: fingerprint of the list that the person saw (`deciding.fingerprint`). Raises Refused where it is
    another by now, or where no budget is set. What is granted stays under the year's ceiling of central money.
    """
    held = locked(campaign)
    key = f"{held.pk}.{request_key}"[:64]
    before = Decision.objects.filter(campaign=held, request_key=key).first()
    if before is not None:
        CAMPAIGN.require(actor, "view", MINISTRY_PLACE, held.status)
        return before
    require(actor, "decide", held)
    if held.budget is None:
        raise no_budget()
    order, cut, room = the_list(held)
    listed = list_of(held, order, cut, room)
    if looked_at and looked_at != digest_of(canonical(listed)):
        raise figures_changed()
    content = canonical(
        {"list": listed, "decision": {"number": number.strip(), "date": date_.isoformat() if date_ else ""}}
    )
    decision = Decision.objects.create(
        campaign=held,
        number=number.strip(),
        date=date_,
        budget=held.budget,
        content=content,
        digest=digest_of(content),
        request_key=key,
        by=actor.user,
    )
    for one, line in zip(order, cut.lines, strict=True):
        told = one.standing.registration
        told.campaign = held
        step_registration(told, "approve" if line.outcome in SUPPORTED else "refuse")
        told.granted, told.outcome = line.granted, str(line.outcome)
        told.rank, told.score = one.placed.rank, one.standing.together.score
        told.decision_note = told.excluded_why
    fields = ("status", "version", "granted", "outcome", "rank", "score", "decision_note")
    Registration.objects.bulk_update([one.standing.registration for one in order], fields, batch_size=100)
    step(held, "decide")
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="campaign.decide",
        object_type="campaign",
        object_id=held.round.code,
        unit_code=MINISTRY_PLACE.unit_code,
        detail={
            "digest": decision.digest,
            "budget": held.budget,
            "granted": cut.granted,
            "approved": len(cut.supported),
            "tasks": len(order),
            "number": decision.number,
        },
    )
    return decision
