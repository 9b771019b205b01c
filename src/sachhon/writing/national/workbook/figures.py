"""Sheets of figures: the summary, all of them, and by area."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sachhon.formkit.rollup import Figure
from sachhon.formkit.values import State
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import stated
from sachhon.writing.national.local import local_figures
from sachhon.writing.national.pictures import result_words, target_words
from sachhon.writing.national.places import provinces
from sachhon.writing.national.summary import COUNTED
from sachhon.writing.national.wording import (
    NO_FIGURE,
    STATES,
    VERDICTS,
    figure_value,
    finding_words,
    label,
    method_words,
    scope,
    unit_of,
)
from sachhon.writing.national.workbook.book import NARROW, WIDE, Book, SheetColumn, Value

_ANSWERS = ("Có giá trị", "Không phát sinh", "Chưa có số liệu", "Không trả lời", "Chưa gửi")
_SPREAD = ("Thấp nhất", "Tứ phân vị dưới", "Trung vị", "Tứ phân vị trên", "Cao nhất")


def _number(value: object) -> Value:
    """A number as a number, anything else as words."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | Decimal):
        return value
    return scope(value)


def _figure_number(figure: Figure) -> Value:
    if figure.state is State.VALUE and isinstance(figure.value, int | Decimal):
        return figure.value
    return figure_value(figure) if stated(figure) else NO_FIGURE


def summary_sheet(book: Book, frame: Frame, places: dict[str, str]) -> None:
    figures = frame.figures
    rows: list[Sequence[Value]] = [
        (f"Số {frame.unit} được hỏi", len(figures.asked), frame.unit, "", "", ""),
        (f"Số {frame.unit} đã trả lời", len(figures.answered), frame.unit, "", "", ""),
        (f"Số {frame.unit} chưa gửi", len(figures.silent), frame.unit, "", "", ""),
    ]
    links: dict[tuple[int, int], str] = {}
    for result in figures.targets:
        figure = frame.figure(result.field)
        code = frame.lineage.of(figure) if figure else ""
        if code:
            links[len(rows), 5] = places[code]
        verdict = VERDICTS.get(result.verdict, result.verdict)
        indicator = f"Mục tiêu {result.deadline_year}: {result.indicator.get('vi', result.field)}"
        aim = f"mục tiêu {target_words(result)}; {verdict.lower()}"
        rows.append((indicator, result_words(result), "", result.coverage.words(frame.unit), aim, code))
    for figure in figures.figures.values():
        if figure.method in COUNTED and stated(figure):
            links[len(rows), 5] = places[frame.lineage.of(figure)]
            rows.append(_figure_line(frame, figure))
    columns = (
        SheetColumn("Chỉ tiêu", WIDE),
        SheetColumn("Giá trị"),
        SheetColumn("Đơn vị", 14),
        SheetColumn("Phạm vi", 14),
        SheetColumn("Cách tính, nhận xét", 44),
        SheetColumn("Mã nguồn", NARROW),
    )
    book.sheet("Tóm tắt", columns, rows, links)


def _figure_line(frame: Frame, figure: Figure) -> Sequence[Value]:
    reason = f". {finding_words(figure.reason)}" if figure.reason else ""
    return (
        label(figure.field),
        _figure_number(figure),
        unit_of(figure, frame.template),
        figure.coverage.words(frame.unit),
        method_words(figure, frame.template) + reason,
        frame.lineage.of(figure),
    )


def figures_sheet(book: Book, frame: Frame, places: dict[str, str]) -> None:
    rows: list[Sequence[Value]] = []
    links: dict[tuple[int, int], str] = {}
    for figure in frame.figures.figures.values():
        spread = figure.distribution
        code = frame.lineage.of(figure)
        if code:
            links[len(rows), 5] = places[code]
        ends: Sequence[Value] = ("",) * 5
        if spread:
            ends = (spread.minimum, spread.lower_quartile, spread.median, spread.upper_quartile, spread.maximum)
        counts = figure.coverage
        said = (len(counts.answered), len(counts.nil), len(counts.unknown), len(counts.missing), len(counts.silent))
        rows.append((*_figure_line(frame, figure), figure.field.item, *said, *ends))
    columns = (
        SheetColumn("Chỉ tiêu", WIDE),
        SheetColumn("Giá trị"),
        SheetColumn("Đơn vị", 14),
        SheetColumn("Phạm vi", 14),
        SheetColumn("Cách tính, nhận xét", 44),
        SheetColumn("Mã nguồn", NARROW),
        SheetColumn("Mục của biểu mẫu", 12),
        *(
            SheetColumn(title, 12)
            for title in ("Có giá trị", "Không phát sinh", "Chưa có số liệu", "Không trả lời", "Chưa gửi")
        ),
        *(
            SheetColumn(title, 12)
            for title in ("Thấp nhất", "Tứ phân vị dưới", "Trung vị", "Tứ phân vị trên", "Cao nhất")
        ),
    )
    book.sheet("Số liệu", columns, rows, links)


def area_sheet(book: Book, frame: Frame, name: str, geography: str, head: str) -> None:
    figures = [figure for figure in local_figures(frame) if figure.areas.get(geography)]
    names = list(dict.fromkeys(area.name for figure in figures for area in figure.areas[geography]))
    own = geography == f"province{frame.geography}"
    regions = {province.name: province.region for province in provinces(frame.geography).values()} if own else {}
    rows: list[Sequence[Value]] = []
    for place in names:
        row: list[Value] = [place, *((regions.get(place, ""),) if regions else ())]
        for figure in figures:
            area = next((area for area in figure.areas[geography] if area.name == place), None)
            if area is None or area.state is State.MISSING:
                row += ["", "" if area is None else f"0/{area.coverage.asked}"]
            else:
                value = _number(area.value) if area.state is State.VALUE else STATES[area.state]
                row += [value, f"{area.coverage.n}/{area.coverage.asked}"]
        rows.append(row)
    columns = [SheetColumn(head, 26), *((SheetColumn("Vùng", 30),) if regions else ())]
    for figure in figures:
        unit = unit_of(figure, frame.template)
        title = f"{label(figure.field)} ({unit}) [{frame.lineage.of(figure)}]" if unit else label(figure.field)
        columns += [SheetColumn(title, 18), SheetColumn("Số đã trả lời", NARROW)]
    book.sheet(name, columns, rows)
