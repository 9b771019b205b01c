"""Preparing a round: small pages over one saved draft, back and forth, nothing lost."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from sachhon.channels.office.rounds.finding import find_round
from sachhon.channels.office.rounds.forms import (
    DeadlineForm,
    LetterForm,
    TemplateForm,
    UnitsForm,
    WizardForm,
    plain_day,
)
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.registry.api import Unit, search_units
from sachhon.domain.rounds.api import (
    LONGEST_WORKING_DAYS,
    ROUND,
    Asked,
    Refused,
    Round,
    attach_file,
    change_round,
    date_of,
    detach_file,
    draft_round,
    in_working_days,
    last_round,
    missing,
    on_day,
    units_asked,
    units_meant,
    usable_templates,
)
from sachhon.foundation import files
from sachhon.vietnamese.provinces import geography_on

MOST_FOUND = 12
MOST_LISTED = 5000
_CODE = re.compile(r"[^\s,;]+")


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the wizard. `name` is how NotReady speaks of it."""

    slug: str
    name: str
    title: Promise
    form: type[WizardForm] | None


STEPS = (
    Step("bieu-mau", "template", gettext_lazy("Biểu mẫu"), TemplateForm),
    Step("cong-van", "letter", gettext_lazy("Công văn"), LetterForm),
    Step("don-vi", "units", gettext_lazy("Đơn vị được hỏi"), UnitsForm),
    Step("thoi-han", "deadline", gettext_lazy("Thời hạn"), DeadlineForm),
    Step("tep", "files", gettext_lazy("Tệp kèm theo"), None),
)
_BY_SLUG = {step.slug: step for step in STEPS}
SLUG_OF = {step.name: step.slug for step in STEPS}


@guarded(ROUND, "create")
def begin(request: OfficeRequest) -> HttpResponse:
    """A template is chosen, and the draft is there with everything that can be foreseen."""
    if request.method == "POST":
        chosen = usable_templates().filter(pk=_number(request.POST.get("template", ""))).first()
        if chosen is not None:
            made = draft_round(actor=request.actor, template=chosen, is_test="is_test" in request.POST)
            return redirect("rounds:edit", made.code, "bieu-mau" if not made.title or made.first_year else "cong-van")
        messages.error(request, _("Chọn biểu mẫu cho đợt báo cáo."))
    before = last_round()
    return render(
        request,
        "office/rounds/begin.html",
        {"templates": list(usable_templates()), "before": before, "chosen": before.template_id if before else None},
    )


