"""The ministry's mailbox: what came, whose it is, and what an officer decides where that is unclear."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.intake.finding import find_mail
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.accounts.api import Place
from sachhon.domain.intake.api import (
    MAILBOX,
    REFUSALS,
    FileRefused,
    IncomingMail,
    assign_mail,
    mail_counts,
    mails,
    owed_choices,
    queue_collecting,
    queue_mail,
    queue_reading,
    say_clue,
    set_mail_aside,
    take_in_eml,
)
from sachhon.domain.rounds.api import Obligation
from sachhon.foundation import files

PAGE = 30
NEW = IncomingMail.Status.NEW


@guarded(MAILBOX, "view")
@require_GET
def mailbox(request: OfficeRequest) -> HttpResponse:
    """All messages, or those of one status."""
    return _mailbox(request, ())


def _mailbox(request: OfficeRequest, refused: tuple[str, ...]) -> HttpResponse:
    status = request.GET.get("trang-thai", "")
    status = status if status in IncomingMail.Status.values else ""
    counts = mail_counts()
    tabs = [
        {"status": value, "label": label, "count": counts[value], "here": value == status}
        for value, label in IncomingMail.Status.choices
    ]
    context = {
        "page": Paginator(mails(status), PAGE).get_page(request.GET.get("trang")),
        "tabs": tabs,
        "status": status,
        "all_here": not status,
        "total": sum(counts.values()),
        "refused": refused,
        "connected": bool(settings.IMAP_URL),
        "may_collect": MAILBOX.permits(request.actor, "collect", Place(), NEW),
    }
    return render(request, "office/intake/mailbox.html", context, status=422 if refused else 200)


@guarded(MAILBOX, "view", find_mail)
@require_GET
def message(request: OfficeRequest, mail: IncomingMail) -> HttpResponse:
    """One message: its words, its files, what was told of it, and where to file it."""
    words = request.GET.get("q", "")
    context: dict[str, Any] = {
        "mail": mail,
        "clues": [say_clue(clue) for clue in mail.clues],
        "files": mail.files.select_related("obligation__submission"),
        "choices": owed_choices(words, mail.unit_id),
        "words": words,
        "may_assign": MAILBOX.permits(request.actor, "assign", Place(), mail.status),
    }
    return render(request, "office/intake/message.html", context)


@guarded(MAILBOX, "view", find_mail)
@require_GET
def raw(request: OfficeRequest, mail: IncomingMail) -> HttpResponse:
    """The message as it came."""
    data, name = files.read(mail.raw), f"thu-{mail.pk}.eml"
    return files.download(request, data, name, "application/octet-stream", digest=mail.raw_id)


@guarded(MAILBOX, "collect")
@require_POST
def collect(request: OfficeRequest) -> HttpResponse:
    """Collect the mailbox now."""
    queue_collecting(actor=request.actor)
    messages.success(request, _("Đang lấy thư mới. Thư hiện trong danh sách khi đọc xong."))
    return redirect("intake:list")


@guarded(MAILBOX, "collect")
@require_POST
def upload(request: OfficeRequest) -> HttpResponse:
    """Messages saved as .eml."""
    uploads = request.FILES.getlist("files")
    language = get_language() or "vi"
    refused, taken = [], 0
    for one in uploads:
        try:
            mail = take_in_eml(actor=request.actor, raw=one.read())
        except FileRefused as refusal:
            refused.append(refusal.finding["message"][language])
        except REFUSALS as refusal:
            refused.append(f"{one.name}: {refusal}")
        else:
            taken += 1
            if mail.status == NEW:
                queue_mail(actor_id=request.actor.user.pk if request.actor.user else None, mail=mail)
    if not uploads:
        refused.append(_("Chưa chọn tệp nào. Chọn thư đã lưu thành tệp .eml."))
    if refused:
        return _mailbox(request, tuple(refused))
    messages.success(request, _("Đã nhận %(count)s thư, đang đọc.") % {"count": taken})
    return redirect("intake:list")


@guarded(MAILBOX, "assign", find_mail)
@require_POST
def assign(request: OfficeRequest, mail: IncomingMail) -> HttpResponse:
    """File a message into a report."""
    given = request.POST.get("obligation", "")
    obligation = (
        Obligation.objects.select_related("unit", "round").filter(pk=given).first() if given.isdigit() else None
    )
    try:
        filed = assign_mail(actor=request.actor, mail=mail, obligation=obligation, note=request.POST.get("note", ""))
    except REFUSALS as refused:
        messages.error(request, str(refused))
    else:
        for received in filed.files.all():
            queue_reading(actor=request.actor, received=received)
        told = {"unit": filed.obligation.unit_name, "round": filed.obligation.round.title} if filed.obligation else {}
        messages.success(request, _("Đã xếp thư vào báo cáo của %(unit)s, đợt “%(round)s”.") % told)
    return redirect("intake:message", mail_id=mail.pk)


@guarded(MAILBOX, "set_aside", find_mail)
@require_POST
def aside(request: OfficeRequest, mail: IncomingMail) -> HttpResponse:
    """The message is no report."""
    try:
        set_mail_aside(actor=request.actor, mail=mail, note=request.POST.get("note", ""))
        messages.success(request, _("Đã bỏ qua thư. Thư vẫn được lưu và có thể xếp lại."))
    except REFUSALS as refused:
        messages.error(request, str(refused))
    return redirect("intake:message", mail_id=mail.pk)
