"""A request is taken up, its conditions are looked at, it is sent back for more."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from sachhon.channels.office.certificates.asked import about
from sachhon.channels.office.certificates.finding import find_certificate
from sachhon.channels.office.certificates.forms import CheckForm, ReasonForm
from sachhon.channels.office.certificates.views.page import shown
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import ask
from sachhon.channels.office.shell.forms import sent
from sachhon.domain.assessments.api import (
    CERTIFICATE,
    Certificate,
    Refused,
    all_conditions,
    begin_check,
    record_check,
    return_certificate,
)


@guarded(CERTIFICATE, "check", find_certificate)
@require_POST
def begin(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """Somebody takes it up."""
    try:
        begin_check(actor=request.actor, certificate=certificate)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã bắt đầu thẩm tra. Cơ sở không sửa được đề nghị trong lúc này."))
    return redirect("certificates:page", certificate.code)


@guarded(CERTIFICATE, "check", find_certificate)
@require_POST
def record(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """What was found of every condition; all of it, or nothing."""
    checks = {one.check_code: one for one in certificate.checks.all()}
    form = CheckForm(request.POST, conditions=all_conditions(), found=checks)
    if form.is_valid() and _recorded(request, certificate, form):
        messages.success(request, _("Đã lưu kết quả thẩm tra."))
        return redirect("certificates:page", certificate.code)
    return shown(request, certificate, form)


def _recorded(request: OfficeRequest, certificate: Certificate, form: CheckForm) -> bool:
    known = {one.check_code: (one.outcome, one.note) for one in certificate.checks.all()}
    with transaction.atomic():
        for code, outcome, note in form.told():
            if known.get(code, ("", "")) == (outcome, note.strip()):
                continue
            try:
                record_check(actor=request.actor, certificate=certificate, code=code, outcome=outcome, note=note)
            except Refused as refused:
                form.refuse(refused)
        if form.errors:
            transaction.set_rollback(True)
    return not form.errors


@guarded(CERTIFICATE, "check", find_certificate)
@require_http_methods(["GET", "POST"])
def send_back(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """Back to the facility, with what is asked for."""
    form = ReasonForm(sent(request))
    form.fields["note"].label = _("Cần bổ sung gì")
    return ask(
        request,
        about(
            certificate,
            asks=_("Yêu cầu cơ sở bổ sung"),
            happens=(_("Cơ sở sửa được đề nghị và thêm giấy tờ, rồi gửi lại. Các kết luận đã ghi vẫn giữ."),),
            yes=_("Gửi yêu cầu bổ sung"),
            page=pgettext("chứng nhận", "Yêu cầu bổ sung"),
            danger=False,
        ),
        lambda told: return_certificate(actor=request.actor, certificate=certificate, note=told["note"]),
        refused=Refused,
        done=_("Đã gửi yêu cầu bổ sung cho cơ sở."),
        form=form,
    )
