"""Award proposals: the list, a proposal's page, drafting with grounds drawn from tasks, and the steps of its way."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.progress.finding import find_award, find_unit_of_awards
from sachhon.channels.office.progress.forms import AwardDecisionForm, AwardForm
from sachhon.channels.office.progress.keeping import Register, enter
from sachhon.channels.office.progress.keeping import change as change_record
from sachhon.channels.office.progress.registers import RegisterFilter, task_choices, units_kept
from sachhon.channels.office.progress.words import outputs_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.forms import sent
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.planning.api import (
    AWARD,
    Award,
    AwardFacts,
    PlanTask,
    Refused,
    award_word,
    awards_visible,
    change_award,
    decide_award,
    draft_award,
    endorse_award,
    grounds_from,
    grounds_of,
    permits_task,
    propose_award,
)
from sachhon.domain.registry.api import Unit, place_of
from sachhon.foundation import files
from sachhon.writing.sheet import Sheet

A_PAGE = 50
REGISTER = Register(gettext_lazy("Khen thưởng"), "progress:awards", "progress:award")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_COLOURS = {
    Award.Status.DRAFT: "neutral",
    Award.Status.PROPOSED: "waiting",
    Award.Status.ENDORSED: "info",
    Award.Status.GRANTED: "success",
    Award.Status.REFUSED: "warning",
}


@signed_in
@require_GET
def awards(request: OfficeRequest) -> HttpResponse:
    """The proposals that the person may see; the download has the filter of the screen."""
    chosen = RegisterFilter.of(request.GET)
    seen = awards_visible(request.actor)
    rows = chosen.of_rows(seen, year="year")
    if request.GET.get("tai-ve"):
        return send_sheet(request, _sheet(list(rows)), request.GET["tai-ve"], "so-khen-thuong")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [{"award": one, "kind": _COLOURS[Award.Status(one.status)]} for one in page],
        "chosen": chosen,
        "statuses": Award.Status.choices,
        "years": sorted(set(seen.order_by().values_list("year", flat=True)), reverse=True),
        "any": seen.exists(),
        "kept": units_kept(request.actor, AWARD, "edit", Award.Status.DRAFT),
    }
    return render(request, "office/progress/awards.html", context)


@guarded(AWARD, "view", find_award)
@require_GET
def award(request: OfficeRequest, award: Award) -> HttpResponse:
    """A proposal with its grounds and what waits."""
    return _page(request, award)


def _page(request: OfficeRequest, award: Award, form: AwardDecisionForm | None = None) -> HttpResponse:
    place = place_of(award.unit)
    tasks = list(award.tasks.select_related("plan__unit").order_by("plan_id", "position"))
    seen = [task for task in tasks if permits_task(request.actor, "view", task)]
    context = {
        "award": award,
        "kind": _COLOURS[Award.Status(award.status)],
        "grounds": [
            {"task": one.task, "state": PlanTask.Status(one.status).label, "outputs": outputs_words(one.outputs)}
            for one in grounds_of(seen, award.year)
        ],
        "files": list(award.files.select_related("by").order_by("pk")),
        "form": form or AwardDecisionForm(),
        "may": {verb: AWARD.permits(request.actor, verb, place, award.status) for verb in AWARD.rules},
    }
    return render(request, "office/progress/award.html", context, status=422 if form else 200)


@guarded(AWARD, "edit", find_unit_of_awards)
@require_http_methods(["GET", "POST"])
def new(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A proposal is drafted; its grounds may be drawn from the chosen tasks first."""
    tasks = task_choices(request.actor, unit)
    form = _form(request, tasks, {"year": timezone.localdate().year})
    return enter(
        request,
        REGISTER,
        unit,
        form,
        lambda key: draft_award(actor=request.actor, unit=unit, facts=_facts(form), request_key=key),
        title=_("Đề nghị khen thưởng"),
        done=_("Đã lưu đề nghị khen thưởng %(code)s."),
    )


@guarded(AWARD, "edit", find_award)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, award: Award) -> HttpResponse:
    """A draft with other facts."""
    form = _form(request, task_choices(request.actor, award.unit, award.tasks.all()), _initial(award))
    return change_record(
        request,
        REGISTER,
        award,
        form,
        lambda version: change_award(actor=request.actor, award=award, facts=_facts(form), base_version=version),
        _initial,
        title=_("Sửa đề nghị khen thưởng"),
        done=_("Đã lưu đề nghị khen thưởng."),
    )


