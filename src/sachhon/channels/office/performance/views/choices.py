"""What people decide of a facility's years: the baseline, the kind of fuel, which products count, verification."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sachhon.channels.office.performance.finding import StreamAt, find_facility, find_known_year, find_stream
from sachhon.channels.office.performance.forms import BaselineForm, GradeForm, ProductsForm
from sachhon.channels.office.performance.words import certainty_words, exact, percent, resource_name, tongue, unit_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    YEAR,
    FacilityYear,
    Refused,
    baselines_chosen,
    choose_baseline,
    choose_grade,
    choose_products,
    end_baseline,
    overview_of,
    stream_of,
    verify_year,
)
from sachhon.domain.registry.api import Facility
from sachhon.vietnamese.folding import fold


@guarded(YEAR, "baseline", find_facility)
@require_http_methods(["GET", "POST"])
def baseline(request: OfficeRequest, facility: Facility, resource: str) -> HttpResponse:
    """The baseline of a resource, with every one chosen before."""
    overview = overview_of(request.actor, facility)
    told = overview.of_resource(resource)
    kept = [one.year for one in told if one.year in overview.rows]
    if not kept:
        raise Http404(resource)
    standing = overview.baselines.get(resource)
    initial = (
        {"year": standing.year, "share": exact(standing.base_load_share_pct), "why": standing.why} if standing else {}
    )
    form = BaselineForm(kept, request.POST if request.method == "POST" else None, initial=initial)
    back = reverse("performance:facility", args=(facility.code,))
    try:
        if request.method == "POST" and "end" in request.POST:
            end_baseline(actor=request.actor, facility=facility, resource=resource)
            messages.success(request, _("Đã trở về năm đầu tiên có số liệu."))
            return redirect(back)
        if form.is_bound and form.is_valid():
            said = form.cleaned_data
            choose_baseline(
                actor=request.actor,
                facility=facility,
                resource=resource,
                year=said["year"],
                base_load_share_pct=said["share"],
                why=said["why"],
            )
            messages.success(
                request, _("Đã chọn năm gốc %(year)s; mọi mức tiết kiệm được tính lại.") % {"year": said["year"]}
            )
            return redirect(back)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    chosen = [
        {
            "year": one.year,
            "share": percent(one.base_load_share_pct),
            "why": one.why,
            "by": one.by.full_name,
            "at": timezone.localtime(one.at).strftime("%d/%m/%Y %H:%M"),
            "until": timezone.localtime(one.ended_at).strftime("%d/%m/%Y %H:%M") if one.ended_at else "",
        }
        for one in baselines_chosen(facility)
        if one.resource == resource
    ]
    context = {
        "facility": facility,
        "name": resource_name(resource),
        "form": form,
        "standing": standing,
        "assumed": next((one.baseline_year for one in reversed(told)), None),
        "chosen": chosen,
    }
    return render(request, "office/performance/baseline.html", context, status=422 if form.errors else 200)


@guarded(YEAR, "edit", find_stream)
@require_http_methods(["GET", "POST"])
def grade(request: OfficeRequest, at: StreamAt) -> HttpResponse:
    """Which kind of a wide stream it was in a year."""
    overview = overview_of(request.actor, at.facility)
    wide = stream_of(at.stream)
    if wide is None or not wide.choices or at.year not in overview.facts:
        raise Http404(at.stream)
    known = [one for code in wide.choices if (one := stream_of(code)) is not None]
    choices = [(one.code, one.name(tongue())) for one in known]
    initial = {"grade": overview.facts[at.year].grades.get(at.stream, ""), "all_years": True}
    form = GradeForm(choices, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        others = [
            year
            for year, facts in overview.facts.items()
            if at.stream in facts.streams and at.stream not in facts.grades
        ]
        years = {at.year, *(others if form.cleaned_data["all_years"] else ())}
        try:
            for year in sorted(years):
                choose_grade(
                    actor=request.actor,
                    facility=at.facility,
                    year=year,
                    stream=at.stream,
                    grade=form.cleaned_data["grade"],
                )
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Đã ghi loại nhiên liệu; kết quả được tính lại."))
            return redirect("performance:year", at.facility.code, at.year)
    context = {
        "facility": at.facility,
        "year": at.year,
        "name": wide.name(tongue()),
        "form": form,
        "kinds": [{"name": one.name(tongue()), "certainty": certainty_words(one.certainty)} for one in known],
    }
    return render(request, "office/performance/grade.html", context, status=422 if form.errors else 200)


@guarded(YEAR, "edit", find_facility)
@require_http_methods(["GET", "POST"])
def products(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """The products per which savings are told, in every year."""
    overview = overview_of(request.actor, facility)
    made = [one for year, facts in overview.facts.items() if year in overview.rows for one in facts.products]
    if not made:
        messages.warning(request, _("Chưa có sản phẩm nào trong báo cáo đã duyệt hoặc sổ công tơ."))
        return redirect("performance:facility", facility.code)
    named = {fold(one.product): one for one in made}
    choices = [
        (one.product, f"{one.product} ({unit_words(one.unit) or _('chưa ghi đơn vị')})") for one in named.values()
    ]
    initial = {"products": [one.product for one in named.values() if one.counts]}
    form = ProductsForm(choices, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            choose_products(actor=request.actor, facility=facility, products=form.cleaned_data["products"])
        except Refused as refused:
            form.add_error("products", refused.message)
        else:
            messages.success(request, _("Đã ghi sản phẩm dùng để tính; mọi mức tiết kiệm được tính lại."))
            return redirect("performance:facility", facility.code)
    context = {"facility": facility, "form": form}
    return render(request, "office/performance/products.html", context, status=422 if form.errors else 200)


@guarded(YEAR, "verify", find_known_year)
@require_POST
def verify(request: OfficeRequest, year: FacilityYear) -> HttpResponse:
    """Put the mark on, or take it off."""
    wanted = request.POST.get("verified") == "1"
    try:
        verify_year(actor=request.actor, year=year, verified=wanted)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã xác nhận số liệu năm.") if wanted else _("Đã bỏ xác nhận."))
    return redirect("performance:year", year.facility.code, year.year)
