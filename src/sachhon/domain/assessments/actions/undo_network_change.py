"""The newest change of an expert or a consultancy is taken back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Consultancy, Expert, NetworkChange
from sachhon.domain.assessments.network.facts import (
    consultancy_facts_told,
    facts_told,
    told_of_consultancy,
    told_of_expert,
)
from sachhon.domain.assessments.network.keeping import leave_change, write_consultancy, write_expert
from sachhon.domain.assessments.network.places import place_for, place_of_expert
from sachhon.domain.assessments.policies import NETWORK
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.registry.api import place_of


@transaction.atomic
def undo_network_change(*, actor: Actor, change: NetworkChange) -> bool:
    """All facts as they were before the newest change; whoever was added by it is gone again.

    True where they are still in the network. Raises PermissionDenied, and Refused where something changed since, where
    it was undone already, and where an added expert is in a team by now.
    """
    if change.subject == NetworkChange.Subject.EXPERT:
        return _undo_expert(actor, change)
    return _undo_consultancy(actor, change)


def _undo_expert(actor: Actor, change: NetworkChange) -> bool:
    rows = Expert.objects.select_for_update(of=("self",)).select_related("organisation", "province")
    expert = rows.filter(code=change.code).first()
    if expert is None:
        raise _too_late()
    place = place_of_expert(expert)
    NETWORK.require(actor, "edit", place)
    _require_newest(change)
    after = told_of_expert(expert)
    if change.kind == NetworkChange.Kind.ADDED:
        if expert.teams.exists():
            raise Refused(
                "in_a_team",
                _("Chuyên gia đã có tên trong một nhóm đánh giá nên không xóa được. Chọn “Thôi tham gia”."),
            )
        expert.delete()
        leave_change(actor, place, change.subject, change.code, NetworkChange.Kind.UNDONE, after, {})
        return False
    facts = facts_told(change.before)
    NETWORK.require(actor, "edit", place_for(facts.organisation, facts.province))
    expert.status = change.before["status"]
    write_expert(expert, facts)
    leave_change(actor, place, change.subject, change.code, NetworkChange.Kind.UNDONE, after, told_of_expert(expert))
    return True


def _undo_consultancy(actor: Actor, change: NetworkChange) -> bool:
    rows = Consultancy.objects.select_for_update(of=("self",)).select_related("unit", "province")
    consultancy = rows.filter(unit__code=change.code).first()
    if consultancy is None:
        raise _too_late()
    place = place_of(consultancy.unit)
    NETWORK.require(actor, "edit", place)
    _require_newest(change)
    after = told_of_consultancy(consultancy)
    if change.kind == NetworkChange.Kind.ADDED:
        consultancy.delete()
        leave_change(actor, place, change.subject, change.code, NetworkChange.Kind.UNDONE, after, {})
        return False
    write_consultancy(consultancy, consultancy_facts_told(change.before))
    leave_change(
        actor, place, change.subject, change.code, NetworkChange.Kind.UNDONE, after, told_of_consultancy(consultancy)
    )
    return True


def _require_newest(change: NetworkChange) -> None:
    newest = NetworkChange.objects.filter(subject=change.subject, code=change.code).order_by("-pk").first()
    if newest != change or change.kind == NetworkChange.Kind.UNDONE:
        raise _too_late()


def _too_late() -> Refused:
    return Refused(
        "changed_since", _("Sau đó đã có thay đổi khác nên không hoàn tác được nữa. Xem nội dung hiện nay và sửa tay.")
    )
