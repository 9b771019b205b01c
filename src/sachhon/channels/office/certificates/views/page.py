"""A request: what was told, the conditions with their grounds, what comes next, what happened."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from sachhon.channels.office.certificates.finding import find_certificate
from sachhon.channels.office.certificates.forms import CheckForm, FileForm
from sachhon.channels.office.certificates.words import happened, industries, shown_status, tongue
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    CERTIFICATE,
    Certificate,
    CertificateCheck,
    Validity,
    all_conditions,
    certificate_address,
    certificate_history,
    certificate_qr_svg,
    expires_soon,
    grounds_of,
    place_of_certificate,
    unmet_conditions,
    validity_of,
)

MOST_ENTRIES = 60


@guarded(CERTIFICATE, "view", find_certificate)
@require_GET
def page(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """The request's page."""
    return shown(request, certificate)


def shown(
    request: OfficeRequest,
    certificate: Certificate,
    form: CheckForm | None = None,
    file_form: FileForm | None = None,
) -> HttpResponse:
    """The page; with a form that was refused, as it was sent."""
    today = timezone.localdate()
    place = place_of_certificate(certificate)
    checks = {one.check_code: one for one in certificate.checks.select_related("by")}
    may = {verb: CERTIFICATE.permits(request.actor, verb, place, certificate.status) for verb in CERTIFICATE.rules}
    checking = certificate.status == Certificate.Status.CHECKING
    label, colour = shown_status(certificate, today)
    validity = validity_of(certificate, today)
    files = list(certificate.files.select_related("by", "file"))
    context = {
        "certificate": certificate,
        "label": label,
        "colour": colour,
        "industry": industries().get(certificate.facility.industry or 0, ""),
        "may": may,
        "checking": checking,
        "may_record": may["check"] and checking,
        "may_see_assessment": certificate.assessment is not None
        and ASSESSMENT.permits(request.actor, "view", place, certificate.assessment.status),
        "form": form or CheckForm(conditions=all_conditions(), found=checks),
        "file_form": file_form or FileForm(),
        "conditions": _conditions(certificate, checks, form, today),
        "unmet": unmet_conditions(certificate) if checking else [],
        "files": [{"file": one, "mine": one.by == request.actor.user} for one in files],
        "entries": [happened(one) for one in certificate_history(certificate)[:MOST_ENTRIES]],
        "validity": validity,
        "expired": validity is Validity.EXPIRED,
        "soon": expires_soon(certificate, today),
        "address": certificate_address(certificate) if validity else "",
        "qr": mark_safe(certificate_qr_svg(certificate)) if validity else "",
    }
    wrong = form is not None or file_form is not None
    return render(request, "office/certificates/page.html", context, status=422 if wrong else 200)


def _conditions(
    certificate: Certificate, checks: dict[str, CertificateCheck], form: CheckForm | None, today: Any
) -> list[dict[str, Any]]:
    asked = form or CheckForm(conditions=all_conditions(), found=checks)
    return [
        {
            "condition": one,
            "name": one.name(tongue()),
            "shows": one.what_shows_it(tongue()),
            "grounds": grounds_of(certificate, one, today),
            "check": checks.get(one.code),
            "outcome": asked[f"outcome_{one.code}"],
            "note": asked[f"note_{one.code}"],
        }
        for one in all_conditions()
    ]
