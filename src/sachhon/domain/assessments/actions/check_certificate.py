"""A request is looked at: begun, condition by condition, sent back for more."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.certificates.conditions import condition_of
from sachhon.domain.assessments.certificates.grounds import grounds_of
from sachhon.domain.assessments.certificates.holding import held, moved, tell
from sachhon.domain.assessments.models import Certificate, CertificateCheck
from sachhon.domain.assessments.refusals import Refused

Outcome = CertificateCheck.Outcome


@transaction.atomic
def begin_check(*, actor: Actor, certificate: Certificate) -> Certificate:
    """Somebody takes it up; the facility cannot change it meanwhile. Raises PermissionDenied, Refused."""
    return moved(actor, certificate, "begin_check")[0]


@transaction.atomic
def record_check(
    *, actor: Actor, certificate: Certificate, code: str, outcome: str, note: str = ""
) -> CertificateCheck:
    """What was found of one condition; "" takes it back. Against what the data say a note is needed.

    Raises PermissionDenied, Refused.
    """
    standing = held(actor, certificate, "check")
    if standing.status != Certificate.Status.CHECKING:
        raise Refused("not_begun", _("Bắt đầu thẩm tra trước khi ghi kết quả từng điều kiện."))
    condition = condition_of(code)
    if condition is None:
        raise Refused("unknown_check", _("Không có điều kiện này. Tải lại trang."))
    if outcome and outcome not in Outcome.values:
        raise Refused("outcome", _("Chọn đạt hoặc không đạt."), f"outcome.{code}")
    found = grounds_of(standing, condition, timezone.localdate())
    against = found is not None and found.met is not None and outcome and found.met != (outcome == Outcome.MET)
    if against and not note.strip():
        raise Refused(
            "note_missing",
            _("Kết luận khác với số liệu trong hệ thống: ghi căn cứ."),
            f"note.{code}",
        )
    if outcome == Outcome.NOT_MET and not note.strip():
        raise Refused("note_missing", _("Ghi vì sao không đạt để cơ sở biết."), f"note.{code}")
    row, made = CertificateCheck.objects.get_or_create(certificate=standing, check_code=code)
    before = (row.outcome, row.note)
    row.outcome, row.note = outcome, note.strip()[:500]
    if before == (row.outcome, row.note) and not made:
        return row
    row.by = actor.user
    row.save()
    tell(actor, standing, "check", {"condition": code, "outcome": [before[0], row.outcome], "note": row.note})
    return row


@transaction.atomic
def return_certificate(*, actor: Actor, certificate: Certificate, note: str) -> Certificate:
    """Back to the facility, with what is asked for. Raises PermissionDenied, Refused."""
    return moved(actor, certificate, "return", note)[0]
