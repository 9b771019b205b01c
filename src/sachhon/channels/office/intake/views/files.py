"""Files of a report: what was received, dropping more, the way from arrival to the review."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.intake.finding import find_received, find_submission
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.domain.accounts.api import Place
from sachhon.domain.intake.api import (
    MAILBOX,
    RECEIVED,
    REFUSALS,
    FileRefused,
    Received,
    files_of,
    files_waiting,
    queue_reading,
    read_again,
    set_aside,
    take_in,
    take_up,
    use_anyway,
)
from sachhon.domain.submissions.api import Submission, place_of_submission
from sachhon.foundation import files as store

PAGE = 30


@signed_in
@require_GET
def arrivals(request: OfficeRequest) -> HttpResponse:
    """Files that wait for somebody of the actor's units."""
    page = Paginator(files_waiting(request.actor), PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "mailbox": MAILBOX.permits(request.actor, "view", Place(), "new")}
    return render(request, "office/intake/arrivals.html", context)


@guarded(RECEIVED, "view", find_submission)
@require_GET
def of_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """All files of a report, and where to drop more."""
    return _of_report(request, submission, ())


def _of_report(request: OfficeRequest, submission: Submission, refused: tuple[str, ...]) -> HttpResponse:
    place = place_of_submission(submission)
    received = files_of(submission.obligation)
    context = {
        "submission": submission,
        "received": received,
        "refused": refused,
        "may_put_in": RECEIVED.permits(request.actor, "put_in", place, submission.status),
        "may_decide": RECEIVED.permits(request.actor, "decide", place, submission.status),
        "reading": any(one.status in (Received.Status.WAITING, Received.Status.READING) for one in received),
    }
    fragment = request.headers.get("HX-Request") and request.method == "GET"
    name = "office/intake/received_rows.html" if fragment else "office/intake/of_report.html"
    return render(request, name, context, status=422 if refused else 200)


@guarded(RECEIVED, "put_in", find_submission)
@require_POST
def put_in(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Take in what was dropped: one file goes straight to its review, several to the list."""
    uploads = request.FILES.getlist("files")
    taken, refused = [], []
    for upload in uploads:
        try:
            taken.append(_take(request, submission, upload))
        except FileRefused as refusal:
            refused.append(refusal.finding["message"][get_language() or "vi"])
    if not uploads:
        refused.append(_("Chưa chọn tệp nào. Chọn tệp Word, Excel, PDF hoặc kéo thả tệp vào khung."))
    if refused:
        return _of_report(request, submission, tuple(refused))
    if len(taken) == 1:
        return redirect("intake:received", received_id=taken[0].pk)
    return redirect("intake:of_report", code=submission.code)


def _take(request: OfficeRequest, submission: Submission, upload: UploadedFile) -> Received:
    received = take_in(actor=request.actor, submission=submission, name=upload.name or "", data=upload.read())
    if received.status == Received.Status.WAITING and not received.job:
        queue_reading(actor=request.actor, received=received)
    else:
        told = {"name": received.name}
        messages.info(request, _("Tệp “%(name)s” đã được nhận trước đây; không nhận lại.") % told)
    return received


@guarded(RECEIVED, "view", find_received)
@require_GET
def original(request: OfficeRequest, received: Received) -> HttpResponse:
    """The file as it came: to keep, never to be opened as a page of ours."""
    data = store.read(received.file)
    return store.download(request, data, received.name, "application/octet-stream", digest=received.file_id)


@guarded(RECEIVED, "put_in", find_received)
@require_POST
def again(request: OfficeRequest, received: Received) -> HttpResponse:
    """Read a file once more that the system could not finish reading."""
    if received.status in (Received.Status.WAITING, Received.Status.READING):
        read_again(actor=request.actor, received=received)
    return redirect("intake:received", received_id=received.pk)


@guarded(RECEIVED, "set_aside", find_received)
@require_POST
def aside(request: OfficeRequest, received: Received) -> HttpResponse:
    """Use nothing of a file; can be taken up again."""
    try:
        set_aside(actor=request.actor, received=received)
        messages.success(
            request, _("Đã bỏ qua tệp “%(name)s”. Tệp vẫn được lưu, có thể dùng lại.") % {"name": received}
        )
    except REFUSALS as refused:
        messages.error(request, str(refused))
        return redirect("intake:received", received_id=received.pk)
    if received.submission is None:
        return redirect("intake:arrivals")
    return redirect("intake:of_report", code=received.submission.code)


@guarded(RECEIVED, "set_aside", find_received)
@require_POST
def up(request: OfficeRequest, received: Received) -> HttpResponse:
    """A file is to be used after all."""
    take_up(actor=request.actor, received=received)
    received.refresh_from_db()
    if received.status == Received.Status.WAITING:
        queue_reading(actor=request.actor, received=received)
    return redirect("intake:received", received_id=received.pk)


@guarded(RECEIVED, "decide", find_received)
@require_POST
def anyway(request: OfficeRequest, received: Received) -> HttpResponse:
    """The file is meant, whatever it names."""
    try:
        use_anyway(actor=request.actor, received=received)
    except REFUSALS as refused:
        messages.error(request, str(refused))
    return redirect("intake:received", received_id=received.pk)
