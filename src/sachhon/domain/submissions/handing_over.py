"""What is open in a unit's reports on the day that somebody hands over."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.domain.accounts.api import OpenWork, open_work
from sachhon.domain.rounds.api import Obligation, Round
from sachhon.domain.submissions.models import Part, Status, Submission
from sachhon.vietnamese.dates import format_date

_OPEN = (Status.DRAFT, Status.AWAITING, Status.RETURNED)


def open_reports(unit_code: str, user_id: int) -> Iterator[OpenWork]:
    """Reports that the unit still owes, with how much of the draft the person typed; then parts given to the unit."""
    asked = Obligation.objects.filter(
        unit__code=unit_code, waived_at=None, round__status=Round.Status.PUBLISHED, submission=None
    )
    for owed in asked.select_related("round").order_by("deadline", "pk"):
        told = _("chưa bắt đầu, hạn %(day)s") % {"day": format_date(owed.deadline)}
        yield OpenWork(_("Báo cáo “%(round)s”") % {"round": owed.round.title}, told)
    typed = Count("draft_values", filter=Q(draft_values__edited_by=user_id))
    reports = Submission.objects.filter(obligation__unit__code=unit_code, obligation__waived_at=None, status__in=_OPEN)
    for report in (
        reports.annotate(typed=typed).select_related("obligation__round").order_by("obligation__deadline", "pk")
    ):
        yield OpenWork(
            _("Báo cáo “%(round)s”") % {"round": report.obligation.round.title},
            "; ".join(_said(report)),
            "reports:report",
            report.code,
        )
    parts = Part.objects.filter(unit__code=unit_code, status=Part.Status.ASSIGNED)
    for part in parts.select_related("submission__obligation__round").order_by("pk"):
        yield OpenWork(
            _("Phần việc của báo cáo “%(round)s”") % {"round": part.submission.obligation.round.title},
            _("hạn %(day)s") % {"day": format_date(part.due)} if part.due else "",
            "reports:part",
            str(part.pk),
        )


def _said(report: Submission) -> Iterator[str]:
    yield str(Status(report.status).label)
    if report.return_by:
        yield _("hạn bổ sung %(day)s") % {"day": format_date(report.return_by)}
    else:
        yield _("hạn %(day)s") % {"day": format_date(report.obligation.deadline)}
    count: int = report.typed  # type: ignore[attr-defined]
    if count:
        words = ngettext("%(n)s câu do người bàn giao nhập", "%(n)s câu do người bàn giao nhập", count)
        yield words % {"n": count}


open_work.register(open_reports)
