"""A share and its count imply a population; shares of one population must not contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.rules.ground import Case

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Implied:
    """The population that a count and a share imply. The share was rounded, hence `least` to `most` (None: no end)."""

    count_id: str
    share_id: str
    count: Decimal
    share: Decimal
    about: Decimal
    least: Decimal
    most: Decimal | None


def implied_population(
    count: Decimal, share: Decimal, relation: str = "equal"
) -> tuple[Decimal, Decimal, Decimal | None] | None:
    """(about, least, most) of the population in whole units; None where the share or the count is 0.

    `equal`: the count is the share's numerator. `at_most`: the numerator may be larger, so `most` is None.
    10 of 0.5 % are about 2000: at least 1819, at most 2222, since 0.5 may stand for anything from 0.45 to 0.55.
    """
    if share <= 0 or count <= 0:
        return None
    exponent = share.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0)) / 2
    about = (count * HUNDRED / share).quantize(Decimal(1), ROUND_HALF_UP)
    least = (count * HUNDRED / (share + step)).quantize(Decimal(1), ROUND_CEILING)
    most = None
    if relation == "equal" and share > step:
        most = (count * HUNDRED / (share - step)).quantize(Decimal(1), ROUND_FLOOR)
    return about, least, most


def check_share(case: Case) -> Iterator[Finding]:
    """The first pair's population is told; a known population, or that of another pair, may contradict it."""
    pairs = [implied for pair in case.pairs if (implied := _implied(case, *pair)) is not None]
    first_ids = case.pairs[0][:2]
    subject = next((pair for pair in pairs if (pair.count_id, pair.share_id) == first_ids), None)
    yield from _impossible(case)
    if subject is None:
        return
    clash = False
    for other in pairs:
        if other is not subject and _apart(subject, other):
            clash = True
            yield _contradiction(case, subject, other)
    known_id = case.text("population")
    known = case.number(known_id) if known_id else None
    if known is not None and (known < subject.least or (subject.most is not None and known > subject.most)):
        clash = True
        fields = (subject.count_id, subject.share_id, known_id)
        yield case.finding("share_contradiction", "answers_known", fields, {**_told(case, subject), "known": known})
    if not clash:
        variant = "answers_implied" if subject.most is not None else "answers_at_least"
        own_fields = (subject.count_id, subject.share_id)
        yield case.finding("share_contradiction", variant, own_fields, _told(case, subject), severity=Severity.INFO)


def _impossible(case: Case) -> Iterator[Finding]:
    """A count above 0 with a share of 0 %, or the other way round, in the first pair."""
    for count_id, share_id, relation in case.pairs[:1]:
        count, share = case.number(count_id), case.number(share_id)
        if count is None or share is None or (count == 0) == (share == 0):
            continue
        if relation == "equal" or share == 0:
            params: dict[str, object] = {"count": count, "share": share, **case.words("over")}
            labels = {**case.labels(count_id, "count_label"), **case.labels(share_id, "share_label")}
            yield case.finding("share_contradiction", "answers_zero", (count_id, share_id), {**params, **labels})


def _implied(case: Case, count_id: str, share_id: str, relation: str) -> Implied | None:
    count, share = case.number(count_id), case.number(share_id)
    if count is None or share is None:
        return None
    found = implied_population(count, share, relation)
    return None if found is None else Implied(count_id, share_id, count, share, *found)


def _apart(one: Implied, other: Implied) -> bool:
    return (one.most is not None and one.most < other.least) or (other.most is not None and other.most < one.least)


def _told(case: Case, implied: Implied) -> dict[str, object]:
    return {
        "count": implied.count,
        "share": implied.share,
        "implied": implied.about,
        "least": implied.least,
        "most": implied.most if implied.most is not None else implied.about,
        **case.labels(implied.count_id, "count_label"),
        **case.labels(implied.share_id, "share_label"),
        **case.words("over"),
    }


def _contradiction(case: Case, one: Implied, other: Implied) -> Finding:
    fields = (one.count_id, one.share_id, other.count_id, other.share_id)
    params = {
        **_told(case, one),
        "other_count": other.count,
        "other_share": other.share,
        "other_implied": other.about,
        **case.labels(other.count_id, "other_count_label"),
        **case.labels(other.share_id, "other_share_label"),
    }
    return case.finding("share_contradiction", "answers_two_populations", fields, params)
