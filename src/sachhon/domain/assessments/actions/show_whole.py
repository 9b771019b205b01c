"""What the whole assessment brought is shown: files of evidence, measurements of the facility's streams."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Evidence, Measurement
from sachhon.domain.assessments.options.holding import told
from sachhon.domain.assessments.options.recording import (
    MeasurementFacts,
    check_measurement,
    kept_measurement,
    words_of,
)
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.foundation import files


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
    if withdraw and any(row.pk in pair for pair in standing.verified_pairs):
        raise Refused("verified", _("Số đo này đã được dùng để kiểm chứng. Rút kiểm chứng trước khi bỏ số đo."))
    if (row.withdrawn_at is not None) == withdraw:
        return row
    row.withdrawn_at = timezone.now() if withdraw else None
    row.save(update_fields=("withdrawn_at",))
    verb = "whole.withdraw_measurement" if withdraw else "whole.restore_measurement"
    told(actor, standing, verb, words_of(row))
    return row


@transaction.atomic
def attach_whole_evidence(*, actor: Actor, assessment: Assessment, name: str, data: bytes, shows: str = "") -> Evidence:
    """A file of the whole; the same file a second time is there once. Raises PermissionDenied, RefusedUpload."""
    clean = files.clean_name(name)[:200]
    standing, _place = held_for(actor, assessment, "carry_out")
    files.check_upload(clean, data)
    stored = files.store(data)
    there = standing.evidence.filter(option=None, file=stored).first()
    if there is not None:
        return there
    made = Evidence.objects.create(
        assessment=standing, file=stored, name=clean, shows=shows.strip()[:300], by=actor.user
    )
    told(actor, standing, "whole.evidence", {"name": clean, "sha256": stored.digest, "shows": made.shows})
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
    detail = {"name": row.name, "sha256": row.file.digest}
    row.delete()
    told(actor, standing, "whole.detach_evidence", detail)
