"""An officer's decision on a mail that was unclear, or that was filed wrongly."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import MINISTRY, Actor, Place
from sachhon.domain.intake.actions.read_mail import file_into
from sachhon.domain.intake.models import IncomingMail
from sachhon.domain.intake.policies import MAILBOX
from sachhon.domain.intake.refusals import already_in, not_owed
from sachhon.domain.rounds.api import Obligation
from sachhon.foundation import audit


@transaction.atomic
def assign_mail(*, actor: Actor, mail: IncomingMail, obligation: Obligation | None, note: str = "") -> IncomingMail:
    """File the mail into the report of an obligation; its files are to be read again for that template.

    Raises IntakeRefused where nothing is owed, or where values of its files are in another draft.
    """
    held = _held(actor, mail, "assign")
    if obligation is None or obligation.waived_at is not None:
        raise not_owed()
    if any(received.written for received in held.files.all()):
        raise already_in()
    file_into(held, obligation)
    _decided(actor, held, note, "mail.assign", {"obligation": obligation.pk, "round": obligation.round.code})
    return held


@transaction.atomic
def set_mail_aside(*, actor: Actor, mail: IncomingMail, note: str = "") -> IncomingMail:
    """The mail is no report. It stays, and can be assigned later."""
    held = _held(actor, mail, "set_aside")
    if any(received.written for received in held.files.all()):
        raise already_in()
    held.status, held.obligation = IncomingMail.Status.SET_ASIDE, None
    held.files.update(obligation=None)
    _decided(actor, held, note, "mail.set_aside", {})
    return held


def _held(actor: Actor, mail: IncomingMail, verb: str) -> IncomingMail:
    held = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    MAILBOX.require(actor, verb, Place(), held.status)
    return held


def _decided(actor: Actor, held: IncomingMail, note: str, verb: str, detail: dict[str, object]) -> None:
    held.note, held.decided_by, held.decided_at = note[:500], actor.user, timezone.now()
    held.save()
    audit.record(
        who=actor.who_for(Place()),
        verb=verb,
        object_type="mail",
        object_id=held.pk,
        unit_code=held.unit.code if held.unit else MINISTRY,
        detail={**detail, "note": note},
    )
