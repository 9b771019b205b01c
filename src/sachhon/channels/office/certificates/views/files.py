"""Files of a request: the facility's, and those of who checks it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.certificates.finding import find_certificate, find_file
from sachhon.channels.office.certificates.forms import FileForm
from sachhon.channels.office.certificates.views.page import shown
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    CERTIFICATE,
    Certificate,
    CertificateFile,
    Refused,
    attach_certificate_file,
    detach_certificate_file,
)
from sachhon.foundation.files import RefusedUpload, download, read


@guarded(CERTIFICATE, "request", find_certificate)
@require_POST
def attach(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """The facility adds a paper."""
    return _attached(request, certificate)


@guarded(CERTIFICATE, "check", find_certificate)
@require_POST
def attach_found(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """Who checks adds what they found."""
    return _attached(request, certificate)


@guarded(CERTIFICATE, "request", find_file)
@require_POST
def detach(request: OfficeRequest, file: CertificateFile) -> HttpResponse:
    """Who added it takes it away."""
    return _detached(request, file)


@guarded(CERTIFICATE, "check", find_file)
@require_POST
def detach_found(request: OfficeRequest, file: CertificateFile) -> HttpResponse:
    """The same, of who checks."""
    return _detached(request, file)


@guarded(CERTIFICATE, "view", find_file)
@require_GET
def file(request: OfficeRequest, file: CertificateFile) -> HttpResponse:
    """The file itself."""
    return download(request, read(file.file), file.name, "application/octet-stream", digest=file.file.digest)


def _attached(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, certificate, file_form=form)
    upload = form.cleaned_data["file"]
    try:
        attach_certificate_file(actor=request.actor, certificate=certificate, name=upload.name, data=upload.read())
    except RefusedUpload as refused:
        form.add_error("file", refused.words)
        return shown(request, certificate, file_form=form)
    except Refused as refused:
        form.refuse(refused)
        return shown(request, certificate, file_form=form)
    messages.success(request, _("Đã thêm tệp."))
    return redirect("certificates:page", certificate.code)


def _detached(request: OfficeRequest, file: CertificateFile) -> HttpResponse:
    code = file.certificate.code
    detach_certificate_file(actor=request.actor, file=file)
    messages.success(request, _("Đã bỏ tệp. Có thể thêm lại."))
    return redirect("certificates:page", code)
