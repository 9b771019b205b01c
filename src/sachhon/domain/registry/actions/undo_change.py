"""A change of facts is taken back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.facilities.register.facts import FACTS
from sachhon.domain.registry.facilities.register.keeping import locked, units_follow
from sachhon.domain.registry.facilities.register.restoring import forget_former, restore, undoable
from sachhon.domain.registry.models import Facility, FacilityChange, FacilityMerger
from sachhon.domain.registry.places import place_of_facility
from sachhon.domain.registry.policies import FACILITY
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def undo_change(*, actor: Actor, change: FacilityChange, why: str = "") -> Facility:
    """The facility's facts as they were before one change, with the former name and address that it left.

    Raises PermissionDenied, and Refused for what is no change of facts, and where a fact changed again since (the
    newer change is undone first) or came from a merger that was undone since.
    """
    facility = locked(change.facility)
    FACILITY.require(actor, "change", place_of_facility(facility), facility.status)
    if change.kind != FacilityChange.Kind.CHANGED:
        raise Refused("not_to_be_undone", _("Chỉ hoàn tác được thay đổi thông tin. Việc gộp có nút hoàn tác riêng."))
    back, since = undoable(facility, change)
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    if since:
        named = ", ".join(FACTS[key].labels[language] for key in since)
        raise Refused(
            "changed_again_since",
            _("Sau đó đã thay đổi tiếp: {facts}. Hoàn tác thay đổi mới hơn trước, hoặc sửa tay.").format(facts=named),
        )
    _refuse_undone_merger(facility, change)
    restore(facility, back)
    facility.version += 1
    if change.as_on is not None and change.as_on == facility.described_on:
        facility.described_on = _described_before(facility, change)
    facility.save()
    units_follow([facility], back)
    forget_former(facility, change.changes)
    FacilityChange.objects.create(
        facility=facility,
        kind=FacilityChange.Kind.UNDONE,
        changes=back,
        place=f"#{change.pk}",
        why=why[:500],
        by=actor.user,
    )
    audit.record(
        who=actor.who_for(place_of_facility(facility)),
        verb="facility.undo_change",
        object_type="facility",
        object_id=facility.code,
        unit_code=facility.code,
        detail={"change": change.pk, "given_back": back, "why": why},
    )
    return facility


def _refuse_undone_merger(facility: Facility, change: FacilityChange) -> None:
    """Before such a change stood what a merger had brought, and that was given back."""
    over = FacilityMerger.objects.filter(kept=facility, at__lt=change.at, undone_at__gt=change.at)
    if any(set(merger.taken) & set(change.changes) for merger in over):
        raise Refused(
            "came_from_a_merger",
            _("Giá trị trước đó đến từ một lần gộp nay đã hoàn tác. Sửa tay thông tin này."),
        )


def _described_before(facility: Facility, change: FacilityChange) -> object:
    """The day of the newest facts that are left when a change goes."""
    kinds = (FacilityChange.Kind.CREATED, FacilityChange.Kind.CHANGED)
    rows = FacilityChange.objects.filter(facility=facility, as_on__isnull=False)
    undone = rows.model.objects.filter(facility=facility, kind=FacilityChange.Kind.UNDONE).values_list(
        "place", flat=True
    )
    gone = {int(place[1:]) for place in undone if place[1:].isdecimal()} | {change.pk}
    return rows.filter(kind__in=kinds).exclude(pk__in=gone).order_by("-as_on").values_list("as_on", flat=True).first()
