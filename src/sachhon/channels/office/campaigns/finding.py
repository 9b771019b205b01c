"""The objects of this area's addresses."""

from __future__ import annotations

from django.http import Http404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.planning.api import Appraiser, Campaign, Registration
from sachhon.domain.registry.api import place_of
from sachhon.domain.rounds.api import MINISTRY_PLACE


def find_new() -> Found:
    """A campaign that is to be opened: it would be open."""
    return Found(None, MINISTRY_PLACE, Campaign.Status.OPEN)


def find_campaign(code: str) -> Found:
    """A campaign by the code of its round."""
    found = Campaign.objects.select_related("round__template").filter(round__code=code).first()
    if found is None:
        raise Http404(code)
    return Found(found, MINISTRY_PLACE, found.status)


def find_appraiser(code: str, pk: int) -> Found:
    """Somebody named in a campaign, in the campaign's status."""
    found = (
        Appraiser.objects.select_related("campaign__round", "user").filter(pk=pk, campaign__round__code=code).first()
    )
    if found is None:
        raise Http404(f"{code} {pk}")
    return Found(found, MINISTRY_PLACE, found.campaign.status)


def find_registration(registration: str) -> Found:
    """A registered task by its code."""
    rows = Registration.objects.select_related(
        "campaign__round", "unit", "merged_into__unit", "revision__submission", "task__plan"
    )
    found = rows.filter(code=registration).first()
    if found is None:
        raise Http404(registration)
    return Found(found, place_of(found.unit), found.status)
