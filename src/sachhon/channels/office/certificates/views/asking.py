"""The facility asks, tells more, sends again, takes back, agrees to be named."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sachhon.channels.office.certificates.asked import about
from sachhon.channels.office.certificates.finding import find_certificate, find_facility
from sachhon.channels.office.certificates.forms import NoteForm, RequestForm
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import ask
from sachhon.channels.office.shell.forms import sent
from sachhon.domain.assessments.api import (
    CERTIFICATE,
    Assessment,
    Certificate,
    ChangedMeanwhile,
    Refused,
    assessments_visible,
    describe_certificate,
    publish_certificate,
    request_certificate,
    send_certificate_again,
    withdraw_certificate,
)
from sachhon.domain.registry.api import Facility, identity_of


@guarded(CERTIFICATE, "request", find_facility)
@require_http_methods(["GET", "POST"])
def begin(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """A new request."""
    known = _assessments(request, facility)
    initial = {"public": True, "assessment": known[0].code if known else ""}
    form = RequestForm(sent(request), assessments=known, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = request_certificate(
                actor=request.actor,
                facility=facility,
                facts=form.facts(),
                request_key=form.cleaned_data["request_key"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã gửi đề nghị. Thêm giấy tờ kèm theo ở phần Giấy tờ."))
            return redirect("certificates:page", made.code)
    return render(request, "office/certificates/request.html", {"form": form, "facility": facility})


@guarded(CERTIFICATE, "request", find_certificate)
@require_http_methods(["GET", "POST"])
def describe(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """What was told, told anew."""
    standing = {
        "scope": certificate.scope,
        "grounds": certificate.grounds,
        "public": certificate.public,
        "assessment": certificate.assessment.code if certificate.assessment else "",
        "version": certificate.version,
    }
    known = _assessments(request, certificate.facility)
    form = RequestForm(sent(request), assessments=known, initial=standing)
    if request.method == "POST" and form.is_valid():
        try:
            describe_certificate(
                actor=request.actor,
                certificate=certificate,
                facts=form.facts(),
                base_version=form.cleaned_data["version"] or 0,
            )
        except ChangedMeanwhile as changed:
            messages.error(request, changed.message)
            return redirect("certificates:describe", certificate.code)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã lưu nội dung đề nghị."))
            return redirect("certificates:page", certificate.code)
    context = {"form": form, "facility": certificate.facility, "certificate": certificate}
    return render(request, "office/certificates/request.html", context)


@guarded(CERTIFICATE, "request", find_certificate)
@require_POST
def send_again(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """What came back goes to the officer again."""
    try:
        send_certificate_again(actor=request.actor, certificate=certificate)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã gửi lại đề nghị."))
    return redirect("certificates:page", certificate.code)


@guarded(CERTIFICATE, "withdraw", find_certificate)
@require_http_methods(["GET", "POST"])
def withdraw(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """The request is taken back, after a question."""
    return ask(
        request,
        about(
            certificate,
            asks=_("Rút đề nghị này?"),
            happens=(_("Hồ sơ được đóng."),),
            undo=_("Hồ sơ đã đóng thì không mở lại được; cơ sở có thể gửi đề nghị mới bất cứ lúc nào."),
            yes=_("Rút đề nghị"),
        ),
        lambda told: withdraw_certificate(actor=request.actor, certificate=certificate, note=told["note"]),
        refused=Refused,
        done=_("Đã rút đề nghị. Cơ sở có thể gửi đề nghị mới."),
        form=NoteForm(sent(request)),
    )


@guarded(CERTIFICATE, "publish", find_certificate)
@require_POST
def publish(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """The facility agrees to be named, or no longer."""
    public = request.POST.get("public") == "yes"
    try:
        publish_certificate(actor=request.actor, certificate=certificate, public=public)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        told = (
            _("Cơ sở được nêu trong danh sách công khai.") if public else _("Cơ sở không còn được nêu tên công khai.")
        )
        messages.success(request, told)
    return redirect("certificates:page", certificate.code)


def _assessments(request: OfficeRequest, facility: Facility) -> list[Assessment]:
    """The facility's assessments that may be a ground, the newest first."""
    rows = assessments_visible(request.actor).filter(facility__in=identity_of(facility))
    return list(rows.exclude(status=Assessment.Status.DROPPED)[:50])
