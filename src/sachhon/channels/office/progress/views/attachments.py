"""Files of records: sent, fetched, taken off again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.progress.finding import (
    find_award,
    find_award_file,
    find_event,
    find_record_file,
    find_survey,
)
from sachhon.channels.office.progress.forms import FileForm
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.domain.planning.api import (
    AWARD,
    RECORD,
    Award,
    Event,
    RecordFile,
    Refused,
    Survey,
    attach_record_file,
    detach_record_file,
)
from sachhon.foundation import files


@guarded(RECORD, "edit", find_event)
@require_POST
def of_event(request: OfficeRequest, event: Event) -> HttpResponse:
    """Materials of an event."""
    return _attach(request, event)


@guarded(RECORD, "edit", find_survey)
@require_POST
def of_survey(request: OfficeRequest, survey: Survey) -> HttpResponse:
    """Files of a survey."""
    return _attach(request, survey)


@guarded(AWARD, "edit", find_award)
@require_POST
def of_award(request: OfficeRequest, award: Award) -> HttpResponse:
    """Grounds of a proposal."""
    return _attach(request, award)


@guarded(RECORD, "view", find_record_file)
@require_GET
def record_file(request: OfficeRequest, file: RecordFile) -> HttpResponse:
    """A file of an event or a survey."""
    return _download(request, file)


@guarded(AWARD, "view", find_award_file)
@require_GET
def award_file(request: OfficeRequest, file: RecordFile) -> HttpResponse:
    """A file of a proposal."""
    return _download(request, file)


@guarded(RECORD, "edit", find_record_file)
@require_http_methods(["GET", "POST"])
def detach(request: OfficeRequest, file: RecordFile) -> HttpResponse:
    """A file is taken off an event or a survey; asks once more."""
    return _detach(request, file)


@guarded(AWARD, "edit", find_award_file)
@require_http_methods(["GET", "POST"])
def detach_award(request: OfficeRequest, file: RecordFile) -> HttpResponse:
    """A file is taken off a proposal; asks once more."""
    return _detach(request, file)


def _attach(request: OfficeRequest, record: Event | Survey | Award) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    upload = form.upload() if form.is_valid() else None
    if upload is None:
        messages.error(request, _("Chọn tệp rồi gửi lại."))
        return redirect(_address(record))
    try:
        attach_record_file(actor=request.actor, record=record, upload=upload)
    except files.RefusedUpload as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, _("Đã thêm tệp."))
    return redirect(_address(record))


def _download(request: OfficeRequest, file: RecordFile) -> HttpResponse:
    stored = file.file
    return files.download(request, files.read(stored), file.name, "application/octet-stream", digest=stored.digest)


def _detach(request: OfficeRequest, file: RecordFile) -> HttpResponse:
    record = file.event or file.survey or file.award
    assert record is not None
    return ask(
        request,
        Question(
            asks=_("Gỡ tệp %(name)s?") % {"name": file.name},
            about=str(record),
            happens=(_("Tệp không còn ở trang này."),),
            undo=_("Gửi lại được nếu gỡ nhầm."),
            yes=_("Gỡ tệp"),
            no=_("Giữ lại"),
            back=_address(record),
        ),
        lambda told: detach_record_file(actor=request.actor, file=file),
        refused=Refused,
        done=_("Đã gỡ tệp."),
    )


def _address(record: Event | Survey | Award) -> str:
    name = {Event: "progress:event", Survey: "progress:survey", Award: "progress:award"}[type(record)]
    return reverse(name, args=(record.code,))
