"""What shows that an option or the whole assessment works: measurements and files, checked and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import User
from sachhon.domain.assessments.models import Assessment, Evidence, FollowUp, Measurement, Option
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


def check_measurement(facts: MeasurementFacts, assessment: Assessment, option: Option | None) -> None:
    """Raises Refused for what cannot be measured so."""
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
    if facts.evidence is not None and not _is_of(facts.evidence, assessment, option):
        words = _("Chọn bằng chứng của giải pháp này.") if option else _("Chọn bằng chứng của cả cuộc đánh giá.")
        raise Refused("evidence", words, "evidence")
    if facts.follow_up is not None and facts.follow_up.assessment_id != assessment.pk:
        raise Refused("follow_up", _("Chọn lần theo dõi của đánh giá này."), "follow_up")


def kept_measurement(
    facts: MeasurementFacts, assessment: Assessment, option: Option | None, by: User | None
) -> tuple[Measurement, bool]:
    """The measurement, and whether it is new: the same told twice is there once."""
    assert facts.first_day
    assert facts.last_day
    assert facts.consumption is not None
    told = {
        "when": facts.when,
        "resource": facts.resource,
        "first_day": facts.first_day,
        "last_day": facts.last_day,
        "consumption": facts.consumption,
        "unit": facts.unit.strip()[:30],
        "output": facts.output,
    }
    same = assessment.measurements.filter(option=option, withdrawn_at=None, **told).first()
    if same is not None:
        return same, False
    made = Measurement.objects.create(
        assessment=assessment,
        option=option,
        by=by,
        **told,
        output_unit=facts.output_unit.strip()[:30],
        base_load_share_pct=facts.base_load_share_pct,
        how=facts.how.strip()[:500],
        evidence=facts.evidence,
        follow_up=facts.follow_up,
    )
    return made, True


def switched(row: Measurement, verified_pairs: Iterable[Sequence[int]], *, withdraw: bool) -> bool:
    """Withdraws or restores a measurement that is held; False where that is so already. Raises Refused."""
    if withdraw and any(row.pk in pair for pair in verified_pairs):
        raise Refused("verified", _("Số đo này đã được dùng để kiểm chứng. Rút kiểm chứng trước khi bỏ số đo."))
    if (row.withdrawn_at is not None) == withdraw:
        return False
    row.withdrawn_at = timezone.now() if withdraw else None
    row.save(update_fields=("withdrawn_at",))
    return True


def kept_evidence(
    assessment: Assessment, option: Option | None, *, name: str, data: bytes, shows: str, by: User | None
) -> tuple[Evidence, bool]:
    """The file, and whether it is new: the same bytes are there once. Raises RefusedUpload."""
    clean = files.clean_name(name)[:200]
    files.check_upload(clean, data)
    stored = files.store(data)
    same = assessment.evidence.filter(option=option, file=stored).first()
    if same is not None:
        return same, False
    told = {"name": clean, "shows": shows.strip()[:300], "by": by}
    return Evidence.objects.create(assessment=assessment, option=option, file=stored, **told), True


def words_of_file(one: Evidence) -> dict[str, str]:
    """A file as the trail tells it."""
    return {"name": one.name, "sha256": one.file.digest}


def words_of(one: Measurement) -> dict[str, str]:
    """A measurement as the trail tells it."""
    return {
        "when": one.when,
        "resource": one.resource,
        "period": f"{one.first_day} – {one.last_day}",
        "consumption": f"{one.consumption} {one.unit}",
        "output": "" if one.output is None else f"{one.output} {one.output_unit}",
    }


def _is_of(evidence: Evidence, assessment: Assessment, option: Option | None) -> bool:
    if option is not None:
        return evidence.option_id == option.pk
    return evidence.option_id is None and evidence.assessment_id == assessment.pk
