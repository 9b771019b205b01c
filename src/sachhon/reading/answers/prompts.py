"""A template made ready for matching, once: its items as places with weighted phrases, its fields as questions."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum

from sachhon.formkit.definition import Column, Field, ReadingHints, Section, Template
from sachhon.reading.answers.words import Spoken, spoken, words_of

Phrase = tuple[str, ...]

_SMALL_WORDS = """va cua cac nhung ve trong tren dia ban tinh thanh pho duoc da cho den tai viec theo o mot co nay do
voi tu la nam"""
_SMALL = frozenset(_SMALL_WORDS.split())
_SMALL_WEIGHT = 0.2
_SUBJECT_WEIGHT = 0.3
"""For the words of the template's own title: any heading may hold them."""
_LONG_TYPES = ("narrative",)


@dataclass(frozen=True, slots=True)
class Place:
    """An item of the template, or a field that units put under a heading of its own, as something to be found.

    `parent` is the index of the place that it stands in, None for a topmost item. `field` is "" for an item.
    """

    index: int
    item: str
    field: str
    number: str
    parent: int | None
    depth: int
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A field, or a column of a table, with the words that lead to its answer."""

    field: Field | Column
    item: str
    cues: tuple[Phrase, ...]
    keenness: tuple[float, ...]
    """For each cue, from 0 to 1: less where other questions use it too, or where it is one word."""
    excludes: tuple[Phrase, ...]
    units: tuple[Phrase, ...]
    headings: tuple[Phrase, ...]
    nil: tuple[Phrase, ...]
    unknown: tuple[Phrase, ...]
    columns: tuple[Question, ...] = ()
    parts: tuple[str, ...] = ()
    """The questions whose answers add up to this one's, by the template's sum rules."""

    @property
    def id(self) -> str:
        """The field's or column's id."""
        return self.field.id

    @property
    def type(self) -> str:
        """The field type's name."""
        return self.field.type


@dataclass(frozen=True)
class Prompts:
    """All of a template. `weight_of` says how telling a word is among the template's own words."""

    template: Template
    places: tuple[Place, ...]
    questions: tuple[Question, ...]
    weights: Mapping[str, float]
    cue_weights: Mapping[str, float]
    """The same among the words of all cues."""
    index: Mapping[str, tuple[tuple[int, int], ...]]
    """Word -> the (place, phrase) pairs that hold it."""
    phrase_weights: tuple[tuple[float, ...], ...]
    """place -> phrase -> its weight."""
    ancestors: tuple[frozenset[int], ...]
    """place -> the places that it stands in."""
    cue_index: Mapping[str, frozenset[int]]
    """Word -> the numbers of the cues whose most telling words it is one of."""
    cue_owners: tuple[str, ...]
    """cue number -> its question's id."""
    numbered: Mapping[str, tuple[tuple[int, Spoken, float], ...]]
    """Question id -> its cues as (number, words, keenness)."""
    labels: Mapping[Phrase, str]
    """The words of a field's label -> its id."""
    by_id: Mapping[str, Question]
    """The questions by their ids."""
    titles: Mapping[Phrase, str]
    """The words of an item's title -> the item."""
    likenesses: dict[tuple[Phrase, bool], dict[int, float]]
    """(a heading's words, whether it only opens a text) -> place -> likeness, for the headings met so far."""

    def weight_of(self, word: str) -> float:
        """How telling a word is: 0.2 for the small words, more for rare ones; 1 for words the template does not use."""
        return self.weights.get(word, 1.0)

    def weigh(self, words: Iterable[str]) -> float:
        """The weight of all the different words."""
        return fsum(self.weights.get(word, 1.0) for word in set(words))

    def hits(self, words: Iterable[str]) -> frozenset[int]:
        """The numbers of the cues of which these words hold a most telling one."""
        index = self.cue_index
        return frozenset().union(*[index[word] for word in words if word in index])

    def place_of_item(self, item: str) -> Place | None:
        """The place of an item of the outline."""
        return self._of_items.get(item)

    def place_of_field(self, field_id: str) -> Place | None:
        """The place of a field that has headings of its own."""
        return self._of_fields.get(field_id)

    @cached_property
    def _of_items(self) -> dict[str, Place]:
        return {place.item: place for place in reversed(self.places) if not place.field}

    @cached_property
    def _of_fields(self) -> dict[str, Place]:
        return {place.field: place for place in reversed(self.places)}

    def question(self, field_id: str) -> Question:
        """The question of that field id. Raises KeyError."""
        return self.by_id[field_id]


_COMPILED: dict[tuple[str, str], tuple[Template, Prompts]] = {}


def prompts_of(template: Template) -> Prompts:
    """The template made ready: once for each id and version, again where another object comes with them."""
    key = (template.id, template.version)
    known = _COMPILED.get(key)
    if known is None or known[0] is not template:
        known = _COMPILED[key] = (template, _compile(template))
    return known[1]


