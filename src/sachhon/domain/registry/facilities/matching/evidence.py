"""How much each thing that two rows say speaks for their being one facility: weights of evidence, added.

The weights were set on composed lists (tests of this package): what agrees by chance among namesakes weighs little,
what a typing slip changes speaks little against.
"""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler, Levenshtein
from rapidfuzz.fuzz import ratio

from sachhon.domain.registry.facilities.matching.forms import Form
from sachhon.domain.registry.facilities.matching.model import Candidate

SAME_TAX, BRANCH_TAX, OTHER_TAX, SLIPPED_TAX = 14.0, -1.0, -7.0, 5.0
WITHOUT_TAX = 13.4
"""The most that all but the tax code can say for it: a seldom name, the address, industry, products, legal form."""


def weigh(one: Form, other: Form, rarity: float) -> Candidate:
    """The evidence that two are one. `rarity` (0 to 1): how seldom the name is among the registered."""
    tax, told = _tax(one, other)
    alike = _name(one, other)
    address = _address(one, other)
    score = told + _name_weight(alike, rarity) + _address_weight(address) + _kind(one, other)
    return Candidate(other.key, round(score, 3), alike, address, tax)


def _tax(one: Form, other: Form) -> tuple[str, float]:
    if not one.tax or not other.tax:
        return "", 0.0
    if one.tax == other.tax:
        if one.branch and other.branch and one.branch != other.branch:
            return "branch", BRANCH_TAX
        return "same", SAME_TAX
    slipped = Levenshtein.distance(one.tax, other.tax, score_cutoff=2) <= 2
    return ("slip", SLIPPED_TAX) if slipped else ("other", OTHER_TAX)


def _name(one: Form, other: Form) -> float:
    if one.squashed == other.squashed:
        return 1.0
    if one.ordered == other.ordered:
        return 0.99
    return max(
        Levenshtein.normalized_similarity(one.squashed, other.squashed),
        ratio(one.ordered, other.ordered) / 100,
        JaroWinkler.similarity(one.squashed, other.squashed) - 0.08,
        _contained(one.core, other.core),
    )


def _contained(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """A short name within a long one ("Hải Nam" in "Hải Nam Bình Thuận")."""
    short, long = (set(one), set(other)) if len(one) <= len(other) else (set(other), set(one))
    return 0.86 if len(short) >= 2 and short < long else 0.0


def _name_weight(alike: float, rarity: float) -> float:
    if alike >= 0.985:
        return 2.5 + 4.0 * rarity
    if alike >= 0.9:
        return 1.2 + 3.2 * rarity
    if alike >= 0.8:
        return 0.2 + 1.8 * rarity
    if alike >= 0.65:
        return -1.0
    return -4.5


def _address(one: Form, other: Form) -> float | None:
    if not (one.streets or one.numbers) or not (other.streets or other.numbers):
        return None
    shared = _shared(one.streets, other.streets)
    if one.numbers and other.numbers:
        return 0.5 * shared + 0.5 * _shared(one.numbers, other.numbers)
    return 0.9 * shared


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of the shorter of two lists that the other has too."""
    if not one or not other:
        return 0.0
    return len(set(one).intersection(other)) / min(len(one), len(other))


def _address_weight(alike: float | None) -> float:
    if alike is None:
        return 0.0
    if alike >= 0.95:
        return 4.5
    if alike >= 0.8:
        return 3.0
    if alike >= 0.6:
        return 1.2
    if alike >= 0.4:
        return -0.8
    return -2.6


def _kind(one: Form, other: Form) -> float:
    score = 0.0
    if one.industry and other.industry:
        score += 0.9 if one.industry == other.industry else -2.2
    if one.products and other.products:
        shared = len(one.products & other.products) / min(len(one.products), len(other.products))
        score += 1.2 if shared >= 0.7 else 0.3 if shared >= 0.34 else -1.2
    if one.trade and other.trade and not one.trade & other.trade:
        score -= 1.0
    if one.legal and other.legal:
        score += 0.3 if one.legal == other.legal else -1.2
    return score
