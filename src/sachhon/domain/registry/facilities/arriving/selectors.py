"""Reading arriving lists: those that an actor may see, their rows by what they are."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sachhon.domain.accounts.api import MINISTRY, Actor, Place
from sachhon.domain.registry.facilities.arriving.wordings import said_anew
from sachhon.domain.registry.facilities.register import Description, described
from sachhon.domain.registry.facilities.selecting import facilities_visible
from sachhon.domain.registry.models import ArrivedRow, Arriving, Facility
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.policies import REGISTRY_PLACE
from sachhon.domain.registry.selectors import units_under


def place_of_arriving(arriving: Arriving) -> Place:
    """The province that the list is of; the ministry where it is of many."""
    return place_of(arriving.province) if arriving.province is not None else REGISTRY_PLACE


def arriving_visible(actor: Actor) -> QuerySet[Arriving]:
    """The lists that the actor may see, the newest first; with a lent role none, as ARRIVING says."""
    own = [grant.unit_code for grant in actor.grants if not grant.lent_by]
    seen = Q() if MINISTRY in own else Q(province__in=units_under(own).values("pk"))
    return Arriving.objects.filter(seen).select_related("province", "by", "file")


def arrived_rows(arriving: Arriving, decision: str = "") -> QuerySet[ArrivedRow]:
    """The rows of a list that were kept, or those of one decision, in the order of the list."""
    rows = ArrivedRow.objects.filter(arriving=arriving)
    rows = rows.filter(decision=decision) if decision else rows
    return rows.select_related("facility__province", "decided_by").order_by("number")


def candidates_visible(actor: Actor, codes: set[str]) -> dict[str, Facility]:
    """{code: facility} of those of these that the actor may see."""
    if not codes:
        return {}
    found = facilities_visible(actor).filter(code__in=codes).exclude(status=Facility.Status.MERGED)
    return {facility.code: facility for facility in found.select_related("province")}


def changes_of(row: ArrivedRow, facility: Facility) -> Description:
    """What a row would change of a facility, as the register compares."""
    return described(facility, said_anew(facility, row.said), as_on=row.arriving.as_on)
