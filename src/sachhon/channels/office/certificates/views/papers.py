"""The certificate on paper."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from sachhon.channels.office.certificates.finding import find_certificate
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import CERTIFICATE, Certificate, certificate_pdf, certificate_word
from sachhon.foundation.files import download

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


@guarded(CERTIFICATE, "view", find_certificate)
@require_GET
def word(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """Word; 404 for what was never granted."""
    _require_granted(certificate)
    return download(request, certificate_word(certificate), f"Giấy chứng nhận {certificate.number}.docx", WORD)


@guarded(CERTIFICATE, "view", find_certificate)
@require_GET
def pdf(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """PDF; 404 for what was never granted."""
    _require_granted(certificate)
    return download(request, certificate_pdf(certificate), f"Giấy chứng nhận {certificate.number}.pdf", PDF)


def _require_granted(certificate: Certificate) -> None:
    if not (certificate.number and certificate.decided_on and certificate.valid_until):
        raise Http404
