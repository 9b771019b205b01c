"""The mails by which a unit learns what was decided on its report; queued in the decision's own transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from sachhon.domain.rounds.api import by_person
from sachhon.domain.submissions.models import Revision, Submission
from sachhon.foundation import mail
from sachhon.vietnamese.dates import format_date


def queue_returned(held: Submission) -> int:
    """What is to be supplemented, and by when; how many mails."""
    by = held.return_by
    return _queue(
        held,
        "return",
        lambda: _("Yêu cầu bổ sung báo cáo: {title}").format(title=held.obligation.round.title),
        lambda: [
            _("Bộ Công Thương đã xem báo cáo {code} và đề nghị bổ sung:").format(code=held.code),
            held.return_note,
            *([_("Hạn bổ sung: {day}.").format(day=format_date(by))] if by else []),
        ],
    )


def queue_reopened(held: Submission) -> int:
    """Why an accepted report was opened again; how many mails."""
    return _queue(
        held,
        "reopen",
        lambda: _("Báo cáo được mở lại để sửa: {title}").format(title=held.obligation.round.title),
        lambda: [
            _("Báo cáo đã duyệt {code} được mở lại để sửa. Lý do: {reason}").format(
                code=held.code, reason=held.reopened_why
            )
        ],
    )


def _queue(held: Submission, what: str, subject: Callable[[], str], text: Callable[[], Sequence[str]]) -> int:
    """One mail a person of the unit, in the person's language; nobody is written to about a test round."""
    owed = held.obligation
    if owed.round.is_test:
        return 0
    number = Revision.objects.filter(submission=held).count()
    told = by_person([owed.unit])
    for recipient in told:
        with override(recipient.language):
            paragraphs = [
                _("Kính gửi {name},").format(name=recipient.name),
                *text(),
                _("Đơn vị: {unit}").format(unit=owed.unit_name),
                _("Đăng nhập để sửa và nộp lại: {address}").format(address=settings.SITE_URL),
            ]
            mail.queue(
                to=recipient.email,
                subject=subject()[:250],
                text="\n\n".join(paragraphs),
                key=f"submission-{what}/{held.code}/{number}/{recipient.email}",
            )
    return len(told)
