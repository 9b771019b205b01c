"""How alike two works are: a product of what they share and of what speaks against a repeat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.domain.planning.campaign.repeats.traits import Aspect, is_local
from sachhon.domain.planning.campaign.repeats.words import listed_forms


@dataclass(frozen=True, slots=True)
class Weights:
    """What each difference leaves of the likeness; tuned on the development half of the labelled set."""

    other_work: float = 0.3
    near_work: float = 0.8
    work_unsaid: float = 0.45
    work_by_topic: float = 0.9
    """The same words of the topic tell the kind of work too, where one of them does not name it."""
    besides: float = 0.35
    """How much kinds of work that only one of them names take away."""
    other_industry: float = 0.15
    industry_unsaid: float = 0.75
    other_topic: float = 0.4
    wider_industry: float = 0.8
    topic_unsaid: float = 0.9
    topic_besides: float = 14.0
    other_object: float = 0.2
    telling: float = 0.8
    sharp: float = 1.5
    other_place: float = 0.3
    place_unsaid: float = 0.85
    other_people: float = 0.4
    people_unsaid: float = 0.95
    other_names: float = 0.35
    same_name: float = 0.6
    """From this overlap on two names are the same: "Bắc Sơn" is not "Nam Sơn"."""
    names_unsaid: float = 0.85


WEIGHTS = Weights()
_NEAR = (
    frozenset({"model", "support"}),
    frozenset({"recovery", "trial"}),
    frozenset({"contest", "ideas_contest", "drawing_contest"}),
)
"""Kinds of work that letters call by either word."""
_TELLING = frozenset(
    {"plan", "coordination", "relocation", "support_rate", "club", "focal_office", "collaborators", "alliance"}
    | {"mobile_team", "award", "ideas_contest", "drawing_contest", "festival", "final_review", "mid_review", "honour"}
    | {"radio", "television", "newspaper", "bulletin", "writing_contest"}
)
"""Kinds that say by themselves what the work is about; what else is written with them sets little apart."""
_BY_OBJECT = frozenset({"recovery", "trial", "lca"})
"""Research: on the same industry, another object (which waste, which solution) is another work."""


def likeness(
    one: Aspect, other: Aspect, rarity: Mapping[str, float], weights: Weights = WEIGHTS
) -> tuple[float, tuple[str, ...]]:
    """From 0 to 1, with what speaks against (model.APART)."""
    apart: list[str] = []
    alike = 1.0
    shared = one.kinds & other.kinds
    if shared:
        alike *= 1 - weights.besides * (1 - len(shared) / len(one.kinds | other.kinds))
    elif any(one.kinds & group and other.kinds & group for group in _NEAR):
        alike *= weights.near_work
    elif one.kinds and other.kinds:
        alike *= weights.other_work
        apart.append("work")
    else:
        told = _overlap(one.topic, other.topic, rarity)
        told = told if told >= weights.same_name else 0.0
        alike *= weights.work_unsaid + (weights.work_by_topic - weights.work_unsaid) * told
    both_said = one.said_place and other.said_place
    if is_local(shared or (one.kinds | other.kinds), both_said) or (both_said and not (one.kinds and other.kinds)):
        if one.places and other.places:
            if not _same_places(one, other):
                alike *= weights.other_place
                apart.append("place")
        else:
            alike *= weights.place_unsaid
    if one.people and other.people:
        if not one.people & other.people:
            alike *= weights.other_people
            apart.append("people")
    elif one.people or other.people:
        alike *= weights.people_unsaid
    named = _overlap(one.names, other.names, rarity)
    if one.names and other.names and named < weights.same_name:
        alike *= weights.other_names
        apart.append("names")
    topic = _overlap(one.topic, other.topic, rarity)
    same = _same_industry(one.industries, other.industries)
    if same and not (one.kinds & _BY_OBJECT and other.kinds & _BY_OBJECT):
        topic = max(topic, same)
    elif same:
        topic = weights.other_object + (1 - weights.other_object) * _same_object(one, other, rarity) ** weights.sharp
    elif one.industries and other.industries:
        topic = weights.other_industry
        apart.append("industry")
    elif one.industries or other.industries:
        topic *= weights.industry_unsaid if _may_be_of_it(one, other) else weights.other_topic
    elif not one.topic or not other.topic:
        besides = sum(rarity[word] for word in one.topic | other.topic)
        topic = weights.topic_unsaid / (1 + besides / weights.topic_besides)
    if shared & _TELLING and "industry" not in apart:
        topic = max(topic, weights.telling)
    if named >= weights.same_name and "industry" not in apart:
        topic = max(topic, 0.95 * named)
    if topic < 0.5 and "industry" not in apart:
        apart.append("topic")
    return alike * topic, tuple(apart)


def _may_be_of_it(one: Aspect, other: Aspect) -> bool:
    """Whether the one that names no industry leaves room for it: it says no topic of its own that the other lacks."""
    silent, told = (other, one) if one.industries else (one, other)
    own = silent.topic & listed_forms()
    return not own or bool(own & told.topic)


def _same_places(one: Aspect, other: Aspect) -> bool:
    """The same, or one of them names more; a tour goes from a place to a place."""
    if "tour" in one.kinds & other.kinds:
        return one.places == other.places
    return one.places <= other.places or other.places <= one.places


def _same_object(one: Aspect, other: Aspect, rarity: Mapping[str, float]) -> float:
    """Which waste, which solution: what they name besides the industry that they share."""
    mine, theirs = one.topic | one.industries, other.topic | other.industries
    shared = one.industries & other.industries
    if not mine - shared or not theirs - shared:
        besides = sum(rarity[word] for word in (mine | theirs) - shared)
        return 1 / (1 + besides / WEIGHTS.topic_besides)
    return _overlap(mine - shared, theirs - shared, rarity)


def _same_industry(one: frozenset[str], other: frozenset[str]) -> float:
    if one & other:
        return 1.0
    for wide, narrow in ((one, other), (other, one)):
        if wide and wide <= {_of(name) for name in narrow}:
            return WEIGHTS.wider_industry
    return 0.0


def _of(industry: str) -> str:
    return industry.partition(".")[0]


def _overlap(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Shared weight between the share of the smaller and of both together."""
    both = sum(rarity[word] for word in one & other)
    if not both:
        return 0.0
    mine, theirs = sum(rarity[word] for word in one), sum(rarity[word] for word in other)
    return 0.5 * both / min(mine, theirs) + both / (mine + theirs)
