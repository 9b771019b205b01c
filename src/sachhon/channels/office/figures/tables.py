"""The tables of the screens as sheets to take away."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext

from sachhon.channels.office.figures.listing import columns
from sachhon.channels.office.figures.rows import Group, Told, in_language, part_rows, state_words, value_of
from sachhon.domain.rollups.api import NOW, Choices
from sachhon.domain.rounds.api import Round
from sachhon.writing.sheet import Cell, Sheet


def figures_sheet(round_: Round, overview: Told, groups: Sequence[Group], notes: Sequence[str]) -> Sheet:
    """All figures: the number as a number, and as it is worded."""
    numbers = {told["field"]: told["number"] for told in overview["figures"]}
    counts = {told["field"]: told["coverage"] for told in overview["figures"]}
    rows: list[list[Cell]] = []
    for group in groups:
        for row in group.rows:
            told = counts[row.field]
            rows.append(
                [
                    group.title,
                    row.label,
                    _number(numbers[row.field]),
                    row.value,
                    row.unit,
                    row.coverage,
                    *(told[each] for each in ("answered", "nil", "unknown", "missing", "silent")),
                    row.method,
                    row.reason,
                    row.doubts,
                ]
            )
    heads = [
        gettext("Mục"),
        gettext("Chỉ tiêu"),
        gettext("Giá trị (số)"),
        gettext("Giá trị (chữ)"),
        gettext("Đơn vị tính"),
        gettext("Tỷ lệ đơn vị đã báo cáo"),
        gettext("Có giá trị"),
        gettext("Không phát sinh"),
        gettext("Chưa có số liệu"),
        gettext("Chưa trả lời"),
        gettext("Chưa gửi"),
        gettext("Cách tính"),
        gettext("Ghi chú"),
        gettext("Điều còn ngờ"),
    ]
    return Sheet(round_.title, heads, rows, notes, (30, 44, 18, 24, 12, 20, 10, 10, 10, 10, 10, 30, 40, 10))


def parts_sheet(detail: Told, choices: Choices, notes: Sequence[str]) -> Sheet:
    """What each unit said."""
    rows: list[list[Cell]] = [
        [part.unit, part.name, part.number, part.value, part.weight, _yes(part.counted), part.revision, part.doubts]
        for part in part_rows(detail, lambda unit: "")
    ]
    heads = [
        gettext("Mã đơn vị"),
        gettext("Đơn vị báo cáo"),
        gettext("Giá trị (số)"),
        gettext("Giá trị (chữ)"),
        gettext("Trọng số"),
        gettext("Được tính"),
        gettext("Bản"),
        gettext("Điều còn ngờ"),
    ]
    return Sheet(_title(detail), heads, rows, notes, (14, 30, 18, 30, 12, 10, 8, 10))


def areas_sheet(detail: Told, choices: Choices, notes: Sequence[str]) -> Sheet:
    """By region and by province of the chosen geography."""
    suffix = "34" if choices.geography == NOW else "63"
    rows: list[list[Cell]] = []
    for kind, word in ((f"region{suffix}", gettext("Vùng")), (f"province{suffix}", gettext("Tỉnh, thành phố"))):
        for area in detail["areas"][kind]:
            words = area["words"] if area["state"] == "value" else state_words(area["state"])
            told = area["coverage"]
            rows.append([word, area["code"], area["name"], _number(area["number"]), words, told["n"], told["asked"]])
    heads = [
        gettext("Cấp"),
        gettext("Mã"),
        gettext("Tên"),
        gettext("Giá trị (số)"),
        gettext("Giá trị (chữ)"),
        gettext("Đơn vị đã báo cáo"),
        gettext("Đơn vị được hỏi"),
    ]
    return Sheet(_title(detail), heads, rows, notes, (16, 10, 34, 18, 24, 12, 12))


def list_sheet(detail: Told, choices: Choices, notes: Sequence[str]) -> Sheet:
    """The rows of a list, or the statements under their themes."""
    ids = [column["id"] for column in detail["columns"]]
    if not detail["rows"]:
        rows: list[list[Cell]] = [
            [in_language(theme["titles"]), entry["name"], entry["text"]]
            for theme in detail["themes"]
            for entry in theme["entries"]
        ]
        heads = [gettext("Nhóm ý kiến"), gettext("Đơn vị báo cáo"), gettext("Ý kiến")]
        return Sheet(_title(detail), heads, rows, notes, (30, 28, 100))
    rows = [[row["unit"], row["name"], *(row["cells"].get(name, "") for name in ids)] for row in detail["rows"]]
    return Sheet(_title(detail), [gettext("Mã đơn vị"), gettext("Đơn vị báo cáo"), *columns(detail)], rows, notes)


def _title(detail: Told) -> str:
    unit = in_language(detail["unit"])
    return f"{in_language(detail['labels'])}: {value_of(detail)} {unit if detail['state'] == 'value' else ''}".strip()


def _number(exact: str | None) -> Decimal | None:
    return Decimal(exact) if exact is not None else None


def _yes(said: bool) -> str:
    return gettext("có") if said else gettext("không")
