"""A workbook is sent; nothing changes in the register yet."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sachhon.channels.office.arrivals.finding import find_place
from sachhon.channels.office.arrivals.forms import SendForm
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.domain.accounts.api import MINISTRY
from sachhon.domain.registry.api import ARRIVING, Refused, SentBefore, Unit, blank_list, send_list
from sachhon.foundation import files

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
@require_GET
def blank(request: OfficeRequest) -> HttpResponse:
    """The workbook to fill."""
    return files.download(request, blank_list(), "danh-sach-co-so.xlsx", XLSX)


@guarded(ARRIVING, "send", find_place)
def send(request: OfficeRequest, province: Unit | None) -> HttpResponse:
    """Choose a file, say what it is of and as on when."""
    sent = request.method == "POST"
    provinces = [] if province is not None else _provinces()
    form = SendForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        provinces=provinces,
    )
    before = None
    if sent and form.is_valid():
        given = form.cleaned_data
        of = province or Unit.objects.filter(code=given.get("province") or "").first()
        try:
            arriving = send_list(
                actor=request.actor,
                name=given["file"].name,
                data=given["file"].read(),
                province=of,
                as_on=given["as_on"],
                title=given["title"],
            )
        except files.RefusedUpload as refused:
            form.refuse(refused, "file")
        except SentBefore as refused:
            form.refuse(refused, "file")
            before = refused.arriving
        except Refused as refused:
            form.refuse(refused, "file")
        else:
            return redirect("arrivals:page", arriving.code)
    context = {
        "form": form,
        "province": province,
        "before": before,
        "unit_code": province.code if province else MINISTRY,
    }
    return render(request, "office/arrivals/send.html", context)


def _provinces() -> list[tuple[str, str]]:
    today = Unit.objects.filter(kind=Unit.Kind.PROVINCE, dissolved=None).order_by("sort_name")
    return list(today.values_list("code", "name"))
