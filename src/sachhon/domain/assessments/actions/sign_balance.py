"""Somebody answers for a balance that does not close, or of which a side is unknown, and may take that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, BalanceSignature, ProcessStep
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import ChangedMeanwhile
from sachhon.domain.assessments.workspace.balances import Balance, balance_of
from sachhon.foundation import audit

SHORTEST = 10


@dataclass(frozen=True, slots=True)
class UnknownBalance:
    """A balance that cannot be made, as it was shown: what is known of its other side."""

    of: str
    step: ProcessStep | None
    known_total: str


@transaction.atomic
def sign_balance(
    *,
    actor: Actor,
    assessment: Assessment,
    of: str,
    step: ProcessStep | None,
    closure_pct: Decimal | None,
    reason: str,
    known_total: str = "",
) -> BalanceSignature:
    """The balance that stands at `closure_pct` is signed for; another closure needs another signature.

    `closure_pct` None: it cannot be made, and `known_total` is what is known of the other side, as it was shown.
    Raises PermissionDenied; ChangedMeanwhile where the balance stands otherwise by now; Refused for one that needs no
    signature, or a reason of fewer than ten letters.
    """
    standing, place = held_for(actor, assessment, "sign")
    balance = balance_of(standing, of, step)
    if balance is None:
        raise Refused("no_balance", _("Không còn dòng nào của cân bằng này. Tải lại trang."))
    if (balance.signed_closure, balance.known_total) != (closure_pct, known_total):
        raise ChangedMeanwhile
    if balance.state == "closed":
        raise Refused("closes", _("Cân bằng khép trong sai số cho phép, không cần ký nhận."))
    if balance.signature is not None:
        return balance.signature
    if len(reason.strip()) < SHORTEST:
        raise Refused("reason_missing", _why_words(balance), "reason")
    standing.signatures.filter(of=of, step=step, withdrawn_at=None).update(withdrawn_at=timezone.now())
    made = BalanceSignature.objects.create(
        assessment=standing,
        step=step,
        of=of,
        closure_pct=closure_pct,
        unknown_side=balance.unknown_side,
        known_total=balance.known_total,
        reason=reason.strip()[:1000],
        by=actor.user,
    )
    audit.record(
        who=actor.who_for(place),
        verb="assessment.sign_balance",
        object_type="assessment",
        object_id=standing.code,
        unit_code=standing.facility.code,
        detail={
            "of": of,
            "step": f"{step.number}. {step.name}" if step is not None else "",
            **_what(made),
            "reason": made.reason,
        },
    )
    return made


@transaction.atomic
def sign_unknown_balances(
    *, actor: Actor, assessment: Assessment, chosen: Sequence[UnknownBalance], reason: str
) -> list[BalanceSignature]:
    """Several balances of which a side is unknown, signed for with one reason: a signature each, or none at all.

    Raises PermissionDenied, ChangedMeanwhile, Refused.
    """
    if not chosen:
        raise Refused("none_chosen", _("Chọn ít nhất một cân bằng."))
    return [
        sign_balance(
            actor=actor,
            assessment=assessment,
            of=one.of,
            step=one.step,
            closure_pct=None,
            known_total=one.known_total,
            reason=reason,
        )
        for one in chosen
    ]


@transaction.atomic
def withdraw_signature(*, actor: Actor, assessment: Assessment, signature: BalanceSignature) -> BalanceSignature:
    """The signature holds no more; it stays in the history. Raises PermissionDenied, Refused."""
    standing, place = held_for(actor, assessment, "sign")
    held = standing.signatures.filter(pk=signature.pk, withdrawn_at=None).select_related("step").first()
    if held is None:
        raise Refused("not_signed", _("Chữ ký này đã được rút."))
    held.withdrawn_at = timezone.now()
    held.save(update_fields=("withdrawn_at",))
    audit.record(
        who=actor.who_for(place),
        verb="assessment.withdraw_signature",
        object_type="assessment",
        object_id=standing.code,
        unit_code=standing.facility.code,
        detail={"of": held.of, "step": str(held.step or ""), **_what(held)},
    )
    return held


def _what(signed: BalanceSignature) -> dict[str, str]:
    """What was signed, for the trail."""
    if signed.closure_pct is not None:
        return {"closure_pct": str(signed.closure_pct)}
    return {"unknown_side": signed.unknown_side, "known_total": signed.known_total}


def _why_words(balance: Balance) -> str:
    if balance.closure is None:
        return _("Ghi rõ vì sao chưa biết mà báo cáo vẫn dùng được.")
    return _("Ghi rõ vì sao cân bằng không khép mà vẫn dùng được.")
