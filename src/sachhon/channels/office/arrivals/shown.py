"""Rows of a list as the page shows them, made in Python: what is said, what would change, who it may be and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.api import (
    FACTS,
    ArrivedRow,
    Arriving,
    Facility,
    Unit,
    candidates_visible,
    changes_of,
    held_facts,
    shown_fact,
)
from sachhon.vietnamese import format_number

_COMPARED = ("name", "tax_code", "province", "address", "industry", "products", "size", "employees", "phone", "email")
Decision = ArrivedRow.Decision
KINDS = {
    Decision.NEW: "success",
    Decision.CHANGED: "info",
    Decision.UNSURE: "warning",
    Decision.BAD: "danger",
    Decision.SKIPPED: "neutral",
    Decision.SAME: "neutral",
}


@dataclass(frozen=True, slots=True)
class FactShown:
    """A fact: what was, what is said; `differs` where both are there and differ. `old`: too old to replace it."""

    label: str
    before: str
    after: str
    differs: bool = False
    old: bool = False


@dataclass(frozen=True, slots=True)
class CandidateShown:
    """A facility (or an earlier row of the list) that a row may be, with what speaks for it and against."""

    code: str
    name: str
    facts: tuple[FactShown, ...]
    reasons: tuple[tuple[str, str], ...] = ()
    """(kind of badge, words)."""
    is_row: bool = False


@dataclass(slots=True)
class RowShown:
    """A row with all that its card shows."""

    row: ArrivedRow
    name: str
    kind: str
    label: str
    facts: list[FactShown] = field(default_factory=list)
    candidates: list[CandidateShown] = field(default_factory=list)
    problems: list[Mapping[str, str]] = field(default_factory=list)
    facility: Facility | None = None
    applied: bool = False


class Shower:
    """Shows the rows of one page: three queries for all of them."""

    def __init__(self, actor: Actor, arriving: Arriving, rows: Sequence[ArrivedRow]) -> None:
        self._language = (get_language() or "vi")[:2]
        self._arriving = arriving
        self._provinces = dict(Unit.objects.filter(kind=Unit.Kind.PROVINCE).values_list("code", "name"))
        unsure = [row for row in rows if row.decision == Decision.UNSURE or row.decided_at is not None]
        codes = {str(one[0]) for row in unsure for one in row.candidates}
        self._facilities = candidates_visible(actor, {code for code in codes if not code.startswith("#")})
        numbers = {int(code[1:]) for code in codes if code.startswith("#")}
        earlier = ArrivedRow.objects.filter(arriving=arriving, number__in=numbers) if numbers else ()
        self._earlier = {f"#{row.number}": row for row in earlier}
        self.rows = [self._shown(row) for row in rows]

    def _shown(self, row: ArrivedRow) -> RowShown:
        shown = RowShown(
            row=row,
            name=str(row.said.get("name", "")) or _("(không có tên)"),
            kind=KINDS[Decision(row.decision)],
            label=str(row.get_decision_display()),
            facility=row.facility,
            applied=row.applied_at is not None,
        )
        told = self._language
        shown.problems = [{**one, "words": one.get(told, one.get("vi", ""))} for one in row.problems]
        if row.decision == Decision.CHANGED and row.facility is not None and not shown.applied:
            shown.facts = self._changes(row, row.facility)
        else:
            shown.facts = [
                FactShown(FACTS[key].labels[told], "", self.words(key, row.said[key]))
                for key in FACTS
                if key in row.said
            ]
        if row.decision == Decision.UNSURE:
            shown.candidates = [one for one in (self._candidate(row, told) for told in row.candidates) if one]
        return shown

    def words(self, key: str, value: Any) -> str:
        """A fact as a person reads it."""
        if key == "province":
            return str(self._provinces.get(str(value), value or ""))
        return str(shown_fact(key, value, self._language))

    def _changes(self, row: ArrivedRow, facility: Facility) -> list[FactShown]:
        row.arriving = self._arriving
        says = changes_of(row, facility)
        return [
            FactShown(FACTS[key].labels[self._language], self.words(key, before), self.words(key, after), True, old)
            for old, changes in ((False, says.changes), (True, says.older))
            for key, (before, after) in changes.items()
        ]

    def _candidate(self, row: ArrivedRow, told: Sequence[Any]) -> CandidateShown | None:
        code, _score, name, address, tax = (*told, "", "")[:5]
        if str(code).startswith("#"):
            earlier = self._earlier.get(str(code))
            if earlier is None:
                return None
            facts = self._compared(row.said, earlier.said)
            title = _("Dòng %(n)s của danh sách này") % {"n": earlier.number}
            return CandidateShown(str(code), title, facts, is_row=True)
        facility = self._facilities.get(str(code))
        if facility is None:
            return None
        facts = self._compared(row.said, held_facts(facility))
        return CandidateShown(facility.code, facility.name, facts, tuple(_reasons(name, address, tax)))

    def _compared(self, said: Mapping[str, Any], known: Mapping[str, Any]) -> tuple[FactShown, ...]:
        shown = []
        for key in _COMPARED:
            before, after = self.words(key, known.get(key)), self.words(key, said.get(key))
            if before or after:
                differs = bool(before and after and before.casefold() != after.casefold())
                shown.append(FactShown(FACTS[key].labels[self._language], before, after, differs))
        return tuple(shown)


def _reasons(name: Any, address: Any, tax: Any) -> list[tuple[str, str]]:
    reasons = []
    if isinstance(name, float | int):
        kind = "success" if name >= 0.9 else "warning" if name >= 0.7 else "neutral"
        reasons.append((kind, _("Tên giống %(n)s %%") % {"n": format_number(round(name * 100))}))
    if isinstance(address, float | int):
        kind = "success" if address >= 0.8 else "warning" if address >= 0.5 else "danger"
        reasons.append((kind, _("Địa chỉ giống %(n)s %%") % {"n": format_number(round(address * 100))}))
    told = {
        "same": ("success", _("Trùng mã số thuế")),
        "branch": ("warning", _("Cùng công ty, khác chi nhánh")),
        "slip": ("warning", _("Mã số thuế lệch một, hai chữ số")),
        "other": ("danger", _("Khác mã số thuế")),
    }.get(str(tax or ""))
    return [*reasons, told] if told else reasons
