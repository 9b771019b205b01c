"""Which people a page may list: derived from the table, so that no page can be wider than it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from sachhon.domain.accounts.api import MINISTRY, PEOPLE, Actor, Membership, Relation, people_of
from sachhon.domain.registry.api import Unit, units_under


@dataclass(frozen=True, slots=True)
class Row:
    """A person's role as a list shows it."""

    membership: Membership
    unit: str
    role: str | Promise


def listed_units(actor: Actor) -> set[str] | None:
    """Codes of the units whose people the actor may see; None for all."""
    own = {grant.unit_code for grant in actor.grants if not grant.lent_by and _may(grant.role, Relation.OWN)}
    wide = {grant.unit_code for grant in actor.grants if not grant.lent_by and _may(grant.role, Relation.ABOVE)}
    if MINISTRY in wide:
        return None
    return own | set(units_under(wide).values_list("code", flat=True)) if wide else own


def rows_of(memberships: list[Membership]) -> list[Row]:
    """The rows of a page, unit names in one query."""
    codes = {membership.unit_code for membership in memberships}
    names = dict(Unit.objects.filter(code__in=codes).values_list("code", "name"))
    return [
        Row(membership, names.get(membership.unit_code, membership.unit_code), membership.get_role_display())
        for membership in memberships
    ]


def people_listed(actor: Actor, words: str, role: str, ended: bool):  # type: ignore[no-untyped-def]
    """Memberships that the actor may see, filtered as the page says."""
    found = people_of(listed_units(actor), words=words, ended=ended)
    return found.filter(role=role) if role else found


def _may(role: str, relation: Relation) -> bool:
    return PEOPLE.allows("list", role, relation, "active")
