"""What shows that an option works: files of evidence, measurements before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Evidence, FollowUp, Measurement, Option
from sachhon.domain.assessments.options.holding import held, told
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.years.streams import stream_of
from sachhon.foundation import files


@dataclass(frozen=True, slots=True)
class MeasurementFacts:
    """A resource measured over a period, with what was produced in it (None: not known)."""

    when: str
    resource: str
    first_day: date | None
    last_day: date | None
    consumption: Decimal | None
    unit: str
    output: Decimal | None = None
    output_unit: str = ""
    base_load_share_pct: Decimal = Decimal(0)
    how: str = ""
    evidence: Evidence | None = None
    follow_up: FollowUp | None = None


def attach_evidence(*, actor: Actor, option: Option, name: str, data: bytes, shows: str = "") -> Evidence:
    """A file at the option; the same file a second time is there once. Raises PermissionDenied, RefusedUpload."""
    clean = files.clean_name(name)[:200]
    with transaction.atomic():
        locked = held(actor, option, "carry_out")
        files.check_upload(clean, data)
        stored = files.store(data)
        standing = locked.evidence.filter(file=stored).first()
        if standing is not None:
            return standing
        made = Evidence.objects.create(
            assessment=locked.assessment,
            option=locked,
            file=stored,
            name=clean,
            shows=shows.strip()[:300],
            by=actor.user,
        )
        detail = {"option": locked.number, "name": clean, "sha256": stored.digest, "shows": made.shows}
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
        detail = {"option": locked.number, "name": evidence.name, "sha256": evidence.file.digest}
        evidence.delete()
        told(actor, locked.assessment, "option.detach_evidence", detail)


def record_measurement(*, actor: Actor, option: Option, facts: MeasurementFacts) -> Measurement:
    """A measurement of the option; what it saved with another is reckoned, never typed.

    Raises PermissionDenied, Refused.
    """
    _require(facts, option)
    with transaction.atomic():
        locked = held(actor, option, "carry_out")
        assert facts.first_day
        assert facts.last_day
        assert facts.consumption is not None
        same = locked.measurements.filter(
            when=facts.when,
            resource=facts.resource,
            first_day=facts.first_day,
            last_day=facts.last_day,
            consumption=facts.consumption,
            unit=facts.unit.strip(),
            output=facts.output,
            withdrawn_at=None,
        ).first()
        if same is not None:
            return same
        made = Measurement.objects.create(
            assessment=locked.assessment,
            option=locked,
            by=actor.user,
            when=facts.when,
            resource=facts.resource,
            first_day=facts.first_day,
            last_day=facts.last_day,
            consumption=facts.consumption,
            unit=facts.unit.strip()[:30],
            output=facts.output,
            output_unit=facts.output_unit.strip()[:30],
            base_load_share_pct=facts.base_load_share_pct,
            how=facts.how.strip()[:500],
            evidence=facts.evidence,
            follow_up=facts.follow_up,
        )
        told(actor, locked.assessment, "option.measure", {"option": locked.number, **_words(made)})
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
        if withdraw and any(standing.pk in pair for pair in locked.verified_pairs):
            raise Refused("verified", _("Số đo này đã được dùng để kiểm chứng. Rút kiểm chứng trước khi bỏ số đo."))
        if (standing.withdrawn_at is not None) == withdraw:
            return standing
        standing.withdrawn_at = timezone.now() if withdraw else None
        standing.save(update_fields=("withdrawn_at",))
        verb = "option.withdraw_measurement" if withdraw else "option.restore_measurement"
        told(actor, locked.assessment, verb, {"option": locked.number, **_words(standing)})
    return standing


def _require(facts: MeasurementFacts, option: Option) -> None:
    if facts.when not in Measurement.When.values:
        raise Refused("when", _("Chọn trước hay sau khi thực hiện."), "when")
    if stream_of(facts.resource) is None:
        raise Refused("resource", _("Chọn dòng tài nguyên trong danh sách."), "resource")
    if facts.first_day is None:
        raise Refused("first_day", _("Nhập ngày đầu kỳ đo."), "first_day")
    if facts.last_day is None:
        raise Refused("last_day", _("Nhập ngày cuối kỳ đo."), "last_day")
    if facts.last_day < facts.first_day:
        raise Refused("period", _("Ngày cuối kỳ phải từ ngày đầu kỳ trở đi."), "last_day")
    if facts.last_day > timezone.localdate():
        raise Refused("future", _("Kỳ đo chưa kết thúc. Nhập sau khi đo xong."), "last_day")
    if facts.consumption is None or facts.consumption < 0:
        raise Refused("consumption", _("Nhập lượng tiêu thụ từ 0 trở lên."), "consumption")
    if not facts.unit.strip():
        raise Refused("unit", _("Ghi đơn vị, ví dụ kWh, m3."), "unit")
    if facts.output is not None and facts.output < 0:
        raise Refused("output", _("Nhập sản lượng từ 0 trở lên."), "output")
    if facts.output is not None and not facts.output_unit.strip():
        raise Refused("output_unit", _("Ghi đơn vị của sản lượng."), "output_unit")
    if not 0 <= facts.base_load_share_pct <= 100:
        raise Refused("base_load", _("Phần không đổi theo sản lượng từ 0 đến 100 %."), "base_load_share_pct")
    if facts.evidence is not None and facts.evidence.option_id != option.pk:
        raise Refused("evidence", _("Chọn bằng chứng của giải pháp này."), "evidence")
    if facts.follow_up is not None and facts.follow_up.assessment_id != option.assessment_id:
        raise Refused("follow_up", _("Chọn lần theo dõi của đánh giá này."), "follow_up")


def _words(of: Measurement) -> dict[str, str]:
    return {
        "when": of.when,
        "resource": of.resource,
        "period": f"{of.first_day} – {of.last_day}",
        "consumption": f"{of.consumption} {of.unit}",
        "output": "" if of.output is None else f"{of.output} {of.output_unit}",
    }
