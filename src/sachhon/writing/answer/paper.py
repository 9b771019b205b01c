"""The report as one official document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sachhon.formkit.definition import Field, Section, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import MISSING, State, Values, answer_of, cells_of, rows_of
from sachhon.vietnamese import format_date
from sachhon.writing.answer.said import asked, cell_words, origin_words, table_state, words_of
from sachhon.writing.document import (
    Appendix,
    Block,
    Column,
    Content,
    Footnote,
    Heading,
    LetterDocument,
    Letterhead,
    Orientation,
    Para,
    Row,
    Run,
    Signature,
    Table,
    Text,
)

WIDE = 7  # columns beyond which a table is turned
LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Approved:
    """Who approved last: as official letters name them."""

    name: str
    position: str = ""
    on_behalf: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPaper:
    """What a sealed report says and what proves it. `reasons`: field id → why its doubtful figure is right.

    `issuer`: lines of the letterhead; `authority`: the lines above the signature. `about_request`: what is answered.
    """

    template: Template
    values: Values
    issuer: str
    place: str
    authority: tuple[str, ...]
    approved: Approved | None
    sealed_at: datetime
    code: str
    digest: str
    revision: int
    about_request: str = ""
    data_until: date | None = None
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    correction: str = ""
    is_test: bool = False


def answer_letter(paper: AnswerPaper) -> LetterDocument:
    """Every question of the template in printed order with its answer, then where the values came from."""
    blocks: list[Block] = []
    if paper.correction:
        blocks.append(Para(f"Báo cáo này thay bản lần {paper.revision - 1}. Lý do: {paper.correction}"))
    for section in paper.template.sections:
        blocks += _section(paper, section, 1)
    blocks.append(Para(_proof(paper), style="note"))
    until = f"\n(Số liệu tính đến hết ngày {format_date(paper.data_until)})" if paper.data_until else ""
    approved = paper.approved
    return LetterDocument(
        blocks=tuple(blocks),
        letterhead=Letterhead(issuer=paper.issuer, symbol="/BC", place=paper.place, date=paper.sealed_at.date()),
        kind="BÁO CÁO",
        title=_plain_title(paper.template.titles["vi"]) + until,
        addressees=("Bộ Công Thương",),
        bases=(paper.about_request,) if paper.about_request else (),
        signature=Signature(
            (*paper.authority, *((approved.position,) if approved and approved.position else ())),
            approved.name if approved else "",
            "(Đã phê duyệt trên hệ thống Sạch Hơn)" if approved else "",
        ),
        recipients=("Như trên", "Lưu: VT"),
        appendices=tuple(_sources(paper)),
        banner="ĐỢT THỬ: KHÔNG PHẢI BÁO CÁO THẬT" if paper.is_test else "",
        subject=paper.template.titles["vi"],
        author=paper.issuer.replace("\n", " "),
        properties={"sachhon-receipt": paper.code, "sachhon-digest": paper.digest},
        body_size=13,
    )


def grouped(digest: str) -> str:
    """A digest as a person compares it: eight digits at a time."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _plain_title(title: str) -> str:
    words = title.removeprefix("Báo cáo ")
    return words[:1].upper() + words[1:]


def _proof(paper: AnswerPaper) -> str:
    day = paper.sealed_at
    return (
        f"Bản in từ hệ thống Sạch Hơn. Biên nhận {paper.code}, nộp lần {paper.revision}, "
        f"lúc {day:%H:%M} ngày {format_date(day.date())}. Dấu vết số (SHA-256): {grouped(paper.digest)}."
    )


def _section(paper: AnswerPaper, section: Section, level: int) -> Iterator[Block]:
    number = section.number if section.number in ("", "-") else f"{section.number}."
    yield Heading(f"{number} {section.titles['vi']}".strip(), level=min(level, 4), anchor=f"muc-{section.item}")
    for one in paper.template.fields_of(section.item):
        if asked(paper.values, one):
            yield from _field(paper, one)
    for below in section.sections:
        yield from _section(paper, below, level + 1)


def _field(paper: AnswerPaper, one: Field) -> Iterator[Block]:
    notes: tuple[Run, ...] = tuple(Footnote(f"Giải trình: {text}") for text in paper.reasons.get(one.id, ()))
    label = Text(f"{one.labels['vi']}: ", bold=True)
    if one.columns:
        yield from _table(paper, one, notes)
        return
    answer = answer_of(paper.values, one.id)
    said = words_of(answer, one)
    if answer.state is State.VALUE and field_type(one.type).long and "\n" in said:
        first, *rest = [line.strip() for line in said.splitlines() if line.strip()] or [""]
        yield Para((label, first, *notes))
        yield from (Para(line) for line in rest)
    else:
        yield Para((label, Text(said, italic=answer.state is not State.VALUE), *notes))


def _table(paper: AnswerPaper, one: Field, notes: tuple[Run, ...]) -> Iterator[Block]:
    rows = rows_of(paper.values, one)
    label = Text(f"{one.labels['vi']}: ", bold=True)
    if not rows:
        yield Para((label, Text(words_of(table_state(paper.values, one), one), italic=True), *notes))
        return
    names = dict(cells_of(one, _years(paper.values, one)))
    wide = len(names) > WIDE
    if wide:
        yield Orientation(True)
    columns = [Column("TT", 0.4, "center")]
    for name, column in names.items():
        year = f" {name.partition('.')[0]}" if column.repeat else ""
        told = "đồng" if column.type == "money" else column.unit
        unit = f" ({told})" if told else ""
        numeric = field_type(column.type).numeric
        width = 1.0 if numeric else 2.0 if field_type(column.type).long else 1.4
        columns.append(Column(f"{column.labels['vi']}{year}{unit}", width, "right" if numeric else "left"))
    body = []
    for number, row in enumerate(rows, 1):
        cells = tuple(cell_words(row.cells.get(name, MISSING), column) for name, column in names.items())
        body.append(Row(("" if row.is_total else str(number), *cells), "total" if row.is_total else "body"))
    caption: Content = (one.labels["vi"], *notes)
    yield Table(tuple(columns), tuple(body), caption, about=one.labels["vi"], size=9 if wide else 11)
    if wide:
        yield Orientation(False)


def _years(values: Values, one: Field) -> tuple[int, ...]:
    """The years of the field, and those that were answered besides."""
    told = {key.column.partition(".")[0] for key in values if key.field == one.id and key.column and "." in key.column}
    return tuple(sorted({*one.years, *(int(year) for year in told if year.isdigit())}))


def _sources(paper: AnswerPaper) -> Iterator[Appendix]:
    """Which words and cells the values rest on; nothing where all was typed."""
    rows: list[tuple[str, str, str, str]] = []
    for one in paper.template.fields:
        seen: dict[tuple[str, str], None] = {}
        for key, answer in paper.values.items():
            if key.field == one.id:
                where, quote = origin_words(answer.origin)
                if where:
                    seen.setdefault((where, quote if not one.columns else ""), None)
        for where, quote in seen:
            rows.append((one.item, one.labels["vi"], where, _cut(quote)))
    if rows:
        columns = (Column("Mục", 0.7), Column("Nội dung", 2), Column("Nguồn", 1.6), Column("Lời văn", 3))
        yield Appendix("Phụ lục", "Nguồn của các số liệu", (Table(columns, tuple(rows), about="Nguồn", size=10),))


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"
