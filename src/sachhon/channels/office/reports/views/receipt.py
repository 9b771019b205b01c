"""The proof that an answer was sealed, the answer as Word and PDF, the signed copy; the public check of a receipt."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.reports.answers import clock
from sachhon.channels.office.reports.find import find_revision
from sachhon.channels.office.reports.heads import head_of
from sachhon.channels.office.reports.views.blanks import TYPES, attachment
from sachhon.channels.office.shell.access import OfficeRequest, guarded, public
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Receipt,
    Refused,
    Revision,
    attach_signed_copy,
    official_pdf,
    official_word,
    place_of_submission,
    read_code,
    receipt_matches,
    receipt_pdf,
    receipt_qr_svg,
)
from sachhon.formkit.findings import say
from sachhon.foundation.files import RefusedUpload, read

PDF = "application/pdf"


@guarded(SUBMISSION, "view", find_revision)
@require_GET
def receipt(request: OfficeRequest, revision: Revision) -> HttpResponse:
    """Reference, time, digest, QR, what happens next."""
    submission = revision.submission
    place = place_of_submission(submission)
    context = {
        "report": head_of(submission, request.actor),
        "revision": revision,
        "number": revision.number,
        "code": revision.receipt.code,
        "sealed_at": clock(revision.sealed_at),
        "sealed_by": revision.sealed_by.full_name,
        "on_behalf": revision.on_behalf,
        "digest": " ".join(revision.digest[at : at + 8] for at in range(0, 64, 8)),
        "qr": mark_safe(receipt_qr_svg(revision.receipt)),
        "copies": [
            {
                "pk": copy.pk,
                "name": copy.name,
                "kind": copy.kind,
                "verdict": copy.verdict,
                "at": clock(copy.at),
                "by": copy.by.full_name,
            }
            for copy in revision.signed_copies.select_related("by").order_by("pk")
        ],
        "may_attach": SUBMISSION.permits(request.actor, "attach", place, submission.status),
        "may_withdraw": SUBMISSION.permits(request.actor, "withdraw", place, submission.status),
    }
    return render(request, "office/reports/receipt.html", context)


@guarded(SUBMISSION, "view", find_revision)
@require_GET
def receipt_file(request: OfficeRequest, revision: Revision) -> HttpResponse:
    """The receipt as a PDF to keep."""
    return attachment(receipt_pdf(revision.receipt), PDF, f"bien-nhan-{revision.receipt.code}.pdf")


@guarded(SUBMISSION, "export", find_revision)
@require_GET
def word(request: OfficeRequest, revision: Revision) -> HttpResponse:
    """The answer in the official layout, Word."""
    name = f"{revision.submission.code}-{revision.number}.docx"
    return attachment(official_word(revision), TYPES[".docx"], name)


@guarded(SUBMISSION, "export", find_revision)
@require_GET
def pdf(request: OfficeRequest, revision: Revision) -> HttpResponse:
    """The answer in the official layout, PDF."""
    return attachment(official_pdf(revision), PDF, f"{revision.submission.code}-{revision.number}.pdf")


@guarded(SUBMISSION, "attach", find_revision)
@require_POST
def attach(request: OfficeRequest, revision: Revision) -> HttpResponse:
    """The signed and stamped copy."""
    upload = request.FILES.get("file")
    if upload is None:
        messages.error(request, _("Chưa chọn tệp nào."))
    else:
        try:
            attach_signed_copy(actor=request.actor, revision=revision, name=upload.name, data=upload.read())
        except RefusedUpload as refused:
            messages.error(request, say(refused.finding))
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, _("Đã nhận bản có chữ ký."))
    return redirect("reports:receipt", revision.submission.code, revision.number)


@guarded(SUBMISSION, "view", find_revision)
@require_GET
def signed_copy(request: OfficeRequest, revision: Revision, pk: int) -> HttpResponse:
    """The signed copy itself."""
    copy = revision.signed_copies.select_related("file").filter(pk=pk).first()
    if copy is None:
        return redirect("reports:receipt", revision.submission.code, revision.number)
    return attachment(read(copy.file), "application/octet-stream", copy.name)


@public
@require_GET
def check_receipt(request: OfficeRequest, code: str = "") -> HttpResponse:
    """Whether a receipt is genuine, for everyone; nothing of what was reported."""
    asked, mark = (request.GET.get("ma") or code).strip(), request.GET.get("dau", "").strip()
    plain = read_code(asked)
    known = Receipt.objects.filter(code=plain).first() if plain else None
    matched = receipt_matches(asked, mark) if mark else None
    verdict = ""
    if asked:
        verdict = "none" if known is None else "same" if matched else "other" if mark else "known"
    context = {"asked": plain or asked, "mark": mark, "verdict": verdict, "at": clock(known.at) if known else ""}
    return render(request, "office/reports/check_receipt.html", context)
