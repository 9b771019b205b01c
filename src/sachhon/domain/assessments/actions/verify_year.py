"""Marking a facility's year as verified by those above it; anything that changes its readings takes the mark off."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import FacilityYear
from sachhon.domain.assessments.policies import YEAR
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.registry.api import place_of_standing
from sachhon.foundation import audit


@transaction.atomic
def verify_year(*, actor: Actor, year: FacilityYear, verified: bool = True, note: str = "") -> FacilityYear:
    """The year with the mark, or without it. A repeat changes nothing. Raises PermissionDenied, Refused."""
    held = FacilityYear.objects.select_for_update(of=("self",)).select_related("facility__province").get(pk=year.pk)
    place = place_of_standing(held.facility)
    YEAR.require(actor, "verify", place)
    if verified and held.revision_id is None:
        raise Refused("no_report", _("Năm này chưa có báo cáo được duyệt nên chưa xác nhận được."))
    if verified == (held.verified_at is not None):
        return held
    held.verified_at = timezone.now() if verified else None
    held.verified_by = actor.user if verified else None
    held.save(update_fields=("verified_at", "verified_by"))
    audit.record(
        who=actor.who_for(place),
        verb="year.verify" if verified else "year.unverify",
        object_type="facility_year",
        object_id=f"{held.facility.code}/{held.year}",
        unit_code=held.facility.code,
        detail={"note": note.strip()[:500], "revision": held.revision_id},
    )
    return held
