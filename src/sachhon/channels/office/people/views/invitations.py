"""Invitations: sent, taken back, accepted."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sachhon.channels.office.people.finding import Placed, find_invitation, find_unit
from sachhon.channels.office.people.forms import InvitationForm, JoinForm
from sachhon.channels.office.shell.access import OfficeRequest, guarded, public
from sachhon.domain.accounts.api import (
    INVITATIONS,
    PEOPLE,
    AccountRefused,
    Role,
    User,
    accept_invitation,
    invitation_of,
    invite,
    revoke_invitation,
)
from sachhon.domain.registry.api import Unit, place_of

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@guarded(PEOPLE, "invite", find_unit)
def send(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A link by e-mail to join the unit."""
    place = place_of(unit)
    form = InvitationForm(request.POST or None, actor=request.actor, place=place)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            invite(
                actor=request.actor,
                place=place,
                unit_name=unit.name,
                email=words["email"],
                role=Role(words["role"]),
                full_name=words["full_name"],
                position=words["position"],
            )
        except AccountRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.words)
        else:
            messages.success(request, _("Đã gửi lời mời tới %(email)s.") % {"email": words["email"]})
            return redirect("people:unit", unit.code)
    return render(request, "office/people/invite.html", {"form": form, "unit": unit})


@guarded(INVITATIONS, "revoke", find_invitation)
@require_POST
def revoke(request: OfficeRequest, found: Placed) -> HttpResponse:
    """Take an invitation back."""
    revoke_invitation(actor=request.actor, place=found.place, invitation=found.it)
    messages.success(request, _("Đã thu hồi lời mời. Liên kết trong thư không dùng được nữa."))
    return redirect("people:unit", found.unit.code)


@public
@never_cache
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Join by the link of a letter."""
    invitation = invitation_of(token)
    if invitation is None:
        return render(request, "office/people/link_closed.html", status=404)
    known = User.objects.filter(email=invitation.email).exists()
    here = request.user if request.user.is_authenticated else None
    page = {
        "invitation": invitation,
        "known": known,
        "right_person": here is not None and here.email == invitation.email,
    }
    if known:
        return _join_as(request, token, here, page)
    form = JoinForm(request.POST or None, initial={"full_name": invitation.full_name, "position": invitation.position})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            user = accept_invitation(
                token=token,
                full_name=words["full_name"],
                position=words["position"],
                phone=words["phone"],
                password=words["password"],
            )
        except AccountRefused as refusal:
            form.add_error(None, refusal.words)
        except ValidationError as weak:
            form.add_error("password", weak)
        else:
            login(request, user, backend=_BACKEND)
            messages.success(request, _("Tài khoản đã sẵn sàng. Chào mừng anh/chị."))
            return redirect("people:me")
    return render(request, "office/people/join.html", {**page, "form": form})


def _join_as(request: HttpRequest, token: str, here: User | None, page: dict[str, object]) -> HttpResponse:
    """Who has an account accepts with one click, signed in."""
    if request.method == "POST" and page["right_person"]:
        try:
            accept_invitation(token=token, full_name="", signed_in=here)
        except AccountRefused as refusal:
            messages.error(request, refusal.words)
        else:
            messages.success(request, _("Anh/chị đã nhận vai trò mới."))
            return redirect("people:me")
    return render(request, "office/people/join.html", page)
