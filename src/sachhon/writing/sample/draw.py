"""True values of a made-up unit: drawn from a seed, consistent by the bank's links, some broken on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from sachhon.formkit.definition import Template
from sachhon.formkit.fields import DocumentRef, Range
from sachhon.formkit.values import State
from sachhon.writing.sample.bank import Bank, FieldBank

MILLION = 1_000_000
NARRATIVES = frozenset({"narrative"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the unit means to say of a field. `rows` for tables; `competing`: the letter says it twice, differently.

    `accept`: states that a careful reader may give as well ("none of them" said of the count is said of its share too).
    """

    state: State
    value: object = None
    rows: tuple[dict[str, object], ...] = ()
    competing: tuple[object, ...] = ()
    accept: tuple[State, ...] = ()


@dataclass(slots=True)
class Truth:
    """A unit's true answers, and the contradictions and gaps that were planted."""

    answers: dict[str, Drawn]
    planted: list[dict[str, object]] = field(default_factory=list)


def draw(template: Template, bank: Bank, rng: Random, symbol: str) -> Truth:
    """True values for every field of the template. `symbol` stands for the province in document numbers."""
    answers: dict[str, Drawn] = {}
    mixed_items = _mixed_items(template)
    for asked in template.fields:
        words = bank.fields[asked.id]
        if words.whole:
            continue
        if asked.type in NARRATIVES:
            # Beside figures of its item, a narrative's absence could not be told from its presence.
            said = asked.item in mixed_items or rng.random() < 0.93
            answers[asked.id] = Drawn(State.VALUE if said else State.MISSING)
            continue
        state = _state(words, rng)
        if state is not State.VALUE:
            answers[asked.id] = Drawn(state)
        elif "rows" in words.make:
            answers[asked.id] = Drawn(State.VALUE, rows=_rows(words.make["rows"], rng, symbol))
        elif "targets" in words.make:
            answers[asked.id] = Drawn(State.VALUE, rows=_targets(words.make, rng))
        else:
            answers[asked.id] = Drawn(State.VALUE, make_value(words.make, rng, symbol))
    truth = Truth(answers)
    _follow_partners(truth, bank)
    for link in bank.links:
        _link(truth, link, rng)
    _say_twice(truth, bank, rng)
    _wholes(truth, template, bank)
    return truth


def _mixed_items(template: Template) -> frozenset[str]:
    """Items that ask for a narrative and for figures, or for a narrative without a lead of its own."""
    figures = {asked.item for asked in template.fields if asked.type not in NARRATIVES}
    return frozenset(asked.item for asked in template.fields if asked.type in NARRATIVES and asked.item in figures)


def _state(words: FieldBank, rng: Random) -> State:
    luck = rng.random()
    if luck < 0.10:
        return State.MISSING
    if luck < 0.18 and words.nil:
        return State.NIL
    if luck < 0.25 and words.unknown:
        return State.UNKNOWN
    return State.VALUE


def make_value(make: Mapping[str, Any], rng: Random, symbol: str = "UBND") -> object:
    """One value as the single key of `make` says. Raises KeyError for a kind that is not known."""
    kind, spec = next(iter(make.items()))
    return _MAKERS[kind](spec, rng, symbol)


def _integer(spec: Any, rng: Random, symbol: str) -> object:
    return rng.randint(spec[0], spec[1])


def _percent(spec: Any, rng: Random, symbol: str) -> object:
    whole = Decimal(rng.randint(spec[0], spec[1]))
    return whole + Decimal(rng.randint(1, 9)) / 10 if rng.random() < 0.25 else whole


