"""The tracker as a sheet to take away."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext

from sachhon.channels.office.review.choosing import time_label
from sachhon.channels.office.review.matrix import status_words, time_words
from sachhon.domain.registry.api import Unit
from sachhon.domain.rollups.api import Filter, Tracked
from sachhon.domain.rounds.api import Round
from sachhon.writing.sheet import Cell, Sheet


def tracker_sheet(round_: Round, rows: Sequence[Tracked], filtered: Filter) -> Sheet:
    """A line a unit."""
    kinds = dict(Unit.Kind.choices)
    lines: list[list[Cell]] = [
        [
            row.unit_code,
            row.unit_name,
            str(kinds[row.kind]),
            row.region,
            status_words(row.status),
            time_words(row)[0],
            row.deadline,
            gettext("có") if row.extended else "",
            row.submitted,
            row.filled,
            row.fillable,
            row.percent,
            row.submission,
        ]
        for row in rows
    ]
    heads = [
        gettext("Mã đơn vị"),
        gettext("Đơn vị báo cáo"),
        gettext("Loại đơn vị"),
        gettext("Vùng"),
        gettext("Trạng thái"),
        gettext("Thời hạn"),
        gettext("Hạn nộp"),
        gettext("Được gia hạn"),
        gettext("Ngày nộp lần đầu"),
        gettext("Số mục đã điền"),
        gettext("Số mục phải điền"),
        gettext("Tỷ lệ điền (%)"),
        gettext("Mã báo cáo"),
    ]
    widths = (14, 30, 22, 30, 18, 22, 12, 12, 14, 10, 10, 10, 24)
    return Sheet(f"{gettext('Theo dõi đợt')}: {round_.title}", heads, lines, [_filter_words(filtered)], widths)


def _filter_words(filtered: Filter) -> str:
    chosen = [
        status_words(filtered.status) if filtered.status else "",
        time_label(filtered.time) if filtered.time else "",
        filtered.region,
        str(dict(Unit.Kind.choices).get(filtered.kind, "")),
        f"“{filtered.words}”" if filtered.words else "",
    ]
    at = timezone.localtime().strftime("%d/%m/%Y %H:%M")
    return " · ".join([*filter(None, chosen), gettext("Lúc %(at)s") % {"at": at}])
