"""What every page of a report says first: whose it is, which round, its state, until when, and why it came back."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.channels.office.reports.answers import clock, day
from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.api import SUBMISSION, Status, Step, Submission, chain_of, place_of_submission


@dataclass(frozen=True, slots=True)
class Head:
    """A report as its pages are headed. `days` counts days after the deadline (below 0: days left)."""

    code: str
    title: str
    unit_name: str
    url: str
    status: str
    is_test: bool
    deadline: str
    days: int | None
    saved: str
    letter: str
    returned: bool
    returned_title: str
    return_note: str
    return_by: str
    sent_back: str
    lock_words: str
    editable: bool


def head_of(submission: Submission, actor: Actor) -> Head:
    """The head of a report for who looks at it."""
    owed = submission.obligation
    round_ = owed.round
    returned = submission.status == Status.RETURNED
    due = submission.return_by if returned and submission.return_by else owed.deadline
    open_ = submission.status in (Status.DRAFT, Status.AWAITING, Status.RETURNED)
    letter = " ".join(
        part
        for part in (
            round_.letter_number,
            _("ngày %(day)s") % {"day": day(round_.letter_date)} if round_.letter_date else "",
        )
        if part
    )
    editable = SUBMISSION.permits(actor, "edit", place_of_submission(submission), submission.status)
    return Head(
        code=submission.code,
        title=round_.title,
        unit_name=owed.unit_name,
        url=reverse("reports:report", args=(submission.code,)),
        status=submission.status,
        is_test=round_.is_test,
        deadline=day(due),
        days=(timezone.localdate() - due).days if open_ and due else None,
        saved=clock(submission.saved_at),
        letter=letter,
        returned=returned,
        returned_title=_("Bộ yêu cầu bổ sung báo cáo này"),
        return_note=submission.return_note,
        return_by=day(submission.return_by),
        sent_back=_sent_back(submission),
        lock_words=_why_locked(submission, editable),
        editable=editable,
    )


def _sent_back(submission: Submission) -> str:
    """What the unit's own head or leader wants changed, while it is open for that."""
    if submission.status not in (Status.DRAFT, Status.RETURNED):
        return ""
    last = submission.approvals.order_by("-pk").values_list("decision", "note").first()
    return last[1] if last and last[0] == "sent_back" else ""


def step_of(submission: Submission) -> Step | None:
    """The step of approval that the report waits for."""
    chain = chain_of(submission.obligation.unit.kind)
    return chain[submission.step - 1] if submission.status == Status.AWAITING and submission.step else None


def _why_locked(submission: Submission, editable: bool) -> str:
    """Why nothing can be typed."""
    if editable:
        return ""
    return {
        Status.AWAITING: _("Báo cáo đang chờ duyệt nên tạm khóa. Muốn sửa, hãy rút lại hoặc chờ người duyệt trả lại."),
        Status.SUBMITTED: _("Báo cáo đã nộp nên đã khóa. Muốn sửa, hãy rút lại khi Bộ chưa tiếp nhận."),
        Status.RECEIVED: _("Bộ đã tiếp nhận báo cáo nên đã khóa. Bộ sẽ duyệt hoặc yêu cầu bổ sung."),
        Status.ACCEPTED: _("Bộ đã duyệt báo cáo nên đã khóa. Muốn sửa, hãy đề nghị Bộ mở lại, nêu lý do."),
        Status.PUBLISHED: _("Báo cáo đã công bố nên đã khóa. Muốn sửa, hãy đề nghị Bộ mở lại, nêu lý do."),
    }.get(Status(submission.status), _("Anh/chị chỉ xem được báo cáo này."))