def _percent_range(spec: Any, rng: Random, symbol: str) -> object:
    low = Decimal(rng.randint(spec[0], (spec[0] + spec[1]) // 2))
    return Range(low, low if rng.random() < 0.5 else low + rng.randint(1, max(2, spec[1] - int(low))))


def _money(spec: Any, rng: Random, symbol: str) -> object:
    millions = rng.randint(spec[0], spec[1])
    return millions * MILLION + (rng.choice((0, 0, 0, 500_000)) if millions < 1000 else 0)


def _text(spec: Any, rng: Random, symbol: str) -> object:
    return rng.choice(spec)


def _yes_no(spec: Any, rng: Random, symbol: str) -> object:
    return rng.random() < 0.7


def _document(spec: Any, rng: Random, symbol: str) -> object:
    issued = date(rng.randint(*spec["years"]), 1, 1) + timedelta(days=rng.randrange(360))
    return DocumentRef(f"{rng.randint(12, 4200)}/{rng.choice(spec['kinds'])}", issued)


def _documents(spec: Any, rng: Random, symbol: str) -> object:
    return (_document(spec, rng, symbol),)


_MAKERS = {
    "integer": _integer,
    "year": _integer,
    "percent": _percent,
    "percent_range": _percent_range,
    "money": _money,
    "text": _text,
    "yes_no": _yes_no,
    "document": _document,
    "documents": _documents,
}


def _rows(spec: Mapping[str, Any], rng: Random, symbol: str) -> tuple[dict[str, object], ...]:
    count = rng.randint(*spec["count"])
    years: list[int] = []
    if "year" in spec:
        first, last = spec["year"]
        years = sorted(rng.sample(range(first, last + 1), min(count, last - first + 1)))
        count = len(years)
    rows, used = [], set[object]()
    for number in range(count):
        row: dict[str, object] = {"year": years[number]} if years else {}
        for column, make in spec["columns"].items():
            if isinstance(make, dict):
                row[column] = make_value(make, rng, symbol)
            elif all(isinstance(part, int) for part in make):
                row[column] = rng.randint(make[0], make[1])
            else:
                fresh = [part for part in make if (column, part) not in used] if column == "content" else make
                row[column] = rng.choice(fresh or make)
                used.add((column, row[column]))
        rows.append(row)
    return tuple(rows)


def _targets(make: Mapping[str, Any], rng: Random) -> tuple[dict[str, object], ...]:
    chosen = [entry for entry in make["targets"] if rng.random() < 0.8] or [make["targets"][0]]
    year, rows = rng.choice(make["by_year"]), []
    for entry in chosen:
        if "range" in entry:
            low = rng.randint(entry["range"][0], entry["range"][1] - 3)
            bounds, comparator = (low, low + rng.randint(2, 6)), "range"
        else:
            low = rng.randrange(entry["percent"][0], entry["percent"][1] + 1, 5)
            bounds, comparator = (low, low), rng.choice(("=", "=", ">", ">="))
        rows.append(
            {
                "indicator": entry["say"],
                "comparator": comparator,
                "low": Decimal(bounds[0]),
                "high": Decimal(bounds[1]),
                "unit": "%",
                "by_year": year,
            }
        )
    return tuple(rows)


def _follow_partners(truth: Truth, bank: Bank) -> None:
    """What is said only inside another's sentence is missing where that sentence is."""
    for name, words in bank.fields.items():
        if not words.partner:
            continue
        own, partner = truth.answers[name].state, truth.answers[words.partner].state
        if own is not State.VALUE or partner is not State.VALUE:
            accept = (own,) if own in (State.NIL, State.UNKNOWN) else ()
            truth.answers[words.partner] = Drawn(State.MISSING, accept=accept)


def _value(truth: Truth, name: str) -> Any:
    drawn = truth.answers[name]
    if drawn.state is State.NIL:
        return 0
    return drawn.value if drawn.state is State.VALUE else None


def _link(truth: Truth, link: Mapping[str, Any], rng: Random) -> None:
    if "sum" in link:
        total, parts = link["sum"], [_value(truth, name) for name in link["of"]]
        if truth.answers[total].state is State.VALUE and None not in parts and any(parts):
            slip = rng.random() < 0.12
            off = rng.choice((-50, 30, 120)) * MILLION if slip else 0
            truth.answers[total] = Drawn(State.VALUE, max(MILLION, sum(parts) + off))
            if slip:
                truth.planted.append({"kind": "sum_mismatch", "fields": [total, *link["of"]]})
        elif truth.answers[total].state is State.VALUE:
            # A part that the letter does not tell is still in its total.
            known = sum(part for part in parts if part)
            truth.answers[total] = Drawn(State.VALUE, known + rng.randint(20, 400) * MILLION)
    elif "share" in link:
        count, share = _value(truth, link["count"]), _value(truth, link["share"])
        if count and share is not None:
            wrong = rng.random() < 0.15
            population = 40 if wrong else rng.randint(*link["population"])
            value = (Decimal(count) * 100 / population).quantize(Decimal("0.1"), ROUND_HALF_UP)
            if wrong:
                value = Decimal("0.1")
                truth.planted.append({"kind": "share_contradiction", "fields": [link["count"], link["share"]]})
            truth.answers[link["share"]] = Drawn(State.VALUE, max(value, Decimal("0.1")))
    else:
        more, less = _value(truth, link["at_most"]), _value(truth, link["field"])
        if more is not None and less is not None and less > more > 0:
            high, low = truth.answers[link["field"]], truth.answers[link["at_most"]]
            truth.answers[link["field"]] = replace(high, value=low.value)
            truth.answers[link["at_most"]] = replace(low, value=high.value)


def _say_twice(truth: Truth, bank: Bank, rng: Random) -> None:
    for name, words in bank.fields.items():
        drawn = truth.answers.get(name)
        if not words.again or not drawn or not isinstance(drawn.value, int) or rng.random() >= 0.08:
            continue
        if truth.answers[words.again_at].state is State.VALUE:
            other = drawn.value + rng.randint(3, 40)
            truth.answers[name] = replace(drawn, competing=(drawn.value, other))
            truth.planted.append({"kind": "two_readings", "fields": [name], "values": [drawn.value, other]})


def _wholes(truth: Truth, template: Template, bank: Bank) -> None:
    for name, words in bank.fields.items():
        if words.whole:
            others = [asked.id for asked in template.fields_of(words.whole) if asked.id != name]
            said = any(truth.answers[other].state is not State.MISSING for other in others)
            truth.answers[name] = Drawn(State.VALUE if said else State.MISSING)
