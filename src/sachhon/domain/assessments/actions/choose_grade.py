"""Saying which coal or biomass a facility burned in a year: the factors differ, and none is taken silently."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.actions.keep_readings import FIRST_YEAR, LAST_YEAR
from sachhon.domain.assessments.models import Grade
from sachhon.domain.assessments.policies import YEAR
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.years.joined import year_of
from sachhon.domain.assessments.years.streams import stream_of
from sachhon.domain.assessments.years.writing import write_savings
from sachhon.domain.registry.api import Facility, place_of_facility
from sachhon.foundation import audit


@transaction.atomic
def choose_grade(*, actor: Actor, facility: Facility, year: int, stream: str, grade: str) -> Grade:
    """The kind of a wide stream in a year, also before the year's report is accepted; the choice before is kept.

    Raises PermissionDenied, Refused.
    """
    place = place_of_facility(facility)
    YEAR.require(actor, "edit", place)
    Facility.objects.select_for_update().get(pk=facility.pk)
    wide = stream_of(stream)
    if wide is None or grade not in wide.choices:
        raise Refused("no_such_grade", _("Chọn một loại trong danh sách."), "grade")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("year_outside", _("Không có số liệu của năm này."))
    told = year_of(facility, year)
    standing = Grade.objects.filter(facility_year=told, stream=stream, ended_at=None).first()
    if standing is not None:
        if standing.grade == grade:
            return standing
        standing.ended_at = timezone.now()
        standing.save(update_fields=("ended_at",))
    assert actor.user is not None
    chosen = Grade.objects.create(facility_year=told, stream=stream, grade=grade, by=actor.user)
    write_savings(facility)
    audit.record(
        who=actor.who_for(place),
        verb="year.choose_grade",
        object_type="facility_year",
        object_id=f"{facility.code}/{year}",
        unit_code=facility.code,
        detail={"stream": stream, "grade": grade, "before": standing.grade if standing else ""},
    )
    return chosen
