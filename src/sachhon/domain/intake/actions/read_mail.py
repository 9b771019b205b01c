"""Reading a mail's files, telling whose they are, and answering that they arrived."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import MINISTRY, SYSTEM
from sachhon.domain.intake.actions.read_received import read_received
from sachhon.domain.intake.arrivals import keep_reading, keep_refusal
from sachhon.domain.intake.models import IncomingMail, Received
from sachhon.domain.intake.readings import FileRead, FileRefused, read_file
from sachhon.domain.intake.senders import who_and_what
from sachhon.domain.rounds.api import Obligation
from sachhon.foundation import audit, files
from sachhon.foundation import mail as outbox
from sachhon.vietnamese.dates import format_date


def read_mail(*, mail_id: int) -> IncomingMail:
    """Read each file, file the mail into the one report that it answers, or leave it to an officer as unclear.

    Safe to repeat: a mail that is filed or set aside stays as it is.
    """
    mail = IncomingMail.objects.get(pk=mail_id)
    if mail.status not in (IncomingMail.Status.NEW, IncomingMail.Status.UNCLEAR):
        return mail
    read = {one: found for one in mail.files.select_related("file") if (found := _read(one)) is not None}
    told = who_and_what(mail.sender, read.values())
    clues = [*(clue for clue in mail.clues if clue["code"] == "file_refused"), *told.clues]
    if not mail.files.exists():
        clues.append({"code": "no_files"})
    with transaction.atomic():
        mail.unit, mail.clues = told.unit, clues
        mail.status = IncomingMail.Status.UNCLEAR
        if told.obligation is not None and read:
            file_into(mail, told.obligation)
        mail.save()
        _answer(mail)
        audit.record(
            who=SYSTEM.who,
            verb="mail.read",
            object_type="mail",
            object_id=mail.pk,
            unit_code=mail.unit.code if mail.unit else MINISTRY,
            detail={"status": mail.status, "clues": [clue["code"] for clue in clues]},
        )
    if mail.status == IncomingMail.Status.FILED:
        for received in mail.files.all():
            read_received(received_id=received.pk)
    return mail


def file_into(mail: IncomingMail, obligation: Obligation) -> None:
    """The mail and its files belong to the report from now on; the files are read for its template next."""
    mail.status, mail.obligation, mail.unit = IncomingMail.Status.FILED, obligation, obligation.unit
    mail.files.update(obligation=obligation)


def _read(received: Received) -> FileRead | None:
    try:
        read = read_file(received.name, files.read(received.file), None)
    except FileRefused as refused:
        keep_refusal(received, refused)
        return None
    keep_reading(received, read)
    return read


def _answer(mail: IncomingMail) -> None:
    """One answer a message: that it arrived, with which files, and what happens next."""
    if not mail.sender:
        return
    names = "\n".join(f"- {name}" for name in mail.files.values_list("name", flat=True)) or "-"
    day = format_date(mail.arrived_at.date())
    told = {"subject": mail.subject or mail.message_id, "day": day, "files": names, "number": mail.pk}
    if mail.status == IncomingMail.Status.FILED and mail.obligation is not None:
        next_step = _(
            "Thư được xếp vào báo cáo đợt “%(round)s” của %(unit)s. Số liệu đọc từ tệp đang chờ đơn vị xác nhận tại "
            "%(address)s. Báo cáo chỉ được coi là đã nộp khi đơn vị xác nhận, phê duyệt và có biên nhận."
        ) % {
            "round": mail.obligation.round.title,
            "unit": mail.obligation.unit_name,
            "address": settings.SITE_URL,
        }
    else:
        next_step = _("Cán bộ của Bộ sẽ xem thư và xếp vào đúng báo cáo. Anh/chị không cần gửi lại.")
    text = _(
        "Bộ Công Thương đã nhận thư “%(subject)s” ngày %(day)s (số đến %(number)s) với các tệp:\n%(files)s\n\n"
        "%(next)s\n\n"
        "Đây là thư tự động, xin không trả lời thư này."
    ) % {**told, "next": next_step}
    outbox.queue(
        to=mail.sender,
        subject=_("Đã nhận thư: %(subject)s") % told,
        text=text,
        key=f"intake.arrival.{mail.pk}",
    )
