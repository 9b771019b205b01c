"""Tables to take away: figures in đồng, as numbers; what is not recorded is an empty cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from sachhon.channels.office.money.rows import stage_heads
from sachhon.domain.planning.api import Stage
from sachhon.writing.sheet import Cell, Sheet


def standing_sheet(
    title: str,
    heads: Sequence[str],
    rows: Sequence[tuple[Sequence[Cell], Mapping[Stage, int]]],
    notes: Sequence[str],
    after: Sequence[str] = (),
    more: Sequence[Sequence[Cell]] = (),
) -> Sheet:
    """Names, the six stages in đồng, and what comes after them."""
    body: list[list[Cell]] = []
    for place, (names, standing) in enumerate(rows):
        rest = list(more[place]) if more else []
        body.append([*names, *(standing.get(stage) for stage in Stage), *rest])
    columns = [*heads, *stage_heads(), *after]
    widths = [*([34] * len(heads)), *([18] * len(Stage)), *([16] * len(after))]
    return Sheet(title, columns, body, [gettext("Đơn vị tính: đồng"), *notes], widths)