@guarded(AWARD, "propose", find_award)
@require_POST
def propose(request: OfficeRequest, award: Award) -> HttpResponse:
    """Laid before the unit's leader."""
    try:
        propose_award(actor=request.actor, award=award)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã trình lãnh đạo đơn vị."))
    return redirect("progress:award", award.code)


@guarded(AWARD, "endorse", find_award)
@require_POST
def endorse(request: OfficeRequest, award: Award) -> HttpResponse:
    """The leader agrees, or sends it back."""
    agree = request.POST.get("agree") == "yes"
    form = AwardDecisionForm(request.POST)
    if form.is_valid():
        try:
            endorse_award(actor=request.actor, award=award, agree=agree, note=form.cleaned_data["note"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã đồng ý và gửi Bộ.") if agree else _("Đã trả lại để sửa."))
            return redirect("progress:award", award.code)
    return _page(request, award, form)


@guarded(AWARD, "decide", find_award)
@require_POST
def decide(request: OfficeRequest, award: Award) -> HttpResponse:
    """The ministry grants it or does not."""
    granted = request.POST.get("granted") == "yes"
    form = AwardDecisionForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            decide_award(
                actor=request.actor,
                award=award,
                granted=granted,
                number=told["number"],
                on=told["on"],
                note=told["note"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã ghi quyết định."))
            return redirect("progress:award", award.code)
    return _page(request, award, form)


@guarded(AWARD, "view", find_award)
@require_GET
def letter(request: OfficeRequest, award: Award) -> HttpResponse:
    """The proposal as an official Word document."""
    return files.download(request, award_word(award), f"to-trinh-{award.code}.docx", _WORD)


def _initial(award: Award) -> dict[str, Any]:
    told = {name: getattr(award, name) for name in ("kind", "candidate", "form", "grounds", "year")}
    return {**told, "tasks": list(award.tasks.values_list("code", flat=True))}


def _form(request: OfficeRequest, tasks: list[tuple[str, str]], initial: dict[str, Any]) -> AwardForm:
    """As it was sent, or with the grounds drawn where that was asked for."""
    form = AwardForm(sent(request), tasks=tasks, initial=initial)
    return _drawn(request, form, tasks) if request.POST.get("draw") and form.is_valid() else form


def _drawn(request: OfficeRequest, form: AwardForm, tasks: list[tuple[str, str]]) -> AwardForm:
    """The form again, with what the registers say of the chosen tasks below what was written."""
    told = form.cleaned_data
    known = PlanTask.objects.filter(code__in=told.get("tasks", ())).order_by("plan_id", "position")
    chosen = [task for task in known.select_related("plan__unit") if permits_task(request.actor, "view", task)]
    drawn = grounds_from(chosen, told["year"])
    written = told["grounds"].strip()
    lines = [line for line in drawn.splitlines() if line not in written]
    initial = {**told, "grounds": "\n".join(filter(None, (written, *lines)))}
    return AwardForm(tasks=tasks, initial=initial)


def _facts(form: AwardForm) -> AwardFacts:
    told: dict[str, Any] = form.cleaned_data
    tasks = PlanTask.objects.filter(code__in=told.get("tasks", ()), is_heading=False).select_related("plan__unit")
    return AwardFacts(told["kind"], told["candidate"], told["form"], told["grounds"], told["year"], list(tasks))


def _sheet(rows: list[Award]) -> Sheet:
    columns = (
        _("Mã"), _("Đơn vị"), _("Năm"), _("Đối tượng"), _("Tên"), _("Hình thức đề nghị"), _("Thành tích, căn cứ"),
        _("Tình trạng"), _("Số quyết định"), _("Ngày quyết định"), _("Ghi chú"),
    )  # fmt: skip
    told = [
        (
            one.code, one.unit.name, one.year, one.get_kind_display(), one.candidate, one.form, one.grounds,
            one.get_status_display(), one.decision_number, one.decision_date, one.decision_note,
        )
        for one in rows
    ]  # fmt: skip
    return Sheet(_("Sổ khen thưởng"), columns, told, widths=(24, 24, 8, 14, 30, 36, 60, 18, 16, 14, 30))
