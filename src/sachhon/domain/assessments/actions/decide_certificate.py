"""A certificate is granted with its number and last day, refused with a reason, revoked with a reason."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.domain.accounts.api import MINISTRY, Actor
from sachhon.domain.assessments.certificates.conditions import Condition, all_conditions
from sachhon.domain.assessments.certificates.holding import held, locked, made_before, moved, place_of_certificate
from sachhon.domain.assessments.certificates.validity import LONGEST_YEARS, years_after
from sachhon.domain.assessments.models import Certificate, CertificateCheck
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.registry.api import Unit

_TRIES = 5


def grant_certificate(
    *, actor: Actor, certificate: Certificate, decision_number: str, decided_on: date | None, valid_until: date | None
) -> Certificate:
    """Granted: it gets the next number of the year. Every required condition must have been found met.

    Raises PermissionDenied, Refused.
    """
    for tried in range(_TRIES):
        try:
            return _granted(actor, certificate, decision_number, decided_on, valid_until)
        except IntegrityError:  # somebody else was given that number in this moment
            if tried == _TRIES - 1:
                raise
    raise AssertionError("a try returns or raises")


@transaction.atomic
def _granted(
    actor: Actor, certificate: Certificate, decision_number: str, decided_on: date | None, valid_until: date | None
) -> Certificate:
    if made_before(actor, standing := locked(certificate), "grant"):
        return standing
    held(actor, certificate, "decide")
    _check_decision(decision_number, decided_on, valid_until)
    assert decided_on is not None
    lacking = unmet_conditions(standing)
    if lacking:
        words = ngettext(
            "Còn %(n)s điều kiện bắt buộc chưa được ghi nhận là đạt: %(which)s.",
            "Còn %(n)s điều kiện bắt buộc chưa được ghi nhận là đạt: %(which)s.",
            len(lacking),
        )
        named = {"n": len(lacking), "which": "; ".join(one.name().lower() for one in lacking)}
        raise Refused("checks_open", words % named)
    return moved(
        actor,
        certificate,
        "grant",
        number=next_number(decided_on.year),
        issuer=_issuer(actor, standing),
        decision_number=decision_number.strip()[:60],
        decided_on=decided_on,
        decided_by=actor.user,
        valid_until=valid_until,
    )[0]


@transaction.atomic
def refuse_certificate(*, actor: Actor, certificate: Certificate, note: str) -> Certificate:
    """Not granted; the facility may ask again later. Raises PermissionDenied, Refused."""
    today = timezone.localdate()
    return moved(actor, certificate, "refuse", note, decided_on=today, decided_by=actor.user)[0]


@transaction.atomic
def revoke_certificate(*, actor: Actor, certificate: Certificate, note: str) -> Certificate:
    """Revoked from today, for good; it stays in the public list as revoked. Raises PermissionDenied, Refused."""
    return moved(actor, certificate, "revoke", note, revoked_on=timezone.localdate())[0]


def unmet_conditions(certificate: Certificate) -> list[Condition]:
    """The required conditions that nobody has found met."""
    met = set(certificate.checks.filter(outcome=CertificateCheck.Outcome.MET).values_list("check_code", flat=True))
    return [one for one in all_conditions() if one.required and one.code not in met]


def next_number(year: int) -> str:
    """ "SXSH-2026-0007": the next of the year in the whole country."""
    start = f"SXSH-{year}-"
    taken = Certificate.objects.filter(number__startswith=start).values_list("number", flat=True)
    numbers = [int(number.removeprefix(start)) for number in taken if number.removeprefix(start).isdigit()]
    return f"{start}{max(numbers, default=0) + 1:04d}"


def _check_decision(decision_number: str, decided_on: date | None, valid_until: date | None) -> None:
    today = timezone.localdate()
    if not decision_number.strip():
        raise Refused("decision_missing", _("Nhập số quyết định cấp."), "decision_number")
    if decided_on is None:
        raise Refused("day_missing", _("Nhập ngày quyết định."), "decided_on")
    if decided_on > today:
        raise Refused("day_ahead", _("Ngày quyết định không được ở sau hôm nay."), "decided_on")
    if valid_until is None:
        raise Refused("until_missing", _("Nhập ngày hết hiệu lực."), "valid_until")
    if valid_until <= today:
        raise Refused("until_past", _("Ngày hết hiệu lực phải sau hôm nay."), "valid_until")
    if valid_until > years_after(decided_on, LONGEST_YEARS):
        raise Refused(
            "until_far",
            _("Hiệu lực nhiều nhất %(n)s năm kể từ ngày quyết định.") % {"n": LONGEST_YEARS},
            "valid_until",
        )


def _issuer(actor: Actor, certificate: Certificate) -> str:
    """The body in whose name the actor decides: the nearest above the facility."""
    place = place_of_certificate(certificate)
    own = {grant.unit_code for grant in actor.grants if not grant.lent_by}
    code = next((code for code in place.line[1:] if code in own), MINISTRY)
    unit = Unit.objects.filter(code=code).first()
    return unit.name if unit else ""
