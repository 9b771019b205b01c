"""The body that runs cleaner production for a unit, and whom to call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.models import Contact, FocalBody, Unit
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.policies import UNIT
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit
from sachhon.vietnamese.folding import nfc

BODY_FIELDS = (
    "name",
    "decision_number",
    "decision_date",
    "decision_issuer",
    "leader_name",
    "leader_position",
    "address",
    "phone",
    "email",
)
CONTACT_FIELDS = ("name", "position", "phone", "email")


@transaction.atomic
def change_focal_body(
    *, actor: Actor, unit: Unit, told: Mapping[str, object], on: date | None = None, is_new: bool = False
) -> FocalBody:
    """The unit's focal body with what was told. `is_new`: another body took over on that day; the one before ends.

    Raises Refused without a name, ValueError for a field that it has not.
    """
    UNIT.require(actor, "contacts", place_of(unit))
    values = _clean(told, BODY_FIELDS)
    day = on or timezone.localdate()
    held = FocalBody.objects.select_for_update().filter(unit=unit, valid_to=None).order_by("-pk").first()
    if not values.get("name", held.name if held else ""):
        raise Refused("body_without_name", _("Nhập tên cơ quan đầu mối."))
    before = {name: str(getattr(held, name) or "") for name in values} if held else {}
    if held is None or is_new:
        if held is not None:
            held.valid_to = day - timedelta(days=1)
            held.save(update_fields=("valid_to",))
        held = FocalBody(unit=unit, valid_from=day)
    for name, value in values.items():
        setattr(held, name, value)
    held.save()
    after = {name: str(value or "") for name, value in values.items()}
    audit.record(
        who=actor.who_for(place_of(unit)),
        verb="unit.focal_body",
        object_type="unit",
        object_id=unit.code,
        unit_code=unit.code,
        detail={"before": before, "after": after, "new": is_new},
    )
    return held


@transaction.atomic
def change_contact(*, actor: Actor, unit: Unit, told: Mapping[str, object], contact: Contact | None = None) -> Contact:
    """A person to call, new or changed. Raises Refused without a name."""
    UNIT.require(actor, "contacts", place_of(unit))
    values = _clean(told, CONTACT_FIELDS)
    held = contact or Contact(unit=unit)
    if held.unit_id != unit.pk:
        raise ValueError("the contact is another unit's")
    for name, value in values.items():
        setattr(held, name, value)
    if not held.name:
        raise Refused("contact_without_name", _("Nhập họ tên người liên hệ."))
    held.save()
    _told(actor, unit, "unit.contact", held.name)
    return held


@transaction.atomic
def end_contact(*, actor: Actor, contact: Contact, on: date | None = None) -> None:
    """The person is no longer to be called; their entry stays, with its last day."""
    UNIT.require(actor, "contacts", place_of(contact.unit))
    contact.valid_to = on or timezone.localdate()
    contact.save(update_fields=("valid_to",))
    _told(actor, contact.unit, "unit.contact_end", contact.name)


def _clean(told: Mapping[str, object], names: tuple[str, ...]) -> dict[str, object]:
    if unknown := set(told) - set(names):
        raise ValueError(f"no such fields: {sorted(unknown)}")
    return {name: nfc(value).strip() if isinstance(value, str) else value for name, value in told.items()}


def _told(actor: Actor, unit: Unit, verb: str, name: str) -> None:
    audit.record(
        who=actor.who_for(place_of(unit)),
        verb=verb,
        object_type="unit",
        object_id=unit.code,
        unit_code=unit.code,
        detail={"name": name},
    )
