"""Handover: who takes over, what is open, then it is done or waits for the successor."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from sachhon.channels.office.people.finding import PersonHere, Placed, find_handover, find_person
from sachhon.channels.office.people.forms import HandoverForm
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.accounts.api import (
    PEOPLE,
    AccountRefused,
    Role,
    hand_over,
    open_work,
    people_of,
    running_roles,
)


@guarded(PEOPLE, "hand_over", find_person)
def wizard(request: OfficeRequest, here: PersonHere) -> HttpResponse:
    """First who takes over; then what passes, to confirm; then the record."""
    confirmed = request.POST.get("step") == "confirm"
    form = HandoverForm(request.POST or None)
    page = {
        "form": form,
        "person": here.user,
        "unit": here.unit,
        "roles": [Role(role).label for role in running_roles(here.user, here.unit.code)],
        "work": open_work.open_work(here.unit.code, here.user.pk),
        "colleagues": people_of({here.unit.code}).exclude(user=here.user),
    }
    if request.method != "POST" or not form.is_valid() or request.POST.get("step") == "back":
        return render(request, "office/people/handover.html", page)
    words = form.cleaned_data
    if confirmed:
        try:
            handover = hand_over(
                actor=request.actor,
                place=here.place,
                unit_name=here.unit.name,
                predecessor=here.user,
                successor_email=words["successor_email"],
                successor_name=words["successor_name"],
                note=words["note"],
            )
        except AccountRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.words)
            return render(request, "office/people/handover.html", page)
        return redirect("people:handover", handover.pk)
    # Only a colleague is named: nobody learns here who has an account elsewhere.
    successor = people_of({here.unit.code}).filter(user__email=words["successor_email"]).first()
    return render(request, "office/people/handover_confirm.html", {**page, "successor": successor and successor.user})


@guarded(PEOPLE, "handover_record", find_handover)
def record(request: OfficeRequest, found: Placed) -> HttpResponse:
    """The record of a handover."""
    roles = [Role(role).label for role in found.it.roles]
    return render(
        request, "office/people/handover_record.html", {"handover": found.it, "unit": found.unit, "roles": roles}
    )
