"""How far the figures can be trusted: who did not answer, what contradicts what, what is in doubt, the method."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from sachhon.formkit.findings import Severity
from sachhon.formkit.rollup import Doubt, LetterRef, UnitAnswers
from sachhon.formkit.values import Answer, Key
from sachhon.vietnamese.collation import sort_key
from sachhon.writing.document import Block, Bullet, Column, Heading, Para, Run, Table, Text
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.national.columns import column_label, column_of
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import stated
from sachhon.writing.national.places import provinces, regions
from sachhon.writing.national.summary import COUNTED, LETTERS, SILENT
from sachhon.writing.national.wording import (
    METHODS,
    SEVERITIES,
    STATES,
    finding_words,
    label,
    letter_words,
    one_line,
    shortened,
    value_words,
)

SURE = 0.7  # below this confidence a person is asked to look
_MOST_DOUBTS = 25
_MOST_IN_BODY = 25
_MOST_ASIDE = 8
CONTRADICTIONS = "Các điểm mâu thuẫn theo văn bản"
CONTRADICTIONS_MARK = "D"
_STATUS = {
    "other_template": "không trả lời biểu mẫu này",
    "unreadable": "không đọc được nội dung",
    "unnamed": "không nêu là của đơn vị nào",
}


def quality(frame: Frame, heading: str) -> list[Block]:
    """Four short parts; a part that has nothing to say, says so."""
    blocks: list[Block] = [Heading(heading)]
    for place, (title, part) in enumerate(
        (
            (f"Các {frame.unit} chưa gửi báo cáo", _silent(frame)),
            ("Mâu thuẫn trong các văn bản", _contradictions(frame)),
            ("Số liệu đọc còn nghi vấn, chờ xác nhận", _doubtful(frame)),
            ("Phương pháp tổng hợp", _method(frame)),
        ),
        1,
    ):
        blocks += [Heading(f"{place}. {title}", 2), *part]
    return blocks


def _silent(frame: Frame) -> list[Block]:
    figures = frame.figures
    blocks: list[Block] = []
    if not figures.silent:
        blocks.append(Para(f"Tất cả các {frame.unit} được hỏi đã gửi báo cáo.", anchor=SILENT))
    else:
        count = frame.lineage.cite(f"{len(figures.silent)} {frame.unit}", LETTERS, shown=False)
        blocks.append(Para((*count, " chưa có báo cáo trong số văn bản nhận được:"), anchor=SILENT, keep=True))
        known = provinces(frame.geography)
        order = {region: place for place, region in enumerate(regions(frame.geography))}

        def region_of(code: str) -> str:
            return known[code].region if code in known else ""

        silent = sorted(
            figures.silent,
            key=lambda unit: (order.get(region_of(unit.province_code), len(order)), sort_key(unit.unit_name)),
        )
        for region, units in groupby(silent, key=lambda unit: region_of(unit.province_code)):
            names = ", ".join(unit.unit_name for unit in units)
            blocks.append(Bullet((Text(f"{region}: ", bold=True), f"{names}.") if region else f"{names}."))
    if len(figures.set_aside) > _MOST_ASIDE:
        count = frame.lineage.cite(f"{len(figures.set_aside)} văn bản", LETTERS, shown=False)
        blocks.append(
            Bullet((*count, " không trả lời biểu mẫu này hoặc không đọc được, ghi chú trong phụ lục văn bản."))
        )
    for unit in figures.set_aside if len(figures.set_aside) <= _MOST_ASIDE else ():
        why = _STATUS.get(unit.status, unit.status)
        blocks.append(Bullet((f"Văn bản của {unit.unit_name} ({why}): ", *_letter(frame, unit.letter), ".")))
    for replaced in figures.superseded:
        others: list[Run] = []
        for place, letter in enumerate(replaced.others):
            others += [*((", ",) if place else ()), *_letter(frame, letter)]
        blocks.append(
            Bullet(
                (
                    f"{replaced.unit_name} gửi nhiều văn bản; dùng văn bản mới nhất: ",
                    *_letter(frame, replaced.stands),
                    "; không dùng: ",
                    *others,
                    ".",
                )
            )
        )
    return blocks


def _letter(frame: Frame, letter: LetterRef | None) -> tuple[Run, ...]:
    return (letter_words(letter), *frame.lineage.reference(frame.lineage.letter(letter)))


def _contradictions(frame: Frame) -> list[Block]:
    doubts = frame.figures.contradictions
    if not doubts:
        return [Para("Không phát hiện mâu thuẫn giữa các số liệu trong cùng văn bản hoặc giữa các văn bản.")]
    opening = Para(
        "Hệ thống đối chiếu các số liệu trong từng văn bản với nhau và với văn bản khác của cùng đơn vị. Những "
        "điểm sau cần đơn vị giải trình hoặc xác nhận; số liệu liên quan vẫn được tổng hợp như đã báo cáo."
    )
    if not contradictions_in_annex(frame):
        return [opening, contradictions_table(frame)]
    more = Para(f"Toàn bộ các điểm mâu thuẫn, theo từng {frame.unit}, ở phụ lục “{CONTRADICTIONS}”.", style="note")
    return [opening, _kinds_table(frame), more]


def contradictions_in_annex(frame: Frame) -> bool:
    """Whether they are too many for the text."""
    return len(frame.figures.contradictions) > _MOST_IN_BODY


def contradictions_table(frame: Frame) -> Table:
    """All of them, letter by letter."""
    rows: list[tuple[CellLike, ...]] = []
    for _, group in groupby(_by_unit(frame.figures.contradictions), key=lambda doubt: doubt.unit_id):
        for place, doubt in enumerate(group):
            rows.append(
                (
                    (doubt.unit_name or "Chung") if place == 0 else "",
                    SEVERITIES[str(doubt.finding.severity)],
                    one_line(finding_words(doubt.finding)),
                    _letter_code(frame, doubt),
                )
            )
    columns = (
        Column(frame.unit.capitalize(), 1.2),
        Column("Mức", 0.9, "center"),
        Column("Nội dung", 5.4),
        Column("Văn bản", 0.9, "center"),
    )
    return frame.table("Các điểm mâu thuẫn theo văn bản", columns, tuple(rows), size=10)


def _kinds_table(frame: Frame) -> Table:
    """By what they are about: how many units, and one of them as an example."""
    kinds: dict[tuple[str, tuple[str, ...]], list[Doubt]] = {}
    for doubt in _by_unit(frame.figures.contradictions):
        kinds.setdefault((doubt.finding.key, doubt.finding.fields), []).append(doubt)
    rows: list[tuple[CellLike, ...]] = []
    for (_, fields), doubts in sorted(kinds.items(), key=lambda item: -len(item[1])):
        units = {doubt.unit_id for doubt in doubts}
        names = "; ".join(label(frame.template.field(name)) for name in fields if frame.template.has_field(name))
        example = doubts[0]
        count = frame.lineage.cite(str(len(units)), CONTRADICTIONS_MARK, shown=False)
        said = f"{example.unit_name or 'Chung'}: {one_line(finding_words(example.finding))}"
        rows.append((names or "Văn bản", count, (said, *frame.lineage.reference(_code_of(frame, example)))))
    columns = (Column("Liên quan đến", 2.2), Column(f"Số {frame.unit}", 0.7, "right"), Column("Ví dụ", 5.2))
    return frame.table("Các loại mâu thuẫn", columns, tuple(rows), size=10)


def _code_of(frame: Frame, doubt: Doubt) -> str:
    letters = {unit.unit_id: unit.letter for unit in frame.figures.answered}
    return frame.lineage.letter(letters.get(doubt.unit_id))


def _letter_code(frame: Frame, doubt: Doubt) -> tuple[Run, ...]:
    code = _code_of(frame, doubt)
    return frame.lineage.cite(code, code, shown=False) if code else ("–",)


def _by_unit(doubts: Iterable[Doubt]) -> list[Doubt]:
    order = {str(severity): place for place, severity in enumerate(Severity)}
    return sorted(
        doubts, key=lambda doubt: (sort_key(doubt.unit_name), doubt.unit_id, order[str(doubt.finding.severity)])
    )


def doubtful(frame: Frame) -> list[tuple[UnitAnswers, Key, Answer]]:
    """Answers that a person has to look at: two readings, or one of low confidence; by unit."""
    found = []
    for unit in sorted(frame.figures.answered, key=lambda unit: sort_key(unit.unit_name)):
        for key, answer in unit.values.items():
            if answer.others or (answer.origin is not None and answer.confidence < SURE and answer.value is not None):
                found.append((unit, key, answer))
    return found


def key_words(frame: Frame, key: Key) -> str:
    """A field, or a cell of its table, in words."""
    field = frame.template.field(key.field)
    if key.column is None:
        return label(field)
    row = "" if key.row is None else f", dòng {key.row + 1}"
    return f"{label(field)}{row}, {column_label(field, key.column)}"


def answer_words(frame: Frame, key: Key, value: object) -> str:
    """A value as its field, or the column of its table, writes it."""
    field = frame.template.field(key.field)
    column = column_of(field, key.column)[0] if key.column else None
    return value_words(value, column or field)


def _doubtful(frame: Frame) -> list[Block]:
    found = [item for item in doubtful(frame) if _counted(frame, item[1])]
    if not found:
        return [Para("Không có số liệu nào đọc được với hai cách hiểu hoặc độ tin cậy thấp.")]
    rows: list[tuple[CellLike, ...]] = []
    for unit, key, answer in found[:_MOST_DOUBTS]:
        code = frame.lineage.part(key.field, unit.unit_id, key.row)
        read = shortened(answer_words(frame, key, answer.value) or STATES.get(answer.state, ""), 60)
        others = "; ".join(shortened(answer_words(frame, key, other), 60) for other in answer.others)
        quote = shortened(answer.origin.quote, 120) if answer.origin else ""
        rows.append(
            (
                unit.unit_name,
                key_words(frame, key),
                frame.lineage.cite(read, code, shown=False),
                others or "–",
                (f"“{quote}”" if quote else "", *frame.lineage.reference(code)),
            )
        )
    columns = (
        Column(frame.unit.capitalize(), 1.1),
        Column("Chỉ tiêu", 2.0),
        Column("Đã đọc là", 1.3),
        Column("Cách đọc khác", 1.3),
        Column("Trích văn bản", 2.4),
    )
    more = (
        [] if len(found) <= _MOST_DOUBTS else [Para("Các trường hợp còn lại ở bảng tính Excel kèm theo.", style="note")]
    )
    return [frame.table("Số liệu cần người xác nhận", columns, tuple(rows), size=10), *more]


def _counted(frame: Frame, key: Key) -> bool:
    figure = frame.figure(key.field)
    return figure is not None and (figure.method in COUNTED or key.column is not None)


def _method(frame: Frame) -> list[Block]:
    used = list(dict.fromkeys(figure.method for figure in frame.figures.figures.values() if stated(figure)))
    words = "; ".join(
        dict.fromkeys(
            METHODS[method].format(unit=frame.unit, weight="trọng số đã biết") for method in used if method in METHODS
        )
    )
    return [
        Para(
            "Số liệu được đọc từ nguyên văn văn bản; mỗi giá trị giữ câu trích, vị trí và tệp gốc (xem phụ lục nguồn "
            "gốc số liệu). Không suy đoán giá trị mà văn bản không nêu: mục không trả lời được để trống, không coi là "
            "bằng không; “không phát sinh” được tính bằng không."
        ),
        Para(f"Cách tính đã dùng: {words}."),
        Para(
            "Tỷ lệ chỉ được gộp thành một số chung khi biết trọng số của từng đơn vị (ví dụ tổng số cơ sở sản xuất "
            "công nghiệp); khi không biết, báo cáo trình bày phân bố và nêu lý do. Nhiều văn bản của một đơn vị: dùng "
            "văn bản mới nhất."
        ),
    ]
