"""Take an invitation back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.models import Handover, Invitation
from sachhon.domain.accounts.policies import INVITATIONS
from sachhon.foundation import audit


@transaction.atomic
def revoke_invitation(*, actor: Actor, place: Place, invitation: Invitation) -> None:
    """Its link opens nothing any more; a handover that waited for it is cancelled. Raises PermissionDenied."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk, unit_code=place.unit_code)
    INVITATIONS.require(actor, "revoke", place, invitation.status)
    invitation.status = Invitation.Status.REVOKED
    invitation.save(update_fields=("status",))
    Handover.objects.filter(invitation=invitation, status=Handover.Status.WAITING).update(
        status=Handover.Status.CANCELLED, done_at=timezone.now()
    )
    audit.record(
        who=actor.who_for(place),
        verb="invitation.revoke",
        object_type="invitation",
        object_id=invitation.pk,
        unit_code=place.unit_code,
        detail={"email": invitation.email},
    )
