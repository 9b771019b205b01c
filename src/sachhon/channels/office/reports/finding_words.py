"""Findings beside a field and gathered in one place: one way to show them, for pages and for answers to a save."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.domain.submissions.api import Checked, Submission
from sachhon.formkit.findings import Severity

UNANSWERED = "item_not_answered"
ORDER = (Severity.BLOCKER, Severity.ERROR, Severity.WARNING, Severity.INFO)


def severity_words(severity: Severity) -> str:
    """What a finding of that severity is called."""
    return {
        Severity.BLOCKER: _("Chặn"),
        Severity.ERROR: _("Lỗi"),
        Severity.WARNING: _("Cảnh báo"),
        Severity.INFO: _("Lưu ý"),
    }[severity]


def of_field(checked: Iterable[Checked], field_id: str) -> list[Checked]:
    """The findings whose first field this is: each is shown once on a page.

    That a question is not answered yet is no doubt about an answer: the list of all findings says it, not the field.
    """
    return [one for one in checked if one.finding.fields[:1] == (field_id,) and one.finding.code != UNANSWERED]


def draw_findings(submission: Submission, found: Iterable[Checked], *, editable: bool, back: str) -> SafeString:
    """The findings, worst first; a warning with its reason, or with the way to give one."""
    ranked = sorted(found, key=lambda one: ORDER.index(one.finding.severity))
    return format_html_join("", "{}", ((_one(submission, one, editable, back),) for one in ranked))


def _one(submission: Submission, one: Checked, editable: bool, back: str) -> SafeString:
    severity = one.finding.severity
    after: SafeString | str = ""
    if one.reason:
        after = format_html('<p class="finding-reason"><b>{}</b> {}</p>', _("Giải trình:"), one.reason)
    if one.needs_reason and editable:
        address = reverse("reports:reason", args=(submission.code, one.fingerprint))
        words = _("Sửa giải trình") if one.reason else _("Nêu lý do nếu số đúng")
        after = format_html('{} <a href="{}?ve={}">{}</a>', after, address, back, words)
    return format_html(
        '<div class="finding finding-{}"><span class="tag tag-{}">{}</span> <span>{}</span>{}</div>',
        severity,
        {"blocker": "danger", "error": "danger", "warning": "warning", "info": "info"}[severity],
        severity_words(severity),
        one.words,
        after,
    )


def summary_words(checked: Iterable[Checked]) -> str:
    """How many of each: "1 lỗi, 2 cảnh báo"; questions without an answer are counted elsewhere."""
    found = [one for one in checked if one.finding.code != UNANSWERED]
    counts = {severity: sum(one.finding.severity is severity for one in found) for severity in ORDER}
    said = [
        ngettext("%(n)s chỗ chặn", "%(n)s chỗ chặn", counts[Severity.BLOCKER]) % {"n": counts[Severity.BLOCKER]},
        ngettext("%(n)s lỗi", "%(n)s lỗi", counts[Severity.ERROR]) % {"n": counts[Severity.ERROR]},
        ngettext("%(n)s cảnh báo", "%(n)s cảnh báo", counts[Severity.WARNING]) % {"n": counts[Severity.WARNING]},
        ngettext("%(n)s lưu ý", "%(n)s lưu ý", counts[Severity.INFO]) % {"n": counts[Severity.INFO]},
    ]
    return ", ".join(words for words, severity in zip(said, ORDER, strict=True) if counts[severity])
