"""People: of all units, of one unit, one of them; their roles."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.people.asked import about_people
from sachhon.channels.office.people.finding import (
    PersonHere,
    Placed,
    find_membership,
    find_person,
    find_unit,
)
from sachhon.channels.office.people.forms import RoleForm, WhyForm
from sachhon.channels.office.people.listing import people_listed, rows_of
from sachhon.channels.office.people.rights import rights
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.asking import ask
from sachhon.channels.office.shell.forms import sent
from sachhon.domain.accounts.api import (
    DELEGATIONS,
    PEOPLE,
    ROLES,
    AccountRefused,
    Role,
    account_status,
    actor_of,
    delegations_of,
    disable_user,
    enable_user,
    end_role,
    grant_role,
    handovers_of,
    invitations_of,
    memberships_in,
    people_of,
    registrations_waiting,
    running_delegations,
    running_roles,
)
from sachhon.domain.registry.api import Unit, place_of

A_PAGE = 50


@signed_in
def list_people(request: OfficeRequest) -> HttpResponse:
    """Everyone whom the actor may see, with unit and role."""
    words, role = request.GET.get("q", "").strip(), request.GET.get("role", "")
    ended = request.GET.get("ended") == "1"
    found = people_listed(request.actor, words, role if role in Role.values else "", ended)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "office/people/list.html",
        {
            "page": page,
            "rows": rows_of(list(page.object_list)),
            "words": words,
            "chosen": role,
            "ended": ended,
            "roles": Role.choices,
            "own_units": Unit.objects.filter(
                code__in=[grant.unit_code for grant in request.actor.grants if not grant.lent_by]
            ),
            "waiting": registrations_waiting(request.actor),
        },
    )


@guarded(PEOPLE, "list", find_unit)
def unit_people(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """The people of a unit: roles, invitations, what it lent, what was handed over."""
    actor, place = request.actor, place_of(unit)
    may_invite = PEOPLE.permits(actor, "invite", place, "active")
    return render(
        request,
        "office/people/unit.html",
        {
            "unit": unit,
            "rows": rows_of(list(people_of({unit.code}))),
            "ended": rows_of(list(people_of({unit.code}, ended=True).exclude(ended_at=None)[:50])),
            "invitations": invitations_of(unit.code)[:50] if may_invite else (),
            "delegations": running_delegations(unit.code),
            "past_delegations": delegations_of(unit.code).exclude(pk__in=running_delegations(unit.code))[:20],
            "handovers": handovers_of(unit.code)[:20],
            "may_invite": may_invite,
            "may_delegate": DELEGATIONS.permits(actor, "grant", place, "running"),
            "may_revoke": DELEGATIONS.permits(actor, "revoke", place, "running"),
        },
    )


@guarded(PEOPLE, "view", find_person)
def person(request: OfficeRequest, here: PersonHere) -> HttpResponse:
    """A person in a unit: roles and since when, what they may do there and why."""
    actor, status = request.actor, account_status(here.user)
    held = memberships_in(here.user, here.unit.code)
    return render(
        request,
        "office/people/person.html",
        {
            "person": here.user,
            "unit": here.unit,
            "memberships": [
                {"it": one, "may_end": not one.ended_at and ROLES.permits(actor, "end", here.place, one.role)}
                for one in held
            ],
            "lent": delegations_of(here.unit.code).filter(user=here.user),
            "rights": rights(actor_of(here.user), here.place),
            "may_grant": PEOPLE.permits(actor, "roles", here.place, status) and here.user.is_active,
            "may_disable": PEOPLE.permits(actor, "disable", here.place, status),
            "may_enable": PEOPLE.permits(actor, "enable", here.place, status),
            "may_hand_over": PEOPLE.permits(actor, "hand_over", here.place, status)
            and bool(running_roles(here.user, here.unit.code)),
        },
    )


@guarded(PEOPLE, "roles", find_person)
def give_role(request: OfficeRequest, here: PersonHere) -> HttpResponse:
    """One more role for somebody of the unit."""
    form = RoleForm(request.POST or None, actor=request.actor, place=here.place)
    if request.method == "POST" and form.is_valid():
        try:
            grant_role(actor=request.actor, place=here.place, person=here.user, role=Role(form.cleaned_data["role"]))
        except AccountRefused as refusal:
            form.add_error("role", refusal.words)
        else:
            messages.success(request, _("Đã giao vai trò."))
            return redirect("people:person", here.unit.code, here.user.pk)
    return render(request, "office/people/role.html", {"form": form, "person": here.user, "unit": here.unit})


@guarded(ROLES, "end", find_membership)
def take_role(request: OfficeRequest, found: Placed) -> HttpResponse:
    """End a role, with a reason."""
    membership = found.it
    return ask(
        request,
        about_people(
            found.unit,
            asks=_("Kết thúc vai trò"),
            about=f"{membership.user.full_name}, {found.unit.name}: {membership.get_role_display()}",
            happens=(_("Quyền của vai trò này hết ngay ở lần bấm tiếp theo của người đó. Lịch sử vẫn ghi tên họ."),),
            undo=_("Có thể giao lại vai trò sau."),
            yes=_("Kết thúc vai trò"),
        ),
        lambda told: end_role(actor=request.actor, place=found.place, membership=membership, why=told["why"]),
        refused=AccountRefused,
        done=_("Đã kết thúc vai trò. Quyền kèm theo hết hiệu lực ngay."),
        form=WhyForm(sent(request)),
        at="why",
    )


@guarded(PEOPLE, "disable", find_person)
def disable(request: OfficeRequest, here: PersonHere) -> HttpResponse:
    """End all access of a person at once, with a reason."""
    return ask(
        request,
        about_people(
            here.unit,
            asks=_("Khóa tài khoản"),
            about=here.user.full_name,
            happens=(
                _("Người này mất quyền truy cập ngay."),
                _("Mọi phiên đang mở bị đăng xuất, mọi vai trò ở mọi đơn vị tạm ngừng."),
            ),
            undo=_("Có thể mở khóa lại sau; vai trò còn nguyên."),
            yes=_("Khóa ngay"),
            page=_("Khóa tài khoản"),
        ),
        lambda told: disable_user(actor=request.actor, place=here.place, person=here.user, why=told["why"]),
        refused=AccountRefused,
        done=_("Đã khóa tài khoản và đăng xuất mọi phiên."),
        to=reverse("people:person", args=(here.unit.code, here.user.pk)),
        form=WhyForm(sent(request)),
        at="why",
    )


@guarded(PEOPLE, "enable", find_person)
def enable(request: OfficeRequest, here: PersonHere) -> HttpResponse:
    """Let a person sign in again."""
    return ask(
        request,
        about_people(
            here.unit,
            asks=_("Mở khóa tài khoản"),
            about=here.user.full_name,
            happens=(_("Người này đăng nhập lại được, với những vai trò chưa kết thúc."),),
            yes=_("Mở khóa tài khoản"),
            danger=False,
            back=reverse("people:person", args=(here.unit.code, here.user.pk)),
        ),
        lambda told: enable_user(actor=request.actor, place=here.place, person=here.user),
        refused=AccountRefused,
        done=_("Đã mở khóa tài khoản."),
    )
