"""Writing to the ledger: the rows locked, the pure ledger asked, the entries appended.

Whoever writes money of a unit first locks the unit's row, and the ministry's where central money may be approved: two
clerks never see the same money left. Always in the order of the units' ids, before anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet, Sum
from django.utils import timezone

from sachhon.domain.accounts.api import MINISTRY, Actor, Place
from sachhon.domain.planning import money_refusals
from sachhon.domain.planning.models import BudgetLine, MoneyEntry, SourceCeiling
from sachhon.domain.planning.money.ceilings import CEILED, OF_THE_COUNTRY, Ceiling
from sachhon.domain.planning.money.ledger import Ledger, Posting, Slot
from sachhon.domain.planning.money.sources import Source, Stage, counted_in
from sachhon.domain.planning.money.stages import FIRST, UNDATED, Breach
from sachhon.domain.planning.policies import MONEY
from sachhon.domain.registry.api import Unit, place_of
from sachhon.foundation import files
from sachhon.foundation.models import StoredFile

LONGEST_KEY = 56
_OF_THE_MINISTRY = frozenset({Stage.APPRAISED, Stage.APPROVED, Stage.ALLOCATED})


class Evidence(NamedTuple):
    """A file that proves a step, as it was sent."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """What a step rests on."""

    on: date
    document: str = ""
    evidence: StoredFile | None = None
    evidence_name: str = ""
    reason: str = ""


def verb_for(source: Source, stage: Stage) -> str:
    """Whose step it is: the central budget's appraisal, approval and allocation are the ministry's."""
    return "record_central" if source is Source.CENTRAL and stage in _OF_THE_MINISTRY else "record"


def may_record(actor: Actor, place: Place, source: Source, stage: Stage) -> bool:
    """Whether the actor may write this step of a unit's money."""
    return MONEY.permits(actor, verb_for(source, stage), place, stage.value)


def require_recording(actor: Actor, place: Place, source: Source, stage: Stage) -> None:
    """Raises PermissionDenied."""
    MONEY.require(actor, verb_for(source, stage), place, stage.value)


def place_of_line(line: BudgetLine) -> Place:
    """Where a line's money belongs: to the plan's unit."""
    return place_of(line.plan.unit)


def require_line(line: BudgetLine, year: int, stage: Stage) -> None:
    """Raises Refused for a heading or total, and for a year that is none of the plan's (or the one after its last)."""
    if line.is_heading or line.is_total:
        raise money_refusals.missing("line")
    undated = year == UNDATED and stage is FIRST
    if not undated and not line.plan.first_year <= year <= line.plan.last_year + 1:
        raise money_refusals.missing("year")


def paper_of(on: date, document: str, evidence: Evidence | None, reason: str = "", *, needed: bool = True) -> Paper:
    """The paper with its file stored. Raises Refused for a day to come, or where nothing proves a step that must be.

    The file was checked (`files.check_upload`) before the transaction began.
    """
    if on > timezone.localdate():
        raise money_refusals.missing("on")
    if needed and not document.strip() and evidence is None:
        raise money_refusals.missing("document")
    kept = files.store(evidence.data) if evidence else None
    name = files.clean_name(evidence.name)[:200] if evidence else ""
    return Paper(on, document.strip()[:200], kept, name, reason.strip()[:500])


def check_evidence(evidence: Evidence | None) -> None:
    """Raises files.RefusedUpload for a file that is not taken."""
    if evidence is not None:
        files.check_upload(evidence.name, evidence.data)


def locked_ledger(lines: Sequence[BudgetLine], postings: Iterable[Posting] = ()) -> Ledger:
    """The pure ledger of these lines, their units locked until the transaction ends.

    `postings`: what is going to be posted; ceilings and what stands under them are read for those alone.
    """
    going = tuple(postings)
    units = {line.pk: line.plan.unit.code for line in lines}
    lock_units({*units.values(), *(MINISTRY for one in going if _may_exceed_the_country(one))})
    standings: dict[Slot, dict[Stage, int]] = {}
    summed = MoneyEntry.objects.filter(line__in=list(units)).order_by().values_list("line", "year", "source", "stage")
    for line, year, source, stage, amount in summed.annotate(Sum("amount")):
        standings.setdefault(Slot(line, year, Source(source)), {})[Stage(stage)] = amount
    ledger = Ledger(units, standings, ministry=MINISTRY)
    over = {one for posting in going if posting.stage is CEILED for one in ledger.over(posting.slot)}
    return Ledger(units, standings, ceilings_of(over), approved_under(over), MINISTRY) if over else ledger


