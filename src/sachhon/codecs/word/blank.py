"""A template as a Word form: the printed outline, each answer a content control that carries its field's id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sachhon.codecs.filled import STATE_WORDS, told_columns
from sachhon.codecs.word.tags import tag_of
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

SPARE_ROWS = 5
WIDE = 7  # columns, from which a table is laid across the page
PROMPT = "Bấm để ghi"
GUIDE = (
    "Ghi vào các ô có chữ mờ. Không phát sinh: ghi “Không có”. Chưa thống kê được: ghi “Chưa có số liệu”. "
    "Để trống là chưa trả lời, không được hiểu là 0. Muốn thêm dòng cho bảng: ghi tiếp vào các dòng trống."
)
# How a field type is filled in: lines may run over several paragraphs; all others are one line of text, so that
# "Không có" and "Chưa có số liệu" can be written wherever a value can.
KINDS = {
    name: "lines" if name == "narrative" else "text"
    for name in (
        *("text", "narrative", "integer", "decimal", "percent", "percent_range", "money", "year", "date", "period"),
        *("yes_no", "choice", "industry", "industries", "unit", "facility", "quantity", "document", "documents"),
        "contact",
    )
}


def blank(template: Template, *, values: Values | None = None, unit_name: str = "", sample: bool = False) -> bytes:
    """The form as .docx; with `values` it is the unit's answer as a document."""
    return write_letter(form(template, values or {}, unit_name, sample))


def form(template: Template, values: Values, unit_name: str, sample: bool) -> LetterDocument:
    """The form before it is written."""
    blocks: list[Block] = [Para(Text(GUIDE, italic=True), style="note")]
    for section in template.sections:
        blocks += _section(template, section, values, 1)
    basis = template.basis
    asked = f"Theo văn bản số {basis.number} ngày {format_date(basis.date)} của {basis.issuer}" if basis else ""
    return LetterDocument(
        blocks=tuple(blocks),
        letterhead=Letterhead(issuer=unit_name.upper() or "ĐƠN VỊ BÁO CÁO", place="……………", draft=False),
        kind="BÁO CÁO",
        title=template.titles["vi"].removeprefix("Báo cáo ").capitalize(),
        bases=(asked,) if asked else (),
        signature=Signature(("THỦ TRƯỞNG ĐƠN VỊ",)),
        banner="DỮ LIỆU MẪU" if sample else "",
        subject=template.titles["vi"],
        properties={"sachhon_template": template.id, "sachhon_version": template.version, "sachhon_unit": unit_name},
        body_size=13,
    )


def _section(template: Template, section: Section, values: Values, level: int) -> Iterator[Block]:
    number = section.number if section.number == "-" else f"{section.number}."
    yield Heading(f"{number} {section.titles['vi']}", level=min(level, 4))
    for asked in template.fields_of(section.item):
        yield from _table(asked, values) if asked.columns else _question(asked, values)
    for child in section.sections:
        yield from _section(template, child, values, level + 1)


def _question(asked: Field, values: Values) -> Iterator[Block]:
    unit = "" if asked.type in ("money", "narrative") or not asked.unit else f" ({asked.unit})"
    label = Text(f"{asked.labels['vi']}{unit}: ")
    answer = answer_of(values, asked.id)
    control = _control(Key(asked.id), asked, answer)
    if KINDS[asked.type] == "lines":
        yield Para(label, keep=True)
        yield Para((control,))
    else:
        yield Para((label, control))


def _table(asked: Field, values: Values) -> Iterator[Block]:
    told = answer_of(values, asked.id)
    state = told if told.state is not State.VALUE else MISSING
    yield Para((Text(f"{asked.labels['vi']}: "), _control(Key(asked.id), asked, state)), keep=True)
    rows, columns = rows_of(values, asked), told_columns(asked, values)
    body = []
    for number in range(len(rows) + SPARE_ROWS):
        cells = rows[number].cells if number < len(rows) else {}
        body.append(
            Row(
                (
                    str(number + 1),
                    *(
                        Cell((_control(Key(asked.id, number, column_id), column, cells.get(column_id, MISSING)),))
                        for column_id, _label, column in columns
                    ),
                )
            )
        )
    heads = (Column(_head(label, column), _width(column)) for _id, label, column in columns)
    wide = len(columns) > WIDE
    if wide:
        yield Orientation(landscape=True)
    size = 8 if len(columns) > WIDE + 4 else 10
    yield Table((Column("TT", 0.5), *heads), tuple(body), about=asked.labels["vi"], size=size)
    if wide:
        yield Orientation(landscape=False)


def _head(label: str, column: FieldColumn) -> str:
    return label if column.type == "money" or not column.unit else f"{label} ({column.unit})"


def _width(column: FieldColumn) -> float:
    kind = field_type(column.type)
    return 0.7 if kind.numeric else 1.6 if kind.long else 1.0


def _control(key: Key, spec: Field | FieldColumn, answer: Answer) -> Control:
    text = ""
    if answer.state is State.VALUE:
        text = field_type(spec.type).format(answer.value, spec, "vi")
    elif answer.state is not State.MISSING:
        text = STATE_WORDS[answer.state]["vi"]
    kind: Literal["text", "lines"] = (
        "lines" if KINDS[spec.type if spec.type in KINDS else "text"] == "lines" else "text"
    )
    return content_control(
        tag_of(key), spec.labels["vi"][:60], text, kind, placeholder=PROMPT if key.row is None else "…"
    )
