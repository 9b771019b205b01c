"""The history of a report: who decided what, when and why, from the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from sachhon.domain.submissions.api import Submission
from sachhon.foundation.models import AuditEntry

_SHOWN = (
    "submission.start",
    "submission.ask_approval",
    "submission.approve",
    "submission.submit",
    "submission.send_back",
    "submission.withdraw",
    "submission.receive",
    "submission.return",
    "submission.accept",
    "submission.reopen",
    "submission.publish",
    "submission.attach",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the history."""

    at: datetime
    who: str
    words: str
    note: str
    kind: str


def verb_words(verb: str) -> str:
    """What was done."""
    return {
        "submission.start": gettext("Bắt đầu báo cáo"),
        "submission.ask_approval": gettext("Trình duyệt"),
        "submission.approve": gettext("Duyệt một bước"),
        "submission.submit": gettext("Duyệt và nộp"),
        "submission.send_back": gettext("Trả lại trong đơn vị"),
        "submission.withdraw": gettext("Rút lại"),
        "submission.receive": gettext("Tiếp nhận"),
        "submission.return": gettext("Yêu cầu bổ sung"),
        "submission.accept": gettext("Duyệt báo cáo"),
        "submission.reopen": gettext("Mở lại để sửa"),
        "submission.publish": gettext("Công bố"),
        "submission.attach": gettext("Gắn bản đã ký"),
    }.get(verb, verb)


def decisions_on(submission: Submission) -> Sequence[Decision]:
    """Newest first."""
    entries = AuditEntry.objects.filter(object_type="submission", object_id=submission.code, verb__in=_SHOWN)
    kinds = {"submission.return": "warning", "submission.accept": "success", "submission.reopen": "warning"}
    return [
        Decision(
            entry.at,
            f"{entry.user_name} ({entry.on_behalf})" if entry.on_behalf else entry.user_name,
            verb_words(entry.verb),
            str(entry.detail.get("note") or entry.detail.get("reason") or ""),
            kinds.get(entry.verb, "neutral"),
        )
        for entry in entries.order_by("-number")
    ]
