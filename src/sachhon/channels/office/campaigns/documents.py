"""A campaign's lists as official Word and Excel: annex 2 of letter 1594, and the list of a decision."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import override

from sachhon.domain.planning.api import SUPPORTED, Campaign, Decision, Registration, decision_content, outcome_words
from sachhon.writing.plan import Attached, Decided, DecisionList, RegisteredTask, Registrations

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def registrations_of(campaign: Campaign, rows: Iterable[Registration]) -> Registrations:
    """Annex 2 of the country: each task with its unit."""
    asking = campaign.round
    attached = Attached("Công văn", asking.letter_number, asking.letter_date) if asking.letter_number else None
    tasks = tuple(
        RegisteredTask(
            row.group, row.name, row.content, row.outputs, row.central, row.counterpart, row.note, row.unit.name
        )
        for row in rows
    )
    return Registrations(campaign.year, tasks, attached=attached)


def list_of(decision: Decision) -> DecisionList:
    """The list as it was frozen; its reasons in Vietnamese, whatever the reader's language."""
    listed = decision_content(decision)["list"]
    attached = Attached("Quyết định", decision.number, decision.date, "Bộ trưởng Bộ Công Thương")
    with override("vi"):
        decided = tuple(_decided(line) for line in listed["lines"])
    return DecisionList(listed["year"], decided, attached, listed["budget"])


def _decided(line: dict[str, object]) -> Decided:
    told = {name: line[name] for name in ("group", "name", "content", "outputs", "central", "counterpart", "note")}
    return Decided(
        RegisteredTask(unit=str(line["unit_name"]), **told),  # type: ignore[arg-type]
        line["outcome"] in SUPPORTED,
        int(str(line["granted"])),
        int(str(line["rank"])),
        Decimal(str(line["score"])) if line["score"] is not None else None,
        outcome_words(str(line["outcome"]), str(line["excluded_why"])),
    )
