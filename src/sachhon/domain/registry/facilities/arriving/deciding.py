"""What each row of a list is: a facility that nobody knew, a known one with nothing or something new, unsure, wrong.

A row with the tax code and the name of one registered facility is that one; all others go to the matcher.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from sachhon.domain.registry.facilities.arriving.rows import Row, problem_of
from sachhon.domain.registry.facilities.arriving.telling import described_row, registered
from sachhon.domain.registry.facilities.arriving.wordings import said_anew
from sachhon.domain.registry.facilities.matching import Candidate, Decision, Match, match_all
from sachhon.domain.registry.facilities.register import FACTS, Value, described
from sachhon.domain.registry.models import ArrivedRow, Facility, Unit
from sachhon.formkit.findings import Finding, Severity
from sachhon.vietnamese.folding import fold

NEW, SAME, CHANGED = ArrivedRow.Decision.NEW, ArrivedRow.Decision.SAME, ArrivedRow.Decision.CHANGED
UNSURE, BAD, SKIPPED = ArrivedRow.Decision.UNSURE, ArrivedRow.Decision.BAD, ArrivedRow.Decision.SKIPPED
AT_ONCE = 900
"""Rows that are compared with one query: SQLite takes so many values."""
_FACTS = tuple(FACTS)
_COMPARED = ("pk", "code", "folded", "tax_code", *(key if key != "province" else "province__code" for key in _FACTS))
_DECIMALS = frozenset(key for key, fact in FACTS.items() if fact.type == "coordinate")


@dataclass(slots=True)
class Told:
    """What a row is. `candidates` as ArrivedRow keeps them."""

    row: Row
    decision: str
    facility_id: int | None = None
    candidates: list[list[Any]] = field(default_factory=list)


class Decider:
    """Tells the rows of one list. `as_on`: the day that it tells of; older facts than the register's change nothing."""

    def __init__(self, facilities: QuerySet[Facility], as_on: date | None, taken: dict[int, int]) -> None:
        self._facilities = facilities
        self._as_on = as_on
        self._taken = taken
        """{facility id: number of the row that is it}: two rows of a list are not one facility unasked."""
        self._units = {unit.code: unit for unit in Unit.objects.filter(kind=Unit.Kind.PROVINCE)}
        self._anyone = facilities.exists()

    def tell(self, rows: Sequence[Row], progress: Callable[[int], object]) -> Iterator[Told]:
        """Every row, those first that need no matcher. `progress` is told how many rows the matcher has seen."""
        harder: list[Row] = []
        batch = iter(rows)
        while some := list(islice(batch, AT_ONCE)):
            yield from self._easy(some, harder)
        if harder:
            matches = match_all(registered(self._facilities), map(described_row, harder), progress)
            yield from self._matched(zip(harder, matches, strict=True))

    def _easy(self, rows: Sequence[Row], harder: list[Row]) -> Iterator[Told]:
        """Rows that are wrong, repeat another or have a known tax code with its name; `harder` gets the rest."""
        open_rows = []
        for row in rows:
            if row.joined:
                yield Told(row, SKIPPED)
            elif row.twin_of is not None:
                yield Told(row, UNSURE, candidates=[[f"#{row.twin_of}", 0, None, None, ""]])
            elif row.problems:
                yield Told(row, BAD)
            elif not self._anyone:
                yield Told(row, NEW)
            else:
                open_rows.append((row, row.said))
        if not open_rows:
            return
        own = self._known("code", [row.facility_code for row, _facts in open_rows if row.facility_code])
        by_tax = self._known("tax_code", [facts["tax_code"] for _row, facts in open_rows if "tax_code" in facts])
        for row, facts in open_rows:
            known = own.get(row.facility_code, []) or by_tax.get(str(facts.get("tax_code", "")), [])
            if row.facility_code and known:
                yield self._linked(row, facts, known[0], [[known[0]["code"], 100.0, None, None, ""]])
            elif len(known) == 1 and known[0]["folded"] == fold(str(facts["name"])):
                candidate = [known[0]["code"], 100.0, 1.0, None, "same"]
                yield self._linked(row, facts, known[0], [candidate])
            else:
                harder.append(row)

    def _matched(self, pairs: Iterable[tuple[Row, Match]]) -> Iterator[Told]:
        several = iter(pairs)
        while some := list(islice(several, AT_ONCE)):
            linked = [match.candidates[0].key for _row, match in some if match.decision is Decision.LINKED]
            by_code = self._known("code", linked)
            for row, match in some:
                candidates = [_kept(one) for one in match.candidates]
                known = by_code.get(match.candidates[0].key) if match.decision is Decision.LINKED else None
                if known:
                    yield self._linked(row, row.said, known[0], candidates)
                elif match.candidates:
                    yield Told(row, UNSURE, candidates=candidates)
                else:
                    yield Told(row, NEW)

    def _linked(self, row: Row, facts: Mapping[str, Value], known: dict[str, Any], candidates: list[list[Any]]) -> Told:
        if self._says_nothing(facts, known):
            return Told(row, SAME, known["pk"], candidates)
        earlier = self._taken.setdefault(known["pk"], row.number)
        if earlier != row.number:
            params = {"row": str(earlier)}
            doubt = Finding("arriving_row", Severity.WARNING, params, variant="perhaps_twice")
            row.warn(problem_of(doubt, row.place, "name", str(facts.get("name", ""))))
            return Told(row, UNSURE, candidates=candidates)
        return Told(row, CHANGED, known["pk"], candidates)

    def _says_nothing(self, facts: Mapping[str, Value], known: dict[str, Any]) -> bool:
        """Whether the register says all of it already; in doubt the register's own way of comparing is asked."""
        if facts.items() <= known.items():
            return True
        facility = self._as_facility(known)
        return not described(facility, said_anew(facility, facts), as_on=self._as_on)

    def _as_facility(self, known: dict[str, Any]) -> Facility:
        told = {key: known[key] for key in _FACTS if key != "province"}
        province = self._units.get(known["province"] or "")
        return Facility(
            pk=known["pk"], code=known["code"], province=province, described_on=known["described_on"], **told
        )

    def _known(self, column: str, values: Sequence[Any]) -> dict[str, list[dict[str, Any]]]:
        """{value: registered facilities that have it}."""
        found: dict[str, list[dict[str, Any]]] = {}
        if not values:
            return found
        asked = self._facilities.order_by("pk").filter(**{f"{column}__in": set(values)})
        for told in asked.values_list(*_COMPARED, "described_on"):
            known = dict(zip(("pk", "code", "folded", "tax_code", *_FACTS, "described_on"), told, strict=True))
            for key in _DECIMALS:
                known[key] = f"{known[key]:.6f}" if known[key] is not None else None
            found.setdefault(known[column], []).append(known)
        return found


def _kept(candidate: Candidate) -> list[Any]:
    address = None if candidate.address_alike is None else round(candidate.address_alike, 3)
    return [candidate.key, candidate.score, round(candidate.name_alike, 3), address, candidate.tax]
