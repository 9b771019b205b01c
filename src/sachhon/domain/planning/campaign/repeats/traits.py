"""What a task is about: the kind of work, the industry, the topic, the place, for whom, and who is named.

A registration may take in several works ("tập huấn ... và đánh giá nhanh ..."): each part of its name is one Aspect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from sachhon.domain.planning.campaign.repeats.model import Described
from sachhon.domain.planning.campaign.repeats.spelling import Spelling
from sachhon.domain.planning.campaign.repeats.words import locality, tokens
from sachhon.vietnamese.folding import fold
from sachhon.vietnamese.places import find_provinces

_JOINT = re.compile(r"(?:;|,?\s+(?:và|va|kết hợp|ket hop|đồng thời|dong thoi|kèm|gắn với)\s+|\s\+\s)", re.IGNORECASE)
_FORMER = re.compile(r"\s*(?:\(?cũ\)?|cu\)|trước đây)", re.IGNORECASE)
_SERVING = {
    "support": frozenset({"quick", "detailed", "model", "iso", "training", "survey", "followup", "equipment"}),
    "focal_office": frozenset({"equipment"}),
    "model": frozenset({"equipment", "tour", "film", "press", "newspaper", "television", "handbook"}),
    "survey": frozenset({"norms", "database", "factor", "lca", "policy", "criteria", "handbook", "plan", "map"}),
    "training": frozenset({"trainers", "elearning", "curriculum", "school"}),
    "trial": frozenset({"recovery", "norms", "policy"}),
    "handbook": frozenset({"translation", "leaflet", "curriculum"}),
    "policy": frozenset({"coordination", "support_rate", "plan", "relocation", "workshop", "training"}),
    "award": frozenset({"honour"}),
}
_RESEARCH = frozenset({"recovery", "trial"})
_NOW_IN = re.compile(r"nay\s+(?:là|thuộc)\s+(?:tỉnh|thành phố|TP\.?)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aspect:
    """One work that a task would do. `said_place`: its own words name the place, not only who registers it."""

    kinds: frozenset[str]
    industries: frozenset[str]
    topic: frozenset[str]
    people: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    said_place: bool


def aspects(task: Described, spelling: Spelling | None = None) -> tuple[Aspect, ...]:
    """The works of a task, in the words of its name; where the name is silent, of its content and outputs."""
    whole = _aspect(task.name, spelling)
    parts = _split(task.name, whole, spelling)
    body: Aspect | None = None
    found = []
    for part in parts:
        if not (part.kinds or part.industries or part.topic or part.names):
            body = body or _aspect(f"{task.content}\n{task.outputs}", spelling)
            part = replace(part, kinds=body.kinds, industries=body.industries, topic=body.topic)
        places = part.places or _places_of(task.content)[0] or _of_unit(task.place)
        if "tour" in part.kinds:
            places |= _of_unit(task.place)
        found.append(replace(part, kinds=_main(part.kinds), places=places, said_place=bool(part.places)))
    return tuple(found)


def _main(kinds: frozenset[str]) -> frozenset[str]:
    """Without what only serves another: a survey for a norm, the training that makes trainers."""
    for serving, served in _SERVING.items():
        if serving in kinds and kinds & served:
            kinds -= {serving}
    return kinds if kinds <= _RESEARCH else kinds - {"recovery"}


def _split(name: str, whole: Aspect, spelling: Spelling | None) -> list[Aspect]:
    """The works that a name joins; what stands once in it (the place, the industry) goes for all."""
    texts: list[str] = []
    for piece in (piece for piece in _JOINT.split(name) if piece.strip()):
        if texts and not _begins_a_work(piece, spelling):
            texts[-1] += " " + piece
        else:
            texts.append(piece)
    parts: list[Aspect] = []
    for text in texts:
        part = _aspect(text, spelling)
        if parts and (not part.kinds or not parts[-1].kinds or part.kinds & parts[-1].kinds):
            parts[-1] = _together(parts[-1], part)
        else:
            parts.append(part)
    if len(parts) == 1:
        return [whole]
    topical = any(part.industries or part.topic or part.names for part in parts[1:])
    return [
        replace(
            part,
            places=part.places or whole.places,
            industries=part.industries or (whole.industries if topical and not part.topic else frozenset()),
        )
        for part in parts
    ]


def _together(one: Aspect, other: Aspect) -> Aspect:
    return Aspect(
        one.kinds | other.kinds,
        one.industries | other.industries,
        one.topic | other.topic,
        one.people | other.people,
        one.names | other.names,
        one.places | other.places,
        one.said_place or other.said_place,
    )


def _begins_a_work(piece: str, spelling: Spelling | None) -> bool:
    """Whether it says what is done before it says on what."""
    for token in tokens(piece, spelling):
        if token.kind not in ("stock", "general", "number"):
            return token.kind == "activity"
    return False


def _aspect(text: str, spelling: Spelling | None) -> Aspect:
    places, spans = _places_of(text)
    misspelt: set[str] = set()
    kinds, industries, topic, people, names = set(), set(), set(), set(), set()
    for token in tokens(text, spelling):
        if any(start <= token.start < end for start, end in spans):
            continue
        if token.kind == "place":
            misspelt.add(token.form)
        elif token.kind == "activity":
            kinds.add(token.form)
        elif token.kind == "industry":
            industries.add(token.form)
        elif token.kind == "people":
            people.add(token.form)
        elif token.kind in ("word", "instrument"):
            if token.form not in _EVERYWHERE:
                topic.add(token.form)
            if token.kind == "instrument":
                kinds.add("equipment")
        elif token.kind == "" and len(token.form) > 1:
            topic.add(token.form)
            if token.named:
                names.add(token.form)
    return Aspect(
        frozenset(kinds),
        frozenset(industries - {one.partition(".")[0] for one in industries if "." in one}),
        frozenset(topic),
        frozenset(people),
        frozenset(names),
        places or frozenset(misspelt),
        False,
    )


_EVERYWHERE = frozenset({"sxsh", "dn", "company"})


def _places_of(text: str) -> tuple[frozenset[str], list[tuple[int, int]]]:
    found = [match for match in find_provinces(text) if match.is_province]
    spans = [(match.start, match.end) for match in found]
    former = [match for match in found if _FORMER.match(text, match.end)]
    if not former and len(found) > 1:
        former = [match for match in found if not _NOW_IN.search(text, 0, match.start)]
    return frozenset(fold(match.name) for match in former or found), spans


@cache
def _of_unit(name: str) -> frozenset[str]:
    return frozenset(fold(match.name) for match in find_provinces(name))


def is_local(kinds: frozenset[str], both_said: bool) -> bool:
    """Whether the same in another place is another task: one of `kinds` is done at a place."""
    table = locality()
    return any(table.get(kind) == "1" or (table.get(kind) == "2" and both_said) for kind in kinds)
