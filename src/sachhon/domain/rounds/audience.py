"""Who is written to for a unit: its people; where it has none, those of the unit that it became, else its contacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sachhon.domain.accounts.api import MINISTRY, WRITERS, Membership, User
from sachhon.domain.registry.api import Contact, FocalBody, Unit


@dataclass(frozen=True, slots=True)
class Recipient:
    """A mailbox. `user_id` is None for a contact that does not sign in."""

    email: str
    name: str
    language: str = "vi"
    user_id: int | None = None


def audience(units: Sequence[Unit]) -> dict[str, tuple[Recipient, ...]]:
    """{unit code: who is written to}, in a fixed number of queries; a unit that nobody answers for has nobody."""
    wanted = {code for unit in units for code in _answering(unit)}
    people = _people(wanted)
    lonely = [unit for unit in units if not any(people.get(code) for code in _answering(unit))]
    listed = _listed(lonely)
    told = {}
    for unit in units:
        own = next((people[code] for code in _answering(unit) if people.get(code)), None)
        told[unit.code] = tuple(own) if own else tuple(listed.get(unit.pk, ()))
    return told


def by_person(units: Sequence[Unit]) -> dict[Recipient, list[Unit]]:
    """{who is written to: for which units}: one mail a person, however many units they answer for."""
    told = audience(units)
    gathered: dict[Recipient, list[Unit]] = defaultdict(list)
    for unit in units:
        for recipient in told[unit.code]:
            gathered[recipient].append(unit)
    return dict(gathered)


def recipient_of(user: User) -> Recipient:
    """A person's own mailbox."""
    return Recipient(user.email, user.full_name, user.language, user.pk)


def _answering(unit: Unit) -> tuple[str, ...]:
    """The unit, then (for one that is no more) what it became; never a body that is merely above it."""
    line = tuple(unit.line) or (unit.code,)
    if unit.dissolved is None:
        return line[:1]
    return tuple(code for code in line[:2] if code != MINISTRY)


def _people(codes: Iterable[str]) -> dict[str, list[Recipient]]:
    held = (
        Membership.objects.filter(
            unit_code__in=tuple(codes), ended_at=None, user__is_active=True, role__in=[role.value for role in WRITERS]
        )
        .select_related("user")
        .order_by("user_id")
    )
    people: dict[str, dict[str, Recipient]] = defaultdict(dict)
    for one in held:
        people[one.unit_code][one.user.email] = recipient_of(one.user)
    return {code: list(found.values()) for code, found in people.items()}


def _listed(units: Sequence[Unit]) -> dict[int, list[Recipient]]:
    listed: dict[int, dict[str, Recipient]] = defaultdict(dict)
    ids = [unit.pk for unit in units]
    for model in (Contact, FocalBody):
        rows = model.objects.filter(unit_id__in=ids, valid_to=None).exclude(email="")
        for unit_id, email, name in rows.values_list("unit_id", "email", "name"):
            listed[unit_id].setdefault(email.lower(), Recipient(email.lower(), name))
    return {unit_id: list(found.values()) for unit_id, found in listed.items()}
