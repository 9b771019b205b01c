"""The pages of the system."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sachhon.channels.office.shell.access import Found, OfficeRequest, guarded, public, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.channels.office.system import trail
from sachhon.channels.office.system.changes import (
    VERIFY_KIND,
    ask_to_verify,
    repeat_job,
    repeat_mail,
    told_of_export,
)
from sachhon.channels.office.system.link_keys import without_link_keys
from sachhon.channels.office.system.policies import SYSTEM
from sachhon.channels.office.system.words import HARMS
from sachhon.domain.accounts.api import Place, User
from sachhon.foundation.health import State, checks, database_answers
from sachhon.foundation.jobs.schedule import SCHEDULED
from sachhon.foundation.jobs.worker import heard_lately
from sachhon.foundation.models import Job, OutgoingMail

PER_PAGE = 50


def find_job(job_id: int) -> Found:
    """A job, as the ministry's."""
    return Found(get_object_or_404(Job, pk=job_id))


def find_mail(mail_id: int) -> Found:
    """A mail, as the ministry's."""
    return Found(get_object_or_404(OutgoingMail, pk=mail_id))


@public
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """For load balancers: does it answer, and its database. Nothing else is told."""
    well = database_answers()
    return JsonResponse({"status": "ok" if well else "failed"}, status=200 if well else 503)


@guarded(SYSTEM, "view")
@require_safe
def health(request: OfficeRequest) -> HttpResponse:
    """Is the system well, and what to do where it is not."""
    found = list(checks())
    worst = next((state for state in (State.FAILED, State.WARNING) if any(one.state == state for one in found)), "")
    return render(request, "office/system/health.html", {"checks": found, "worst": worst})


@guarded(SYSTEM, "audit")
@require_safe
def audit(request: OfficeRequest) -> HttpResponse:
    """The trail, newest first."""
    form = trail.TrailFilter(request.GET or None)
    page = _page(request, form.entries())
    verified = Job.objects.filter(kind=VERIFY_KIND).first()
    context: dict[str, Any] = {"form": form, "page": page, "rows": trail.rows(list(page)), "verified": verified}
    context["broken"] = _broken(verified)
    return render(request, "office/system/audit.html", context)


@guarded(SYSTEM, "export")
@require_safe
def audit_export(request: OfficeRequest) -> HttpResponse:
    """The same list as Excel."""
    form = trail.TrailFilter(request.GET or None)
    entries = form.entries()
    sheet = trail.sheet(entries, form.chosen if form.is_bound else {})
    told_of_export(actor=request.actor, count=len(sheet.rows), chosen=form.chosen if form.is_bound else {})
    return send_sheet(request, sheet, "xlsx", "nhat-ky")


@guarded(SYSTEM, "verify")
@require_POST
def audit_verify(request: OfficeRequest) -> HttpResponse:
    """Walk the trail, as a job."""
    ask_to_verify(actor=request.actor)
    return redirect("system:audit")


@guarded(SYSTEM, "view")
@require_safe
def jobs(request: OfficeRequest) -> HttpResponse:
    """The queue: what waits, runs, failed and was done."""
    state = request.GET.get("trang-thai", "")
    found = Job.objects.all()
    if request.GET.get("dinh-ky") != "1":
        found = found.exclude(kind__startswith=SCHEDULED)
    if state in Job.State.values:
        found = found.filter(state=state)
    page = _page(request, found)
    asked_by = dict(User.objects.filter(pk__in={job.actor_id for job in page}).values_list("pk", "full_name"))
    context = {
        "page": page,
        "rows": [(job, asked_by.get(job.actor_id, _("Hệ thống"))) for job in page],
        "states": Job.State.choices,
        "state": state,
        "scheduled": request.GET.get("dinh-ky") == "1",
        "workers": heard_lately(timezone.now()),
        "may_repeat": _may_repeat(request),
    }
    return render(request, "office/system/jobs.html", context)


@signed_in
@require_safe
def job(request: OfficeRequest, job_id: int) -> HttpResponse:
    """How far one job is, for the page that shows it: of those who asked for it, and of who looks after the system."""
    found = get_object_or_404(Job, pk=job_id)
    own = found.actor_id is not None and found.actor_id == request.user.pk
    if not own and not SYSTEM.permits(request.actor, "view", Place()):
        raise Http404
    return render(request, "office/system/_job.html", {"job": found})


@guarded(SYSTEM, "repeat", find_job)
@require_POST
def job_repeat(request: OfficeRequest, found: Job) -> HttpResponse:
    """Run it once more."""
    if repeat_job(actor=request.actor, job=found):
        messages.success(request, _("Đã đưa công việc trở lại hàng đợi."))
    else:
        messages.info(request, _("Công việc này đang chạy hoặc đã xong, không cần chạy lại."))
    return redirect("system:jobs")


@guarded(SYSTEM, "view")
@require_safe
def mails(request: OfficeRequest) -> HttpResponse:
    """The outbox."""
    state = request.GET.get("trang-thai", "")
    found = OutgoingMail.objects.all()
    if state in OutgoingMail.State.values:
        found = found.filter(state=state)
    if to := request.GET.get("den", "").strip():
        found = found.filter(to__icontains=to)
    context = {
        "page": _page(request, found.defer("text")),
        "states": OutgoingMail.State.choices,
        "state": state,
        "to": to,
        "may_repeat": _may_repeat(request),
    }
    return render(request, "office/system/mails.html", context)


@guarded(SYSTEM, "view", find_mail)
@require_safe
def mail(request: OfficeRequest, found: OutgoingMail) -> HttpResponse:
    """One mail with its words."""
    page = {"mail": found, "text": without_link_keys(found.text), "may_repeat": _may_repeat(request)}
    return render(request, "office/system/mail.html", page)


@guarded(SYSTEM, "repeat", find_mail)
@require_POST
def mail_repeat(request: OfficeRequest, found: OutgoingMail) -> HttpResponse:
    """Send it once more."""
    if repeat_mail(actor=request.actor, letter=found):
        messages.success(request, _("Đã đưa thư trở lại hàng đợi."))
    else:
        messages.info(request, _("Thư này đang chờ gửi hoặc đã gửi, không cần gửi lại."))
    return redirect("system:mails")


def _page(request: HttpRequest, found: QuerySet[Any]) -> Page[Any]:
    return Paginator(found, PER_PAGE).get_page(request.GET.get("page"))


def _may_repeat(request: OfficeRequest) -> bool:
    return SYSTEM.permits(request.actor, "repeat", Place())


def _broken(verified: Job | None) -> list[tuple[int, str]]:
    """(entry, what was done to it) of the last walk."""
    result = (verified.result if verified else None) or {}
    return [(one["number"], str(HARMS[one["harm"]])) for one in result.get("broken", ())]
