"""The annexes: figures by province, long lists, the letters, the targets, and where every figure comes from."""

from __future__ import annotations

from sachhon.formkit.rollup import Figure, LetterRef
from sachhon.vietnamese.collation import sort_key
from sachhon.writing.document import Appendix, Block, Cell, Column, Heading, Link, Para, Row, Run, Table
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.national.columns import column_label
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import Contribution, anchor, back_anchor
from sachhon.writing.national.lists import in_annex, is_wide, listed_in_annex
from sachhon.writing.national.local import by_province, by_today, local_figures
from sachhon.writing.national.pictures import target_words
from sachhon.writing.national.places import place_words
from sachhon.writing.national.quality import (
    CONTRADICTIONS,
    CONTRADICTIONS_MARK,
    contradictions_in_annex,
    contradictions_table,
)
from sachhon.writing.national.summary import COUNTED, LETTERS
from sachhon.writing.national.wording import (
    day_words,
    figure_value,
    label,
    letter_words,
    method_words,
    number,
    part_value,
    roman,
    shortened,
    unit_of,
    with_unit,
)

_QUOTE_LENGTH = 170


def appendices(frame: Frame) -> tuple[Appendix, ...]:
    """In the order in which they are referred to; lineage last, since it leads back to all that cites it."""
    made: list[tuple[str, list[Block], bool, str]] = []
    if local_figures(frame):
        made.append((f"Số liệu theo {frame.unit}", [*by_province(frame), *by_today(frame)], True, ""))
    for figure in frame.figures.figures.values():
        if figure.method != "digest" and in_annex(figure):
            made.append((label(figure.field), listed_in_annex(frame, figure), is_wide(figure), ""))
    if contradictions_in_annex(frame):
        made.append((CONTRADICTIONS, [contradictions_table(frame)], False, CONTRADICTIONS_MARK))
    made.append(("Danh mục văn bản đã nhận", _letters(frame), False, LETTERS))
    if frame.lineage.targets:
        made.append(("Mục tiêu đối chiếu và nguồn", _targets(frame), False, ""))
    made.append(("Nguồn gốc số liệu", _lineage(frame), True, "S"))
    source = "(Kèm theo Báo cáo của " + frame.edition.issuer + ")"
    return tuple(
        Appendix(f"Phụ lục {roman(place)}", title, tuple(blocks), source, landscape, mark)
        for place, (title, blocks, landscape, mark) in enumerate(made, 1)
    )


def _letters(frame: Frame) -> list[Block]:
    names: dict[LetterRef, tuple[str, str]] = {}
    for unit in frame.figures.answered:
        if unit.letter:
            names[unit.letter] = (unit.unit_name, place_words(unit.province_code, frame.geography))
    for unit in frame.figures.set_aside:
        if unit.letter:
            names[unit.letter] = (unit.unit_name, "không đưa vào tổng hợp")
    for replaced in frame.figures.superseded:
        for letter in replaced.others:
            names[letter] = (replaced.unit_name, f"thay bằng {frame.lineage.letter(replaced.stands)}")
    rows: list[Row | tuple[CellLike, ...]] = []
    for letter, code in frame.lineage.letters.items():
        name, note = names.get(letter, ("", ""))
        file = letter.file + (f"\nSHA-256 {letter.sha256[:12]}…" if letter.sha256 else "")
        cells: tuple[CellLike, ...] = (code, name, letter.number or "không có số", day_words(letter.date), file, note)
        rows.append(Row(cells, anchor=anchor(code)))
    columns = (
        Column("Mã", 0.6, "center"),
        Column(frame.unit.capitalize(), 1.3),
        Column("Số, ký hiệu", 1.4),
        Column("Ngày", 1.0, "center"),
        Column("Tệp", 1.9),
        Column("Vùng, tỉnh hiện nay; ghi chú", 1.8),
    )
    return [Table(columns, tuple(rows), about="Danh mục văn bản đã nhận", size=10)]


def _targets(frame: Frame) -> list[Block]:
    rows: list[Row | tuple[CellLike, ...]] = []
    for result in frame.figures.targets:
        code = frame.lineage.targets[result.target_id]
        indicator = result.indicator.get("vi", result.field)
        cells: tuple[CellLike, ...] = (
            code,
            indicator[:1].upper() + indicator[1:],
            target_words(result),
            str(result.deadline_year),
            result.source.replace(" ; ", "\n"),
        )
        rows.append(Row(cells, anchor=anchor(code)))
    columns = (
        Column("Mã", 0.6, "center"),
        Column("Chỉ tiêu", 2.6),
        Column("Mục tiêu", 1.0, "center"),
        Column("Đến năm", 0.8, "center"),
        Column("Nguồn", 3.4),
    )
    return [Table(columns, tuple(rows), about="Mục tiêu quốc gia dùng để đối chiếu", size=10)]


def _lineage(frame: Frame) -> list[Block]:
    blocks: list[Block] = [
        Para(
            "Mỗi số liệu trong báo cáo mang một mã [S…]. Dưới mỗi mã là phần đóng góp của từng đơn vị: văn bản, "
            "giá trị, câu trích nguyên văn và tệp. Dấu ↩ trở lại nơi số liệu được dùng lần đầu."
        )
    ]
    done: set[str] = set()
    for section in frame.template.national.sections:
        figures = [figure for name in section.fields if (figure := frame.figure(name)) and frame.lineage.of(figure)]
        done.update(figure.field.id for figure in figures)
        if figures:
            blocks += [Heading(section.titles["vi"], 2), _lineage_table(frame, figures)]
    rest = [figure for name, figure in frame.figures.figures.items() if name not in done and frame.lineage.of(figure)]
    if rest:
        blocks += [Heading("Nội dung khác", 2), _lineage_table(frame, rest)]
    return blocks


