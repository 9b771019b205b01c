"""An option goes a step on or back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.options.finding import find_option
from sachhon.channels.office.assessments.options.forms import ImplementForm, PlanForm, VerifyForm, WhyForm
from sachhon.channels.office.assessments.options.posted import base_version
from sachhon.channels.office.assessments.options.rows import pair_row
from sachhon.channels.office.assessments.options.words import BACK_STEPS
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.forms import OfficeForm
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Option,
    PlanFacts,
    Refused,
    implement_option,
    lacking_to_verify,
    newest,
    pairs_of,
    plan_option,
    step_back,
    steps_from,
    verify_option,
)


@guarded(ASSESSMENT, "carry_out", find_option)
@require_http_methods(["GET", "POST"])
def plan(request: OfficeRequest, option: Option) -> HttpResponse:
    """Who, until when, with whose money."""
    initial = {"responsible": option.responsible, "due": option.due, "money_from": option.money_from}
    form = PlanForm(request.POST or None, initial=initial)

    def act() -> Option:
        facts = PlanFacts(**form.cleaned_data)
        return plan_option(actor=request.actor, option=option, facts=facts, base_version=base_version(request))

    return _ask(request, option, form, act, _("Lập kế hoạch thực hiện"), _("Đã lưu kế hoạch."))


@guarded(ASSESSMENT, "carry_out", find_option)
@require_http_methods(["GET", "POST"])
def implement(request: OfficeRequest, option: Option) -> HttpResponse:
    """When it was carried out, at what cost."""
    initial = {"implemented_on": option.implemented_on, "actual_investment": option.actual_investment}
    form = ImplementForm(request.POST or None, initial=initial)

    def act() -> Option:
        return implement_option(
            actor=request.actor, option=option, base_version=base_version(request), **form.cleaned_data
        )

    return _ask(
        request,
        option,
        form,
        act,
        _("Ghi đã thực hiện"),
        _("Đã ghi giải pháp đã thực hiện. Gửi bằng chứng và ghi số đo để được kiểm chứng."),
    )


@guarded(ASSESSMENT, "verify", find_option)
@require_http_methods(["GET", "POST"])
def verify(request: OfficeRequest, option: Option) -> HttpResponse:
    """The province or the ministry looks at measurements and evidence."""
    form = VerifyForm(request.POST if request.method == "POST" else None)

    def act() -> Option:
        note = form.cleaned_data["note"]
        return verify_option(actor=request.actor, option=option, note=note, base_version=base_version(request))

    told = (one for one in pairs_of(option.measurements.all()) if one.told is not None)
    pairs = [pair_row(one) for one in newest(told).values()]
    more = {
        "pairs": pairs,
        "files": list(option.evidence.select_related("by")),
        "lacking": lacking_to_verify(request.actor, option) if option.stage == Option.Stage.IMPLEMENTED else [],
    }
    return _ask(request, option, form, act, _("Kiểm chứng"), _("Đã kiểm chứng giải pháp."), more)


@guarded(ASSESSMENT, "verify", find_option)
@require_http_methods(["GET", "POST"])
def withdraw_verification(request: OfficeRequest, option: Option) -> HttpResponse:
    """The verification is taken back, with its reason."""
    return _back(request, option, "withdraw_verification")


@guarded(ASSESSMENT, "carry_out", find_option)
@require_http_methods(["GET", "POST"])
def back(request: OfficeRequest, option: Option, step: str) -> HttpResponse:
    """A step back that the ones who carry it out make, with its reason."""
    if step not in BACK_STEPS or step == "withdraw_verification":
        raise Http404(step)
    return _back(request, option, step)


def _back(request: OfficeRequest, option: Option, step: str) -> HttpResponse:
    form = WhyForm(request.POST or None)

    def act() -> Option:
        why = form.cleaned_data["why"]
        return step_back(actor=request.actor, option=option, step=step, why=why, base_version=base_version(request))

    there = any(one.name == step for one in steps_from(option.stage))
    return _ask(request, option, form, act, str(BACK_STEPS[step]), _("Đã ghi."), {"going_back": True, "there": there})


def _ask(
    request: OfficeRequest,
    option: Option,
    form: OfficeForm,
    act: Callable[[], Option],
    title: str,
    done: str,
    more: dict[str, object] | None = None,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, done)
            return redirect("assessments:option", option.assessment.code, option.number)
    context = {
        **head_of(request, option.assessment, "assessments:options"),
        "option": option,
        "form": form,
        "version": request.POST.get("version", option.version),
        "title": title,
        **(more or {}),
    }
    return render(request, "office/assessments/options/form.html", context, status=422 if form.errors else 200)
