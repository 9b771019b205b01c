"""A word to the facility before its certificate expires: once, sixty days ahead, with the other notices of the day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Membership, actor_of
from sachhon.domain.assessments.certificates.holding import place_of_certificate
from sachhon.domain.assessments.certificates.showing import CertificateSearch, certificates_found
from sachhon.domain.assessments.models import Certificate
from sachhon.domain.assessments.policies import CERTIFICATE
from sachhon.foundation import mail
from sachhon.vietnamese import format_date

DIGEST = "certificates"


def remind_of_expiry(on: date) -> int:
    """Mails queued for what expires soon; a repeat queues none (each has its key)."""
    rows = Certificate.objects.select_related("facility__province", "requested_by")
    return sum(_remind(one) for one in certificates_found(rows, CertificateSearch(state="soon"), on))


def _remind(certificate: Certificate) -> int:
    assert certificate.valid_until is not None
    until = format_date(certificate.valid_until)
    address = f"{settings.SITE_URL.rstrip('/')}{reverse('certificates:page', args=(certificate.code,))}"
    words = {
        "number": certificate.number,
        "facility": certificate.facility.name,
        "until": until,
        "address": address,
    }
    known = 0
    for to in _addresses(certificate):
        key = f"certificate.{certificate.pk}.{certificate.valid_until:%Y%m%d}.{to}"[:160]
        if mail.OutgoingMail.objects.filter(key=key).exists():
            continue
        mail.queue(
            to=to,
            subject=_("Giấy chứng nhận %(number)s hết hiệu lực ngày %(until)s") % words,
            text=_(
                "Giấy chứng nhận áp dụng sản xuất sạch hơn %(number)s của %(facility)s có hiệu lực đến hết ngày "
                "%(until)s. Muốn tiếp tục được chứng nhận, cơ sở gửi đề nghị mới.\n\n%(address)s\n"
            )
            % words,
            key=key,
            digest_key=DIGEST,
        )
        known += 1
    return known


def _addresses(certificate: Certificate) -> list[str]:
    """Those who work for the facility now; where nobody does, who asked for it, while they may still see it."""
    people = Membership.objects.filter(
        unit_code=certificate.facility.code, ended_at=None, user__is_active=True
    ).values_list("user__email", flat=True)
    found = sorted(set(filter(None, people)))
    asked = certificate.requested_by
    still = CERTIFICATE.permits(actor_of(asked), "view", place_of_certificate(certificate), certificate.status)
    return found or ([asked.email] if still and asked.email else [])