@guarded(ROUND, "edit", find_round)
def edit(request: OfficeRequest, asking: Round, step: str) -> HttpResponse:
    """One page: what was typed is saved whichever way the person goes on; a mistake keeps everything on the page."""
    here = _BY_SLUG.get(step)
    if here is None:
        raise Http404
    if here.form is None:
        return _files(request, asking, here)
    form = here.form(asking, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        changes = form.changes()
        if isinstance(form, UnitsForm):
            changes["asked"] = _by_hand(request, form.chosen()).stored()
        try:
            asking = change_round(
                actor=request.actor, asking=asking, changes=changes, version=form.cleaned_data["version"]
            )
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            years_now = _asks_years_now(form, asking)
            if years_now:
                messages.info(request, _("Biểu mẫu này có cột theo năm. Kiểm tra giai đoạn rồi đi tiếp."))
            if years_now or _stays(request):
                form = here.form(asking)
            else:
                return _onward(request, asking, here)
    return _shown(request, asking, here, form)


@guarded(ROUND, "edit", find_round)
@require_POST
def count_units(request: OfficeRequest, asking: Round) -> HttpResponse:
    """How many units the boxes mean, before they are saved (a part of the page)."""
    form = UnitsForm(asking, request.POST)
    units = units_meant(form.chosen(), date_of(asking)) if form.is_valid() else units_asked(asking)
    return render(request, "office/rounds/_unit_count.html", {"count": len(units), "kinds": kinds_of(units)})


@guarded(ROUND, "edit", find_round)
def count_days(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The deadline that is being typed, explained (a part of the page)."""
    days = _number(request.GET.get("deadline_days", ""))
    day = plain_day(request.GET.get("deadline", ""))
    explained = None
    if days and 0 < days <= LONGEST_WORKING_DAYS:
        explained = in_working_days(date_of(asking), days)
    elif day is not None and day > date_of(asking):
        explained = on_day(date_of(asking), day)
    return render(request, "office/rounds/_deadline.html", {"explained": explained})


def kinds_of(units: list[Unit]) -> list[tuple[str, int]]:
    """[(kind as it is called, how many)]."""
    counts = Counter(unit.kind for unit in units)
    return [(str(kind.label), counts[kind.value]) for kind in Unit.Kind if counts[kind.value]]


def _by_hand(request: OfficeRequest, asked: Asked) -> Asked:
    """With the unit of the button that was pressed added, left out, or as the boxes say."""
    for verb, change in (("include", asked.with_unit), ("exclude", asked.without_unit), ("forget", asked.as_chosen)):
        code = request.POST.get(verb, "")
        if code and Unit.objects.filter(code=code).exists():
            return change(code)
    return _listed(request, asked) if request.POST.get("go") == "list" else asked


def _listed(request: OfficeRequest, asked: Asked) -> Asked:
    """With the units of a pasted list of codes added, such as those of many facilities; unknown codes are told."""
    codes = list(dict.fromkeys(_CODE.findall(request.POST.get("codes", ""))))
    known = set(Unit.objects.filter(code__in=codes[:MOST_LISTED]).values_list("code", flat=True))
    for code in codes:
        if code in known:
            asked = asked.with_unit(code)
    unknown = [code for code in codes if code not in known]
    messages.success(
        request, ngettext("Đã thêm %(n)s đơn vị.", "Đã thêm %(n)s đơn vị.", len(known)) % {"n": len(known)}
    )
    if unknown:
        named = ", ".join(unknown[:MOST_FOUND]) + (" …" if len(unknown) > MOST_FOUND else "")
        messages.warning(request, _("Không có đơn vị nào mang mã: {codes}").format(codes=named))
    return asked


def _stays(request: OfficeRequest) -> bool:
    """Whether the button pressed works on this page and does not leave it."""
    return any(request.POST.get(name) for name in ("include", "exclude", "forget")) or (
        request.POST.get("go") in ("search", "here", "list")
    )


def _asks_years_now(form: WizardForm, asking: Round) -> bool:
    """Whether the template that was just chosen is asked for years that the page did not show yet."""
    return isinstance(form, TemplateForm) and "first_year" not in form.fields and asking.first_year is not None


def _onward(request: OfficeRequest, asking: Round, here: Step) -> HttpResponse:
    go = request.POST.get("go", "next")
    place = STEPS.index(here)
    if go in _BY_SLUG:
        return redirect("rounds:edit", asking.code, go)
    if go == "back":
        return redirect("rounds:edit", asking.code, STEPS[max(place - 1, 0)].slug)
    if go == "leave":
        messages.success(request, _("Đã lưu bản nháp."))
        return redirect("rounds:list")
    if go == "preview" or place == len(STEPS) - 1:
        return redirect("rounds:preview", asking.code)
    return redirect("rounds:edit", asking.code, STEPS[place + 1].slug)


def _shown(request: OfficeRequest, asking: Round, here: Step, form: WizardForm | None, **more: Any) -> HttpResponse:
    units = units_asked(asking)
    asks_years = form is not None and "first_year" in form.fields
    context = {
        "round": asking,
        "form": form,
        "here": here,
        "asks_years": asks_years,
        **steps(asking, here, units),
        **more,
    }
    if isinstance(form, UnitsForm):
        context |= _units_page(request, asking, units)
    if isinstance(form, DeadlineForm) and asking.deadline:
        since = date_of(asking)
        days = asking.deadline_days
        context["explained"] = in_working_days(since, days) if days else on_day(since, asking.deadline)
    return render(request, f"office/rounds/step_{here.name}.html", context)


def steps(asking: Round, here: Step | None, units: list[Unit]) -> dict[str, Any]:
    """The way through the wizard: each step, whether it is done, and what stands beside the pages."""
    lacking = {name for name, _words in missing(asking, units)}
    return {
        "steps": [
            {"slug": step.slug, "title": step.title, "done": step.name not in lacking, "here": step is here}
            for step in STEPS
        ],
        "last": here is STEPS[-1],
        "first": here is STEPS[0],
    }


def _units_page(request: OfficeRequest, asking: Round, units: list[Unit]) -> dict[str, Any]:
    asked = Asked.of(asking.asked)
    words = (request.POST if request.method == "POST" else request.GET).get("q", "").strip()
    meant = {unit.code for unit in units}
    found = list(search_units(Unit.objects.all(), words)[:MOST_FOUND]) if words else []
    by_hand = {unit.code: unit for unit in Unit.objects.filter(code__in=(*asked.include, *asked.exclude))}
    return {
        "count": len(units),
        "kinds": kinds_of(units),
        "words": words,
        "found": [(unit, unit.code in meant) for unit in found],
        "included": [by_hand[code] for code in asked.include if code in by_hand],
        "excluded": [by_hand[code] for code in asked.exclude if code in by_hand],
        "geography": geography_on(date_of(asking)),
        "on": date_of(asking),
    }


def _files(request: OfficeRequest, asking: Round, here: Step) -> HttpResponse:
    wrong = ""
    if request.method == "POST":
        gone = asking.attachments.filter(pk=_number(request.POST.get("remove", ""))).first()
        try:
            if gone is not None:
                detach_file(actor=request.actor, attachment=gone)
                messages.success(request, _("Đã bỏ tệp {name}.").format(name=gone.name))
            for sent in request.FILES.getlist("files"):
                attach_file(actor=request.actor, asking=asking, name=sent.name or "tệp", data=sent.read())
        except Refused as refused:
            wrong = refused.message
        except files.RefusedUpload as refused:
            wrong = str(refused)
        else:
            if gone is None and request.POST.get("go") != "here":
                return _onward(request, asking, here)
    return _shown(request, asking, here, None, attachments=list(asking.attachments.all()), wrong=wrong)


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 10 else None
