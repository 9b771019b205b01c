"""A letter in the words of one made-up writer, from true values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random
from typing import cast

from sachhon.formkit.definition import Field, Section, Template
from sachhon.formkit.values import State
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.document import (
    Appendix,
    Block,
    Column,
    Heading,
    LetterDocument,
    Letterhead,
    Para,
    Row,
    Signature,
    Table,
)
from sachhon.writing.sample.bank import Bank, FieldBank
from sachhon.writing.sample.draw import Drawn, Truth
from sachhon.writing.sample.wording import Habits, count, label, value_words

SAMPLE_MARK = "DỮ LIỆU MẪU"


@dataclass(slots=True)
class Composer:
    """Composes one letter; `said` keeps the words put for each field, for the truth file."""

    template: Template
    bank: Bank
    truth: Truth
    habits: Habits
    rng: Random
    said: dict[str, str] = field(default_factory=dict)
    annexes: list[Appendix] = field(default_factory=list)

    def letter(self, number: str, issued: date, full_name: str, signer: str) -> LetterDocument:
        """The whole letter, plainly marked as sample data."""
        blocks: list[Block] = [Para(self.fill(self.rng.choice(self.bank.opening)) + ":")]
        for position, section in enumerate(self.template.sections, 1):
            blocks += self._section(section, (position,))
        blocks.append(Para(self.fill(self.rng.choice(self.bank.closing))))
        city = full_name.startswith("Thành phố")
        body = "THÀNH PHỐ" if city else "TỈNH"
        subject = self.rng.choice(self.bank.subject)
        deputy = self.rng.random() < 0.7
        return LetterDocument(
            blocks=tuple(blocks),
            letterhead=Letterhead(
                issuer=f"ỦY BAN NHÂN DÂN\n{body} {self.habits.province.upper()}",
                number=number,
                place=self.habits.province,
                date=issued,
                about=f"V/v {subject}",
            ),
            addressees=(self.bank.addressee,),
            signature=Signature(
                ("TM. ỦY BAN NHÂN DÂN", *(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") if deputy else ("CHỦ TỊCH",))), signer
            ),
            recipients=self.rng.choice(self.bank.recipients),
            appendices=tuple(self.annexes),
            banner=SAMPLE_MARK,
            subject=subject,
            body_size=self.rng.choice((13, 14)),
        )

    def fill(self, words: str, **more: str) -> str:
        """A wording with the writer's terms in it."""
        term = self.habits.term
        known = {
            "SXSH": term,
            "SXSH_cap": term[0].upper() + term[1:],
            "sct": self.habits.department,
            "p": self.habits.issuer,
            "issuer": self.habits.issuer,
            **more,
        }
        for name, text in known.items():
            words = words.replace(f"<{name}>", text)
        if self.habits.city:
            words = words.replace("địa bàn tỉnh", "địa bàn thành phố").replace("UBND tỉnh ", "UBND thành phố ")
        return words

    def _section(self, section: Section, path: tuple[int, ...]) -> list[Block]:
        own = [asked for asked in self.template.fields if asked.item == section.item]
        lines = self._lines(own)
        below: list[Block] = []
        shown = 0
        for child in section.sections:
            blocks = self._section(child, (*path, shown + 1))
            shown += bool(blocks)
            below += blocks
        if not lines and not below:
            return []
        mark = label(self.habits, path)
        title = self.fill(self.rng.choice(self.bank.headings.get(section.item, (section.titles["vi"],))))
        if len(path) == 1 and self.habits.whole_upper:
            title = title.upper()
        if len(path) >= 4:
            return [*self._dashed(mark, title, lines), *below]
        if self.habits.inline_headings and len(path) > 1 and len(lines) == 1 and isinstance(lines[0], str):
            return [Para(f"{mark} {title}: {_capital(lines[0])}"), *below]
        head = Heading(f"{mark} {title}", level=min(len(path), 4))
        return [head, *self._paragraphs(lines), *below]

    def _dashed(self, mark: str, title: str, lines: list[str | Block]) -> list[Block]:
        words = [line for line in lines if isinstance(line, str)]
        rest = [line for line in lines if not isinstance(line, str)]
        return [Para(f"{mark} {title}: {' '.join(_capital(line) for line in words)}"), *rest]

    def _paragraphs(self, lines: list[str | Block]) -> list[Block]:
        bullet = f"{self.habits.bullets} " if self.habits.bullets and len(lines) > 1 else ""
        return [Para(bullet + _capital(line)) if isinstance(line, str) else line for line in lines]

    def _lines(self, fields: list[Field]) -> list[str | Block]:
        money = [asked for asked in fields if self.bank.fields[asked.id].table_label]
        if len(money) > 1 and self.habits.funding_table and self._any_said(money):
            return [*self._funding_table(money), *self._lines([asked for asked in fields if asked not in money])]
        inside = {self.bank.fields[asked.id].partner for asked in fields} - {""}
        lines: list[str | Block] = []
        for asked in fields:
            if asked.id in inside or self.bank.fields[asked.id].whole:
                continue
            lines += self._field(asked)
        return lines

    def _any_said(self, fields: list[Field]) -> bool:
        return any(self.truth.answers[asked.id].state is not State.MISSING for asked in fields)

    def _field(self, asked: Field) -> list[str | Block]:
        words, drawn = self.bank.fields[asked.id], self.truth.answers[asked.id]
        if drawn.state is State.MISSING:
            return []
        if drawn.rows:
            return self._rows(asked, words, drawn)
        if asked.type == "narrative":
            return [self._narrative(asked, words)]
        if drawn.state is not State.VALUE:
            sentence = self.fill(self.rng.choice(words.nil if drawn.state is State.NIL else words.unknown))
        else:
            sentence = self._sentence(asked, words, drawn)
        self.said[asked.id] = sentence
        return [self._led(words, sentence)]

    def _led(self, words: FieldBank, sentence: str) -> str:
        lead = self.fill(self.rng.choice(words.leads)) if words.leads else ""
        end = self.rng.choice((".", ";"))
        if sentence.endswith((".", ":")):
            end = ""
        elif sentence.endswith(("gồm", "trong đó")):
            end = ":"
        return f"{lead}: {_capital(sentence)}{end}" if lead else sentence + end

    def _sentence(self, asked: Field, words: FieldBank, drawn: Drawn) -> str:
        value = value_words(drawn.value, asked.type, self.habits, asked.unit if asked.type != "money" else "")
        number = count(drawn.value, self.habits) if isinstance(drawn.value, int) else value
        sentence = self.fill(self.rng.choice(words.say), n=number, v=value, doc=value)
        if words.partner and self.truth.answers[words.partner].state is State.VALUE:
            partner = self.truth.answers[words.partner].value
            clause = self.bank.fields[words.partner].inside
            text = value_words(partner, self.template.field(words.partner).type, self.habits)
            sentence += self.fill(clause, v=text, doc=text)
            self.said[words.partner] = text
        return sentence

    def _narrative(self, asked: Field, words: FieldBank) -> str:
        many = min(len(words.say), self.rng.choice((1, 1, 2)))
        text = " ".join(self.fill(line) for line in self.rng.sample(words.say, many))
        if words.annexed and self.annexes == [] and self.rng.random() < 0.5:
            text = self.rng.choice(words.annexed)
            annexed = next((name for name, other in self.bank.fields.items() if other.annex), "")
            if self.truth.answers[annexed].state is not State.VALUE:
                self.truth.planted.append({"kind": "missing_annex", "fields": [asked.id]})
            self.truth.answers[asked.id] = Drawn(State.VALUE, accept=(State.MISSING,))
            self.said[asked.id] = text
            return text
        for name, other in self.bank.fields.items():
            competing = self.truth.answers[name].competing
            if other.again_at == asked.id and competing:
                text += " " + self.fill(self.rng.choice(other.again), n=count(cast(int, competing[1]), self.habits))
        self.said[asked.id] = text
        lead = self.fill(self.rng.choice(words.leads)) if words.leads else ""
        return f"{lead}: {text}" if lead else text

    def _rows(self, asked: Field, words: FieldBank, drawn: Drawn) -> list[str | Block]:
        if "targets" in words.make:
            return self._targets(drawn)
        if words.annex:
            self.annexes.append(
                Appendix("PHỤ LỤC", self.fill(words.caption).upper(), (self._table(asked, words, drawn.rows, ""),))
            )
            return []
        caption = self.fill(words.caption)
        if words.row and not self.habits.event_table:
            lines = [self._row_line(row, words) for row in drawn.rows]
            return [f"{caption}:", *lines] if len(lines) > 1 else list(lines)
        return [f"{caption}:", self._table(asked, words, drawn.rows, "")]

    def _row_line(self, row: Mapping[str, object], words: FieldBank) -> str:
        texts = {
            name: str(value) if name == "year" else count(cast(int, value), self.habits) for name, value in row.items()
        }
        return self.fill(words.row[len(self.habits.term) % len(words.row)], **texts) + "."

    def _table(self, asked: Field, words: FieldBank, rows: tuple[dict[str, object], ...], caption: str) -> Table:
        titles = [column for column in asked.columns if column.id in rows[0]]
        body = []
        for number, row in enumerate(rows, 1):
            cells = [self.fill(_cell(row[column.id], column.type, column.unit)) for column in titles]
            body.append(Row((str(number), *cells)))
        unit = "triệu đồng" if any(column.type == "money" for column in titles) else ""
        heads = [self.fill(words.header.get(column.id, column.labels["vi"])) for column in titles]
        heads = [
            f"{head} ({unit})" if unit and column.type == "money" else head
            for head, column in zip(heads, titles, strict=True)
        ]
        return Table((Column("TT", 0.5), *(Column(head) for head in heads)), tuple(body), caption=caption)

    def _funding_table(self, fields: list[Field]) -> Iterator[str | Block]:
        rows: list[Row] = []
        for asked in fields:
            drawn, name = self.truth.answers[asked.id], self.bank.fields[asked.id].table_label
            if drawn.state is State.MISSING:
                continue
            text = {State.NIL: "Không có", State.UNKNOWN: "Chưa có số liệu"}.get(drawn.state)
            if text is None:
                text = format_number(Decimal(cast(int, drawn.value)) / 1_000_000)
            self.said[asked.id] = text
            rows.append(Row((name, text)))
        yield Para("Đơn vị tính: triệu đồng", align="right")
        yield Table((Column("Nguồn kinh phí", 2), Column("Kinh phí", 1, "right")), tuple(rows))

    def _targets(self, drawn: Drawn) -> list[str | Block]:
        year = drawn.rows[0]["by_year"]
        lines: list[str | Block] = [f"Đến năm {year}:"]
        for row in drawn.rows:
            low, high = cast(Decimal, row["low"]), cast(Decimal, row["high"])
            quantity = f"{low}%" if low == high else f"{low}{self.habits.dash}{high}%"
            lead = {">": "Trên ", ">=": "Ít nhất "}.get(str(row["comparator"]), "")
            lines.append(_capital(lead + self.fill(str(row["indicator"]), q=quantity)) + ";")
        return lines


def _cell(value: object, kind: str, unit: str) -> str:
    if kind == "money":
        return format_number(Decimal(cast(int, value)) / 1_000_000)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if kind == "year":
        return str(value)
    if isinstance(value, int | Decimal):
        return format_number(value)
    return str(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
