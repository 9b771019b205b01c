"""What the whole assessment brought is shown: files of evidence, measurements of the facility's streams."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Evidence, Measurement
from sachhon.domain.assessments.options.holding import told
from sachhon.domain.assessments.options.recording import (
    MeasurementFacts,
    check_measurement,
    kept_evidence,
    kept_measurement,
    switched,
    words_of,
    words_of_file,
)
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused


@transaction.atomic
def measure_whole(*, actor: Actor, assessment: Assessment, facts: MeasurementFacts) -> Measurement:
    """A stream of the whole facility over a period; what was saved is reckoned, never typed.

    The same told again gives the same one. Raises PermissionDenied, Refused.
    """
    standing, _place = held_for(actor, assessment, "carry_out")
    check_measurement(facts, standing, None)
    made, new = kept_measurement(facts, standing, None, actor.user)
    if new:
        told(actor, standing, "whole.measure", words_of(made))
    return made


def withdraw_whole_measurement(*, actor: Actor, measurement: Measurement) -> Measurement:
    """It counts no longer, but stays in sight. Raises PermissionDenied, Refused."""
    return _switched(actor, measurement, withdraw=True)


def restore_whole_measurement(*, actor: Actor, measurement: Measurement) -> Measurement:
    """It counts again. Raises PermissionDenied, Refused."""
    return _switched(actor, measurement, withdraw=False)


@transaction.atomic
def _switched(actor: Actor, measurement: Measurement, *, withdraw: bool) -> Measurement:
    standing, _place = held_for(actor, measurement.assessment, "carry_out")
    row = standing.measurements.select_for_update().filter(pk=measurement.pk, option=None).first()
    if row is None:
        raise Refused("measurement", _("Số đo này không phải của cả cuộc đánh giá."))
    if switched(row, standing.verified_pairs, withdraw=withdraw):
        verb = "whole.withdraw_measurement" if withdraw else "whole.restore_measurement"
        told(actor, standing, verb, words_of(row))
    return row


@transaction.atomic
def attach_whole_evidence(*, actor: Actor, assessment: Assessment, name: str, data: bytes, shows: str = "") -> Evidence:
    """A file of the whole; the same file a second time is there once. Raises PermissionDenied, RefusedUpload."""
    standing, _place = held_for(actor, assessment, "carry_out")
    made, new = kept_evidence(standing, None, name=name, data=data, shows=shows, by=actor.user)
    if new:
        told(actor, standing, "whole.evidence", {**words_of_file(made), "shows": made.shows})
    return made


@transaction.atomic
def detach_whole_evidence(*, actor: Actor, evidence: Evidence) -> None:
    """The file is no longer shown; its bytes stay in the store. Raises PermissionDenied, Refused."""
    standing, _place = held_for(actor, evidence.assessment, "carry_out")
    row = standing.evidence.filter(pk=evidence.pk, option=None).first()
    if row is None:
        raise Refused("evidence", _("Tệp này đã được gỡ."))
    if standing.verified_on is not None:
        raise Refused("verified", _("Kết quả đã được kiểm chứng: bằng chứng giữ nguyên. Rút kiểm chứng trước."))
    detail = words_of_file(row)
    row.delete()
    told(actor, standing, "whole.detach_evidence", detail)
