"""The units of a round on the tile grid, by how far they are."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from sachhon.channels.office.review.matrix import status_words
from sachhon.channels.office.shell.tiles import Grid, TileLook, tile_table
from sachhon.domain.rollups.api import NOT_BEGUN, WAIVED, AreaProgress
from sachhon.domain.submissions.api import Status
from sachhon.formkit.rollup.areas import LAST_DAY_OF_63
from sachhon.vietnamese.places import MERGER, provinces

# From the least to the most advanced: a province of many units shows the least of them.
ORDER = (
    NOT_BEGUN,
    Status.DRAFT,
    Status.AWAITING,
    Status.RETURNED,
    Status.SUBMITTED,
    Status.RECEIVED,
    Status.ACCEPTED,
    Status.PUBLISHED,
    WAIVED,
)
_SEALED = frozenset({Status.SUBMITTED, Status.RECEIVED, Status.ACCEPTED, Status.PUBLISHED})


def province_grid(
    areas: Sequence[AreaProgress], geography: int, base: str
) -> tuple[Grid, list[tuple[str, str]]] | None:
    """The grid and its legend; None where no unit lies in that geography.

    Units of the 63 stand on the 34 in the province that they are part of; the other way there is none.
    """
    today = {one.code: one.code_today for one in provinces(LAST_DAY_OF_63)}
    gathered: dict[str, list[AreaProgress]] = {}
    for area in areas:
        if area.geography == geography:
            gathered.setdefault(area.code, []).append(area)
        elif geography == 34:
            gathered.setdefault(today[area.code], []).append(area)
    if not gathered:
        return None
    names = {one.code: one.name for one in provinces(MERGER if geography == 34 else LAST_DAY_OF_63)}
    looks = {code: _look(found, names[code], base) for code, found in gathered.items()}
    shown = {look.style.split()[0] for look in looks.values()}
    legend = [(str(status), status_words(status)) for status in ORDER if str(status) in shown]
    if any("late" in look.style for look in looks.values()):
        legend.append(("late", gettext("có đơn vị quá hạn")))
    return tile_table(geography, looks), legend


def _look(found: Sequence[AreaProgress], name: str, base: str) -> TileLook:
    statuses: dict[str, int] = {}
    for area in found:
        for status, number in area.by_status.items():
            statuses[status] = statuses.get(status, 0) + number
    units = sum(statuses.values())
    least = next(status for status in ORDER if status in statuses)
    sealed = sum(number for status, number in statuses.items() if status in _SEALED)
    overdue = sum(area.overdue for area in found)
    words = status_words(least) if units == 1 else f"{sealed}/{units}"
    spoken = "" if units == 1 else gettext("đã nộp")
    if overdue:
        spoken = f"{spoken}, {gettext('quá hạn')}"
    style = f"{least} sh-tile-late" if overdue else str(least)
    return TileLook(words, style, f"{base}q={name}", spoken)
