"""Reminders that go out by themselves: before, on and after the deadline; one mail a person a day, on working days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from sachhon.domain.accounts.api import SYSTEM
from sachhon.domain.rounds.audience import Recipient, audience
from sachhon.domain.rounds.mailing import letter_text
from sachhon.domain.rounds.models import Obligation, Round
from sachhon.foundation import audit, mail
from sachhon.vietnamese import format_date
from sachhon.vietnamese.workdays import add_working_days, is_working_day, working_days_between

_FURTHEST = 60
"""Working days from a deadline beyond which nothing is sent."""


def due_reminders(on: date) -> list[Obligation]:
    """What is to be reminded of on a day, by each round's own plan; nothing on a day on which offices are closed.

    A day of the plan that fell on Tết or a weekend cannot be missed: plans count working days.
    """
    if not is_working_day(on):
        return []
    near = (add_working_days(on, -_FURTHEST), add_working_days(on, _FURTHEST))
    owed = (
        Obligation.objects.select_related("round", "unit")
        .filter(
            round__status=Round.Status.PUBLISHED,
            round__is_test=False,
            round__published_at__isnull=False,
            waived_at=None,
            deadline__range=near,
        )
        .order_by("deadline", "round__code", "unit__sort_name")
    )
    distance: dict[date, int] = {}
    due = []
    for one in owed:
        if one.deadline not in distance:
            distance[one.deadline] = working_days_between(on, one.deadline)
        if _planned(one.round, distance[one.deadline]):
            due.append(one)
    return due


def queue_digests(*, on: date, answered: Collection[int]) -> int:
    """One mail for each person who has something to be reminded of; how many were queued.

    `answered` are ids of obligations whose answer came: who has answered is for the caller to know. Twice on a day
    sends nothing twice: a mail's key is the day and the mailbox.
    """
    done = frozenset(answered)
    owed = [one for one in due_reminders(on) if one.pk not in done]
    if not owed:
        return 0
    told = audience([one.unit for one in owed])
    gathered: dict[Recipient, list[Obligation]] = defaultdict(list)
    for one in owed:
        for recipient in told[one.unit.code]:
            gathered[recipient].append(one)
    with transaction.atomic():
        for recipient, theirs in gathered.items():
            with override(recipient.language):
                mail.queue(
                    to=recipient.email,
                    subject=_subject(theirs, on),
                    text=letter_text(recipient, _paragraphs(theirs, on)),
                    key=f"round-digest/{on.isoformat()}/{recipient.email}",
                )
        if gathered:
            audit.record(
                who=SYSTEM.who,
                verb="round.digest",
                object_type="reminders",
                object_id=on.isoformat(),
                detail={"mails": len(gathered), "obligations": len(owed)},
            )
    return len(gathered)


def _planned(asking: Round, left: int) -> bool:
    """Whether the round's plan has a reminder `left` working days before the deadline (after it where negative)."""
    plan = asking.reminders or {}
    if left > 0:
        return left in plan.get("before", ())
    if left == 0:
        return bool(plan.get("on"))
    return -left in plan.get("after", ())


def _subject(owed: list[Obligation], on: date) -> str:
    late = sum(one.deadline < on for one in owed)
    if late == len(owed):
        words = ngettext("{count} báo cáo quá hạn", "{count} báo cáo quá hạn", late)
    else:
        words = ngettext("{count} báo cáo sắp đến hạn", "{count} báo cáo sắp đến hạn", len(owed))
    return words.format(count=len(owed))


def _paragraphs(owed: list[Obligation], on: date) -> list[str]:
    lines = []
    for one in owed:
        when = _("quá hạn từ {day}") if one.deadline < on else _("hạn nộp {day}")
        lines.append(f"- {one.round.title} · {one.unit.name}: {when.format(day=format_date(one.deadline))}")
    return [_("Những báo cáo sau chưa được nộp:") + "\n" + "\n".join(lines)]
