"""The certificate on paper, and the address and mark by which anybody tells a true one from a forged one."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from sachhon.domain.assessments.certificates.conditions import all_conditions
from sachhon.domain.assessments.certificates.validity import Validity, validity_of
from sachhon.domain.assessments.models import Certificate, CertificateCheck
from sachhon.domain.assessments.reporting.description import industry_name
from sachhon.vietnamese import format_date
from sachhon.writing.certificate import CertificatePaper, certificate_letter
from sachhon.writing.document import LetterDocument
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import write_pdf
from sachhon.writing.receipt import qr_svg

CHECK_PAGE = "certificates:check"
_SALT = "sachhon.certificate"
_MARK_LENGTH = 16


def certificate_mark(certificate: Certificate) -> str:
    """What stands in the paper's QR code: made of what the certificate says by the system's key."""
    told = (certificate.number, certificate.facility.code, certificate.decided_on, certificate.valid_until)
    return salted_hmac(_SALT, "|".join(map(str, told)), algorithm="sha256").hexdigest()[:_MARK_LENGTH]


def mark_matches(certificate: Certificate, mark: str) -> bool:
    """Whether a mark is that certificate's."""
    return constant_time_compare(certificate_mark(certificate), mark.strip().lower())


def certificate_address(certificate: Certificate) -> str:
    """The public page of a certificate, with its mark."""
    path = reverse(CHECK_PAGE, args=(certificate.number,))
    return f"{settings.SITE_URL.rstrip('/')}{path}?dau={certificate_mark(certificate)}"


def certificate_qr_svg(certificate: Certificate) -> str:
    """The QR code for a page."""
    title = _("Mã QR của giấy chứng nhận %(number)s") % {"number": certificate.number}
    return qr_svg(certificate_address(certificate), title)


def certificate_word(certificate: Certificate) -> bytes:
    """The .docx. Raises ValueError for what was never granted."""
    return write_letter(_letter(certificate))


def certificate_pdf(certificate: Certificate) -> bytes:
    """The PDF. Raises ValueError for what was never granted."""
    return write_pdf(_letter(certificate))


def _letter(certificate: Certificate) -> LetterDocument:
    if not certificate.number or certificate.decided_on is None or certificate.valid_until is None:
        raise ValueError(f"{certificate.code} was never granted")
    facility = certificate.facility
    province = facility.province.name if facility.province else ""
    people = certificate.issuer.startswith(("Tỉnh ", "Thành phố "))
    issuer = certificate.issuer
    return certificate_letter(
        CertificatePaper(
            number=certificate.number,
            facility=facility.name,
            scope=certificate.scope,
            issuer=f"Ủy ban nhân dân\n{issuer[:1].lower()}{issuer[1:]}" if people else issuer,
            decision_number=certificate.decision_number,
            decided_on=certificate.decided_on,
            valid_until=certificate.valid_until,
            address=certificate_address(certificate),
            tax_code=facility.tax_code,
            location=", ".join(part for part in (facility.address, province) if part),
            industry=industry_name(facility.industry),
            grounds=_grounds(certificate),
            place=issuer.removeprefix("Tỉnh ").removeprefix("Thành phố ") if people else "Hà Nội",
            authority=("TM. ỦY BAN NHÂN DÂN",) if people else ("THỦ TRƯỞNG ĐƠN VỊ",),
            banner=_banner(certificate),
        )
    )


def _banner(certificate: Certificate) -> str:
    stands = validity_of(certificate, timezone.localdate())
    if stands is Validity.REVOKED:
        return f"ĐÃ THU HỒI NGÀY {format_date(certificate.revoked_on)}" if certificate.revoked_on else "ĐÃ THU HỒI"
    if stands is Validity.EXPIRED and certificate.valid_until:
        return f"ĐÃ HẾT HIỆU LỰC TỪ SAU NGÀY {format_date(certificate.valid_until)}"
    return ""


def _grounds(certificate: Certificate) -> tuple[str, ...]:
    """The conditions that were found met, and the assessment that they rest on."""
    met = set(certificate.checks.filter(outcome=CertificateCheck.Outcome.MET).values_list("check_code", flat=True))
    lines = [f"{one.name('vi')};" for one in all_conditions() if one.code in met]
    if certificate.assessment:
        lines.append(f"Đánh giá {certificate.assessment.code}: {certificate.assessment.title}.")
    return tuple(lines)
