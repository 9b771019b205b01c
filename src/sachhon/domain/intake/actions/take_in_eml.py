"""Taking in an e-mail: from the mailbox, or as an .eml that an officer uploads."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import MINISTRY, SYSTEM, Actor, Place
from sachhon.domain.intake.actions.take_in import check_upload
from sachhon.domain.intake.messages import Attached, ReadMessage, read_message
from sachhon.domain.intake.models import IncomingMail, Received
from sachhon.domain.intake.policies import MAILBOX
from sachhon.domain.intake.readings import FileRefused
from sachhon.domain.intake.refusals import not_a_message
from sachhon.foundation import audit, files


def take_in_eml(*, actor: Actor, raw: bytes) -> IncomingMail:
    """Keep the message and its files; `read_mail` reads them next and tells whose they are.

    The same message once more (by its Message-ID) gives the one that is there. A message of a machine (bounce, notice
    of absence) is set aside at once. Raises IntakeRefused for bytes that are no e-mail, FileRefused for what the upload
    check refuses.
    """
    if actor is not SYSTEM:
        MAILBOX.require(actor, "collect", Place(), IncomingMail.Status.NEW)
    message = read_message(raw)
    if message is None:
        raise not_a_message()
    known = IncomingMail.objects.filter(message_id=message.message_id).first()
    if known is not None:
        return known
    check_upload("thu.eml", raw)
    clean, clues = _checked(message)
    with transaction.atomic():
        return _keep(actor, message, raw, clean, clues)


def keep_headers(*, headers: bytes, reason: str) -> IncomingMail | None:
    """Of a message that may not be fetched whole (too large, a virus): its headers, for an officer to ask again."""
    message = read_message(headers)
    if message is None or IncomingMail.objects.filter(message_id=message.message_id).exists():
        return None
    with transaction.atomic():
        return _keep(SYSTEM, message, headers, [], [{"code": "only_headers", "told": reason}])


def _checked(message: ReadMessage) -> tuple[list[Attached], list[dict[str, str]]]:
    """The files that may come in, and why others may not."""
    clean, refused = [], []
    for attached in message.files:
        try:
            check_upload(attached.name, attached.data)
            clean.append(attached)
        except FileRefused as refusal:
            refused.append({"code": "file_refused", "told": refusal.finding["message"]["vi"]})
    return clean, refused


def _keep(
    actor: Actor, message: ReadMessage, raw: bytes, attached: list[Attached], clues: list[dict[str, str]]
) -> IncomingMail:
    machine = message.kind != IncomingMail.Kind.LETTER
    whole = not any(clue["code"] == "only_headers" for clue in clues)
    status = IncomingMail.Status.NEW if whole else IncomingMail.Status.UNCLEAR
    mail = IncomingMail.objects.create(
        message_id=message.message_id,
        kind=message.kind,
        sender=message.sender,
        sender_name=message.sender_name,
        subject=message.subject,
        body=message.text,
        sent_at=message.sent_at,
        raw=files.store(raw, "message/rfc822"),
        clues=[*clues, {"code": "machine"}] if machine else clues,
        status=IncomingMail.Status.SET_ASIDE if machine else status,
    )
    if not machine and whole:
        letters = attached or ([Attached((message.subject or "thu") + ".eml", raw)] if message.text else [])
        for one in letters:
            Received.objects.create(file=files.store(one.data), name=files.clean_name(one.name), mail=mail)
    audit.record(
        who=actor.who,
        verb="mail.take_in",
        object_type="mail",
        object_id=mail.pk,
        unit_code=MINISTRY,
        detail={"message_id": mail.message_id, "sender": mail.sender, "files": len(attached), "kind": mail.kind},
    )
    return mail
