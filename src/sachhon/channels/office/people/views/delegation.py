"""Delegation: a unit lends the officer's role until a day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sachhon.channels.office.people.asked import about_people
from sachhon.channels.office.people.finding import Placed, find_delegation, find_lending_unit
from sachhon.channels.office.people.forms import DelegationForm
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import ask
from sachhon.domain.accounts.api import DELEGATIONS, AccountRefused, delegate, revoke_delegation
from sachhon.domain.registry.api import Unit, place_of


@guarded(DELEGATIONS, "grant", find_lending_unit)
def grant(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Let somebody of another unit type for this one."""
    form = DelegationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            lent = delegate(
                actor=request.actor,
                place=place_of(unit),
                email=words["email"],
                until=words["until"],
                note=words["note"],
            )
        except AccountRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.words)
        else:
            messages.success(
                request,
                _("%(name)s được nhập số liệu cho đơn vị đến hết ngày %(day)s.")
                % {"name": lent.user.full_name, "day": f"{lent.until:%d/%m/%Y}"},
            )
            return redirect("people:unit", unit.code)
    return render(request, "office/people/delegate.html", {"form": form, "unit": unit})


@guarded(DELEGATIONS, "revoke", find_delegation)
def revoke(request: OfficeRequest, found: Placed) -> HttpResponse:
    """Take back what was lent, after a question."""
    lent = found.it
    told = {"unit": found.unit.name, "day": f"{lent.until:%d/%m/%Y}"}
    return ask(
        request,
        about_people(
            found.unit,
            asks=_("Thu hồi ủy quyền"),
            about=lent.user.full_name,
            happens=(
                _("Người này đang được nhập số liệu cho %(unit)s đến %(day)s.") % told,
                _("Thu hồi có hiệu lực ngay; những gì đã nhập vẫn còn."),
            ),
            undo=_("Có thể ủy quyền lại sau."),
            yes=_("Thu hồi ủy quyền"),
        ),
        lambda told: revoke_delegation(actor=request.actor, place=found.place, delegation=lent),
        refused=AccountRefused,
        done=_("Đã thu hồi ủy quyền, có hiệu lực ngay."),
    )
