"""Who am I here: profile, roles, sessions, second factor."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sachhon.channels.office.people import second_factor
from sachhon.channels.office.people.browsers import browser_name
from sachhon.channels.office.people.forms import ProfileForm
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.accounts.api import change_profile, end_session, sessions_of
from sachhon.domain.registry.api import Unit

_YEAR = 365 * 86400


@signed_in
def me(request: OfficeRequest) -> HttpResponse:
    """What stands here about the person, and what they may change themselves."""
    person = request.actor.user
    known = {name: getattr(person, name) for name in ("full_name", "position", "phone", "language")}
    form = ProfileForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        change_profile(person=person, **form.cleaned_data)
        messages.success(request, _("Đã lưu thông tin của anh/chị."))
        response = redirect("people:me")
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            form.cleaned_data["language"],
            _YEAR,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response
    names = dict(Unit.objects.filter(code__in=request.actor.units).values_list("code", "name"))
    page: dict[str, Any] = {
        "form": form,
        "roles": [
            {"role": grant.role.label, "unit": names.get(grant.unit_code, grant.unit_code), "lent_by": grant.lent_by}
            for grant in request.actor.grants
        ],
        "sessions": [
            {
                "it": session,
                "browser": browser_name(session.user_agent),
                "here": session.session_key == request.session.session_key,
            }
            for session in sessions_of(person)
        ],
        "has_second_factor": Authenticator.objects.filter(user=person)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .exists(),
        "second_factor_demanded": second_factor.demanded_of(request.actor),
        "oidc": bool(settings.SOCIALACCOUNT_PROVIDERS),
    }
    return render(request, "office/people/me.html", page)


@signed_in
@require_POST
def sign_out_session(request: OfficeRequest, session_id: int) -> HttpResponse:
    """End one of one's own sessions."""
    if not end_session(request.actor.user, session_id):
        raise Http404
    messages.success(request, _("Đã đăng xuất phiên đó."))
    return redirect("people:me")
