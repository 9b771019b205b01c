"""Names of years, sources and stages as this area's pages say them."""

from __future__ import annotations

from django.utils.translation import gettext

from sachhon.domain.planning.api import SOURCES, STAGES, UNDATED, Source, Stage


def year_words(year: int) -> str:
    """The year, or that the document names none."""
    return gettext("Chưa phân năm") if year == UNDATED else str(year)


def slot_words(source: Source, *, beside_promotion: bool = False) -> str:
    """A source of its own: the local budget without khuyến công where that stands beside it."""
    if source is Source.LOCAL_PROMOTION:
        return gettext("Khuyến công địa phương")
    if source is Source.LOCAL and beside_promotion:
        return gettext("Ngân sách địa phương, ngoài khuyến công")
    return source_words(source)


def source_words(source: Source) -> str:
    """Who pays."""
    return str(SOURCES[source])


def stage_words(stage: Stage) -> str:
    """How far."""
    return str(STAGES[stage])
