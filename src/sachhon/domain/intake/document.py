"""A received document's text with its blocks, kept as JSON beside it so that a page need not read the file again.

A paragraph is {"span": [start, end], "heading": level or null, "bold": …, "kind": …}; a table is {"span", "rows",
"columns", "sheet", "cells": [[start, end, row, column, row_span, column_span], …]}.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sachhon.reading.model import Block, Cell, Paragraph, Span, Table


def layout_of(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Blocks as JSON."""
    return [_table_json(block) if isinstance(block, Table) else _paragraph_json(block) for block in blocks]


def blocks_of(layout: Iterable[dict[str, Any]]) -> tuple[Block, ...]:
    """The blocks back."""
    return tuple(_table(told) if "cells" in told else _paragraph(told) for told in layout)


def _paragraph_json(block: Paragraph) -> dict[str, Any]:
    return {"span": list(block.span), "heading": block.heading, "bold": block.bold, "kind": block.kind}


def _table_json(block: Table) -> dict[str, Any]:
    cells = [[*cell.span, cell.row, cell.column, cell.row_span, cell.column_span] for cell in block.cells]
    return {
        "span": list(block.span),
        "rows": block.rows,
        "columns": block.columns,
        "origin": block.origin,
        "sheet": block.sheet,
        "cells": cells,
    }


def _paragraph(told: dict[str, Any]) -> Paragraph:
    return Paragraph(Span(*told["span"]), told["heading"], told["bold"], told["kind"])


def _table(told: dict[str, Any]) -> Table:
    cells = tuple(Cell(Span(start, end), *place) for start, end, *place in told["cells"])
    return Table(Span(*told["span"]), cells, told["rows"], told["columns"], told["origin"], told["sheet"])
