"""The yes to a list, setting it aside, taking it back: each asks first and says what it does."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sachhon.channels.office.arrivals.finding import find_arriving
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
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
    return ask(
        request,
        _question(
            arriving,
            asks=_("Bỏ danh sách này?"),
            happens=(_("Không dòng nào của danh sách vào danh bạ."),),
            undo=_("Danh sách vẫn được lưu để tra cứu; muốn dùng lại thì gửi lại tệp."),
            yes=_("Bỏ danh sách"),
        ),
        lambda told: withdraw_list(actor=request.actor, arriving=arriving),
        refused=Refused,
        done=_("Đã bỏ danh sách “%(title)s”. Có thể gửi lại tệp này.") % {"title": arriving},
        to="arrivals:list",
    )


@guarded(ARRIVING, "undo", find_arriving)
def undo(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """Take back what the list changed."""
    return ask(
        request,
        _question(
            arriving,
            asks=_("Rút lại cả danh sách?"),
            happens=(
                _("Thông tin trở lại như trước khi có danh sách này."),
                _("Thông tin đã được sửa sau đó thì giữ nguyên, và được ghi rõ ở lịch sử của cơ sở."),
                _("Cơ sở chỉ do danh sách này thêm vào thì ra khỏi danh bạ; cơ sở đã có thông tin khác thì ở lại."),
            ),
            undo=_("Muốn dùng lại danh sách thì gửi lại tệp."),
            yes=_("Rút lại danh sách"),
        ),
        lambda told: undo_list(actor=request.actor, arriving=arriving),
        refused=Refused,
    )


@guarded(ARRIVING, "apply", find_arriving)
@require_POST
def again(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """Run what failed once more."""
    run_again(actor=request.actor, arriving=arriving)
    return redirect("arrivals:page", arriving.code)


def _question(arriving: Arriving, **told: Any) -> Question:
    back = reverse("arrivals:page", args=(arriving.code,))
    crumbs = ((_("Tiếp nhận danh sách"), reverse("arrivals:list")), (arriving.code, back))
    return Question(about=arriving.title, back=back, crumbs=crumbs, **told)
