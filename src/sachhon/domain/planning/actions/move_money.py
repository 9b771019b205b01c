"""Money goes from one year or source to another: paired entries, nothing more and nothing less in all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning import money_refusals
from sachhon.domain.planning.models import BudgetLine, MoneyEntry
from sachhon.domain.planning.money.ledger import Posting, Slot, move
from sachhon.domain.planning.money.sources import Source, Stage
from sachhon.domain.planning.money.stages import FIRST, UNDATED, Breach, may_give_back, up_to
from sachhon.domain.planning.posting import (
    already,
    lines_with_all,
    locked_ledger,
    paper_of,
    place_of_line,
    post,
    require_line,
    require_recording,
)
from sachhon.foundation import audit

Where = tuple[int, Source]
"""A year and a source of a line."""


def move_money(
    *,
    actor: Actor,
    line: BudgetLine,
    old: Where,
    new: Where,
    stage: Stage,
    amount: int,
    reason: str,
    on: date,
    document: str = "",
    request_key: str,
) -> list[MoneyEntry]:
    """The pairs that carry `amount`, which rests at `stage`, with its whole way so far. Beyond the estimate it needs a
    document, and the right to record each stage of the way at both ends. Raises PermissionDenied, Refused.
    """
    place = place_of_line(line)
    for each in up_to(stage):
        require_recording(actor, place, old[1], each)
        require_recording(actor, place, new[1], each)
    if not reason.strip():
        raise money_refusals.missing("reason")
    with transaction.atomic():
        fresh = lines_with_all().get(pk=line.pk)
        require_line(fresh, new[0], stage)
        here, there = Slot(fresh.pk, *old), Slot(fresh.pk, *new)
        touched = [Posting(slot, each, 1) for slot in (here, there) for each in up_to(stage)]
        ledger = locked_ledger([fresh], touched)
        if already(request_key, fresh) is not None:
            return _made_before(request_key)
        postings = _way(ledger.standing(here), here, there, stage, amount)
        paper = paper_of(on, document, None, reason, needed=stage is not FIRST)
        entries = post(
            actor=actor,
            lines=[fresh],
            ledger=ledger,
            postings=postings,
            paper=paper,
            request_key=request_key,
            pair=request_key,
        )
        audit.record(
            who=actor.who_for(place),
            verb="money.move",
            object_type="line",
            object_id=fresh.pk,
            unit_code=place.unit_code,
            detail={
                "plan": fresh.plan.code,
                "from": [old[0], old[1].value],
                "to": [new[0], new[1].value],
                "stage": stage.value,
                "amount": amount,
                "reason": paper.reason,
                "document": paper.document,
            },
        )
    return entries


def split_money(
    *, actor: Actor, line: BudgetLine, amounts: Mapping[Where, int], note: str, on: date, request_key: str
) -> list[MoneyEntry]:
    """A person says who pays: the year's unsplit estimate goes to {(year, source): amount}; what is left stays unsplit.

    Money whose source is known but not its year stands at year 0 and is given to the years alike. `note`: why it is
    split so ("theo tỷ lệ các nguồn"). Raises PermissionDenied, Refused.
    """
    place = place_of_line(line)
    require_recording(actor, place, Source.UNSPLIT, FIRST)
    wanted = {where: amount for where, amount in amounts.items() if amount}
    if not wanted or any(amount < 0 for amount in wanted.values()):
        raise money_refusals.missing("amount")
    with transaction.atomic():
        fresh = lines_with_all().get(pk=line.pk)
        opening = locked_ledger([fresh])
        if already(request_key, fresh) is not None:
            return _made_before(request_key)
        ledger, postings = opening, list[Posting]()
        for (year, source), amount in sorted(wanted.items()):
            require_line(fresh, year, FIRST)
            new = Slot(fresh.pk, year, source)
            for old, part in _open_slots(ledger.standings, new, amount):
                moved = _way(ledger.standing(old), old, new, FIRST, part)
                ledger = ledger.posted(moved)
                postings.extend(moved)
        paper = paper_of(on, "", None, note, needed=False)
        entries = post(
            actor=actor,
            lines=[fresh],
            ledger=opening,
            postings=postings,
            paper=paper,
            request_key=request_key,
            pair=request_key,
        )
        audit.record(
            who=actor.who_for(place),
            verb="money.split",
            object_type="line",
            object_id=fresh.pk,
            unit_code=place.unit_code,
            detail={
                "plan": fresh.plan.code,
                "amounts": {f"{year} {source.value}": amount for (year, source), amount in wanted.items()},
                "note": paper.reason,
            },
        )
    return entries


def _open_slots(standings: Mapping[Slot, Mapping[Stage, int]], new: Slot, amount: int) -> list[tuple[Slot, int]]:
    """Where unsplit money for a slot lies: its own year's first, then what has no year. Raises Refused for too much."""
    left, found = amount, []
    unsplit = [(new.year, Source.UNSPLIT), (UNDATED, new.source), (UNDATED, Source.UNSPLIT)]
    for old in (Slot(new.line, *where) for where in unsplit):
        rest = may_give_back(standings.get(old, {}), FIRST) if old != new else 0
        if part := min(left, rest):
            found.append((old, part))
            left -= part
    if left:
        raise money_refusals.refused(Breach("below_next_stage", limit=amount - left, stage=FIRST))
    return found


def _way(standing: Mapping[Stage, int], old: Slot, new: Slot, stage: Stage, amount: int) -> Sequence[Posting]:
    try:
        return move(standing, old, new, stage, amount)
    except Breach as breach:
        raise money_refusals.refused(breach) from breach


def _made_before(request_key: str) -> list[MoneyEntry]:
    return list(MoneyEntry.objects.filter(pair=request_key).order_by("pk"))
