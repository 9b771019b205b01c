"""What shows that an option works: files of evidence, measurements before and after."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Evidence, Measurement, Option
from sachhon.domain.assessments.options.holding import held, told
from sachhon.domain.assessments.options.recording import (
    MeasurementFacts,
    check_measurement,
    kept_evidence,
    kept_measurement,
    switched,
    words_of,
    words_of_file,
)
from sachhon.domain.assessments.refusals import Refused


def attach_evidence(*, actor: Actor, option: Option, name: str, data: bytes, shows: str = "") -> Evidence:
    """A file at the option; the same file a second time is there once. Raises PermissionDenied, RefusedUpload."""
    with transaction.atomic():
        locked = held(actor, option, "carry_out")
        made, new = kept_evidence(locked.assessment, locked, name=name, data=data, shows=shows, by=actor.user)
        if new:
            detail = {"option": locked.number, **words_of_file(made), "shows": made.shows}
            told(actor, locked.assessment, "option.evidence", detail)
    return made


def detach_evidence(*, actor: Actor, evidence: Evidence) -> None:
    """The file is no longer at the option; its bytes stay in the store. Raises PermissionDenied, Refused."""
    if evidence.option is None:
        raise Refused("evidence", _("Tệp này không thuộc giải pháp nào."))
    with transaction.atomic():
        locked = held(actor, evidence.option, "carry_out")
        if locked.stage == Option.Stage.VERIFIED:
            raise Refused("verified", _("Giải pháp đã được kiểm chứng: bằng chứng giữ nguyên. Rút kiểm chứng trước."))
        detail = {"option": locked.number, **words_of_file(evidence)}
        evidence.delete()
        told(actor, locked.assessment, "option.detach_evidence", detail)


def record_measurement(*, actor: Actor, option: Option, facts: MeasurementFacts) -> Measurement:
    """A measurement of the option; what it saved with another is reckoned, never typed.

    Raises PermissionDenied, Refused.
    """
    check_measurement(facts, option.assessment, option)
    with transaction.atomic():
        locked = held(actor, option, "carry_out")
        made, new = kept_measurement(facts, locked.assessment, locked, actor.user)
        if new:
            told(actor, locked.assessment, "option.measure", {"option": locked.number, **words_of(made)})
    return made


def withdraw_measurement(*, actor: Actor, measurement: Measurement) -> Measurement:
    """It counts no longer, but stays in sight. Raises PermissionDenied, Refused."""
    return _switched(actor, measurement, withdraw=True)


def restore_measurement(*, actor: Actor, measurement: Measurement) -> Measurement:
    """It counts again: the withdrawal is undone. Raises PermissionDenied, Refused."""
    return _switched(actor, measurement, withdraw=False)


def _switched(actor: Actor, measurement: Measurement, *, withdraw: bool) -> Measurement:
    if measurement.option is None:
        raise Refused("option", _("Số đo này không thuộc giải pháp nào."))
    with transaction.atomic():
        locked = held(actor, measurement.option, "carry_out")
        standing = Measurement.objects.select_for_update().get(pk=measurement.pk)
        if switched(standing, locked.verified_pairs, withdraw=withdraw):
            verb = "option.withdraw_measurement" if withdraw else "option.restore_measurement"
            told(actor, locked.assessment, verb, {"option": locked.number, **words_of(standing)})
    return standing
