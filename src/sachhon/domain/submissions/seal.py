"""Making the sealed revision and its receipt, in the transaction of the last approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.drafts import template_of
from sachhon.domain.submissions.extra_findings import extra_findings
from sachhon.domain.submissions.findings import checked
from sachhon.domain.submissions.models import Approval, DraftValue, Reason, Receipt, Revision, Submission
from sachhon.domain.submissions.receipt_codes import candidates
from sachhon.domain.submissions.sealing import canonical, digest_of
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Answer, Key, to_json
from sachhon.foundation.audit import Who


@dataclass(frozen=True, slots=True)
class Answers:
    """What a locked report says `now`, and what last round's answer said `before`: read once, checked and sealed."""

    now: dict[Key, Answer]
    before: dict[Key, Answer]


def seal(held: Submission, answers: Answers, actor: Actor, who: Who, request_key: str, now: datetime) -> Revision:
    """The next revision of a locked report, with its receipt; the report's times and standing revision follow.

    A correction of an accepted report (`reopened_why`) does not stand before it is accepted itself.
    """
    assert actor.user is not None, "the system approves nothing"
    last = Revision.objects.filter(submission=held).order_by("-number").first()
    number, previous = (last.number + 1, last.digest) if last else (1, "")
    reason = _reason(held) if last else ""
    content = canonical(_content(held, answers, number, previous, reason, who, now))
    version = held.obligation.round.template
    assert version is not None
    revision = Revision.objects.create(
        submission=held,
        number=number,
        template=version,
        content=content,
        digest=digest_of(content),
        previous_digest=previous,
        reason=reason,
        request_key=request_key,
        sealed_by=actor.user,
        on_behalf=who.on_behalf,
        sealed_at=now,
    )
    Receipt.objects.create(revision=revision, code=_free_code(now, revision.digest), at=now)
    held.submitted_at = now
    held.first_submitted_at = held.first_submitted_at or now
    held.return_note, held.return_by = "", None
    if not held.reopened_why:
        held.standing = revision
    return revision


def _content(
    held: Submission, answers: Answers, number: int, previous: str, reason: str, who: Who, now: datetime
) -> dict[str, Any]:
    template, values = template_of(held), answers.now
    owed = held.obligation
    asked = owed.round
    return {
        **to_json(template, values),
        "unit": {"code": owed.unit.code, "name": owed.unit_name, "kind": owed.unit.kind},
        "round": {
            "code": asked.code,
            "title": asked.title,
            "letter_number": asked.letter_number,
            "letter_date": _day(asked.letter_date),
            "data_until": _day(asked.data_until),
            "is_test": asked.is_test,
        },
        "revision": {"number": number, "previous": previous, "reason": reason},
        "reasons": _reasons(held, template, answers),
        "approvals": _approvals(held),
        "typists": _typists(held),
        "files": _files(values),
        "sealed": {"at": _moment(now), "by": who.name, "on_behalf": who.on_behalf},
    }


def _reason(held: Submission) -> str:
    """Why there is another revision: the correction's reason, what the ministry asked, else why it was withdrawn."""
    withdrawn = Approval.objects.filter(submission=held, decision="withdrawn").order_by("-pk").first()
    return (held.reopened_why or held.return_note or (withdrawn.note if withdrawn else ""))[:500]


def _reasons(held: Submission, template: Template, answers: Answers) -> list[dict[str, Any]]:
    """The reasons of warnings that are still there."""
    told = {one.fingerprint: one for one in Reason.objects.filter(submission=held).select_related("by")}
    texts = {mark: one.text for mark, one in told.items()}
    extra = extra_findings(held, template, answers.now)
    found = checked(template, answers.now, answers.before, texts, language="vi", extra=extra)
    return [
        {
            "code": one.finding.code,
            "fields": sorted(one.finding.fields),
            "fingerprint": one.fingerprint,
            "finding": one.words,
            "text": one.reason,
            "by": told[one.fingerprint].by.full_name,
            "at": _moment(told[one.fingerprint].at),
        }
        for one in found
        if one.reason
    ]


def _approvals(held: Submission) -> list[dict[str, Any]]:
    """The decisions that led to this revision: from the last time that approval was asked for.

    `own_text`: who decided wrote answers too, as in a unit that has nobody else.
    """
    rows = list(Approval.objects.filter(submission=held).select_related("by").order_by("pk"))
    typists = set(DraftValue.objects.filter(submission=held).values_list("edited_by", flat=True).distinct())
    asked = max((place for place, row in enumerate(rows) if row.decision == "asked"), default=0)
    return [
        {
            "step": row.step,
            "decision": row.decision,
            "by": row.by.full_name,
            "position": row.by.position,
            "on_behalf": row.on_behalf,
            "at": _moment(row.at),
            "note": row.note,
            "own_text": row.by_id in typists,
        }
        for row in rows[asked:]
    ]


def _typists(held: Submission) -> list[dict[str, Any]]:
    """Who gave the answers, for whom, and when last."""
    rows = (
        DraftValue.objects.filter(submission=held, edited_by__isnull=False)
        .values("edited_by__full_name", "on_behalf")
        .annotate(last=Max("edited_at"))
        .order_by("edited_by__full_name", "on_behalf")
    )
    return [
        {"name": row["edited_by__full_name"], "on_behalf": row["on_behalf"], "last": _moment(row["last"])}
        for row in rows
    ]


def _files(values: dict[Key, Answer]) -> list[dict[str, str]]:
    """The files that answers were read or imported from, by their digest."""
    origins = (answer.origin for answer in values.values() if answer.origin is not None)
    files = {(origin.sha256, origin.file) for origin in origins if origin.sha256}
    return [{"sha256": digest, "name": name} for digest, name in sorted(files)]


def _free_code(now: datetime, digest: str) -> str:
    codes = candidates(timezone.localtime(now).year, digest)
    taken = set(Receipt.objects.filter(code__in=codes).values_list("code", flat=True))
    return next(code for code in codes if code not in taken)


def _moment(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")


def _day(day: object) -> str:
    return day.isoformat() if hasattr(day, "isoformat") else ""
