"""Who may appraise what: named people, never for their own unit's task, nor one above or below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sachhon.domain.accounts.api import MINISTRY, Actor
from sachhon.domain.planning.models import Appraiser, Campaign, Registration
from sachhon.domain.registry.api import Unit, place_of


def is_named(actor: Actor, campaign: Campaign) -> bool:
    """Whether the actor is named to appraise in the campaign now."""
    return (
        actor.user is not None and Appraiser.objects.filter(campaign=campaign, user=actor.user, ended_at=None).exists()
    )


def own_units(actor: Actor) -> list[Unit]:
    """The units in which the actor has a role, lent ones too."""
    return list(Unit.objects.filter(code__in=actor.units))


def near(own: Sequence[Unit], units: Iterable[Unit]) -> Unit | None:
    """The first of `units` that is one of the actor's own, above one of them or below one; None where none is.

    The ministry stands above all, and appraises all but its own tasks: those are not for it nor for its departments.
    """
    for unit in units:
        line = place_of(unit).line
        for mine in own:
            above = mine.code in line and mine.code != MINISTRY
            below = unit.code in place_of(mine).line
            if unit.code == MINISTRY:
                below = below and mine.kind == Unit.Kind.DEPARTMENT
            if mine.code == unit.code or above or below:
                return unit
    return None


def units_of(registration: Registration) -> list[Unit]:
    """The unit that registered it, and those whose registrations were merged into it."""
    merged = Unit.objects.filter(registrations__merged_into=registration).distinct()
    return [registration.unit, *merged]
