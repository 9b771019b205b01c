"""The list of plans, and what waits to be begun."""

from __future__ import annotations

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from sachhon.channels.office.plans.heads import KINDS, years_words
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.channels.office.shell.forms import OfficeForm
from sachhon.domain.planning.api import Plan, plans_to_begin, plans_visible, units_that_begin
from sachhon.domain.registry.api import folded

PAGE = 30


class Filter(OfficeForm):
    """Which plans are shown."""

    q = forms.CharField(label=gettext_lazy("Đơn vị"), required=False)
    status = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        choices=[("", gettext_lazy("Tất cả")), *Plan.Status.choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Có năm"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4, "class": "form-control"}),
    )


@signed_in
@require_GET
def plans(request: OfficeRequest) -> HttpResponse:
    """The plans that the person may see, by unit, status and year."""
    found = plans_visible(request.actor)
    asked = Filter(request.GET)
    narrowed = False
    if asked.is_valid():
        wanted = asked.cleaned_data
        narrowed = any(wanted.values())
        if wanted["status"]:
            found = found.filter(status=wanted["status"])
        if wanted["year"]:
            found = found.filter(first_year__lte=wanted["year"], last_year__gte=wanted["year"])
        for word in folded(wanted["q"]).split():
            found = found.filter(Q(unit__folded__contains=word) | Q(unit__code__icontains=word))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "plan": plan,
            "kind": KINDS[Plan.Status(plan.status)],
            "years": years_words(plan.first_year, plan.last_year),
            "tasks": plan.task_count,
            "done": plan.done_count,
        }
        for plan in page
    ]
    context = {
        "rows": rows,
        "page": page,
        "form": asked,
        "narrowed": narrowed,
        "waiting": list(plans_to_begin(request.actor)[:PAGE]),
        "units": units_that_begin(request.actor),
    }
    return render(request, "office/plans/list.html", context)
