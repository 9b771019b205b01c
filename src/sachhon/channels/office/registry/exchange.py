"""The registry as Excel: the download has the filter of the screen; an upload shows what it changes before a yes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.registry.filters import UnitFilter
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.workbooks import XLSX, keep_workbook, kept_workbook, workbook_form
from sachhon.domain.registry.api import UNIT, Plan, Refused, import_registry, plan_import, write_workbook
from sachhon.foundation import files

_SENT = "registry-imports"
MOST_SHOWN = 300


@signed_in
@require_GET
def export(request: OfficeRequest) -> HttpResponse:
    """The units on the screen, with focal bodies and contacts."""
    data = write_workbook(UnitFilter.of(request.GET).units(request.actor))
    return files.download(request, data, "danh-ba-don-vi.xlsx", XLSX)


@guarded(UNIT, "import")
@require_GET
def blank(request: OfficeRequest) -> HttpResponse:
    """The empty workbook."""
    return files.download(request, write_workbook(), "mau-danh-ba.xlsx", XLSX)


@guarded(UNIT, "import")
def upload(request: OfficeRequest) -> HttpResponse:
    """A workbook is sent; nothing changes yet."""
    form = workbook_form(request)
    digest = keep_workbook(request, form, _SENT, plan_import, Refused)
    if digest:
        return redirect("registry:import_review", digest)
    return render(request, "office/registry/import.html", {"form": form})


@guarded(UNIT, "import")
def review(request: OfficeRequest, digest: str) -> HttpResponse:
    """What the workbook changes, cell by cell, and which cells are wrong; a yes applies all of it."""
    name, data = kept_workbook(request, _SENT, digest)
    wrong = ""
    if request.method == "POST":
        try:
            done = import_registry(actor=request.actor, data=data, agreed=request.POST.get("agreed", ""), file=name)
        except Refused as refused:
            wrong = refused.message
        else:
            messages.success(request, _("Đã áp dụng {count} thay đổi.").format(count=len(done.changes)))
            return redirect("registry:list")
    plan: Plan = plan_import(data)
    context = {
        "plan": plan,
        "name": name,
        "wrong": wrong,
        "changes": plan.changes[:MOST_SHOWN],
        "hidden": max(0, len(plan.changes) - MOST_SHOWN),
        "errors": plan.errors[:MOST_SHOWN],
    }
    return render(request, "office/registry/import_review.html", context)
