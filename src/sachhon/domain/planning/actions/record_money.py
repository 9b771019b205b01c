"""So much of a line, a year and a source reached a stage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Q

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning import money_refusals
from sachhon.domain.planning.models import BudgetLine, MoneyEntry, Plan
from sachhon.domain.planning.money.ledger import Posting, Slot
from sachhon.domain.planning.money.sources import Source, Stage
from sachhon.domain.planning.money.stages import FIRST
from sachhon.domain.planning.posting import (
    Evidence,
    already,
    check_evidence,
    lines_with_all,
    locked_ledger,
    paper_of,
    place_of_line,
    post,
    require_line,
    require_recording,
)
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


def record_money(
    *,
    actor: Actor,
    line: BudgetLine,
    year: int,
    source: Source,
    stage: Stage,
    amount: int,
    on: date,
    document: str = "",
    evidence: Evidence | None = None,
    request_key: str,
) -> MoneyEntry:
    """The entry. The same `request_key` gives the same entry, however often it is sent.

    Beyond the estimate a document's number or a file is needed. Raises PermissionDenied, Refused (beyond the stage
    before, beyond a ceiling, not split yet), files.RefusedUpload.
    """
    require_recording(actor, place_of_line(line), source, stage)
    check_evidence(evidence)
    with transaction.atomic():
        fresh = lines_with_all().get(pk=line.pk)
        require_line(fresh, year, stage)
        if amount <= 0:
            raise money_refusals.missing("amount")
        postings = [Posting(Slot(fresh.pk, year, source), stage, amount)]
        ledger = locked_ledger([fresh], postings)
        if (before := already(request_key, fresh)) is not None:
            return before
        paper = paper_of(on, document, evidence, needed=stage is not FIRST)
        (entry,) = post(
            actor=actor, lines=[fresh], ledger=ledger, postings=postings, paper=paper, request_key=request_key
        )
        place = place_of_line(fresh)
        audit.record(
            who=actor.who_for(place),
            verb="money.record",
            object_type="money",
            object_id=entry.pk,
            unit_code=place.unit_code,
            detail={
                "plan": fresh.plan.code,
                "line": fresh.pk,
                "year": year,
                "source": source.value,
                "stage": stage.value,
                "amount": amount,
                "document": paper.document,
                "evidence": paper.evidence.digest if paper.evidence else "",
            },
        )
    return entry


def record_many(
    *,
    actor: Actor,
    plan: Plan,
    year: int,
    source: Source,
    stage: Stage,
    amounts: Mapping[int, int],
    on: date,
    document: str = "",
    evidence: Evidence | None = None,
    request_key: str,
) -> list[MoneyEntry]:
    """One decision for several lines of a plan: {line id: amount}, all or none; lines with 0 are passed over.

    Raises as `record_money` does; the refusal's `field` is then "line-<id>" where it is one line's.
    """
    require_recording(actor, place_of(plan.unit), source, stage)
    check_evidence(evidence)
    with transaction.atomic():
        wanted = {pk: amount for pk, amount in amounts.items() if amount}
        lines = list(lines_with_all().filter(plan=plan, pk__in=wanted).order_by("position", "pk"))
        if not lines or any(amount < 0 for amount in wanted.values()):
            raise money_refusals.missing("amount")
        for line in lines:
            require_line(line, year, stage)
        postings = [Posting(Slot(line.pk, year, source), stage, wanted[line.pk]) for line in lines]
        ledger = locked_ledger(lines, postings)
        if already(request_key, lines[0]) is not None:
            made = Q(request_key=request_key) | Q(request_key__startswith=f"{request_key}.")
            return list(MoneyEntry.objects.filter(made).order_by("pk"))
        paper = paper_of(on, document, evidence, needed=stage is not FIRST)
        entries = post(actor=actor, lines=lines, ledger=ledger, postings=postings, paper=paper, request_key=request_key)
        place = place_of(plan.unit)
        audit.record(
            who=actor.who_for(place),
            verb="money.record_many",
            object_type="plan",
            object_id=plan.code,
            unit_code=place.unit_code,
            detail={
                "year": year,
                "source": source.value,
                "stage": stage.value,
                "amounts": {str(pk): amount for pk, amount in wanted.items()},
                "document": paper.document,
                "evidence": paper.evidence.digest if paper.evidence else "",
            },
        )
    return entries
