"""The lists with which a reader of the tracker chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from sachhon.channels.office.review.matrix import status_words
from sachhon.domain.registry.api import Unit
from sachhon.domain.rollups.api import NOW, STATUSES, THEN, TIMES, AreaProgress, Counts, Filter, regions


@dataclass(frozen=True, slots=True)
class Option:
    """One of the options of a list, with how many units it lets through."""

    value: str
    label: str
    chosen: bool
    count: int | None = None


def time_label(name: str) -> str:
    """A kind of timeliness."""
    return {
        "on_time": gettext("Đúng hạn"),
        "late": gettext("Nộp muộn"),
        "overdue": gettext("Quá hạn"),
        "due": gettext("Chưa đến hạn"),
        "extended": gettext("Được gia hạn"),
        "never": gettext("Chưa từng trả lời đợt nào"),
    }[name]


def status_options(counts: Counts, filtered: Filter) -> list[Option]:
    """The statuses that any unit has."""
    return [
        Option(status, status_words(status), status == filtered.status, counts.by_status[status])
        for status in STATUSES
        if counts.by_status[status] or status == filtered.status
    ]


def tracker_lists(counts: Counts, filtered: Filter, areas: Sequence[AreaProgress]) -> dict[str, list[Option]]:
    """Timeliness, regions of the geographies that were asked, kinds of units."""
    names: dict[str, None] = {}
    for geography, number in ((THEN, 63), (NOW, 34)):
        if any(area.geography == number for area in areas):
            names |= dict.fromkeys(regions(geography))
    kinds = [(value, str(label)) for value, label in Unit.Kind.choices if value != Unit.Kind.MINISTRY]
    return {
        "times": [Option(name, time_label(name), name == filtered.time, counts.by_time[name]) for name in TIMES],
        "regions": [Option(name, name, name == filtered.region) for name in names],
        "kinds": [Option(value, label, value == filtered.kind) for value, label in kinds],
    }
