"""Granted, refused, revoked: each after a question."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.certificates.asked import about
from sachhon.channels.office.certificates.finding import find_certificate
from sachhon.channels.office.certificates.forms import GrantForm, ReasonForm
from sachhon.channels.office.certificates.words import tongue
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import ask
from sachhon.channels.office.shell.forms import sent
from sachhon.domain.assessments.api import (
    CERTIFICATE,
    DEFAULT_YEARS,
    Certificate,
    Refused,
    grant_certificate,
    refuse_certificate,
    revoke_certificate,
    unmet_conditions,
    years_after,
)


@guarded(CERTIFICATE, "decide", find_certificate)
@require_http_methods(["GET", "POST"])
def grant(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """The decision to grant."""
    today = timezone.localdate()
    return ask(
        request,
        about(
            certificate,
            asks=_("Cấp giấy chứng nhận"),
            happens=(_("Hệ thống cho số tiếp theo của năm."),),
            undo=_("Cấp rồi thì chỉ thu hồi được, không sửa được."),
            yes=_("Cấp giấy chứng nhận"),
            danger=False,
        ),
        lambda told: grant_certificate(actor=request.actor, certificate=certificate, **told),
        refused=Refused,
        done=lambda made: _("Đã cấp giấy chứng nhận số %(number)s.") % {"number": made.number},
        form=GrantForm(sent(request), proposed=(today, years_after(today, DEFAULT_YEARS))),
        template="office/certificates/grant.html",
        unmet=[one.name(tongue()) for one in unmet_conditions(certificate)],
    )


@guarded(CERTIFICATE, "decide", find_certificate)
@require_http_methods(["GET", "POST"])
def refuse(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """Not granted, with a reason."""
    return ask(
        request,
        about(
            certificate,
            asks=_("Không cấp giấy chứng nhận?"),
            happens=(_("Hồ sơ được đóng với lý do này."),),
            undo=_("Không hoàn tác được; cơ sở có thể gửi đề nghị mới."),
            yes=pgettext("chứng nhận", "Không cấp"),
        ),
        lambda told: refuse_certificate(actor=request.actor, certificate=certificate, note=told["note"]),
        refused=Refused,
        done=_("Đã ghi: không cấp. Cơ sở có thể gửi đề nghị mới."),
        form=ReasonForm(sent(request)),
    )


@guarded(CERTIFICATE, "revoke", find_certificate)
@require_http_methods(["GET", "POST"])
def revoke(request: OfficeRequest, certificate: Certificate) -> HttpResponse:
    """Revoked, with a reason, for good."""
    return ask(
        request,
        about(
            certificate,
            asks=_("Thu hồi giấy chứng nhận này?"),
            happens=(_("Giấy chứng nhận mất hiệu lực từ hôm nay và được ghi là đã thu hồi ở trang công khai."),),
            undo=_("Không hoàn tác được."),
            yes=pgettext("chứng nhận", "Thu hồi"),
        ),
        lambda told: revoke_certificate(actor=request.actor, certificate=certificate, note=told["note"]),
        refused=Refused,
        done=_("Đã thu hồi giấy chứng nhận."),
        form=ReasonForm(sent(request)),
    )
