"""Where a person goes on after values went into the draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.domain.intake.api import Received, Saved


def after_confirming(request: OfficeRequest, received: Received, saved: Saved) -> HttpResponse:
    """The report's answers; conflicts bring back to the review, where they wait for a decision."""
    received = Received.objects.select_related("obligation__submission").get(pk=received.pk)
    submission = received.submission
    if saved.conflicts:
        told = ngettext(
            "%(count)s giá trị chưa đưa vào được vì báo cáo vừa bị sửa ở đó. Xem lại các giá trị này.",
            "%(count)s giá trị chưa đưa vào được vì báo cáo vừa bị sửa ở đó. Xem lại các giá trị này.",
            len(saved.conflicts),
        )
        messages.warning(request, told % {"count": len(saved.conflicts)})
        return redirect("intake:received", received_id=received.pk)
    count = len(saved.saved)
    told = ngettext("Đã đưa %(count)s giá trị vào báo cáo.", "Đã đưa %(count)s giá trị vào báo cáo.", count)
    back = reverse("intake:received", args=[received.pk])
    link = format_html('<a href="{}">{}</a>', back, _("Xem lại hoặc hoàn tác"))
    messages.success(request, format_html("{} {}", told % {"count": count}, link))
    if submission is None:
        return redirect("intake:received", received_id=received.pk)
    return redirect("reports:check", code=submission.code)
