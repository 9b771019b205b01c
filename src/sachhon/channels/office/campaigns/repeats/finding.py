"""The objects of these addresses."""

from __future__ import annotations

from django.http import Http404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.planning.api import RepeatFlag
from sachhon.domain.rounds.api import MINISTRY_PLACE


def find_flag(flag: int) -> Found:
    """A likely repeat, in its campaign's status: it is the campaign's business, so the ministry's."""
    found = (
        RepeatFlag.objects.select_related(
            "registration__unit",
            "registration__campaign__round",
            "earlier__unit",
            "earlier__campaign__round",
            "task__plan__unit",
            "decided_by",
        )
        .filter(pk=flag)
        .first()
    )
    if found is None:
        raise Http404(str(flag))
    return Found(found, MINISTRY_PLACE, found.registration.campaign.status)
