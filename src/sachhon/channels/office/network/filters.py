"""The filters of the lists, from an address; what makes no sense is left out. They are those of the downloads too."""

from __future__ import annotations

from django.http import QueryDict

from sachhon.domain.assessments.api import PARTS_OF_EXPERTS, STATES_OF_EXPERTS, ConsultancyFilter, ExpertFilter


def expert_filter(query: QueryDict) -> ExpertFilter:
    """What is looked for among experts."""
    part, state = query.get("phan", ""), query.get("trang-thai", "")
    return ExpertFilter(
        query.get("q", "").strip()[:100],
        part if part in PARTS_OF_EXPERTS else "",
        query.get("tinh", "")[:40],
        _number(query.get("nganh", "")),
        state if state in STATES_OF_EXPERTS else "active",
    )


def consultancy_filter(query: QueryDict) -> ConsultancyFilter:
    """What is looked for among consultancies."""
    return ConsultancyFilter(
        query.get("q", "").strip()[:100], query.get("tinh", "")[:40], _number(query.get("nganh", ""))
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
