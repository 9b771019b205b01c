"""Figures by region and province: in the geography of the time, and in that of today."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sachhon.formkit.rollup import AreaFigure, Figure, Part
from sachhon.formkit.values import State
from sachhon.writing.document import Block, Column, Heading, Para, Row, Run
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import stated
from sachhon.writing.national.places import NOW, provinces, regions
from sachhon.writing.national.summary import COUNTED
from sachhon.writing.national.wording import area_value, figure_value, label, scope, unit_of

_COLUMNS_A_TABLE = 7
_TODAY = "province34"


def local_figures(frame: Frame) -> list[Figure]:
    """The figures that a table by province can show."""
    return [
        figure
        for figure in frame.figures.figures.values()
        if figure.method in COUNTED - {"count_answered"} and stated(figure) and _shown_in_cells(figure)
    ]


def _shown_in_cells(figure: Figure) -> bool:
    return figure.field.type not in {"text", "narrative", "document", "documents", "contact"}


def _region(frame: Frame) -> str:
    return f"region{frame.geography}"


def has_regions(frame: Frame) -> bool:
    """Whether any figure is known by region."""
    return bool(_regional(frame))


def _regional(frame: Frame) -> list[Figure]:
    return [
        figure
        for figure in local_figures(frame)
        if any(_has_number(area) for area in figure.areas.get(_region(frame), ()))
    ]


def by_region(frame: Frame, heading: str) -> list[Block]:
    """The regions, in the body."""
    figures = _regional(frame)
    blocks: list[Block] = [
        Heading(heading),
        Para(
            "Số liệu của vùng được tổng hợp từ các tỉnh đã trả lời của vùng, theo địa giới hành chính tại thời điểm "
            f"báo cáo. Số trong ngoặc là số tỉnh đã trả lời. Bảng theo từng tỉnh{_both(frame)}, ở phụ lục."
        ),
    ]
    for chunk in _chunks(figures, 4):
        names = list(dict.fromkeys(area.name for figure in chunk for area in figure.areas.get(_region(frame), ())))
        rows: list[Row | tuple[CellLike, ...]] = []
        for name in names:
            cells: list[CellLike] = [name]
            for figure in chunk:
                area = next((area for area in figure.areas.get(_region(frame), ()) if area.name == name), None)
                cells.append(_area_cell(frame, figure, area, covered=True))
            rows.append(tuple(cells))
        rows.append(_national_row(frame, chunk))
        columns = (Column("Vùng", 2.2), *(_column(frame, figure, 1.5) for figure in chunk))
        blocks.append(frame.table("Số liệu theo vùng", columns, tuple(rows), size=10))
    return blocks


def _both(frame: Frame) -> str:
    return "" if frame.geography == NOW else ", theo địa giới khi đó và theo 34 tỉnh, thành phố hiện nay"


def by_province(frame: Frame) -> list[Block]:
    """All units that answered, region by region, in tables of seven figures; for a landscape annex."""
    figures = local_figures(frame)
    blocks: list[Block] = [Heading(f"1. Theo {frame.unit}, địa giới hành chính tại thời điểm báo cáo", 2)]
    for chunk in _chunks(figures, _COLUMNS_A_TABLE):
        columns = (Column(frame.unit.capitalize(), 2.0), *(_column(frame, figure, 1.4) for figure in chunk))
        rows: list[Row | tuple[CellLike, ...]] = []
        for region, units in _by_region(frame):
            if region:
                rows.append(_region_row(frame, region, chunk))
            for unit_id, unit_name in units:
                cells = [_part_cell(frame, figure, unit_id) for figure in chunk]
                rows.append((unit_name, *cells))
        rows.append(_national_row(frame, chunk))
        blocks.append(frame.table(f"Số liệu theo {frame.unit}", columns, tuple(rows), size=9))
    blocks.append(
        Para(
            "Dấu – : không trả lời mục này; … : trả lời là chưa có số liệu; 0: trả lời là không phát sinh. "
            f"Các {frame.unit} chưa gửi báo cáo không có trong bảng.",
            style="note",
        )
    )
    return blocks


def by_today(frame: Frame) -> list[Block]:
    """The same by the 34 provinces of today; nothing where figures are not kept by them, or are theirs already."""
    if frame.geography == NOW:
        return []
    figures = [
        figure for figure in local_figures(frame) if any(_has_number(area) for area in figure.areas.get(_TODAY, ()))
    ]
    if not figures:
        return []
    blocks: list[Block] = [
        Heading("2. Theo 34 tỉnh, thành phố hiện nay", 2),
        Para(
            "Số liệu của các tỉnh khi đó được gộp vào tỉnh, thành phố hình thành từ ngày 01 tháng 7 năm 2025. "
            "Số trong ngoặc: số tỉnh cũ đã trả lời trên số tỉnh cũ hợp thành."
        ),
    ]
    for chunk in _chunks(figures, _COLUMNS_A_TABLE):
        columns = (Column("Tỉnh, thành phố", 2.0), *(_column(frame, figure, 1.4) for figure in chunk))
        names = list(dict.fromkeys(area.name for figure in chunk for area in figure.areas.get(_TODAY, ())))
        rows: list[Row | tuple[CellLike, ...]] = []
        for name in names:
            areas = [_area(figure, _TODAY, name) for figure in chunk]
            if any(area is not None and _has_number(area) for area in areas):
                cells = [
                    _area_cell(frame, figure, area, covered=True) for figure, area in zip(chunk, areas, strict=True)
                ]
                rows.append((name, *cells))
        rows.append(_national_row(frame, chunk))
        blocks.append(frame.table("Số liệu theo 34 tỉnh, thành phố hiện nay", columns, tuple(rows), size=9))
    return blocks


def _chunks(figures: Sequence[Figure], most: int) -> list[list[Figure]]:
    """Even chunks of at most `most`: 8 of 7 make 4 and 4, not 7 and 1."""
    if not figures:
        return []
    count = -(-len(figures) // most)
    size = -(-len(figures) // count)
    return [list(figures[start : start + size]) for start in range(0, len(figures), size)]


def _column(frame: Frame, figure: Figure, width: float) -> Column:
    unit = unit_of(figure, frame.template)
    if figure.method == "count_yes":
        unit = ""
    head: tuple[Run, ...] = (label(figure.field) + (f" ({unit})" if unit else ""),)
    return Column((*head, *frame.lineage.reference(frame.lineage.of(figure))), width, "right")


def _by_region(frame: Frame) -> list[tuple[str, list[tuple[str, str]]]]:
    """Units that answered, with their names, gathered under their regions from north to south."""
    known = provinces(frame.geography)
    order = {region: place for place, region in enumerate(regions(frame.geography))}
    places = {code: place for place, code in enumerate(known)}

    def region_of(code: str) -> str:
        return known[code].region if code in known else ""

    units = sorted(
        {(unit.unit_id, unit.unit_name, unit.province_code): None for unit in frame.figures.answered},
        key=lambda unit: (order.get(region_of(unit[2]), len(order)), places.get(unit[2], len(places))),
    )
    return [
        (region, [(unit_id, name) for unit_id, name, _ in members])
        for region, members in groupby(units, key=lambda unit: region_of(unit[2]))
    ]


def _region_row(frame: Frame, region: str, chunk: Sequence[Figure]) -> Row:
    cells = [_area_cell(frame, figure, _area(figure, _region(frame), region)) for figure in chunk]
    return Row((region, *cells), "total")


def _national_row(frame: Frame, chunk: Sequence[Figure]) -> Row:
    cells = [frame.lineage.cite(figure_value(figure), frame.lineage.of(figure), shown=False) for figure in chunk]
    return Row(("Cả nước", *cells), "total")


def _area(figure: Figure, geography: str, name: str) -> AreaFigure | None:
    return next((area for area in figure.areas.get(geography, ()) if area.name == name), None)


def _has_number(area: AreaFigure) -> bool:
    return area.state is State.NIL or (area.state is State.VALUE and area.value is not None)


def _area_cell(frame: Frame, figure: Figure, area: AreaFigure | None, *, covered: bool = False) -> CellLike:
    if area is None or not _has_number(area):
        return "–"
    shown = area_value(area, figure.field) + (f" ({area.coverage.n}/{area.coverage.asked})" if covered else "")
    return frame.lineage.cite(shown, frame.lineage.of(figure), shown=False)


def _part_cell(frame: Frame, figure: Figure, unit_id: str) -> CellLike:
    part = next((part for part in figure.parts if part.unit_id == unit_id), None)
    if part is None or part.state is State.MISSING:
        return "–"
    return frame.lineage.cite(
        _part_number(part, figure), frame.lineage.part(figure.field.id, unit_id, part.row), shown=False
    )


def _part_number(part: Part, figure: Figure) -> str:
    if part.state is State.NIL:
        return "0"
    if part.state is State.UNKNOWN:
        return "…"
    return scope(part.value, figure.field.type)
