"""The objects of this area's addresses."""

from __future__ import annotations

from django.http import Http404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.rollups.api import Edition
from sachhon.domain.rounds.api import Round


def find_round(code: str) -> Found:
    """A round that was published; figures are the ministry's."""
    found = Round.objects.select_related("template").filter(code=code).first()
    if found is None or found.template is None:
        raise Http404(code)
    return Found(found)


def find_edition(code: str, number: int) -> Found:
    """A frozen national report."""
    editions = Edition.objects.select_related("round__template", "frozen_by", "word", "workbook", "details")
    found = editions.filter(round__code=code, number=number).first()
    if found is None:
        raise Http404(f"{code} {number}")
    return Found(found)
