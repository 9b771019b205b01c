"""A person's word on a likely repeat; a repeat is taken out of the run, and back when the word is taken back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.exclude_registration import exclude_registration, include_registration
from sachhon.domain.planning.campaign.way import IN_THE_RUN, POSSIBLE_IN
from sachhon.domain.planning.campaign_steps import locked_registration, require
from sachhon.domain.planning.models import RepeatFlag
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


@transaction.atomic
def judge_repeat(*, actor: Actor, flag: RepeatFlag, verdict: str, note: str = "") -> RepeatFlag:
    """`verdict`: repeat, different, or open to take the word back.

    A repeat gets no money: its registration is taken out of the run with a reason that names what it repeats, unless
    it is out already. Another word puts it back, where it was this flag that took it out and no other repeat stands.
    The same word again changes nothing. Raises Refused once the campaign is decided.
    """
    campaign, registration = locked_registration(flag.registration)
    require(actor, "run", campaign)
    held = (
        RepeatFlag.objects.select_for_update(of=("self",))
        .select_related("earlier__unit", "earlier__campaign", "task__plan__unit")
        .get(pk=flag.pk)
    )
    verdict = RepeatFlag.Verdict(verdict)
    note = note.strip()[:500]
    if (held.verdict, held.note) == (verdict, note):
        return held
    before, held.verdict, held.note = held.verdict, verdict, note
    judged = verdict != RepeatFlag.Verdict.OPEN
    held.decided_by, held.decided_at = (actor.user, timezone.now()) if judged else (None, None)
    may_move = registration.status in IN_THE_RUN and campaign.status in POSSIBLE_IN["exclude"]
    if verdict == RepeatFlag.Verdict.REPEAT and may_move and not registration.excluded_why:
        held.reason = _reason(held)[:500]
        exclude_registration(actor=actor, registration=registration, reason=held.reason)
    elif verdict != RepeatFlag.Verdict.REPEAT and held.reason:
        if may_move and registration.excluded_why == held.reason:
            _give_back(actor, held)
        held.reason = ""
    held.save()
    audit.record(
        who=actor.who_for(place_of(registration.unit)),
        verb="task_registration.judge_repeat",
        object_type="task_registration",
        object_id=registration.code,
        unit_code=registration.unit.code,
        detail={
            "of": held.earlier.code if held.earlier else held.task.code if held.task else "",
            "verdict": str(verdict),
            "before": str(before),
            "note": note,
        },
    )
    return held


def _give_back(actor: Actor, flag: RepeatFlag) -> None:
    """Into the run again, or out of it for another repeat that stands."""
    others = RepeatFlag.objects.filter(registration_id=flag.registration_id, verdict=RepeatFlag.Verdict.REPEAT)
    other = others.exclude(pk=flag.pk).select_related("earlier__unit", "earlier__campaign", "task__plan__unit").first()
    if other is None:
        include_registration(actor=actor, registration=flag.registration)
        return
    other.reason = _reason(other)[:500]
    other.save(update_fields=("reason",))
    exclude_registration(actor=actor, registration=flag.registration, reason=other.reason)


def _reason(flag: RepeatFlag) -> str:
    if flag.earlier is not None:
        told = {"name": flag.earlier.name, "unit": flag.earlier.unit.name, "year": flag.earlier.campaign.year}
        return _("Trùng lặp với nhiệm vụ “%(name)s” do %(unit)s đăng ký năm %(year)s.") % told
    assert flag.task is not None
    told = {"name": flag.task.title, "unit": flag.task.plan.unit.name}
    return _("Trùng lặp với nhiệm vụ “%(name)s” trong kế hoạch của %(unit)s.") % told
