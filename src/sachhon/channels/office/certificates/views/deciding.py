"""Granted, refused, revoked: each after a question."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.certificates.finding import find_certificate
from sachhon.channels.office.certificates.forms import GrantForm, ReasonForm
from sachhon.channels.office.certificates.words import tongue
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    CERTIFICATE,
    DEFAULT_YEARS,
    Certificate,
    Refused,
    grant_certificate,
    refuse_certificate,
    revoke_certificate,
    unmet_conditions,
    years_after,
)


@guarded(CERTIFICATE, "decide", find_certificate)
@require_http_methods(["GET", "POST"])
def grant(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """The decision to grant."""
    today = timezone.localdate()
    proposed = (today, years_after(today, DEFAULT_YEARS))
    form = GrantForm(request.POST if request.method == "POST" else None, proposed=proposed)
    if request.method == "POST" and form.is_valid():
        try:
            made = grant_certificate(actor=request.actor, certificate=certificate, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã cấp giấy chứng nhận số %(number)s.") % {"number": made.number})
            return redirect("certificates:page", certificate.code)
    context = {
        "form": form,
        "certificate": certificate,
        "unmet": [one.name(tongue()) for one in unmet_conditions(certificate)],
    }
    return render(request, "office/certificates/grant.html", context)


@guarded(CERTIFICATE, "decide", find_certificate)
@require_http_methods(["GET", "POST"])
def refuse(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """Not granted, with a reason."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            refuse_certificate(actor=request.actor, certificate=certificate, note=form.cleaned_data["note"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã ghi: không cấp. Cơ sở có thể gửi đề nghị mới."))
            return redirect("certificates:page", certificate.code)
    return render(request, "office/certificates/refuse.html", {"form": form, "certificate": certificate})


@guarded(CERTIFICATE, "revoke", find_certificate)
@require_http_methods(["GET", "POST"])
def revoke(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """Revoked, with a reason, for good."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_certificate(actor=request.actor, certificate=certificate, note=form.cleaned_data["note"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã thu hồi giấy chứng nhận."))
            return redirect("certificates:page", certificate.code)
    return render(request, "office/certificates/revoke.html", {"form": form, "certificate": certificate})
