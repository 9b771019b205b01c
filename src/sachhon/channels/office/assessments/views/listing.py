"""The list of assessments, and those of one facility."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from sachhon.channels.office.assessments.finding import find_facility
from sachhon.channels.office.assessments.heads import KINDS, Status
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    assessments_visible,
    facilities_lent,
    facilities_to_assess,
    steps_of,
)
from sachhon.domain.registry.api import Facility, folded, identity_of, place_of_facility

PAGE = 30


class Filter(forms.Form):
    """Which assessments are shown."""

    q = forms.CharField(label=gettext_lazy("Cơ sở, tên đánh giá"), required=False)
    status = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        choices=[("", gettext_lazy("Tất cả")), *Assessment.Status.choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"),
        choices=[("", gettext_lazy("Tất cả")), *Assessment.Kind.choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


@signed_in
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """The assessments that the person may see."""
    found = assessments_visible(request.actor)
    asked = Filter(request.GET, use_required_attribute=False)
    narrowed = False
    if asked.is_valid():
        wanted = asked.cleaned_data
        narrowed = any(wanted.values())
        for name in ("status", "kind"):
            if wanted[name]:
                found = found.filter(**{name: wanted[name]})
        for word in folded(wanted["q"]).split():
            found = found.filter(
                Q(facility__folded__contains=word) | Q(title__icontains=word) | Q(code__icontains=word)
            )
    facilities = list(facilities_to_assess(request.actor).select_related("province")[:PAGE])
    lent = facilities_lent(request.actor)
    context = {
        **_rows(request, found),
        "form": asked,
        "narrowed": narrowed,
        "facilities": [
            {"facility": one, "lent_by": lent.get(one.code, "")}
            for one in facilities
            if ASSESSMENT.permits(request.actor, "begin", place_of_facility(one), Assessment.Status.OPEN)
        ],
    }
    return render(request, "office/assessments/list.html", context)


@guarded(ASSESSMENT, "view", find_facility)
@require_GET
def of_facility(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """The assessments of a facility, those of entries merged into it among them."""
    context = {
        **_rows(request, assessments_visible(request.actor).filter(facility__in=identity_of(facility))),
        "facility": facility,
        "may_begin": facility.status == Facility.Status.ACTIVE
        and ASSESSMENT.permits(request.actor, "begin", place_of_facility(facility), Assessment.Status.OPEN),
    }
    return render(request, "office/assessments/of_facility.html", context)


def _rows(request: OfficeRequest, found: QuerySet[Assessment]) -> dict[str, Any]:
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    lent = facilities_lent(request.actor)
    own = {grant.unit_code for grant in request.actor.grants if not grant.lent_by}
    rows = [
        {
            "assessment": one,
            "kind": KINDS[Status(one.status)],
            "done": one.done_count,  # type: ignore[attr-defined]
            "all": sum(len(step.tasks) for step in steps_of(one.kind)),
            "lent_by": lent.get(one.facility.code, "") if one.facility.code not in own else "",
        }
        for one in page
    ]
    return {"rows": rows, "page": page}