def lock_units(codes: Iterable[str]) -> None:
    """Hold the units' rows until the transaction ends (SQLite holds the whole database)."""
    held = Unit.objects.select_for_update(of=("self",), no_key=True).filter(code__in=set(codes)).order_by("pk")
    list(held.values_list("pk", flat=True))


def ceilings_of(over: Iterable[Ceiling]) -> dict[Ceiling, int]:
    """Those of these ceilings that are set."""
    wanted = set(over)
    units, years = {one.unit for one in wanted}, {one.year for one in wanted}
    rows = SourceCeiling.objects.filter(unit__code__in=units, year__in=years)
    told = rows.values_list("unit__code", "year", "source", "amount")
    found = {Ceiling(unit, year, Source(source)): amount for unit, year, source, amount in told}
    return {one: found[one] for one in wanted if one in found}


def approved_under(over: Iterable[Ceiling]) -> dict[Ceiling, int]:
    """What stands approved under each of these: two queries at most, however many they are."""
    found = dict.fromkeys(over, 0)
    country = [one for one in found if one.unit == MINISTRY and one.source in OF_THE_COUNTRY]
    own = [one for one in found if one not in country]
    approved = MoneyEntry.objects.filter(stage=CEILED.value, year__in={one.year for one in found}).order_by()
    if own:
        told = approved.filter(unit_code__in={one.unit for one in own}).values_list("unit_code", "year", "source")
        for unit, year, source, amount in told.annotate(Sum("amount")):
            for each in counted_in(Source(source)):
                if (place := Ceiling(unit, year, each)) in found and place not in country:
                    found[place] += amount
    if country:
        for year, source, amount in approved.values_list("year", "source").annotate(Sum("amount")):
            for each in counted_in(Source(source)):
                if (place := Ceiling(MINISTRY, year, each)) in country:
                    found[place] += amount
    return found


def _may_exceed_the_country(posting: Posting) -> bool:
    return posting.stage is CEILED and posting.slot.source in OF_THE_COUNTRY


def post(
    *,
    actor: Actor,
    lines: Sequence[BudgetLine],
    ledger: Ledger,
    postings: Sequence[Posting],
    paper: Paper,
    request_key: str,
    corrects: MoneyEntry | None = None,
    pair: str = "",
    origins: Sequence[dict[str, Any] | None] = (),
    keys: Sequence[str] = (),
) -> list[MoneyEntry]:
    """The postings as entries, all or none. The first has the request's key, the others a number behind it.

    Raises Refused where the ledger's rules are broken. `lines` come with plan, unit and task.
    """
    try:
        ledger.posted(postings)
    except Breach as breach:
        raise money_refusals.refused(breach) from breach
    by_id = {line.pk: line for line in lines}
    entries = []
    for place, (slot, stage, amount) in enumerate(postings):
        line = by_id[slot.line]
        key = keys[place] if keys else request_key if place == 0 else f"{request_key}.{place}"
        entries.append(
            MoneyEntry(
                line=line,
                unit_code=line.plan.unit.code,
                component=line.task.component if line.task else None,
                group=line.task.group if line.task else "",
                year=slot.year,
                source=slot.source.value,
                stage=stage.value,
                amount=amount,
                on=paper.on,
                document=paper.document,
                evidence=paper.evidence,
                evidence_name=paper.evidence_name,
                reason=paper.reason,
                corrects=corrects,
                pair=pair,
                origin=origins[place] if origins else None,
                request_key=key,
                by=actor.user,
                on_behalf=actor.who_for(place_of_line(line)).on_behalf,
            )
        )
    return MoneyEntry.objects.bulk_create(entries, batch_size=30)


def already(request_key: str, line: BudgetLine) -> MoneyEntry | None:
    """The entry that this request made before. Raises Refused for a key that was used for another line."""
    if not request_key or len(request_key) > LONGEST_KEY:
        raise ValueError("money is written with a request key of at most 56 signs: sent twice, it counts once")
    before = MoneyEntry.objects.filter(request_key=request_key).first()
    if before is not None and before.line_id != line.pk:
        raise money_refusals.key_used()
    return before


def lines_with_all() -> QuerySet[BudgetLine]:
    """Lines with what writing needs of them."""
    return BudgetLine.objects.select_related("plan__unit", "task")
