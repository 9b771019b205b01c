"""The account registration of a focal unit, and the ministry's queue."""

from __future__ import annotations

from allauth.core.internal.httpkit import get_client_ip
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sachhon.channels.office.people.finding import Placed, find_registration
from sachhon.channels.office.people.forms import DecisionForm, RegistrationForm, registrable_units
from sachhon.channels.office.shell.access import OfficeRequest, guarded, public
from sachhon.domain.accounts.api import (
    REGISTRATIONS,
    AccountRefused,
    Registration,
    Role,
    decide_registration,
    people_of,
    registrations_visible,
    request_registration,
    throttle,
)
from sachhon.foundation.files import RefusedUpload, check_upload, clean_name, download, read

A_PAGE = 50
_FROM_ONE_ADDRESS = "registration"


@public
def register(request: HttpRequest) -> HttpResponse:
    """Ask for an account."""
    form = RegistrationForm(request.POST or None, request.FILES or None)
    client = f"{_FROM_ONE_ADDRESS}:{get_client_ip(request)}"
    if request.method == "POST":
        if throttle.seconds_to_wait(_FROM_ONE_ADDRESS, client):
            form.add_error(None, _("Nhiều đăng ký từ máy này trong thời gian ngắn. Thử lại sau ít phút."))
        elif form.is_valid() and _checked(form):
            throttle.failed(_FROM_ONE_ADDRESS, client)
            _ask(form)
            return redirect("people:registered")
    return render(request, "office/people/register.html", {"form": form, "units": registrable_units()})


@public
def registered(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "office/people/registered.html")


@guarded(REGISTRATIONS, "list")
def queue(request: OfficeRequest) -> HttpResponse:
    """Registrations by status, those that wait first."""
    status = request.GET.get("status", Registration.Status.WAITING)
    if status not in Registration.Status.values:
        status = Registration.Status.WAITING
    found = registrations_visible(request.actor)
    page = Paginator(found.filter(status=status), A_PAGE).get_page(request.GET.get("page"))
    tabs = [
        {"value": value, "label": label, "count": found.filter(status=value).count()}
        for value, label in Registration.Status.choices
    ]
    return render(request, "office/people/queue.html", {"page": page, "status": status, "tabs": tabs})


@guarded(REGISTRATIONS, "view", find_registration)
def registration(request: OfficeRequest, found: Placed) -> HttpResponse:
    """One registration with its document, and who is there already."""
    asked = found.it
    return render(
        request,
        "office/people/registration.html",
        {
            "registration": asked,
            "unit": found.unit,
            "there": people_of({found.unit.code}),
            "form": DecisionForm(),
            "may_decide": REGISTRATIONS.permits(request.actor, "decide", found.place, asked.status),
        },
    )


@guarded(REGISTRATIONS, "decide", find_registration)
def decide(request: OfficeRequest, found: Placed) -> HttpResponse:
    """Approve or refuse."""
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            decided = decide_registration(
                actor=request.actor,
                place=found.place,
                registration=found.it,
                approve=words["decision"] == "approve",
                role=Role(words["role"]),
                reason=words["reason"],
            )
        except AccountRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.words)
        else:
            messages.success(
                request,
                _("Đã chấp thuận. Liên kết đặt mật khẩu đã gửi tới %(email)s.") % {"email": decided.email}
                if decided.status == Registration.Status.APPROVED
                else _("Đã báo không chấp thuận tới %(email)s.") % {"email": decided.email},
            )
            return redirect("people:queue")
    return render(
        request,
        "office/people/registration.html",
        {
            "registration": found.it,
            "unit": found.unit,
            "there": people_of({found.unit.code}),
            "form": form,
            "may_decide": True,
        },
    )


@guarded(REGISTRATIONS, "view", find_registration)
def document(request: OfficeRequest, found: Placed) -> HttpResponse:
    """The decision or letter that was sent with it."""
    file = found.it.document
    return download(request, read(file), found.it.document_name, "application/octet-stream", digest=file.digest)


def _checked(form: RegistrationForm) -> bool:
    sent = form.cleaned_data["document"]
    try:
        check_upload(sent.name, sent.read())
    except RefusedUpload as refusal:
        form.add_error("document", refusal.words)
        return False
    sent.seek(0)
    return True


def _ask(form: RegistrationForm) -> None:
    words = form.cleaned_data
    request_registration(
        email=words["email"],
        full_name=words["full_name"],
        position=words["position"],
        phone=words["phone"],
        unit_code=words["unit"].code,
        unit_name=words["unit"].name,
        document=words["document"].read(),
        document_name=clean_name(words["document"].name),
        focal_body=words["focal_body"],
        decision_number=words["decision_number"],
        decision_date=words["decision_date"],
        note=words["note"],
    )
