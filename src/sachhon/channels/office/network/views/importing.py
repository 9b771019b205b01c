"""A list of experts from Excel: what it does is shown before a yes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.network.filters import expert_filter
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.workbooks import XLSX, keep_workbook, kept_workbook, workbook_form
from sachhon.domain.assessments.api import NETWORK, Refused, import_experts, plan_experts, write_experts
from sachhon.foundation import files

_SENT = "network-imports"
MOST_SHOWN = 300


@guarded(NETWORK, "edit")
@require_GET
def blank(request: OfficeRequest) -> HttpResponse:
    """The list to fill in: empty, or (`?co=1`) with those of the filter to be changed."""
    experts = expert_filter(request.GET).experts(request.actor) if request.GET.get("co") == "1" else ()
    return files.download(request, write_experts(experts), "mau-chuyen-gia.xlsx", XLSX)


@guarded(NETWORK, "edit")
def upload(request: OfficeRequest) -> HttpResponse:
    """A list is sent; nothing changes yet."""
    form = workbook_form(request)
    digest = keep_workbook(request, form, _SENT, lambda data: plan_experts(data, timezone.localdate()), Refused)
    if digest:
        return redirect("network:import_review", digest)
    return render(request, "office/network/import.html", {"form": form})


@guarded(NETWORK, "edit")
def review(request: OfficeRequest, digest: str) -> HttpResponse:
    """Whom the list adds and changes, and which cells are wrong; a yes takes over the rows that are right."""
    name, data = kept_workbook(request, _SENT, digest)
    wrong = ""
    if request.method == "POST":
        try:
            done = import_experts(actor=request.actor, data=data, agreed=request.POST.get("agreed", ""))
        except Refused as refused:
            wrong = refused.message
        else:
            told = {"added": len(done.added), "changed": len(done.changed)}
            messages.success(request, _("Đã thêm {added} người, sửa {changed} người.").format(**told))
            return redirect("network:experts")
    plan = plan_experts(data, timezone.localdate())
    context = {
        "plan": plan,
        "name": name,
        "wrong": wrong,
        "added": plan.added[:MOST_SHOWN],
        "changed": plan.changed[:MOST_SHOWN],
        "errors": plan.errors[:MOST_SHOWN],
    }
    return render(request, "office/network/import_review.html", context)
