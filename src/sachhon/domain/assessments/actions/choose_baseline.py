"""Choosing the year against which a facility's savings of a resource are told, and its base load."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Baseline
from sachhon.domain.assessments.policies import YEAR
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.years.joined import joined_years
from sachhon.domain.assessments.years.streams import ENERGY, WATER, stream_of
from sachhon.domain.assessments.years.writing import write_savings
from sachhon.domain.registry.api import Facility, identity_of, place_of_facility
from sachhon.foundation import audit

_WHOLE = Decimal(100)
LONGEST_WHY = 500


@transaction.atomic
def choose_baseline(
    *, actor: Actor, facility: Facility, resource: str, year: int, base_load_share_pct: Decimal, why: str
) -> Baseline:
    """The baseline from now on; the one before is ended and kept. The savings are computed again.

    Asked again with the same choice it gives the standing one. Raises PermissionDenied, Refused.
    """
    place = place_of_facility(facility)
    YEAR.require(actor, "baseline", place)
    Facility.objects.select_for_update().get(pk=facility.pk)
    if resource not in (ENERGY, WATER) and stream_of(resource) is None:
        raise Refused("no_such_resource", _("Chọn một dòng trong danh sách."), "resource")
    if year not in joined_years(facility).counting:
        raise Refused("year_without_readings", _("Chưa có số liệu của năm %(year)s.") % {"year": year}, "year")
    if not 0 <= base_load_share_pct < _WHOLE:
        raise Refused("share_outside", _("Phụ tải nền tính bằng phần trăm, từ 0 đến dưới 100."), "share")
    if not why.strip():
        raise Refused("why_missing", _("Nêu lý do chọn năm gốc này."), "why")
    share = base_load_share_pct.quantize(Decimal("0.0001"))
    said = why.strip()[:LONGEST_WHY]
    standing = Baseline.objects.filter(facility=facility, resource=resource, ended_at=None).first()
    if standing is not None:
        if (standing.year, standing.base_load_share_pct, standing.why) == (year, share, said):
            return standing
        standing.ended_at = timezone.now()
        standing.save(update_fields=("ended_at",))
    assert actor.user is not None
    chosen = Baseline.objects.create(
        facility=facility, resource=resource, year=year, base_load_share_pct=share, why=said, by=actor.user
    )
    write_savings(facility)
    audit.record(
        who=actor.who_for(place),
        verb="year.choose_baseline",
        object_type="facility",
        object_id=facility.code,
        unit_code=facility.code,
        detail={
            "resource": resource,
            "year": year,
            "base_load_share_pct": str(share),
            "why": said,
            "before": None if standing is None else standing.year,
        },
    )
    return chosen


@transaction.atomic
def end_baseline(*, actor: Actor, facility: Facility, resource: str) -> None:
    """Back to the first year with readings. Raises PermissionDenied, Refused where none was chosen."""
    place = place_of_facility(facility)
    YEAR.require(actor, "baseline", place)
    Facility.objects.select_for_update().get(pk=facility.pk)
    rows = Baseline.objects.filter(facility__in=identity_of(facility), resource=resource, ended_at=None)
    standing = max(rows, key=lambda row: (row.facility_id == facility.pk, row.pk), default=None)
    if standing is None:
        raise Refused("no_baseline_chosen", _("Chưa ai chọn năm gốc cho dòng này."))
    standing.ended_at = timezone.now()
    standing.save(update_fields=("ended_at",))
    write_savings(facility)
    audit.record(
        who=actor.who_for(place),
        verb="year.end_baseline",
        object_type="facility",
        object_id=facility.code,
        unit_code=facility.code,
        detail={"resource": resource, "year": standing.year},
    )
