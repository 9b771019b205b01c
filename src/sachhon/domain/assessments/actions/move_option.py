"""An option goes a step on or back: planned, implemented, verified, rejected. The table is options/stages.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Option
from sachhon.domain.assessments.options.holding import changed, held, kept
from sachhon.domain.assessments.options.measuring import newest, pairs_of
from sachhon.domain.assessments.options.stages import StageStep, step_of
from sachhon.domain.assessments.places import place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import require_version


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Who does it, until when, with whose money."""

    responsible: str
    due: date | None
    money_from: str = ""


def plan_option(*, actor: Actor, option: Option, facts: PlanFacts, base_version: int) -> Option:
    """Planned; a plan that stands is changed, the same again changes nothing. Raises PermissionDenied, Refused."""
    columns = {
        "responsible": facts.responsible.strip()[:200],
        "due": facts.due,
        "money_from": facts.money_from.strip()[:200],
    }
    with transaction.atomic():
        locked = held(actor, option, "carry_out")
        if locked.stage == Option.Stage.PLANNED:
            differ = changed(locked, columns)
            if not differ:
                return locked
            require_version(locked, base_version)
            _require(actor, locked, ("responsible", "due"))
            return kept(actor, locked, "option.plan", differ)
        require_version(locked, base_version)
        return _moved(actor, locked, "plan", columns)


def implement_option(
    *,
    actor: Actor,
    option: Option,
    implemented_on: date | None,
    actual_investment: int | None,
    base_version: int,
    note: str = "",
) -> Option:
    """Implemented on a day, at what cost (None: not known yet); what stands already is corrected, the same is kept.

    Raises PermissionDenied, Refused.
    """
    if actual_investment is not None and not 0 <= actual_investment <= 10**15:
        raise Refused("money", _("Nhập số tiền từ 0 trở lên; chưa biết thì để trống."), "actual_investment")
    columns = {"implemented_on": implemented_on, "actual_investment": actual_investment}
    with transaction.atomic():
        locked = held(actor, option, "carry_out")
        if locked.stage == Option.Stage.IMPLEMENTED:
            differ = changed(locked, {**columns, "stage_why": note.strip()[:500]})
            if not differ:
                return locked
            require_version(locked, base_version)
            _require(actor, locked, ("implemented_on",))
            return kept(actor, locked, "option.implement", differ)
        require_version(locked, base_version)
        return _moved(actor, locked, "implement", {**columns, "stage_why": note.strip()[:500]})


def verify_option(*, actor: Actor, option: Option, note: str = "", base_version: int | None = None) -> Option:
    """The province or the ministry has looked at measurements and evidence; the same person's second yes is the first.

    Raises PermissionDenied, Refused.
    """
    with transaction.atomic():
        locked = held(actor, option, "verify")
        if locked.stage == Option.Stage.VERIFIED and locked.verified_by == actor.user:
            return locked
        if base_version is not None:
            require_version(locked, base_version)
        told_now = {
            "verified_on": timezone.localdate(),
            "verified_by": actor.user,
            "verified_pairs": _looked_at(locked),
            "stage_why": note.strip()[:500],
        }
        return _moved(actor, locked, "verify", told_now)


def step_back(*, actor: Actor, option: Option, step: str, why: str, base_version: int | None = None) -> Option:
    """A step back, or a rejection, with its reason: reject, propose_again, withdraw_plan, not_implemented,
    withdraw_verification. Raises PermissionDenied, Refused.
    """
    with transaction.atomic():
        row = step_of(step, option.stage)
        verb = row.verb if row is not None else "carry_out"
        locked = held(actor, option, verb)
        if row is not None and locked.stage == row.after and locked.stage_why == why.strip()[:500]:
            return locked
        if base_version is not None:
            require_version(locked, base_version)
        forgotten: dict[str, Any] = {}
        if step == "withdraw_verification":
            forgotten = {"verified_on": None, "verified_by": None, "verified_pairs": []}
        elif step == "not_implemented":
            forgotten = {"implemented_on": None, "actual_investment": None}
        return _moved(actor, locked, step, {**forgotten, "stage_why": why.strip()[:500]})


