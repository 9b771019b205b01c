"""What entries merged into a facility tell of a year that another entry tells of too: said, with the way to it."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.domain.assessments.api import FacilityYear, Overview


class Aside(NamedTuple):
    """One of these: the entry's code, the way to its year, and why another counts."""

    code: str
    href: str
    why: str


def aside_words(overview: Overview, year: int) -> list[Aside]:
    """Those of a year; what counts there is told once."""
    counting = overview.rows.get(year)
    return [
        Aside(row.facility.code, reverse("performance:year", args=(row.facility.code, year)), _why(counting, row))
        for row in overview.aside.get(year, ())
    ]


def _why(counting: FacilityYear | None, row: FacilityYear) -> str:
    if counting is None:
        return ""
    if counting.revision is not None and row.revision is None:
        return _("%(code)s có báo cáo năm đã duyệt, được tính trước sổ công tơ.") % {"code": counting.facility.code}
    return _("Số liệu của %(code)s được tính, là của mục giữ lại.") % {"code": counting.facility.code}
