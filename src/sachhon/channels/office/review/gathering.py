"""What the workspace of a report shows: the newest sealed answers, and all that they are compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from sachhon.channels.office.review.compared import Doubted, Ground, Part, parts_of
from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.api import Received, files_of
from sachhon.domain.rollups.api import fences_of
from sachhon.domain.submissions.api import (
    LastRound,
    Remark,
    Revision,
    SignedCopy,
    Submission,
    content_of,
    fingerprint,
    last_round_of,
    last_round_values,
    remarks_of,
    revision_values,
    revisions_of,
    template_of,
)
from sachhon.formkit.findings import Severity, say
from sachhon.formkit.rules import check
from sachhon.formkit.values import Values

_UNANSWERED = "item_not_answered"


@dataclass(frozen=True, slots=True)
class Workspace:
    """All of a report as its reviewer sees it; `revision` None: nothing was sealed yet."""

    submission: Submission
    revision: Revision | None
    revisions: Sequence[Revision]
    parts: Sequence[Part]
    last: LastRound
    general: Sequence[Remark]
    received: Sequence[Received]
    copies: Sequence[SignedCopy]
    content: dict[str, Any]
    unanswered: int

    @property
    def flagged(self) -> int:
        """How many fields there are to look at."""
        return sum(part.flagged for part in self.parts)

    @property
    def open_remarks(self) -> int:
        """How many remarks are not dealt with."""
        general = sum(remark.resolved_at is None for remark in self.general)
        return general + sum(
            remark.resolved_at is None for part in self.parts for one in part.fields for remark in one.remarks
        )


def workspace_of(actor: Actor, submission: Submission) -> Workspace:
    """The newest sealed revision counts for the reviewer, also where an older accepted one stands in the figures."""
    revisions = list(revisions_of(submission))
    revision = Revision.objects.select_related("template").get(pk=revisions[0].pk) if revisions else None
    last = last_round_of(submission)
    remarks: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks_of(actor, submission):
        remarks[remark.field].append(remark)
    received = files_of(submission.obligation)
    copies = SignedCopy.objects.filter(revision__submission=submission).select_related("revision", "by").order_by("pk")
    if revision is None:
        return Workspace(submission, None, [], [], last, remarks[""], received, [], {}, 0)
    content = content_of(revision)
    previous = last_round_values(submission)
    now = revision_values(revision)
    findings = _findings(revision, now, previous, content)
    ground = Ground(
        now=now,
        last=previous,
        fences=fences_of(submission.obligation.round),
        findings=findings,
        remarks=remarks,
        before=[(one.submission.obligation.unit_name, revision_values(one)) for one in last.several],
    )
    parts = parts_of(template_of(submission), ground)
    unanswered = sum(one.now.state == "missing" for part in parts for one in part.fields)
    return Workspace(
        submission, revision, revisions, parts, last, remarks[""], received, list(copies), content, unanswered
    )


def _findings(revision: Revision, now: Values, previous: Values, content: dict[str, Any]) -> dict[str, list[Doubted]]:
    """By field; a finding about several fields stands at the first."""
    language = (get_language() or "vi")[:2]
    reasons = {one["fingerprint"]: one["text"] for one in content["reasons"]}
    found: dict[str, list[Doubted]] = defaultdict(list)
    for finding in check(revision.template.definition, now, previous=previous or None):
        if finding.code == _UNANSWERED or not finding.fields:
            continue
        grave = finding.severity in (Severity.BLOCKER, Severity.ERROR)
        found[finding.fields[0]].append(Doubted(say(finding, language), reasons.get(fingerprint(finding), ""), grave))
    return found
