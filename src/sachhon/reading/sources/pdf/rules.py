"""Ruled lines of a PDF page -> tables: PDFium gives the strokes, pdfplumber finds the cells between them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from sachhon.reading.sources.pages import Box, RuledTable
from sachhon.reading.sources.pdf.words import Turn

_THIN = 3.0
"""Points: a filled rectangle not thicker than this is a rule."""
_SHORT = 3.0
_SNAP = 3.0
_FEWEST = 4
_MOST = 20_000
"""More strokes than this on a page are a drawing."""

Edge = dict[str, Any]


def ruled_tables(pdfium: Any, page: Any, turn: Turn) -> list[RuledTable]:
    """The tables of a page that are drawn with lines, of two cells or more; without lines none is looked for."""
    edges = []
    for edge in _edges(pdfium, page, turn):
        edges.append(edge)
        if len(edges) > _MOST:
            return []
    across = sum(1 for edge in edges if edge["orientation"] == "h")
    if across < 2 or len(edges) - across < 2 or len(edges) < _FEWEST:
        return []
    return _tables(edges)


def _tables(edges: list[Edge]) -> list[RuledTable]:
    from pdfplumber import table as plumber  # slow to import; wanted only where lines are

    merged = plumber.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    cells = plumber.intersections_to_cells(plumber.edges_to_intersections(merged, _SNAP, _SNAP))
    tables = []
    for group in plumber.cells_to_tables(cells):
        boxes = [Box(*cell) for cell in group]
        if len(boxes) > 1:
            whole = Box(
                min(b.x0 for b in boxes),
                min(b.top for b in boxes),
                max(b.x1 for b in boxes),
                max(b.bottom for b in boxes),
            )
            tables.append(RuledTable(whole, boxes))
    return tables


def _edges(pdfium: Any, page: Any, turn: Turn) -> Iterator[Edge]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw = page.raw
    for at in range(pdfium.FPDFPage_CountObjects(raw)):
        item = pdfium.FPDFPage_GetObject(raw, at)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        x0, y0 = turn(left.value, top.value)
        x1, y1 = turn(right.value, bottom.value)
        x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
            yield from _edge(x0, y0, x1, y1)
        else:
            yield from _outline(pdfium, item, turn)


def _outline(pdfium: Any, item: Any, turn: Turn) -> Iterator[Edge]:
    """The straight sides of a path that is no single rule."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for at in range(min(pdfium.FPDFPath_CountSegments(item), 400)):
        segment = pdfium.FPDFPath_GetPathSegment(item, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _straight(before, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _straight(point, start)
        before = point


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Edge]:
    if abs(a[0] - b[0]) <= 1 or abs(a[1] - b[1]) <= 1:
        yield from _edge(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _edge(x0: float, y0: float, x1: float, y1: float) -> Iterator[Edge]:
    if x1 - x0 >= y1 - y0 and x1 - x0 > _SHORT:
        y = (y0 + y1) / 2
        yield {"x0": x0, "x1": x1, "top": y, "bottom": y, "width": x1 - x0, "height": 0.0, "orientation": "h"}
    elif y1 - y0 > x1 - x0 and y1 - y0 > _SHORT:
        x = (x0 + x1) / 2
        yield {"x0": x, "x1": x, "top": y0, "bottom": y1, "width": 0.0, "height": y1 - y0, "orientation": "v"}
