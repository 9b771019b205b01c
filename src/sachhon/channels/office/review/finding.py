"""The objects of this area's addresses."""

from __future__ import annotations

from django.http import Http404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.rounds.api import MINISTRY_PLACE, Round


def find_round(code: str) -> Found:
    """A round that was published, with its template."""
    found = Round.objects.select_related("template").filter(code=code).exclude(status=Round.Status.DRAFT).first()
    if found is None or found.template is None:
        raise Http404(code)
    return Found(found, MINISTRY_PLACE, found.status)