def _compile(template: Template) -> Prompts:
    places: list[Place] = []
    for section in template.sections:
        _add_section(template, section, None, 0, places)
    parts = {
        str(rule.params["total"]): tuple(map(str, parts))
        for rule in template.rules
        if rule.kind == "sum" and isinstance(parts := rule.params.get("parts"), list | tuple)
    }
    questions = tuple(
        replace(question, parts=parts.get(question.id, ()))
        for question in _with_keenness([_question(field, field.item) for field in template.fields])
    )
    asked: Counter[str] = Counter()
    for question in questions:
        asked.update({word for cue in question.cues for word in cue})
    cue_weights = {word: max(0.3, min(2.0, math.log(len(questions) / seen + 1) / 1.6)) for word, seen in asked.items()}
    counted: Counter[str] = Counter()
    for place in places:
        counted.update({word for phrase in place.phrases for word in phrase})
    total = max(1, len(places))
    weights = {
        word: _SMALL_WEIGHT if word in _SMALL else max(0.3, min(2.0, math.log(total / seen) / 1.6))
        for word, seen in counted.items()
    }
    for word in words_of(template.titles.get("vi", "")):
        weights[word] = min(_SUBJECT_WEIGHT, weights.get(word, _SUBJECT_WEIGHT))
    weights.update(dict.fromkeys(_SMALL, _SMALL_WEIGHT))
    index: dict[str, list[tuple[int, int]]] = {}
    for place in places:
        for i, phrase in enumerate(place.phrases):
            for word in sorted(set(phrase)):
                index.setdefault(word, []).append((place.index, i))
    return Prompts(
        template,
        tuple(places),
        questions,
        weights,
        cue_weights,
        {word: tuple(pairs) for word, pairs in index.items()},
        tuple(tuple(fsum(weights[word] for word in set(phrase)) for phrase in place.phrases) for place in places),
        tuple(_ancestors(place, places) for place in places),
        *_cue_index(questions, cue_weights),
        {words_of(field.labels.get("vi", "")): field.id for field in template.fields},
        {question.id: question for question in questions},
        {words_of(section.titles.get("vi", "")): section.item for section in template.outline()},
        {},
    )


def _cue_index(
    questions: Sequence[Question], weights: Mapping[str, float]
) -> tuple[Mapping[str, frozenset[int]], tuple[str, ...], Mapping[str, tuple[tuple[int, Spoken, float], ...]]]:
    """A cue of up to three words needs its most telling one, a longer one at least one of its two most telling."""
    index: dict[str, set[int]] = {}
    owners: list[str] = []
    numbered: dict[str, tuple[tuple[int, Spoken, float], ...]] = {}
    for question in questions:
        first = len(owners)
        for cue in question.cues:
            telling = sorted(set(cue), key=lambda word: (-weights.get(word, 1.0), word))
            for word in telling[: 1 if len(cue) <= 3 else 2]:
                index.setdefault(word, set()).add(len(owners))
            owners.append(question.id)
        numbers = range(first, len(owners))
        numbered[question.id] = tuple(zip(numbers, map(spoken, question.cues), question.keenness, strict=True))
    return {word: frozenset(cues) for word, cues in index.items()}, tuple(owners), numbered


def _ancestors(place: Place, places: list[Place]) -> frozenset[int]:
    found: set[int] = set()
    above = place.parent
    while above is not None:
        found.add(above)
        above = places[above].parent
    return frozenset(found)


def _add_section(template: Template, section: Section, parent: int | None, depth: int, places: list[Place]) -> None:
    index = len(places)
    wordings = (section.titles.get("vi", ""), *section.reading.heading)
    places.append(Place(index, section.item, "", section.number, parent, depth, _phrases(wordings)))
    for field in template.fields_of(section.item):
        if field.reading.heading and field.type in (*_LONG_TYPES, "text", "table"):
            wordings = (field.labels.get("vi", ""), *field.reading.heading)
            places.append(Place(len(places), section.item, field.id, "", index, depth + 1, _phrases(wordings)))
    for below in section.sections:
        _add_section(template, below, index, depth + 1, places)


def _question(field: Field | Column, item: str) -> Question:
    hints: ReadingHints = field.reading
    columns = field.columns if isinstance(field, Field) else ()
    label = field.labels.get("vi", "")
    return Question(
        field=field,
        item=item,
        cues=_phrases((*hints.cues, label)),
        keenness=(),
        excludes=_phrases(hints.excludes),
        units=tuple(sorted(_phrases((*hints.unit, *_unit_words(field))), key=len, reverse=True)),
        headings=_phrases((label, *hints.heading)),
        nil=_phrases(hints.nil),
        unknown=_phrases(hints.unknown),
        columns=tuple(_question(column, item) for column in columns),
    )


def _with_keenness(questions: list[Question]) -> tuple[Question, ...]:
    return tuple(
        replace(
            question,
            keenness=tuple(_keenness(cue, question, questions) for cue in question.cues),
            columns=_with_keenness(list(question.columns)),
        )
        for question in questions
    )


def _keenness(cue: Phrase, own: Question, questions: list[Question]) -> float:
    rivals = sum(
        1
        for question in questions
        if question.id != own.id and question.type == own.type and any(_holds(other, cue) for other in question.cues)
    )
    return float((0.75 if len(cue) == 1 else 1.0) / (1 + rivals) ** 0.5)


def _holds(phrase: Phrase, part: Phrase) -> bool:
    return any(phrase[i : i + len(part)] == part for i in range(len(phrase) - len(part) + 1))


def _unit_words(field: Field | Column) -> tuple[str, ...]:
    return (field.unit,) if field.unit and field.unit != "VND" else ()


def _phrases(wordings: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(words for words in map(words_of, wordings) if words))