def _lineage_table(frame: Frame, figures: list[Figure]) -> Table:
    rows: list[Row | tuple[CellLike, ...]] = []
    for figure in figures:
        rows.append(_figure_row(frame, figure))
        if figure.method == "digest":
            rows.append(_voices_row(frame, figure))
            continue
        rows += [
            _part_row(frame, figure, contribution) for contribution in frame.lineage.contributions[figure.field.id]
        ]
        rows += _total_rows(frame, figure)
        if figure.coverage.missing:
            names = ", ".join(figure.coverage.missing)
            rows.append(_wide_row((f"Đã gửi báo cáo nhưng không trả lời mục này: {names}.",)))
    columns = (
        Column("Mã", 0.85),
        Column(frame.unit.capitalize(), 1.1),
        Column("Văn bản", 2.1),
        Column("Giá trị", 1.6),
        Column("Trích nguyên văn", 4.3),
        Column("Tệp", 1.1),
    )
    return Table(columns, tuple(rows), about="Nguồn gốc từng số liệu", size=9)


def _figure_row(frame: Frame, figure: Figure) -> Row:
    code = frame.lineage.of(figure)
    back: tuple[Run, ...] = (
        (Link(" ↩", back_anchor(code), "link", tip="Trở lại báo cáo"),) if code in frame.lineage.cited else ()
    )
    value = ""
    if figure.method in COUNTED:
        unit = unit_of(figure, frame.template)
        value = f" = {with_unit(figure_value(figure), unit)}"
    method = method_words(figure, frame.template)
    words = f"{code}. {label(figure.field)}{value} ({figure.coverage.words(frame.unit)}; {method})"
    return Row(((words, *back), None, None, None, None, None), "group", anchor=anchor(code))


def _part_row(frame: Frame, figure: Figure, contribution: Contribution) -> Row:
    part = contribution.first
    letter = frame.lineage.letter(part.letter)
    quotes = list(dict.fromkeys(one.origin.quote for one in contribution.parts if one.origin and one.origin.quote))
    quote = shortened(" | ".join(quotes), _QUOTE_LENGTH)
    file = part.origin.file if part.origin and part.origin.file else part.letter.file if part.letter else ""
    back: tuple[Run, ...] = ()
    if contribution.code in frame.lineage.cited:
        back = (Link(" ↩", back_anchor(contribution.code), "link", tip="Trở lại báo cáo"),)
    cells: tuple[CellLike, ...] = (
        (contribution.code, *back),
        part.unit_name,
        Link(letter_words(part.letter), anchor(letter)) if letter else letter_words(part.letter),
        _said(figure, contribution),
        f"“{quote}”" if quote else "",
        file,
    )
    return Row(cells, anchor=anchor(contribution.code))


def _said(figure: Figure, contribution: Contribution) -> str:
    part = contribution.first
    if part.column is None:
        said = part_value(part, figure.field)
        if part.weight is not None:
            said += f" (trọng số {number(part.weight)}{'; ' + part.weight_note if part.weight_note else ''})"
        if not part.counted:
            said += f" (không tính{': ' + part.weight_note if part.weight_note else ''})"
        return shortened(said, _QUOTE_LENGTH)
    cells = "; ".join(
        f"{column_label(figure.field, one.column)}: {part_value(one, figure.field)}"
        for one in contribution.parts
        if one.column is not None
    )
    return shortened(cells, _QUOTE_LENGTH)


def _total_rows(frame: Frame, figure: Figure) -> list[Row | tuple[CellLike, ...]]:
    rows: list[Row | tuple[CellLike, ...]] = []
    for total in figure.totals:
        code = frame.lineage.total(figure, total)
        if code not in frame.lineage.cited:
            continue
        of = list(
            dict.fromkeys(
                frame.lineage.part(figure.field.id, part.unit_id, part.row, part.letter) for part in total.parts
            )
        )
        grouped = ", ".join(value for _, value in total.by) or "tổng cộng"
        words = f"{column_label(figure.field, total.column)}, {grouped} = {number(total.value)}"
        cells: tuple[CellLike, ...] = (
            (code, Link(" ↩", back_anchor(code), "link", tip="Trở lại báo cáo")),
            shortened(", ".join(total.units), _QUOTE_LENGTH),
            "",
            words,
            f"Cộng từ {', '.join(of)}" if of else "",
            "",
        )
        rows.append(Row(cells, anchor=anchor(code)))
    return rows


def _voices_row(frame: Frame, figure: Figure) -> Row:
    """Who said something in words: names with their letters; the words themselves are quoted in the report."""
    runs: list[Run] = []
    for contribution in sorted(
        frame.lineage.contributions[figure.field.id], key=lambda one: sort_key(one.first.unit_name)
    ):
        part = contribution.first
        runs += [
            *((", ",) if runs else ()),
            part.unit_name,
            *frame.lineage.reference(frame.lineage.letter(part.letter)),
        ]
    return _wide_row(("Có ý kiến: ", *runs, "."))


def _wide_row(runs: tuple[Run, ...]) -> Row:
    return Row((Cell(runs, columns=6), None, None, None, None, None))
