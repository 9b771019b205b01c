"""Colours and words of a request's life."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from sachhon.catalogue import read_table
from sachhon.domain.assessments.api import (
    Certificate,
    CertificateCheck,
    Validity,
    all_conditions,
    expires_soon,
    validity_of,
)
from sachhon.foundation.models import AuditEntry

Status = Certificate.Status
COLOURS = {
    Status.REQUESTED: "waiting",
    Status.CHECKING: "info",
    Status.RETURNED: "warning",
    Status.GRANTED: "success",
    Status.REFUSED: "neutral",
    Status.REVOKED: "danger",
    Status.WITHDRAWN: "neutral",
}
HAPPENED = {
    "certificate.request": gettext_lazy("Đề nghị cấp"),
    "certificate.describe": gettext_lazy("Sửa nội dung đề nghị"),
    "certificate.send_again": gettext_lazy("Gửi lại"),
    "certificate.withdraw": gettext_lazy("Rút đề nghị"),
    "certificate.publish": gettext_lazy("Đổi việc công khai"),
    "certificate.attach": gettext_lazy("Thêm tệp"),
    "certificate.detach": gettext_lazy("Bỏ tệp"),
    "certificate.begin_check": gettext_lazy("Bắt đầu thẩm tra"),
    "certificate.check": gettext_lazy("Ghi nhận điều kiện"),
    "certificate.return": pgettext_lazy("chứng nhận", "Yêu cầu bổ sung"),
    "certificate.grant": gettext_lazy("Cấp giấy chứng nhận"),
    "certificate.refuse": pgettext_lazy("chứng nhận", "Không cấp"),
    "certificate.revoke": pgettext_lazy("chứng nhận", "Thu hồi"),
}


def tongue() -> str:
    """The reader's language, two letters."""
    return (get_language() or "vi")[:2]


def shown_status(certificate: Certificate, today: date) -> tuple[str, str]:
    """(words, colour): the status, or that it has expired, or soon will."""
    if validity_of(certificate, today) is Validity.EXPIRED:
        return _("Hết hiệu lực"), "warning"
    if expires_soon(certificate, today):
        return _("Sắp hết hiệu lực"), "warning"
    return str(Status(certificate.status).label), COLOURS[Status(certificate.status)]


def public_state(certificate: Certificate, today: date) -> tuple[str, str]:
    """The same for the public: valid, expired or revoked."""
    return {
        Validity.VALID: (_("Còn hiệu lực"), "success"),
        Validity.EXPIRED: (_("Hết hiệu lực"), "warning"),
        Validity.REVOKED: (_("Đã thu hồi"), "danger"),
        None: ("", "neutral"),
    }[validity_of(certificate, today)]


def industries() -> dict[int, str]:
    """{number: name} of the 39, in the reader's language."""
    column = "name_en" if tongue() == "en" else "name_vi"
    return {int(row["tt"]): row[column] for row in read_table("classifiers/industries_39.csv")}


def happened(entry: AuditEntry) -> dict[str, Any]:
    """An entry of the trail with what was said."""
    detail = entry.detail
    lines = []
    if entry.verb == "certificate.check":
        lines.append(_check_words(detail))
    elif entry.verb == "certificate.publish":
        lines.append(_("Đồng ý công khai") if detail.get("public") else _("Không công khai nữa"))
    elif entry.verb in ("certificate.attach", "certificate.detach"):
        lines.append(str(detail.get("name", "")))
    if detail.get("note") and entry.verb != "certificate.check":
        lines.append(str(detail["note"]))
    if entry.verb == "certificate.grant" and detail.get("number"):
        lines.append(str(detail["number"]))
    return {
        "entry": entry,
        "title": str(HAPPENED.get(entry.verb, entry.verb)),
        "lines": [line for line in lines if line],
    }


def _check_words(detail: dict[str, Any]) -> str:
    names = {one.code: one.name(tongue()) for one in all_conditions()}
    code, outcome = str(detail.get("condition", "")), detail.get("outcome", ["", ""])
    now = outcome[1] if isinstance(outcome, list) and len(outcome) == 2 else ""
    told = CertificateCheck.Outcome(now).label if now else _("Chưa ghi nhận")
    note = f". {detail['note']}" if detail.get("note") else ""
    return f"{names.get(code, code)}: {told}{note}"
