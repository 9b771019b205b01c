"""Rows of one list that are about the same facility: what surely belongs together is joined, the rest is asked about.

A tax code tells most. Rows without one are told by the same name and address, and by the matcher.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sachhon.domain.registry.facilities.arriving.rows import Row, problem_of
from sachhon.domain.registry.facilities.arriving.telling import described_row
from sachhon.domain.registry.facilities.matching import Decision, Matcher
from sachhon.domain.registry.facilities.register import FACTS, Value, same_text
from sachhon.formkit.findings import Finding, Severity
from sachhon.vietnamese.enterprises import enterprise_key
from sachhon.vietnamese.folding import fold

_WORDINGS = frozenset(("name", "address", "products", "phone", "team_leader", "contact_name", "cp_results"))
"""Facts that two tables word in two ways without meaning two things; the first wording stays."""
_ALIKE = 0.5
_LONG = 20_000


def find_twins(rows: Sequence[Row]) -> None:
    """Marks each row that repeats an earlier one; what a sure one says joins the earlier row."""
    good = [row for row in rows if not row.problems]
    codes = {row.value("tax_code") for row in good}
    if len(codes) == len(good) and None not in codes:
        return  # two rows with tax codes are one facility only where the codes are one
    by_number = {row.number: row for row in good}
    by_tax: dict[str, int] = {}
    by_name: dict[tuple[str, str, str], int] = {}
    lacking = False
    for row in good:
        facts = row.said
        tax = str(facts.get("tax_code", ""))
        spot = (fold(str(facts.get("name", ""))), str(facts.get("province", "")), fold(str(facts.get("address", ""))))
        earlier = by_tax.get(tax) if tax else None
        if earlier is None and (spot[2] or not tax):
            earlier = by_name.get(spot)
            if earlier is not None and tax and by_number[earlier].said.get("tax_code", tax) != tax:
                earlier = None
        if earlier is None:
            by_name.setdefault(spot, row.number)
            if tax:
                by_tax[tax] = row.number
            lacking = lacking or not tax
        else:
            _join(by_number[earlier], row, facts)
    if lacking and len(good) > 1:
        _look_closer([row for row in good if row.twin_of is None])


def _look_closer(rows: Sequence[Row]) -> None:
    """Each row against those before it that stand for a facility: names and addresses that are written in two ways.

    Of a long list only the rows without a tax code are looked up.
    """
    known = Matcher()
    heads: dict[str, Row] = {}
    for row in rows:
        told = described_row(row)
        if not told.tax_code or len(rows) <= _LONG:
            match = known.match(told)
            if match.decision is Decision.LINKED:
                _join(heads[match.candidates[0].key], row, row.said)
                continue
        known.add(told)
        heads[told.key] = row


def _join(first: Row, later: Row, facts: Mapping[str, Value]) -> None:
    known = first.said
    apart = [key for key, value in facts.items() if key in known and not _agree(key, known[key], value)]
    later.twin_of = first.number
    if apart:
        labels = ", ".join(FACTS[key].labels["vi"].lower() for key in apart)
        params = {"row": str(first.number), "facts": labels}
        later.warn(_told("twice", params, later))
        return
    later.joined = True
    later.warn(_told("joined", {"row": str(first.number)}, later))
    first.said = {**facts, **known}
    first.place = "; ".join(dict.fromkeys((*first.place.split("; "), later.place)))[:120]


def _told(variant: str, params: dict[str, str], row: Row) -> dict[str, str]:
    return problem_of(Finding("arriving_row", Severity.WARNING, params, variant=variant), row.place, "name", "")


def _agree(key: str, one: object, other: object) -> bool:
    if one == other:
        return True
    if key == "name":
        return enterprise_key(str(one)) == enterprise_key(str(other)) or _overlap(str(one), str(other)) >= _ALIKE
    if key == "address":
        return _overlap(str(one), str(other)) >= _ALIKE
    if key in _WORDINGS:
        return True
    return FACTS[key].type == "text" and same_text(str(one), str(other))


def _overlap(one: str, other: str) -> float:
    first, second = set(fold(one).split()), set(fold(other).split())
    return len(first & second) / max(1, min(len(first), len(second)))
