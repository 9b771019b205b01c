"""The decisions on a report: each asks once more, says what follows, and is made by its action."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from sachhon.channels.office.review.finding import find_submission
from sachhon.channels.office.review.forms import AcceptForm, ReopenForm, ReturnForm
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import sent
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Refused,
    Remark,
    Submission,
    accept,
    receive,
    remarks_of,
    reopen,
    return_to_unit,
    template_of,
)
from sachhon.vietnamese.dates import format_date
from sachhon.vietnamese.workdays import add_working_days

USUAL_DAYS_TO_SUPPLEMENT = 10
"""Working days that a unit is offered; the ministry's officer may write another day."""


@guarded(SUBMISSION, "receive", find_submission)
def receive_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Take it in hand: the unit can no longer withdraw it."""
    return ask(
        request,
        _question(
            submission,
            asks=gettext("Tiếp nhận báo cáo"),
            happens=(gettext("Đơn vị sẽ thấy báo cáo đang được xem xét và không rút lại được nữa."),),
            undo=gettext("Tiếp nhận rồi vẫn yêu cầu bổ sung được."),
            yes=gettext("Tiếp nhận"),
            page=gettext("Tiếp nhận báo cáo"),
        ),
        lambda told: receive(actor=request.actor, submission=submission),
        refused=Refused,
        done=gettext("Đã tiếp nhận báo cáo. Đơn vị thấy báo cáo đang được xem xét."),
    )


@guarded(SUBMISSION, "accept", find_submission)
def accept_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """The newest revision counts in the national figures as accepted."""
    return ask(
        request,
        _question(
            submission,
            asks=gettext("Duyệt báo cáo"),
            happens=(gettext("Bản mới nhất được tính vào số liệu toàn quốc là đã duyệt."),),
            undo=gettext("Nếu sau này cần sửa, phải mở lại báo cáo và nêu lý do."),
            yes=gettext("Duyệt báo cáo này"),
            page=gettext("Duyệt báo cáo"),
        ),
        lambda told: accept(actor=request.actor, submission=submission, note=told["note"]),
        refused=Refused,
        to=_decided(submission, "accept"),
        form=AcceptForm(sent(request)),
        template="office/review/accept.html",
        remarks=list(remarks_of(request.actor, submission, open_only=True)),
    )


@guarded(SUBMISSION, "return", find_submission)
def return_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """What is to be corrected, and by when; open remarks go with it."""
    remarks = list(remarks_of(request.actor, submission, open_only=True))
    by = format_date(add_working_days(timezone.localdate(), USUAL_DAYS_TO_SUPPLEMENT))
    return ask(
        request,
        _question(
            submission,
            asks=gettext("Yêu cầu bổ sung"),
            happens=(gettext("Đơn vị nhận thư, sửa được báo cáo và nộp lại."),),
            undo=gettext("Bản đã nộp vẫn được giữ và vẫn được tính cho đến khi có bản mới."),
            yes=gettext("Gửi yêu cầu bổ sung"),
            page=gettext("Yêu cầu bổ sung"),
        ),
        lambda told: return_to_unit(actor=request.actor, submission=submission, note=told["note"], by=told["by"]),
        refused=Refused,
        to=_decided(submission, "return"),
        form=ReturnForm(sent(request), initial={"note": _note_from(submission, remarks), "by": by}),
        template="office/review/return.html",
        remarks=remarks,
    )


@guarded(SUBMISSION, "reopen", find_submission)
def reopen_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Open an accepted report for a correction; the accepted revision counts until the next is accepted."""
    return ask(
        request,
        _question(
            submission,
            asks=gettext("Mở lại để sửa"),
            happens=(
                gettext("Đơn vị sửa được báo cáo."),
                gettext("Bản đã duyệt vẫn được tính vào số liệu toàn quốc cho đến khi duyệt bản mới."),
            ),
            undo=gettext("Cả hai bản đều được giữ."),
            yes=gettext("Mở lại báo cáo"),
            page=gettext("Mở lại để sửa"),
        ),
        lambda told: reopen(actor=request.actor, submission=submission, reason=told["reason"]),
        refused=Refused,
        to=_decided(submission, "reopen"),
        form=ReopenForm(sent(request)),
    )


@guarded(SUBMISSION, "view", find_submission)
def decided(request: OfficeRequest, submission: Submission, verb: str) -> HttpResponse:
    """What was decided and what happens next."""
    return render(request, "office/review/decided.html", {**_told(submission), "verb": verb})


def _question(submission: Submission, **told: Any) -> Question:
    owed = submission.obligation
    back = reverse("review:workspace", args=(submission.code,))
    crumbs = ((gettext("Xem xét"), reverse("review:queue")), (owed.unit_name, back))
    about = f"{owed.unit_name}, {owed.round.title}"
    return Question(about=about, back=back, crumbs=crumbs, danger=False, **told)


def _decided(submission: Submission, verb: str) -> str:
    return reverse("review:decided", args=(submission.code, verb))


def _told(submission: Submission) -> dict[str, object]:
    owed = submission.obligation
    return {"submission": submission, "round": owed.round, "unit_name": owed.unit_name}


def _note_from(submission: Submission, remarks: list[Remark]) -> str:
    """The open remarks as a list, to begin the note with."""
    template = template_of(submission)
    lines = []
    for one in remarks:
        label = template.field(one.field).labels["vi"] if one.field and template.has_field(one.field) else ""
        lines.append(f"- {label}: {one.text}" if label else f"- {one.text}")
    return "\n".join(lines)
