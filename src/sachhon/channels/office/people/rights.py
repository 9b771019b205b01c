"""Why may they: which rows of which tables let a person do something in a unit, read from the tables themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from sachhon.channels.office.people.verbs import TABLES, VERBS
from sachhon.domain.accounts.api import Actor, Place, Policy, Reason, Relation, why_may


@dataclass(frozen=True, slots=True)
class Right:
    """A line of the page: what, on which kind of object, by which role that stands how, in which statuses."""

    table: str | Promise
    verbs: list[str | Promise]
    role: str | Promise
    relation: str | Promise
    lent_by: str


@lru_cache(maxsize=1)
def policies() -> tuple[Policy, ...]:
    """Every table that guards a page of this office, by name."""
    found = {policy.name: policy for policy in _walk(get_resolver().url_patterns)}
    return tuple(found[name] for name in sorted(found))


def rights(actor: Actor, place: Place) -> list[Right]:
    """What the person may do at that place, grouped by table and role."""
    groups: dict[tuple[str, str, str, str], list[Reason]] = {}
    for reason in why_may(actor, place, policies()):
        groups.setdefault((reason.policy, reason.role, reason.relation, reason.lent_by), []).append(reason)
    return [
        Right(
            TABLES.get(table, table),
            list(dict.fromkeys(VERBS.get(reason.verb, reason.verb) for reason in reasons)),
            reasons[0].role.label,
            Relation(relation).label,
            lent_by,
        )
        for (table, _role, relation, lent_by), reasons in groups.items()
    ]


def _walk(patterns: list[Any]) -> Iterator[Policy]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            access = getattr(pattern.callback, "access", None)
            if access is not None and access.policy is not None:
                yield access.policy


OF_THE_MINISTRY = gettext_lazy("Toàn quốc")
