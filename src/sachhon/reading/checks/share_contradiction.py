"""A share that its own count, or another figure of the document, contradicts. The template's own rule is formkit's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Count, Reading, Target
from sachhon.vietnamese.folding import fold
from sachhon.vietnamese.numbers import AmbiguousNumber, NotANumber, parse_number

_BODIES = re.compile(r"doanh nghiep|co so|don vi|nha may|cong ty|hop tac xa")
_PART_OF = re.compile(r"(?P<part>\d+(?:\.\d{3})*)\s*/\s*(?P<whole>\d+(?:\.\d{3})*)\s")
_SAYS_SHARE = re.compile(
    r"[^.;:]{0,90}?(?:chiem|dat|ty le|ti le|bang|tuong duong|tuc|\(|,)\s*(?:ty le|ti le|khoang|gan|la)?\s*$"
)
_OF_ALL = re.compile(
    r"\s*%?\s*(?:tren |trong |so voi |cua )?(?:tong so|so|toan bo|cac)?\s*(?:doanh nghiep|co so|don vi|nha may|cong ty)"
)
_TOTAL = re.compile(r"(?:tong so|tong cong|toan tinh co|toan thanh pho co|hien co|tren dia ban co)[^.;]{0,60}$")
_NEAR = 160


def check(reading: Reading) -> Iterator[Finding]:
    """Parts of wholes against their percentages, counts against the shares beside them, targets against each other."""
    yield from _parts_of_wholes(reading)
    yield from _implied_totals(reading)
    yield from _targets(reading.targets)


def _parts_of_wholes(reading: Reading) -> Iterator[Finding]:
    """ "629/731 trường, đạt tỷ lệ 86,1%": 629 of 731 is 86,05 %."""
    for count, share in _pairs(reading):
        fraction = _PART_OF.match(reading.source.words(count.span) + " ")
        if fraction is None:
            continue
        try:
            part, whole = parse_number(fraction["part"]), parse_number(fraction["whole"])
        except (NotANumber, AmbiguousNumber):
            continue
        if not whole:
            continue
        computed = part * 100 / whole
        step = _step(share.value)
        gap = abs(computed - share.value)
        if gap > step / 2:
            params = {
                "part": int(part),
                "whole": int(whole),
                "computed": computed.quantize(min(step, Decimal(1)) / 10, ROUND_HALF_UP),
                "stated": share.value,
            }
            severity = Severity.INFO if gap <= step else Severity.WARNING
            variant = "rounded" if gap <= step else "part"
            yield Finding("share_contradiction", severity, params, (count.span, share.span), variant=variant)


def _implied_totals(reading: Reading) -> Iterator[Finding]:
    """ "10 doanh nghiệp, chiếm 0,5% tổng số doanh nghiệp": about 2 000 in all, which other figures bear out or not."""
    text = reading.source.text
    answered = [answer.span for answer in reading.answers if answer.span is not None and answer.value is not None]
    for count, share in _pairs(reading):
        if not share.value or _PART_OF.match(text[count.span.start : count.span.end] + " "):
            continue
        if not _BODIES.search(fold(count.unit)) or not _OF_ALL.match(fold(text[share.span.end : share.span.end + 80])):
            continue
        if any(_overlap(span, share.span) for span in answered):
            continue  # the template's own rule speaks of it
        half = _step(share.value) / 2
        total = count.value * 100 / share.value
        most = count.value * 100 / (share.value - half) if share.value > half else None
        least = count.value * 100 / (share.value + half)
        spans = (count.span, share.span)
        params = {"count": count.value, "unit": count.unit, "share": share.value, "total": _about(total)}
        stated = _stated_total(reading, count)
        if stated is not None:
            if stated.value < least or (most is not None and stated.value > most):
                found = {**params, "stated": stated.value}
                yield Finding("share_contradiction", Severity.WARNING, found, (*spans, stated.span), variant="total")
            continue
        others = [other for other in _shares_of_all(reading) if other is not share]
        largest = max((o for o in _bodies(reading) if o is not count), key=lambda o: o.value, default=None)
        if not others or largest is None:
            yield Finding("share_contradiction", Severity.INFO, params, spans, variant="implied")
            continue
        told = ", ".join(f"{_plain(o.value)} % ≈ {_plain(_about(total * o.value / 100))}" for o in others)
        found = {**params, "others": told, "largest": largest.value, "largest_unit": largest.unit}
        places = (*spans, *(other.span for other in others), largest.span)
        yield Finding("share_contradiction", Severity.WARNING, found, places, variant="implied_against")


def _targets(targets: Iterable[Target]) -> Iterator[Finding]:
    """More are to apply cleaner production than are to know of it, in the same year."""
    known = [target for target in targets if target.indicator == "awareness_share"]
    applied = [target for target in targets if target.indicator == "application_share"]
    for apply in applied:
        for know in known:
            if apply.by_year == know.by_year and apply.low > know.high and know.comparator in ("=", "<", "<=", "range"):
                params = {"applying": apply.low, "aware": know.high}
                yield Finding(
                    "share_contradiction", Severity.WARNING, params, (know.span, apply.span), variant="targets"
                )


def _pairs(reading: Reading) -> Iterator[tuple[Count, Count]]:
    """A count with the share that the same sentence gives for it."""
    for position, share in enumerate(reading.counts):
        if not share.unit.startswith("%") or position == 0:
            continue
        count = reading.counts[position - 1]
        between = reading.source.text[count.span.end : share.span.start]
        if count.unit.startswith("%") or len(between) > _NEAR or not _SAYS_SHARE.fullmatch(fold(between) + " "):
            continue
        yield count, share


def _shares_of_all(reading: Reading) -> list[Count]:
    text = reading.source.text
    return [
        count
        for count in reading.counts
        if count.unit == "%" and _OF_ALL.match(fold(text[count.span.end : count.span.end + 80]))
    ]


def _bodies(reading: Reading) -> list[Count]:
    return [count for count in reading.counts if _BODIES.match(fold(count.unit))]


def _stated_total(reading: Reading, count: Count) -> Count | None:
    """The number of all such bodies where the document gives one ("tổng số 1.850 doanh nghiệp")."""
    text = reading.source.text
    for other in _bodies(reading):
        before = fold(text[max(0, other.span.start - 80) : other.span.start])
        if other is not count and _TOTAL.search(before) and fold(other.unit)[:8] == fold(count.unit)[:8]:
            return other
    return None


def _step(value: Decimal) -> Decimal:
    """The last digit that a share is written with: 0,5 -> 0,1."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


def _about(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _plain(value: Decimal | int) -> str:
    text = f"{Decimal(value).normalize():f}"
    return text.replace(".", ",")


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
