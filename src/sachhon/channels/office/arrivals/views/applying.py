"""The yes to a list, setting it aside, taking it back: each asks first and says what it does."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sachhon.channels.office.arrivals.finding import find_arriving
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.registry.api import (
    ARRIVING,
    Arriving,
    Refused,
    apply_list,
    run_again,
    undo_list,
    withdraw_list,
)


@guarded(ARRIVING, "apply", find_arriving)
def apply(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """What will happen, and the yes."""
    wrong = ""
    if request.method == "POST":
        seen = request.POST.get("version", "")
        try:
            apply_list(actor=request.actor, arriving=arriving, version=int(seen) if seen.isdecimal() else -1)
        except Refused as refused:
            wrong = refused.message
            arriving.refresh_from_db()
        else:
            return redirect("arrivals:page", arriving.code)
    counts = arriving.counts
    context = {
        "arriving": arriving,
        "wrong": wrong,
        "ready": counts.get("new", 0) + counts.get("changed", 0) - arriving.done,
        "counts": {name: counts.get(name, 0) for name in ("new", "changed", "unsure", "bad", "skipped", "same")},
    }
    return render(request, "office/arrivals/apply.html", context)


@guarded(ARRIVING, "withdraw", find_arriving)
def withdraw(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """Set the list aside."""
    wrong = ""
    if request.method == "POST":
        try:
            withdraw_list(actor=request.actor, arriving=arriving)
        except Refused as refused:
            wrong = refused.message
        else:
            messages.success(request, _("Đã bỏ danh sách “%(title)s”. Có thể gửi lại tệp này.") % {"title": arriving})
            return redirect("arrivals:list")
    return render(request, "office/arrivals/withdraw.html", {"arriving": arriving, "wrong": wrong})


@guarded(ARRIVING, "undo", find_arriving)
def undo(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """Take back what the list changed."""
    if request.method == "POST":
        undo_list(actor=request.actor, arriving=arriving)
        return redirect("arrivals:page", arriving.code)
    return render(request, "office/arrivals/undo.html", {"arriving": arriving})


@guarded(ARRIVING, "apply", find_arriving)
@require_POST
def again(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """Run what failed once more."""
    run_again(actor=request.actor, arriving=arriving)
    return redirect("arrivals:page", arriving.code)
