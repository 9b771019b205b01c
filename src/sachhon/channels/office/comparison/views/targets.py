"""The target tracker: all targets by what they measure, and one target with what was measured over time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.comparison.bars import bar_of
from sachhon.channels.office.comparison.finding import find_target
from sachhon.channels.office.comparison.forms import MeasureForm
from sachhon.channels.office.comparison.reported import revisions_behind, stated
from sachhon.channels.office.comparison.rows import aim_row
from sachhon.channels.office.comparison.sheets import targets_sheet
from sachhon.channels.office.comparison.words import measure_name, range_words
from sachhon.channels.office.comparison.years import chosen_years
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.accounts.api import Place
from sachhon.domain.planning.api import (
    NATIONAL_MONEY,
    PLAN,
    Aim,
    MeasureTargets,
    Plan,
    Refused,
    Reported,
    Target,
    TargetMeasure,
    aim_of,
    all_measures,
    measure_target,
    measures_kept,
    reported_for,
    stands_of,
    take_target_measure,
    tracked_targets,
)
from sachhon.domain.registry.api import place_of
from sachhon.formkit.values import Origin

VERDICTS = {"dat": True, "chua-dat": False, "chua-do": None}


@guarded(NATIONAL_MONEY, "view")
@require_GET
def tracker(request: OfficeRequest) -> HttpResponse:
    """Measure by measure; ranges stay ranges, and nothing is averaged."""
    chosen, found = chosen_years(request.GET), _found(request)
    asked = request.GET.get("chi-so", "")
    context = {
        "chosen": chosen,
        "any": any(group.targets for group in found),
        "groups": [_group(group) for group in found if group.targets],
        "measures": [
            (code, measure_name(code), code == asked) for code, one in all_measures().items() if one.kind != "count"
        ],
        "verdicts": [
            (value, words, request.GET.get("ket-qua", "") == value)
            for value, words in (("dat", _("Đạt")), ("chua-dat", _("Chưa đạt")), ("chua-do", _("Chưa đo")))
        ],
        "query": request.GET.urlencode(),
    }
    return render(request, "office/comparison/targets.html", context)


@guarded(NATIONAL_MONEY, "export")
@require_GET
def download(request: OfficeRequest, form: str) -> HttpResponse:
    """What the page shows as a table."""
    return send_sheet(request, targets_sheet(_found(request), chosen_years(request.GET)), form, "muc-tieu")


@guarded(PLAN, "view", find_target)
@require_GET
def target(request: OfficeRequest, target: Target) -> HttpResponse:
    """A target with all that was measured for it."""
    return _page(request, target, MeasureForm())


@guarded(PLAN, "arrange", find_target)
@require_POST
def keep(request: OfficeRequest, target: Target) -> HttpResponse:
    """Keeps a value that was typed."""
    form = MeasureForm(request.POST)
    if form.is_valid():
        try:
            measure_target(actor=request.actor, target=target, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã ghi số đo của mục tiêu."))
            return redirect("comparison:target", target.plan.code, target.serial)
    return _page(request, target, form)


@guarded(PLAN, "arrange", find_target)
@require_POST
def take(request: OfficeRequest, target: Target) -> HttpResponse:
    """Keeps what the accepted report says."""
    try:
        take_target_measure(actor=request.actor, target=target)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã lấy số đo từ báo cáo đã duyệt."))
    return redirect("comparison:target", target.plan.code, target.serial)


def _found(request: OfficeRequest) -> list[MeasureTargets]:
    chosen = chosen_years(request.GET)
    groups = tracked_targets(request.actor, chosen.years) if chosen else ()
    code, verdict = request.GET.get("chi-so", ""), request.GET.get("ket-qua", "")
    if code in all_measures():
        groups = tuple(group for group in groups if group.measure == code)
    if verdict in VERDICTS:
        wanted = VERDICTS[verdict]
        groups = tuple(
            MeasureTargets(group.measure, tuple(one for one in group.targets if one.aim.met is wanted))
            for group in groups
        )
    return list(groups)


def _group(group: MeasureTargets) -> dict[str, object]:
    return {
        "name": measure_name(group.measure),
        "id": group.measure or "khac",
        "total": len(group.targets),
        "reached": group.count(True),
        "missed": group.count(False),
        "unmeasured": group.count(None),
        "rows": [(one.unit, aim_row(one.aim)) for one in group.targets],
    }


def _page(request: OfficeRequest, target: Target, form: MeasureForm) -> HttpResponse:
    kept = list(measures_kept(target))
    aim, plan = aim_of(target), target.plan
    stands = stands_of(kept)
    reported = reported_for(target)
    may = plan.status == Plan.Status.ADOPTED and target.removed_in_id is None
    context: dict[str, Any] = {
        "target": target,
        "plan": plan,
        "row": aim_row(aim),
        "measure": measure_name(target.measure),
        "kept": [_kept(one, aim, one.pk in stands) for one in kept],
        "reported": _reported(request, target, reported),
        "may": may and PLAN.permits(request.actor, "arrange", place_of(plan.unit), plan.status),
        "form": form,
        "today": timezone.localdate(),
        "origin_href": words_address(Origin(**target.origins["low"])) if target.origins.get("low") else "",
        "country": NATIONAL_MONEY.permits(request.actor, "view", Place()),
        "plan_href": reverse("plans:targets", args=(plan.code,)),
    }
    return render(request, "office/comparison/target.html", context)


def _kept(one: TargetMeasure, aim: Aim, stands: bool) -> dict[str, object]:
    measured = measured_as(aim, one)
    submission = one.revision.submission if one.revision else None
    return {
        "one": one,
        "words": range_words(one.value, one.high, aim.unit_of_measure),
        "bar": bar_of(measured),
        "row": aim_row(measured),
        "stands": stands,
        "report": submission.obligation.round.title if submission else "",
        "report_href": reverse("reports:report", args=(submission.code,)) if submission else "",
    }


def measured_as(aim: Aim, one: TargetMeasure) -> Aim:
    """The target with that value as what was measured."""
    return Aim(
        aim.serial,
        aim.indicator,
        aim.comparator,
        aim.low,
        aim.high,
        aim.by_year,
        aim.measure,
        one.value,
        one.high,
        one.on.year,
        plan=aim.plan,
        unit_of_measure=aim.unit_of_measure,
        kept=True,
    )


def _reported(request: OfficeRequest, target: Target, said: Reported | None) -> dict[str, object] | None:
    if said is None:
        return None
    told = stated(request, said, revisions_behind([said])[said.revision])
    high = said.high if said.high != said.value else None
    return {
        "words": range_words(said.value, high, target.unit_of_measure),
        "told": told,
        "how": origin_words(said.origin),
    }
