"""A template as a Word form: the printed outline, each answer a content control that carries its field's id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sachhon.codecs.filled import Spec, state_word
from sachhon.codecs.prompts import prompt
from sachhon.codecs.word.printed import heading_of, heads_of, label_of, mark_of
from sachhon.codecs.word.tags import alias_of, tag_of
from sachhon.formkit.definition import Column as FieldColumn
from sachhon.formkit.definition import Field, Section, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import MISSING, Answer, Key, State, Values, answer_of, rows_of
from sachhon.vietnamese.dates import format_date
from sachhon.writing.document import (
    Block,
    Cell,
    Column,
    Control,
    Heading,
    LetterDocument,
    Letterhead,
    Orientation,
    Para,
    Row,
    Signature,
    Table,
    Text,
)
from sachhon.writing.official import content_control, write_letter

SPARE_ROWS, FEWEST_ROWS = 3, 6
_NAMES = {"report": "Báo cáo", "plan": "Kế hoạch", "registration": "Bản đăng ký"}
WIDE = 7  # columns; a table of more is laid across the page
NUMBER_HEAD = "TT"
GUIDE = (
    "Ghi vào các ô có nền màu. Không phát sinh: ghi “Không có”. Chưa thống kê được: ghi “Chưa có số liệu”. "
    "Để trống là chưa trả lời, không được hiểu là 0. Bảng thiếu dòng thì chèn thêm dòng. "
)
# How a field type is filled in: lines may run over several paragraphs; all others are one line of text, so that
# "Không có" and "Chưa có số liệu" can be written wherever a value can.
KINDS: dict[str, Literal["text", "lines"]] = {
    "narrative": "lines",
    **dict.fromkeys(
        (
            *("text", "integer", "decimal", "percent", "percent_range", "money", "year", "date", "period"),
            *("yes_no", "choice", "industry", "industries", "unit", "facility", "quantity", "document", "documents"),
            "contact",
        ),
        "text",
    ),
}
_SHARES = {"narrative": 1.9, "year": 0.7, "yes_no": 0.7, "integer": 0.8, "decimal": 0.8, "percent": 0.8}


def blank(template: Template, *, values: Values | None = None, unit_name: str = "", sample: bool = False) -> bytes:
    """The form as .docx; with `values` it is the unit's answer as a document. The same arguments, the same bytes."""
    return write_letter(form(template, values or {}, unit_name, sample))


def form(template: Template, values: Values, unit_name: str, sample: bool) -> LetterDocument:
    """The form before it is written."""
    basis = template.basis
    asked = f"Theo văn bản số {basis.number} ngày {format_date(basis.date)} của {basis.issuer}" if basis else ""
    kind = _NAMES[template.kind]
    name = template.titles["vi"]
    if name.casefold().startswith(kind.casefold() + " "):
        name = name[len(kind) + 1 :]
    return LetterDocument(
        blocks=(Para(Text(GUIDE + mark_of(template), italic=True), style="note"), *_Pages().blocks(template, values)),
        letterhead=Letterhead(issuer=unit_name.upper() or "ĐƠN VỊ BÁO CÁO", place="……………", draft=False),
        kind=kind.upper(),
        title=name[:1].upper() + name[1:],
        bases=(asked,) if asked else (),
        signature=Signature(("THỦ TRƯỞNG ĐƠN VỊ",)),
        banner="DỮ LIỆU MẪU" if sample else "",
        subject=template.titles["vi"],
        properties={"sachhon_template": template.id, "sachhon_version": template.version, "sachhon_unit": unit_name},
        body_size=13,
        upright_signature=False,
    )


class _Pages:
    """Lays the blocks out: a page turns where a wide table comes, together with the headings that stand over it."""

    def __init__(self) -> None:
        self._across = False
        self._headings: list[Block] = []

    def blocks(self, template: Template, values: Values) -> Iterator[Block]:
        """All of the form, item by item."""
        for section in template.sections:
            yield from self._section(template, section, values, 1)
        yield from self._headings

    def _section(self, template: Template, section: Section, values: Values, level: int) -> Iterator[Block]:
        self._headings.append(Heading(heading_of(section), level=min(level, 4)))
        short: list[Field] = []
        for asked in template.fields_of(section.item):
            if not asked.columns and KINDS[asked.type] == "text":
                short.append(asked)
                continue
            if asked.columns:
                yield from self._placed(_table(asked, values, short), len(heads_of(asked, values)) > WIDE)
            else:
                yield from self._placed([*_questions(short, values), *_narrative(asked, values)], False)
            short = []
        if short:
            yield from self._placed(list(_questions(short, values)), False)
        for child in section.sections:
            yield from self._section(template, child, values, level + 1)

    def _placed(self, blocks: list[Block], across: bool) -> Iterator[Block]:
        if across is not self._across:
            self._across = across
            yield Orientation(landscape=across)
        yield from self._headings
        self._headings = []
        yield from blocks


def _questions(fields: list[Field], values: Values) -> Iterator[Block]:
    """One-line questions as rows: the label, and the entry beside it."""
    if fields:
        rows = []
        for asked in fields:
            told = answer_of(values, asked.id)
            if asked.columns and told.state is State.VALUE:
                told = MISSING
            rows.append(Row((Cell(label_of(asked)), _entry(Key(asked.id), asked, told))))
        about = "; ".join(asked.labels["vi"] for asked in fields)
        yield Table((Column("", 1.0), Column("", 1.0)), tuple(rows), titled=False, size=12, about=about)


def _narrative(asked: Field, values: Values) -> Iterator[Block]:
    yield Para(f"{label_of(asked)}:", style="plain", keep=True)
    yield Para((_control(Key(asked.id), asked, answer_of(values, asked.id)),), style="entry")


def _table(asked: Field, values: Values, before: list[Field]) -> list[Block]:
    rows, heads = rows_of(values, asked), heads_of(asked, values)
    numbered = all(head != NUMBER_HEAD for _id, head, _column in heads)
    body = []
    for number in range(max(len(rows) + SPARE_ROWS, FEWEST_ROWS)):
        cells = rows[number].cells if number < len(rows) else {}
        entries = tuple(
            _entry(Key(asked.id, number, column_id), column, cells.get(column_id, MISSING))
            for column_id, _head, column in heads
        )
        body.append(Row((str(number + 1), *entries) if numbered else entries))
    columns = [Column(head, _share(column, head)) for _id, head, column in heads]
    if numbered:
        columns.insert(0, Column(NUMBER_HEAD, 0.55, "center"))
    size = 11 if len(heads) <= 5 else 10 if len(heads) <= WIDE else 9
    grid = Table(tuple(columns), tuple(body), about=asked.labels["vi"], size=size)
    return [*_questions([*before, asked], values), grid]


def _share(column: FieldColumn, head: str) -> float:
    if column.type == "text" and len(head) <= 3:
        return 0.6
    return _SHARES.get(column.type, 1.0 if field_type(column.type).numeric else 1.2)


def _entry(key: Key, spec: Spec, answer: Answer) -> Cell:
    return Cell((_control(key, spec, answer),), entry=True)


def _control(key: Key, spec: Spec, answer: Answer) -> Control:
    text = ""
    if answer.state is State.VALUE:
        text = field_type(spec.type).format(answer.value, spec, "vi")
    elif answer.state is not State.MISSING:
        text = state_word(answer.state, spec)
    return content_control(
        tag_of(key),
        alias_of(key, spec.labels["vi"]),
        text,
        KINDS.get(spec.type, "text"),
        placeholder=prompt(spec, key.row is not None),
    )
