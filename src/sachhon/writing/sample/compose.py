"""A letter in the words of one made-up writer, from true values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar, cast

from sachhon.formkit.definition import Field, Section, Template
from sachhon.formkit.values import State
from sachhon.writing.document import Appendix, Block, Heading, Para
from sachhon.writing.sample.answertables import answers_table, checklist
from sachhon.writing.sample.bank import Bank, FieldBank, Part
from sachhon.writing.sample.draw import Drawn, Truth
from sachhon.writing.sample.grids import Grid, Told
from sachhon.writing.sample.prose import capital, row_lines, run_on, target_lines
from sachhon.writing.sample.rows import ROMAN
from sachhon.writing.sample.wording import Habits, count, label, value_words

_BLANK = re.compile(r"<(\w+)>")
Line = str | Block
T = TypeVar("T")


@dataclass(slots=True)
class Composer:
    """Composes one letter; `said` keeps the words put for each field, `told` those of table cells, for the truth."""

    template: Template
    bank: Bank
    truth: Truth
    habits: Habits
    names: Mapping[str, str]
    rng: Random
    said: dict[str, str] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    annexes: dict[str, Appendix] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def body(self) -> tuple[Block, ...]:
        """The letter's blocks from the opening to the closing line; what stands in annexes is in `annexes`."""
        self._plan_annexes()
        blocks: list[Block] = [Para(self.fill(self.rng.choice(self._opening())) + ":")]
        shown = 0
        for part in self.bank.outline or tuple(map(_part_of, self.template.sections)):
            written = self._part(part, (shown + 1,))
            shown += bool(written)
            blocks += written
        if self.bank.closing:
            blocks.append(Para(self.fill(self.rng.choice(self.bank.closing))))
        return tuple(blocks)

    def fill(self, words: str, **more: str) -> str:
        """A wording with the writer's terms in it."""
        known = {**self.names, **more}
        words = _BLANK.sub(lambda found: known.get(found[1], found[0]), words)
        if self.names["unit"] == "thành phố":
            words = words.replace("địa bàn tỉnh", "địa bàn thành phố").replace("UBND tỉnh ", "UBND thành phố ")
        return words

    def _opening(self) -> Sequence[str]:
        again = self.bank.follow_up.get("opening", ())
        return again if again and "first_number" in self.names else self.bank.opening

    def _plan_annexes(self) -> None:
        """Which fields stand in annexes, and how each is called; a missing one may be named all the same."""
        chosen = []
        for asked in self.template.fields:
            annex, drawn = self.bank.fields[asked.id].annex, self.truth.answers[asked.id]
            if annex and self.rng.random() < annex.odds and (drawn.table.rows or self.rng.random() < 0.3):
                chosen.append(asked.id)
        for number, name in enumerate(chosen):
            self.labels[name] = "PHỤ LỤC" if len(chosen) == 1 else f"PHỤ LỤC {ROMAN[number]}"

    def _part(self, part: Part, path: tuple[int, ...]) -> list[Block]:
        if part.odds < 1 and self.rng.random() >= part.odds:
            return []
        lines: list[Line] = [self.fill(line) for line in _some(part.say, self.rng)]
        below: list[Block] = []
        if part.item:
            table = self.bank.tables.get(part.item)
            if table and table.kind == "checklist" and self.rng.random() < table.odds:
                written = checklist(self, self.template.section(part.item), table)
                lines += written
                part = Part(part.item, part.headings)
            else:
                own = self._ordered(part.item, [one for one in self.template.fields if one.item == part.item])
                lines += self._lines(part.item, own)
        shown = 0
        for child in self._ordered(part.item, part.parts):
            blocks = self._part(child, (*path, shown + 1))
            shown += bool(blocks)
            below += blocks
        if not lines and not below:
            return []
        return self._headed(part, path, lines, below)

    def _ordered(self, item: str, parts: Sequence[T]) -> list[T]:
        """The parts of an item, in this writer's order."""
        if item not in self.bank.shuffled or not self.habits.own_order:
            return list(parts)
        return self.rng.sample(list(parts), len(parts))

    def _headed(self, part: Part, path: tuple[int, ...], lines: list[Line], below: list[Block]) -> list[Block]:
        mark = label(self.habits, path)
        headings = self.bank.headings.get(part.item, part.headings) or part.headings
        title = self.fill(self.rng.choice(headings))
        if len(path) == 1 and self.habits.whole_upper:
            title = title.upper()
        if len(path) >= 4:
            words = [line for line in lines if isinstance(line, str)]
            rest = [line for line in lines if not isinstance(line, str)]
            return [Para(f"{mark} {title}: {' '.join(map(capital, words))}"), *rest, *below]
        if self.habits.inline_headings and len(path) > 1 and len(lines) == 1 and isinstance(lines[0], str):
            return [Para(f"{mark} {title}: {capital(lines[0])}"), *below]
        return [Heading(f"{mark} {title}", level=min(len(path), 4)), *self._paragraphs(lines), *below]

    def _paragraphs(self, lines: Sequence[Line]) -> list[Block]:
        bullet = f"{self.habits.bullets} " if self.habits.bullets and len(lines) > 1 else ""
        return [Para(bullet + capital(line)) if isinstance(line, str) else line for line in lines]

    def _lines(self, item: str, fields: Sequence[Field]) -> list[Line]:
        table = self.bank.tables.get(item)
        listed = [asked for asked in fields if self.bank.fields[asked.id].label]
        inside = {self.bank.fields[asked.id].partner for asked in fields} - {""}
        lines: list[Line] = []
        if table and listed and table.kind == "answers" and self.rng.random() < table.odds:
            lines += answers_table(self, [asked for asked in listed if asked.id not in inside], table)
            fields = [asked for asked in fields if asked not in listed]
        for asked in fields:
            if asked.id not in inside and not self.bank.fields[asked.id].whole:
                lines += self._field(asked)
        return run_on(lines) if self.habits.run_on else lines

    def _field(self, asked: Field) -> list[Line]:
        words, drawn = self.bank.fields[asked.id], self.truth.answers[asked.id]
        if words.make.keys() & {"rows", "targets"}:
            return self._table(asked, words, drawn)
        if drawn.state is State.MISSING:
            return []
        if asked.type == "narrative":
            return [self._narrative(asked, words)]
        sentence = self.sentence(asked)
        self.said[asked.id] = sentence
        return [self._led(words, sentence)]

    def _led(self, words: FieldBank, sentence: str) -> str:
        lead = self.fill(self.rng.choice(words.leads)) if words.leads else ""
        end = self.rng.choice((".", ";"))
        if sentence.endswith((".", ":")):
            end = ""
        elif sentence.endswith(("gồm", "trong đó")):
            end = ":"
        return f"{lead}: {capital(sentence)}{end}" if lead else sentence + end

    def sentence(self, asked: Field) -> str:
        """What prose says of a field that is not missing."""
        words, drawn = self.bank.fields[asked.id], self.truth.answers[asked.id]
        if drawn.state is not State.VALUE:
            return self.fill(self.rng.choice(words.nil if drawn.state is State.NIL else words.unknown))
        value = self.value_words(asked)
        many = drawn.value if isinstance(drawn.value, int) and not isinstance(drawn.value, bool) else 0
        wordings = words.no if drawn.value is False else words.say
        part = self.rng.randint(1, many - 1) if 4 < many < 100_000 else 0
        fitting = [line for line in wordings if part or "<part>" not in line]
        number = count(many, self.habits) if isinstance(drawn.value, int) and asked.type != "money" else value
        more = {"n": number, "v": value, "doc": value}
        more |= {"part": count(part, self.habits), "rest": count(many - part, self.habits)}
        return self.fill(self.rng.choice(fitting), **more) + self.clause(words)

    def value_words(self, asked: Field) -> str:
        """A field's value in this writer's words."""
        unit = asked.unit if asked.type not in ("money", "integer") else ""
        return self.fill(value_words(self.truth.answers[asked.id].value, asked.type, self.habits, unit))

    def clause(self, words: FieldBank) -> str:
        """What the sentence of a field says of its partner, where there is something to say."""
        if not words.partner or self.truth.answers[words.partner].state is not State.VALUE:
            return ""
        text = self.value_words(self.template.field(words.partner))
        self.said[words.partner] = text
        return self.fill(self.rng.choice(self.bank.fields[words.partner].inside), v=text, doc=text)

    def _narrative(self, asked: Field, words: FieldBank) -> str:
        lead = self.fill(self.rng.choice(words.leads)) if words.leads else ""
        annex = self._annex_beside(asked)
        if words.annexed and annex and self.rng.random() < 0.6:
            self._name_annex(annex)
            self.truth.answers[asked.id] = Drawn(State.VALUE, accept=(State.MISSING,))
            text = self.fill(self.rng.choice(words.annexed), annex=_spoken(self.labels[annex]))
            self.said[asked.id] = text
            return text
        many = min(len(words.say), self.rng.choice((1, 1, 2)))
        text = " ".join(self.fill(line) for line in self.rng.sample(words.say, many))
        for name, other in self.bank.fields.items():
            competing = self.truth.answers[name].competing
            if other.again_at == asked.id and competing:
                text += " " + self.fill(self.rng.choice(other.again), n=count(cast(int, competing[1]), self.habits))
        self.said[asked.id] = text
        return f"{lead}: {text}" if lead else text

    def _annex_beside(self, asked: Field) -> str:
        return next((name for name in self.labels if self.template.field(name).item == asked.item), "")

    def _name_annex(self, name: str) -> None:
        missing = {"kind": "missing_annex", "fields": [name]}
        if not self.truth.answers[name].table.rows and missing not in self.truth.planted:
            self.truth.planted.append(missing)

    def _table(self, asked: Field, words: FieldBank, drawn: Drawn) -> list[Line]:
        if asked.id in self.labels:
            return self._annexed(asked, words, drawn)
        if not drawn.table.rows:
            return [] if drawn.state is State.MISSING else [self._led(words, self.sentence(asked))]
        if "targets" in words.make:
            lines, self.told[asked.id] = target_lines(drawn.table, self.habits, self.fill, self.rng)
            return list(lines)
        layout = words.layout
        caption = self.fill(self.rng.choice(layout.caption)) if layout.caption else ""
        prose = not self.habits.event_table if layout.row else self.rng.random() < layout.lines_odds
        if prose and (layout.row or layout.lines):
            lines, self.told[asked.id] = row_lines(asked, layout, drawn.table, self.habits, self.fill, self.rng)
            if layout.lines:  # paragraphs with marks of their own
                return [f"{caption}:", *map(Para, lines)] if caption else list(map(Para, lines))
            return [f"{caption}:", *lines] if caption and len(lines) > 1 else list(lines)
        blocks, self.told[asked.id] = self._grid(asked, words, drawn).blocks()
        return [f"{caption}:", *blocks] if caption else list(blocks)

    def _annexed(self, asked: Field, words: FieldBank, drawn: Drawn) -> list[Line]:
        annex = words.annex
        assert annex is not None
        name = self.labels[asked.id]
        if drawn.table.rows:
            blocks, self.told[asked.id] = self._grid(asked, words, drawn).blocks()
            title = self.fill(self.rng.choice(annex.title or words.layout.caption))
            self.annexes[asked.id] = Appendix(name, title.upper(), tuple(blocks), landscape=annex.landscape)
        if not annex.instead:
            return []
        self._name_annex(asked.id)
        return [self.fill(self.rng.choice(annex.instead), annex=_spoken(name))]

    def _grid(self, asked: Field, words: FieldBank, drawn: Drawn) -> Grid:
        return Grid(asked, words.layout, drawn.table, self.habits, self.rng, self.fill)


def _spoken(name: str) -> str:
    """ "PHỤ LỤC II" as a sentence names it."""
    return name.replace("PHỤ LỤC", "Phụ lục")


def _some(lines: Sequence[str], rng: Random) -> list[str]:
    """Some of the lines, in their order."""
    if not lines:
        return []
    chosen = sorted(rng.sample(range(len(lines)), rng.randint(1, min(3, len(lines)))))
    return [lines[at] for at in chosen]


def _part_of(section: Section) -> Part:
    return Part(section.item, (section.titles["vi"],), parts=tuple(map(_part_of, section.sections)))
