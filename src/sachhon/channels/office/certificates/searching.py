"""What is looked for, from an address."""

from __future__ import annotations

from collections.abc import Mapping

from sachhon.domain.assessments.api import CertificateSearch


def search_of(query: Mapping[str, str]) -> CertificateSearch:
    """What makes no sense is left out."""
    industry = query.get("nganh", "")
    return CertificateSearch(
        words=query.get("q", "").strip()[:100],
        state=query.get("trang-thai", "")[:12],
        industry=int(industry) if industry.isascii() and industry.isdecimal() and len(industry) < 3 else None,
        province=query.get("tinh", "")[:20],
    )
