"""From the words of an address to the object, where it belongs and its status."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.accounts.api import (
    MINISTRY,
    Delegation,
    Handover,
    Invitation,
    Membership,
    Place,
    Registration,
    User,
    account_status,
    delegation_status,
    known_in,
)
from sachhon.domain.registry.api import Unit, place_of


@dataclass(frozen=True, slots=True)
class PersonHere:
    """A person as a unit knows them."""

    user: User
    unit: Unit
    place: Place


@dataclass(frozen=True, slots=True)
class Placed:
    """Something of a unit, with its place."""

    it: object
    unit: Unit
    place: Place


def _unit(code: str) -> Unit:
    return get_object_or_404(Unit, code=code)


def find_unit(unit_code: str) -> Found:
    """A unit whose people are meant."""
    unit = _unit(unit_code)
    return Found(unit, place_of(unit), "active")


def find_lending_unit(unit_code: str) -> Found:
    """A unit that is about to lend a role."""
    unit = _unit(unit_code)
    return Found(unit, place_of(unit), "running")


def find_person(unit_code: str, person_id: int) -> Found:
    """A person in a unit; 404 where the unit never knew them."""
    unit, person = _unit(unit_code), known_in(person_id, unit_code)
    if person is None:
        raise Http404
    place = place_of(unit)
    return Found(PersonHere(person, unit, place), place, account_status(person))


def find_membership(membership_id: int) -> Found:
    """A role in a unit; its status is the role."""
    membership = get_object_or_404(Membership.objects.select_related("user"), pk=membership_id)
    return _placed(membership, membership.unit_code, membership.role)


def find_invitation(invitation_id: int) -> Found:
    """An invitation."""
    invitation = get_object_or_404(Invitation, pk=invitation_id)
    return _placed(invitation, invitation.unit_code, invitation.status)


def find_registration(registration_id: int) -> Found:
    """An account registration."""
    registration = get_object_or_404(Registration.objects.select_related("document"), pk=registration_id)
    return _placed(registration, registration.unit_code, registration.status)


def find_delegation(delegation_id: int) -> Found:
    """A delegation."""
    delegation = get_object_or_404(Delegation.objects.select_related("user"), pk=delegation_id)
    return _placed(delegation, delegation.unit_code, delegation_status(delegation))


def find_handover(handover_id: int) -> Found:
    """The record of a handover."""
    handover = get_object_or_404(
        Handover.objects.select_related("predecessor", "successor", "invitation", "by"), pk=handover_id
    )
    return _placed(handover, handover.unit_code, "active")


def _placed(it: object, unit_code: str, status: str) -> Found:
    unit = Unit.objects.filter(code=unit_code).first()
    if unit is None:
        raise Http404
    place = place_of(unit) if unit_code != MINISTRY else Place()
    return Found(Placed(it, unit, place), place, status)
