"""True values of a made-up unit: drawn from a seed, consistent by the bank's links, some broken on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from sachhon.formkit.definition import Field, Template
from sachhon.formkit.values import State
from sachhon.writing.sample.bank import Bank, FieldBank
from sachhon.writing.sample.rows import NO_ROWS, Cells, Rows, draw_rows
from sachhon.writing.sample.values import MILLION, Stock

NARRATIVES = frozenset({"narrative"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the unit means to say of a field. `table` for tables; `competing`: the letter says it twice, differently.

    `accept`: states that a careful reader may give as well ("none of them" said of the count is said of its share too).
    """

    state: State
    value: object = None
    table: Rows = NO_ROWS
    competing: tuple[object, ...] = ()
    accept: tuple[State, ...] = ()


@dataclass(slots=True)
class Truth:
    """A unit's true answers, and the contradictions and gaps that were planted."""

    answers: dict[str, Drawn]
    planted: list[Mapping[str, object]] = field(default_factory=list)


def draw(template: Template, bank: Bank, stock: Stock) -> Truth:
    """True values for every field of the template."""
    rng = stock.rng
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
        state = State.VALUE if words.certain else _state(words, rng)
        answers[asked.id] = Drawn(state) if state is not State.VALUE else _value_of(asked, words, stock, answers)
    truth = Truth(answers)
    for name, drawn in answers.items():
        truth.planted += [{"fields": [name], **planted} for planted in drawn.table.planted]
    _follow_parents(truth, template)
    _follow_partners(truth, bank)
    for link in bank.links:
        _link(truth, link, rng)
    _say_twice(truth, bank, rng)
    _wholes(truth, template, bank)
    return truth


def _value_of(asked: Field, words: FieldBank, stock: Stock, answers: Mapping[str, Drawn]) -> Drawn:
    if "rows" in words.make:
        others = {name: drawn.table for name, drawn in answers.items()}
        table = draw_rows(words.make["rows"], stock, others)
        return Drawn(State.VALUE, table=table) if table.rows else Drawn(State.MISSING)
    if "targets" in words.make:
        return Drawn(State.VALUE, table=Rows(_targets(words.make, stock)))
    return Drawn(State.VALUE, stock.value(words.make))


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


def _targets(make: Mapping[str, Any], stock: Stock) -> tuple[Cells, ...]:
    rng = stock.rng
    chosen = [entry for entry in make["targets"] if rng.random() < 0.8] or [make["targets"][0]]
    year, rows = stock.number(rng.choice(make["by_year"])), []
    for entry in chosen:
        unit = entry.get("unit", "%")
        if "range" in entry:
            low = rng.randint(entry["range"][0], entry["range"][1] - 3)
            bounds, comparator = (low, low + rng.randint(2, 6)), "range"
        else:
            first, last = entry.get("count") or entry["percent"]
            low = rng.randrange(first, last + 1, entry.get("step", 5))
            bounds, comparator = (low, low), rng.choice(("=", "=", ">", ">="))
        rows.append(
            {
                "indicator": entry["say"],
                "comparator": comparator,
                "low": Decimal(bounds[0]),
                "high": Decimal(bounds[1]),
                "unit": unit,
                "by_year": year,
            }
        )
    return tuple(rows)


def _follow_parents(truth: Truth, template: Template) -> None:
    """Details are told of what was done: a unit that has not done it, or says nothing of it, gives none."""
    for asked in template.fields:
        if not asked.details_of:
            continue
        parent, own = truth.answers[asked.details_of], truth.answers[asked.id]
        if parent.state is State.VALUE and parent.value is False:
            # "Not held" says of the number held that there is none.
            truth.answers[asked.id] = Drawn(State.MISSING, accept=(State.NIL,))
        elif parent.state is not State.VALUE and own.state is not State.MISSING:
            truth.answers[asked.id] = Drawn(State.MISSING)
    denied = {template.field(name).item for name, drawn in truth.answers.items() if drawn.value is False}
    for asked in template.fields:
        if asked.item in denied and asked.id in truth.answers and truth.answers[asked.id].state is State.MISSING:
            # "There is none" may be heard of all that the item asks.
            truth.answers[asked.id] = Drawn(State.MISSING, accept=(State.NIL,))


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
            population = rng.randint(*link["population"])
            witness = _value(truth, link["witness"]) or 0
            if witness > 4 * count and rng.random() < 0.25:
                # Of half as many enterprises as another answer tells of: both cannot be.
                population = max(count, witness // 2)
                truth.planted.append({"kind": "share_contradiction", "fields": [link["count"], link["share"]]})
            value = (Decimal(count) * 100 / population).quantize(Decimal("0.1"), ROUND_HALF_UP)
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
