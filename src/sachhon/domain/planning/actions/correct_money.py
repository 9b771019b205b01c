"""An entry said the wrong amount: the difference is appended, the entry itself stays."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Sum

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning import money_refusals
from sachhon.domain.planning.models import MoneyEntry
from sachhon.domain.planning.money.ledger import Posting, Slot
from sachhon.domain.planning.money.sources import Source, Stage
from sachhon.domain.planning.posting import (
    Evidence,
    already,
    check_evidence,
    lines_with_all,
    locked_ledger,
    paper_of,
    place_of_line,
    post,
    require_recording,
)
from sachhon.foundation import audit


def correct_money(
    *,
    actor: Actor,
    entry: MoneyEntry,
    amount: int,
    reason: str,
    on: date,
    document: str = "",
    evidence: Evidence | None = None,
    request_key: str,
) -> MoneyEntry:
    """The correction, so that entry and corrections together say `amount` (0 takes it back whole).

    Whoever may record the step may correct it. Raises PermissionDenied, Refused (no reason, nothing would change, the
    next stage has taken it already, beyond what the stage before or a ceiling leaves), files.RefusedUpload.
    """
    require_recording(actor, place_of_line(entry.line), Source(entry.source), Stage(entry.stage))
    check_evidence(evidence)
    if not reason.strip():
        raise money_refusals.missing("reason")
    if entry.corrects_id is not None:
        raise money_refusals.not_correctable("correction")
    if entry.pair:
        raise money_refusals.not_correctable("move")
    with transaction.atomic():
        line = lines_with_all().get(pk=entry.line_id)
        slot = Slot(line.pk, entry.year, Source(entry.source))
        ledger = locked_ledger([line], [Posting(slot, Stage(entry.stage), 1)])
        if (before := already(request_key, line)) is not None:
            return before
        stands = standing_amount(entry)
        postings = [Posting(slot, Stage(entry.stage), max(amount, 0) - stands)]
        paper = paper_of(on, document, evidence, reason, needed=False)
        (correction,) = post(
            actor=actor,
            lines=[line],
            ledger=ledger,
            postings=postings,
            paper=paper,
            request_key=request_key,
            corrects=entry,
        )
        place = place_of_line(line)
        audit.record(
            who=actor.who_for(place),
            verb="money.correct",
            object_type="money",
            object_id=entry.pk,
            unit_code=place.unit_code,
            detail={
                "plan": line.plan.code,
                "correction": correction.pk,
                "before": stands,
                "after": max(amount, 0),
                "reason": paper.reason,
                "document": paper.document,
            },
        )
    return correction


def standing_amount(entry: MoneyEntry) -> int:
    """What an entry says with its corrections."""
    return entry.amount + int(entry.corrected_by.aggregate(whole=Sum("amount"))["whole"] or 0)