def _moved(actor: Actor, option: Option, name: str, told_now: Mapping[str, Any]) -> Option:
    """The step, asked of the table; a step that was made already is refused with where the option stands."""
    step = step_of(name, option.stage)
    if step is None:
        raise Refused(
            "stage_moved",
            _("Giải pháp đang ở giai đoạn “%(stage)s”, không làm được bước này. Tải lại trang.")
            % {"stage": option.get_stage_display()},
        )
    differ = changed(option, told_now)
    if step.back and not option.stage_why:
        raise Refused("why", _("Ghi lý do để người sau hiểu."), "why")
    _require(actor, option, step.needs)
    option.stage = step.after
    return kept(actor, option, f"option.{step.name}", {**_said(differ), "stage": [step.before.value, step.after.value]})


def _said(differ: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in differ.items() if name != "verified_by"}


def _require(actor: Actor, option: Option, needs: tuple[str, ...]) -> None:
    for need in needs:
        lacking = _NEEDS[need](actor, option)
        if lacking is not None:
            raise lacking


def _screened(_actor: Actor, option: Option) -> Refused | None:
    if option.screening in (Option.Screening.NOW, Option.Screening.STUDY):
        return None
    return Refused(
        "screened", _("Sàng lọc giải pháp trước: làm ngay hay nghiên cứu thêm. Giải pháp bị loại không lên kế hoạch.")
    )


def _responsible(_actor: Actor, option: Option) -> Refused | None:
    return None if option.responsible else Refused("responsible", _("Nhập người chịu trách nhiệm."), "responsible")


def _due(_actor: Actor, option: Option) -> Refused | None:
    return None if option.due else Refused("due", _("Nhập hạn hoàn thành."), "due")


def _implemented_on(_actor: Actor, option: Option) -> Refused | None:
    if option.implemented_on is None:
        return Refused("implemented_on", _("Nhập ngày thực hiện xong."), "implemented_on")
    if option.implemented_on > timezone.localdate():
        return Refused("implemented_on", _("Ngày thực hiện không được ở sau hôm nay."), "implemented_on")
    return None


def _measured(_actor: Actor, option: Option) -> Refused | None:
    if option.verified_pairs:
        return None
    return Refused(
        "measured", _("Chưa có số đo trước và sau đủ để tính mức tiết kiệm. Cơ sở ghi số đo rồi mới kiểm chứng được.")
    )


def _evidence(_actor: Actor, option: Option) -> Refused | None:
    if option.evidence.exists():
        return None
    return Refused(
        "evidence", _("Chưa có bằng chứng. Cơ sở gửi ảnh, hóa đơn hoặc sổ ghi công tơ rồi mới kiểm chứng được.")
    )


def _another_person(actor: Actor, option: Option) -> Refused | None:
    keys = [key for pair in option.verified_pairs for key in pair]
    own = actor.user is not None and option.measurements.filter(pk__in=keys, by=actor.user).exists()
    if not own:
        return None
    return Refused("another_person", _("Anh/chị đã ghi số đo của giải pháp này. Người khác phải kiểm chứng."))


_NEEDS: Mapping[str, Callable[[Actor, Option], Refused | None]] = {
    "screened": _screened,
    "responsible": _responsible,
    "due": _due,
    "implemented_on": _implemented_on,
    "measured": _measured,
    "evidence": _evidence,
    "another_person": _another_person,
}


def lacking_for(actor: Actor, option: Option, step: StageStep) -> list[str]:
    """What a step still needs of what stands at the option, in words; [] where it can be made."""
    return [lacking.message for need in step.needs if (lacking := _NEEDS[need](actor, option)) is not None]


def lacking_to_verify(actor: Actor, option: Option) -> list[str]:
    """What a verification would still need if it were made now; of the person themselves where they may verify."""
    step = step_of("verify", Option.Stage.IMPLEMENTED)
    assert step is not None
    if not ASSESSMENT.permits(actor, "verify", place_of_assessment(option.assessment), option.assessment.status):
        step = replace(step, needs=tuple(need for need in step.needs if need != "another_person"))
    looked_at = Option(pk=option.pk, assessment=option.assessment, verified_pairs=_looked_at(option))
    return lacking_for(actor, looked_at, step)


def _looked_at(option: Option) -> list[list[int]]:
    """The newest pair of each resource that tells a saving, by its keys."""
    telling = (one for one in pairs_of(option.measurements.all()) if one.told is not None)
    return [[one.before.pk, one.after.pk] for one in newest(telling).values()]
