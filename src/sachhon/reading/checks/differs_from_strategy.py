"""A target that words a national target otherwise: who it is about, what is asked of them, its value, its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sachhon.catalogue import read_table
from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.layout import asides, cleaned_without
from sachhon.reading.model import Reading, Target
from sachhon.vietnamese.folding import fold

STRATEGY = "1419/QĐ-TTg"
PROGRAMME = "889/QĐ-TTg"

_INDICATORS = {
    "T1": "awareness_share",
    "T2": "application_share",
    "T3": "resource_saving_rate",
    "T4": "doit_qualified_staff_share",
    "T5": "dedicated_staff_enterprise_share",
    "889-1": "resource_saving_rate",
    "889-2": "zone_awareness_share",
    "889-5": "supermarket_friendly_packaging_share",
}
"""The national target (its id without period) and the indicator that quantities give to a target of that kind."""

_NEARLY = {"trained_technical_staff_enterprise_share": "dedicated_staff_enterprise_share"}
"""Targets that stand where the national one is expected, but ask for something else."""

_CITES = {
    STRATEGY: re.compile(r"1419\s*/\s*qd\s*-\s*ttg|chien luoc (?:san xuat sach hon|sxsh)"),
    PROGRAMME: re.compile(r"889\s*/\s*qd\s*-\s*ttg|san xuat va tieu dung ben vung"),
}
_SIZES = ("sieu nho", "nho", "vua", "lon")
_KINDS = (
    ("facilities", r"co so|doanh nghiep|nha may|don vi san xuat|cong ty"),
    ("zones", r"khu cong nghiep|cum cong nghiep|khu, cum|khu kinh te|lang nghe"),
    ("departments", r"so cong thuong|cac so"),
    ("communities", r"ho (?:gia dinh|dan|kinh doanh)|nguoi dan|hop tac xa|xa, phuong"),
)


@dataclass(frozen=True, slots=True)
class NationalTarget:
    """A row of the catalogue's national targets; `high` equals `low` where one value is set."""

    act: str
    indicator: str
    year: int
    low: Decimal
    high: Decimal
    words: str


@cache
def national_targets() -> tuple[NationalTarget, ...]:
    """The targets of Quyết định 1419/QĐ-TTg and of Quyết định 889/QĐ-TTg."""
    rows = []
    for act, path in ((STRATEGY, "targets/targets_1419.csv"), (PROGRAMME, "targets/targets_889.csv")):
        for row in read_table(path):
            kind = re.sub(r"b$", "", row["target_id"]) if act == PROGRAMME else row["target_id"].split("-")[0]
            indicator = _INDICATORS.get(kind)
            if indicator is None or not row["unit"].startswith("%"):
                continue  # a number of models is the whole country's: no province owes it
            year = int(row.get("deadline_year") or row["period"][-4:])
            low = Decimal(row["value_min"])
            high = Decimal(row["value_max"]) if row["value_max"] else low
            rows.append(NationalTarget(act, indicator, year, low, high, row["indicator_vi"]))
    return tuple(rows)


def check(reading: Reading) -> Iterator[Finding]:
    """Every way in which a target differs from the national target of its indicator.

    Nothing where the document cites no act that sets them. Targets that only take another year share one finding.
    """
    if not reading.targets:
        return
    text = fold(reading.source.text)
    acts = {act for act, pattern in _CITES.items() if pattern.search(text)}
    other_years: dict[tuple[str, int, int], list[Target]] = {}
    for target in reading.targets:
        national = _counterpart(target, acts)
        if national is None or _is_on_the_way(target, national):
            continue
        yield from _differences(target, national, reading)
        if target.by_year is not None and target.by_year != national.year:
            other_years.setdefault((national.act, national.year, target.by_year), []).append(target)
    for (act, year, by), targets in other_years.items():
        params = {"count": len(targets), "by": str(by), "act": act, "year": str(year)}
        spans = tuple(target.span for target in targets)
        variant = "later" if by > year else "earlier"
        yield Finding("differs_from_strategy", Severity.INFO, params, spans, variant=variant)


def _is_on_the_way(target: Target, national: NationalTarget) -> bool:
    """A year's plan that aims lower than what is owed only later ("năm 2013: 45%", 50% being due in 2015)."""
    return target.by_year is not None and target.by_year < national.year and target.high < national.high


def _counterpart(target: Target, acts: set[str]) -> NationalTarget | None:
    """The national target of the cited acts to measure against: of the same year, else the last before it."""
    if not target.unit.startswith("%"):
        return None
    indicator = _NEARLY.get(target.indicator, target.indicator)
    rows = [row for row in national_targets() if row.indicator == indicator and row.act in acts]
    if not rows:
        return None
    rows.sort(key=lambda row: row.year)
    if target.by_year is None:
        return rows[-1]
    past = [row for row in rows if row.year <= target.by_year]
    return past[-1] if past else rows[0]


def _differences(target: Target, national: NationalTarget, reading: Reading) -> Iterator[Finding]:
    source = reading.source
    words = cleaned_without(source.text, target.span, asides(source.blocks)).text
    shared: dict[str, object] = {
        "words": words,
        "subject": target.subject,
        "national": national.words,
        "act": national.act,
        "year": str(national.year),
    }

    def finding(variant: str, severity: Severity, **params: object) -> Finding:
        return Finding("differs_from_strategy", severity, {**shared, **params}, (target.span,), variant=variant)

    if target.indicator in _NEARLY:
        yield finding("what", Severity.WARNING)
        return
    if _about_others(target.subject, words, national.words):
        yield finding("who", Severity.WARNING)
    if (target.low, target.high) != (national.low, national.high):
        lower = target.high < national.high
        severity = Severity.WARNING if lower else Severity.INFO
        value, asked = _range(target.low, target.high), _range(national.low, national.high)
        yield finding("lower" if lower else "higher", severity, value=value, asked=asked)


def _about_others(subject: str, words: str, national: str) -> bool:
    """Whether a target speaks of other enterprises than the national one: another size, or another kind of body."""
    own_text, asked_text = fold(subject), fold(national)
    own, asked = _sizes(own_text), _sizes(asked_text)
    if not own and asked:
        own = _sizes(fold(words))
    if own != asked:
        return True
    kinds, wanted = _kinds(own_text), _kinds(asked_text.split(" duoc ")[0])
    return bool(kinds and wanted and not kinds & wanted)


def _sizes(text: str) -> set[str]:
    found = {size for size in _SIZES if re.search(rf"(?<![a-z]){size}(?![a-z])(?! phan)", text)}
    return found - {"nho"} if "sieu nho" in found and not re.search(r"(?<!sieu )nho", text) else found


def _kinds(text: str) -> set[str]:
    return {kind for kind, pattern in _KINDS if re.search(rf"(?<![a-z])(?:{pattern})(?![a-z])", text)}


def _range(low: Decimal, high: Decimal) -> str:
    """Values as the document's language writes them are left to the words; a range needs both ends."""
    one, other = (f"{end.normalize():f}".replace(".", ",") for end in (low, high))
    return one if one == other else f"{one} – {other}"
