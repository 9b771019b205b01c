"""The proof that an answer was sealed, the answer as Word and PDF, the signed copy; the public check of a receipt."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.reports.answers import clock, moment
from sachhon.channels.office.reports.find import find_revision
from sachhon.channels.office.reports.heads import head_of
from sachhon.channels.office.reports.views.blanks import TYPES
from sachhon.channels.office.shell.access import OfficeRequest, guarded, public
from sachhon.domain.assessments.api import tells_of_a_year
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Receipt,
    Refused,
    Revision,
    SignedCopy,
    attach_signed_copy,
    official_pdf,
    official_word,
    place_of_submission,
    read_code,
    receipt_matches,
    receipt_pdf,
    receipt_qr_svg,
)
from sachhon.foundation.files import RefusedUpload, download, read

PDF = "application/pdf"


@guarded(SUBMISSION, "view", find_revision)
@require_GET
def receipt(request: OfficeRequest, revision: Revision) -> HttpResponse:
    """Reference, time, digest, QR, what happens next."""
    submission = revision.submission
    place = place_of_submission(submission)
    unit = submission.obligation.unit
    context = {
        "report": head_of(submission, request.actor),
        "standing_url": reverse("performance:facility", args=(unit.code,))
        if tells_of_a_year(revision.template.template_id)
        else "",
        "revision": revision,
        "number": revision.number,
        "code": revision.receipt.code,
        "sealed_at": moment(revision.sealed_at),
        "sealed_by": revision.sealed_by.full_name,
        "on_behalf": revision.on_behalf,
        "digest": " ".join(revision.digest[at : at + 8] for at in range(0, 64, 8)),
        "qr": mark_safe(receipt_qr_svg(revision.receipt)),
        "copies": [
            {
                "pk": copy.pk,
                "name": copy.name,
                "words": copy_words(copy),
                "at": clock(copy.at),
                "by": copy.by.full_name,
            }
            for copy in revision.signed_copies.select_related("by").order_by("pk")
        ],
        "may_attach": SUBMISSION.permits(request.actor, "attach", place, submission.status),
        "may_withdraw": SUBMISSION.permits(request.actor, "withdraw", place, submission.status),
    }
    return render(request, "office/reports/receipt.html", context)


def copy_words(copy: SignedCopy) -> str:
    """What a signed copy proves, in words."""
    told = copy.verdict
    who = "; ".join(one["signer"] for one in told.get("signatures", ()))
    words = {
        "unsigned": _("bản quét, chưa có chữ ký số"),
        "intact": _("chữ ký số hợp lệ: %(who)s") % {"who": who},
        "untrusted": _("chữ ký số nguyên vẹn, chưa rõ nơi cấp: %(who)s") % {"who": who},
        "modified": _("tệp đã bị sửa sau khi ký: %(who)s") % {"who": who},
        "unreadable": _("không đọc được chữ ký trong tệp"),
    }[told.get("verdict", "unreadable")]
    matched = {
        "exact": _("đúng bản đã nộp"),
        "named": _("mang dấu vết số của bản đã nộp"),
        "no": _("không mang dấu vết số của bản đã nộp"),
    }.get(told.get("ours", ""), "")
    return f"{words}; {matched}" if matched else words


@guarded(SUBMISSION, "view", find_revision)
@require_GET
def receipt_file(request: OfficeRequest, revision: Revision) -> HttpResponse:
    """The receipt as a PDF to keep."""
    return download(request, receipt_pdf(revision.receipt), f"Biên nhận {revision.receipt.code}.pdf", PDF)


@guarded(SUBMISSION, "export", find_revision)
@require_GET
def word(request: OfficeRequest, revision: Revision) -> HttpResponse:
    """The answer in the official layout, Word."""
    name = f"{revision.submission.code}-{revision.number}.docx"
    return download(request, official_word(revision), name, TYPES[".docx"])


@guarded(SUBMISSION, "export", find_revision)
@require_GET
def pdf(request: OfficeRequest, revision: Revision) -> HttpResponse:
    """The answer in the official layout, PDF."""
    return download(request, official_pdf(revision), f"{revision.submission.code}-{revision.number}.pdf", PDF)


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
            messages.error(request, refused.words)
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
    return download(request, read(copy.file), copy.name, "application/octet-stream", digest=copy.file.digest)


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
