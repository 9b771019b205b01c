"""An option is added, described, screened, judged; its effects are told."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.assessments.finding import find_assessment
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.options.finding import find_option
from sachhon.channels.office.assessments.options.forms import (
    DescribeForm,
    EffectForm,
    FeasibilityForm,
    ScreenForm,
)
from sachhon.channels.office.assessments.options.posted import base_version
from sachhon.channels.office.assessments.options.views.going_back import go_back
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.forms import OfficeForm
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    Effect,
    Feasibility,
    Option,
    Refused,
    add_option,
    describe_option,
    judge_feasibility,
    keep_effects,
    library_option,
    screen_option,
)

EMPTY_ROWS = 3
PLACES = {"step": "cong-doan", "stream": "dong-thai", "cause": "nguyen-nhan"}
"""Where in the process an option belongs, as another page's link says it."""


@guarded(ASSESSMENT, "edit", find_assessment)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """In the team's own words, or taken from the library (`thu-vien`)."""
    code = (request.POST if request.method == "POST" else request.GET).get("thu-vien", "")[:40]
    known = library_option(code)
    initial = {name: request.GET.get(word, "") for name, word in PLACES.items()}
    if known:
        initial |= {"title": known.title(get_language() or "vi"), "category": known.category}
    form = DescribeForm(request.POST if request.method == "POST" else None, assessment=assessment, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_option(
                actor=request.actor,
                assessment=assessment,
                facts=form.facts(known.code if known else ""),
                request_key=request.POST.get("request_key", "")[:64],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã thêm giải pháp số %(number)s.") % {"number": made.number})
            return redirect("assessments:option", assessment.code, made.number)
    context = {
        **head_of(request, assessment, "assessments:options"),
        "form": form,
        "known": known,
        "known_title": known.title(get_language() or "vi") if known else "",
        "request_key": request.POST.get("request_key") or uuid.uuid4().hex,
        "title": _("Thêm giải pháp"),
    }
    return render(request, "office/assessments/options/form.html", context, status=422 if form.errors else 200)


@guarded(ASSESSMENT, "edit", find_option)
@require_http_methods(["GET", "POST"])
def describe(request: OfficeRequest, option: Option) -> HttpResponse:
    """Other words for it, or another place in the process."""
    initial = {
        "title": option.title,
        "category": option.category,
        "what": option.what,
        "step": str(option.step_id or ""),
        "stream": str(option.stream_id or ""),
        "cause": str(option.cause_id or ""),
    }
    form = DescribeForm(request.POST or None, assessment=option.assessment, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            describe_option(actor=request.actor, option=option, facts=form.facts(), base_version=base_version(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            return _saved(request, option, "mo-ta")
    return _page(request, option, form, _("Sửa mô tả"))


@guarded(ASSESSMENT, "edit", find_option)
@require_http_methods(["GET", "POST"])
def screen(request: OfficeRequest, option: Option) -> HttpResponse:
    """Now, study, or no."""
    form = ScreenForm(request.POST or None, initial={"screening": option.screening, "why": option.screening_why})
    if request.method == "POST" and form.is_valid():
        try:
            screen_option(
                actor=request.actor,
                option=option,
                screening=form.cleaned_data["screening"],
                why=form.cleaned_data["why"],
                base_version=base_version(request),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return _saved(request, option, "sang-loc")
    return _page(request, option, form, _("Sàng lọc"))


@guarded(ASSESSMENT, "edit", find_option)
@require_http_methods(["GET", "POST"])
def feasibility(request: OfficeRequest, option: Option) -> HttpResponse:
    """Technical, economic, environmental."""
    names = ("investment", "incentive", "yearly_saving", "yearly_cost", "life_years")
    initial = {
        **option.feasible,
        **{name: getattr(option, name) for name in names},
        "technical_note": option.technical_note,
        "environmental_note": option.environmental_note,
    }
    form = FeasibilityForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            judge_feasibility(
                actor=request.actor,
                option=option,
                told_of=Feasibility(**form.cleaned_data),
                base_version=base_version(request),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return _saved(request, option, "kha-thi")
    return _page(request, option, form, _("Đánh giá khả thi"))


@guarded(ASSESSMENT, "edit", find_option)
@require_http_methods(["GET", "POST"])
def effects(request: OfficeRequest, option: Option) -> HttpResponse:
    """What it is expected to save of each stream."""
    standing = [
        {"resource": one.resource, "share_pct": one.share_pct, "quantity": one.quantity, "unit": one.unit}
        for one in option.effects.all()
    ]
    rows = formset_factory(EffectForm, extra=EMPTY_ROWS, max_num=40)
    sent = request.method == "POST"
    formset = rows(request.POST if sent else None, initial=standing, prefix="dong")
    above = OfficeForm(request.POST if sent else None)
    if sent and formset.is_valid() and above.is_valid():
        told = [
            Effect(one["resource"], one["share_pct"], one["quantity"], one["unit"])
            for one in (form.cleaned_data for form in formset)
            if one.get("resource")
        ]
        try:
            keep_effects(actor=request.actor, option=option, effects=told, base_version=base_version(request))
        except Refused as refused:
            above.refuse(refused)
        else:
            return _saved(request, option, "tac-dong")
    wrong = sent and (bool(above.errors) or not formset.is_valid())
    context = {
        **head_of(request, option.assessment, "assessments:options"),
        "option": option,
        "formset": formset,
        "form": above,
        "wrong": wrong,
        "version": request.POST.get("version", option.version),
        "title": _("Tác động dự kiến"),
    }
    return render(request, "office/assessments/options/effects.html", context, status=422 if wrong else 200)


def _saved(request: OfficeRequest, option: Option, part: str) -> HttpResponse:
    return go_back(request, option, _("Đã lưu."), part)


def _page(request: OfficeRequest, option: Option, form: OfficeForm, title: str) -> HttpResponse:
    context = {
        **head_of(request, option.assessment, "assessments:options"),
        "option": option,
        "form": form,
        "version": request.POST.get("version", option.version),
        "title": title,
    }
    return render(request, "office/assessments/options/form.html", context, status=422 if form.errors else 200)
