"""The register of surveys: the list, a survey's page, entering and changing one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from sachhon.channels.office.progress.finding import find_survey, find_unit
from sachhon.channels.office.progress.forms import SurveyForm
from sachhon.channels.office.progress.keeping import Register, enter
from sachhon.channels.office.progress.keeping import change as change_record
from sachhon.channels.office.progress.registers import RegisterFilter, task_choices, task_of, units_kept
from sachhon.channels.office.progress.words import measure_name, quantity_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.forms import sent
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.planning.api import (
    RECORD,
    Event,
    Survey,
    SurveyFacts,
    all_measures,
    change_survey,
    permits_task,
    record_survey,
    surveys_visible,
)
from sachhon.domain.registry.api import Unit, place_of
from sachhon.writing.sheet import Sheet

A_PAGE = 50
REGISTER = Register(gettext_lazy("Sổ khảo sát"), "progress:surveys", "progress:survey")


@signed_in
@require_GET
def surveys(request: OfficeRequest) -> HttpResponse:
    """The surveys that the person may see; the download has the filter of the screen."""
    chosen = RegisterFilter.of(request.GET)
    seen = surveys_visible(request.actor)
    rows = chosen.of_rows(seen) if not (chosen.kind or chosen.status) else seen
    if request.GET.get("tai-ve"):
        return send_sheet(request, _sheet(list(rows)), request.GET["tai-ve"], "so-khao-sat")
    days = seen.order_by().dates("first_day", "year")
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "years": sorted({day.year for day in days}, reverse=True),
        "any": seen.exists(),
        "kept": units_kept(request.actor, RECORD, "edit", Event.Status.PLANNED),
    }
    return render(request, "office/progress/surveys.html", context)


@guarded(RECORD, "view", find_survey)
@require_GET
def survey(request: OfficeRequest, survey: Survey) -> HttpResponse:
    """A survey with what it found and its files."""
    context = {
        "survey": survey,
        "results": _results(survey),
        "rate": _rate(survey),
        "files": list(survey.files.select_related("by").order_by("pk")),
        "task_seen": survey.task is not None and permits_task(request.actor, "view", survey.task),
        "may_edit": RECORD.permits(request.actor, "edit", place_of(survey.unit), Event.Status.PLANNED),
    }
    return render(request, "office/progress/survey.html", context)


@guarded(RECORD, "edit", find_unit)
@require_http_methods(["GET", "POST"])
def new(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A survey is entered."""
    form = SurveyForm(sent(request), tasks=task_choices(request.actor, unit))
    return enter(
        request,
        REGISTER,
        unit,
        form,
        lambda key: record_survey(actor=request.actor, unit=unit, facts=_facts(request, form), request_key=key),
        title=_("Ghi khảo sát"),
        done=_("Đã ghi cuộc khảo sát %(code)s."),
    )


@guarded(RECORD, "edit", find_survey)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, survey: Survey) -> HttpResponse:
    """A survey with other facts."""
    tasks = task_choices(request.actor, survey.unit, [survey.task] if survey.task else [])
    form = SurveyForm(sent(request), tasks=tasks, initial=_initial(survey))
    return change_record(
        request,
        REGISTER,
        survey,
        form,
        lambda version: change_survey(
            actor=request.actor, survey=survey, facts=_facts(request, form), base_version=version
        ),
        _initial,
        title=_("Sửa khảo sát"),
        done=_("Đã lưu cuộc khảo sát."),
    )


def _facts(request: OfficeRequest, form: SurveyForm) -> SurveyFacts:
    told = form.cleaned_data
    return SurveyFacts(
        told["title"],
        told["first_day"],
        told["last_day"],
        told["asked"],
        told["answered"],
        form.results,
        told["method"],
        told["cost"],
        task_of(request.actor, told["task"]),
    )


def _initial(survey: Survey) -> dict[str, Any]:
    names = ("title", "first_day", "last_day", "asked", "answered", "method", "cost")
    results = {f"result_{code}": Decimal(str(value)) for code, value in survey.results.items()}
    return {
        **{name: getattr(survey, name) for name in names},
        **results,
        "task": survey.task.code if survey.task else "",
    }


def _results(survey: Survey) -> list[tuple[str, str]]:
    return [
        (measure_name(code), quantity_words(code, Decimal(str(survey.results[code]))))
        for code in all_measures()
        if code in survey.results
    ]


def _rate(survey: Survey) -> int | None:
    """The share that answered, in percent; None where either number is not known."""
    return round(100 * survey.answered / survey.asked) if survey.asked and survey.answered is not None else None


def _sheet(rows: list[Survey]) -> Sheet:
    shares = [one for one in all_measures().values() if one.kind != "count"]
    columns = (
        _("Mã"),
        _("Đơn vị"),
        _("Tên cuộc khảo sát"),
        _("Từ ngày"),
        _("Đến ngày"),
        _("Số được hỏi"),
        _("Số trả lời"),
        *(f"{measure_name(one.code)} (%)" for one in shares),
        _("Kinh phí (đồng)"),
        _("Cách làm"),
    )
    told = [
        (
            one.code,
            one.unit.name,
            one.title,
            one.first_day,
            one.last_day,
            one.asked,
            one.answered,
            *(Decimal(str(one.results[share.code])) if share.code in one.results else None for share in shares),
            one.cost,
            one.method,
        )
        for one in rows
    ]
    return Sheet(_("Sổ khảo sát"), columns, told, widths=(24, 24, 50, 12, 12, 12, 12))
