"""A campaign's criteria as the table keeps them, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from sachhon.domain.planning.campaign.scores import Criterion
from sachhon.domain.planning.models import Appraisal, Campaign


def as_criteria(rows: Iterable[tuple[str, str, int, int]]) -> tuple[Criterion, ...]:
    """From (code, words, most, weight)."""
    return tuple(Criterion(code, label, Decimal(most), Decimal(weight)) for code, label, most, weight in rows)


def as_json(criteria: Sequence[Criterion]) -> list[dict[str, str]]:
    """As the table keeps them: decimals as text."""
    return [
        {"code": one.code, "label": one.label, "max": plain(one.most), "weight": plain(one.weight)} for one in criteria
    ]


def criteria_of(campaign: Campaign) -> tuple[Criterion, ...]:
    """What the campaign is scored by."""
    return tuple(
        Criterion(one["code"], one["label"], Decimal(one["max"]), Decimal(one["weight"])) for one in campaign.criteria
    )


def scores_of(appraisal: Appraisal) -> dict[str, Decimal]:
    """An appraiser's scores by criterion; those not given are not in it."""
    return {code: Decimal(score) for code, score in appraisal.scores.items()}


def scores_as_json(scores: Mapping[str, Decimal | None]) -> dict[str, str]:
    """As the table keeps them; what is not given is left out."""
    return {code: plain(score) for code, score in scores.items() if score is not None}


def plain(value: Decimal) -> str:
    """A decimal without needless noughts or exponents."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
