"""Award proposals (thi đua khen thưởng): drafted with their grounds, proposed, endorsed by the leader, decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.codes import next_code
from sachhon.domain.planning.models import Award, PlanTask
from sachhon.domain.planning.policies import AWARD
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.task_access import permits_task
from sachhon.domain.planning.versions import differing, require_version
from sachhon.domain.registry.api import Unit, place_of
from sachhon.foundation import audit
from sachhon.vietnamese import fold

MAY_FOLLOW: dict[tuple[str, str], tuple[str, ...]] = {
    ("propose", Award.Status.DRAFT): (Award.Status.PROPOSED,),
    ("endorse", Award.Status.PROPOSED): (Award.Status.ENDORSED, Award.Status.DRAFT),
    ("decide", Award.Status.ENDORSED): (Award.Status.GRANTED, Award.Status.REFUSED),
}
"""{(verb, status): statuses that it may bring}. A leader may send a proposal back to be drafted again."""


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """What is proposed: who, for which honour, on which grounds, resting on which tasks."""

    kind: str
    candidate: str
    form: str
    grounds: str
    year: int
    tasks: Sequence[PlanTask] = ()


def draft_award(*, actor: Actor, unit: Unit, facts: AwardFacts, request_key: str = "") -> Award:
    """A new proposal of a unit. The same request again gives the same one. Raises PermissionDenied, Refused."""
    place = place_of(unit)
    AWARD.require(actor, "edit", place, Award.Status.DRAFT)
    if request_key and (made := Award.objects.filter(request_key=request_key, unit=unit).first()):
        return made
    _require_facts(actor, facts)
    with transaction.atomic():
        made = Award.objects.create(
            code=next_code(Award, unit, "KT", facts.year),
            unit=unit,
            created_by=actor.user,
            request_key=request_key or None,
            **_columns(facts),
        )
        made.tasks.set(facts.tasks)
        _audit(actor, made, "award.draft", _told(made))
    return made


def change_award(*, actor: Actor, award: Award, facts: AwardFacts, base_version: int) -> Award:
    """The draft with other facts. Raises PermissionDenied, Refused, ChangedMeanwhile."""
    AWARD.require(actor, "edit", place_of(award.unit), award.status)
    _require_facts(actor, facts)
    with transaction.atomic():
        held = _locked(award)
        AWARD.require(actor, "edit", place_of(held.unit), held.status)
        before = _told(held)
        for name, value in _columns(facts).items():
            setattr(held, name, value)
        after = {**_told(held), "tasks": sorted(task.code for task in facts.tasks)}
        if after == before:
            return held
        require_version(held, base_version)
        held.version += 1
        held.save()
        held.tasks.set(facts.tasks)
        differ = differing(before, after)
        _audit(actor, held, "award.change", differ)
    return held


def propose_award(*, actor: Actor, award: Award) -> Award:
    """Laid before the unit's leader. Raises PermissionDenied, Refused."""
    return _step(actor, award, "propose", Award.Status.PROPOSED)


def endorse_award(*, actor: Actor, award: Award, agree: bool, note: str = "") -> Award:
    """The leader agrees, or sends it back with a word why. Raises PermissionDenied, Refused."""
    if not agree and not note.strip():
        raise Refused("note_missing", _("Ghi lý do trả lại để người soạn sửa."), "note")
    return _step(
        actor,
        award,
        "endorse",
        Award.Status.ENDORSED if agree else Award.Status.DRAFT,
        decision_note=note.strip()[:500],
    )


def decide_award(
    *, actor: Actor, award: Award, granted: bool, number: str = "", on: date | None = None, note: str = ""
) -> Award:
    """Granted by a decision with number and date, or refused with a word why. Raises PermissionDenied, Refused."""
    if granted and not (number.strip() and on):
        raise Refused("decision_missing", _("Nhập số và ngày của quyết định khen thưởng."), "number")
    if not granted and not note.strip():
        raise Refused("note_missing", _("Ghi lý do không khen thưởng."), "note")
    return _step(
        actor,
        award,
        "decide",
        Award.Status.GRANTED if granted else Award.Status.REFUSED,
        decision_number=number.strip()[:60] if granted else "",
        decision_date=on if granted else None,
        decision_note=note.strip()[:500],
    )


def _step(actor: Actor, award: Award, verb: str, then: str, **told: Any) -> Award:
    """One step of the way; a step that was made already is answered with what stands."""
    place = place_of(award.unit)
    with transaction.atomic():
        held = _locked(award)
        ever = any(AWARD.permits(actor, verb, place, status) for status in AWARD.statuses)
        now = AWARD.permits(actor, verb, place, held.status)
        if ever and not now and held.status == then:
            return held
        if ever and not now:
            label = Award.Status(held.status).label
            raise Refused(
                "status_moved", _("Đề nghị đang ở trạng thái “%(status)s”. Tải lại trang.") % {"status": label}
            )
        AWARD.require(actor, verb, place, held.status)
        if then not in MAY_FOLLOW.get((verb, held.status), ()):
            raise Refused("step", _("Không làm được bước này ở trạng thái hiện nay."))
        if verb == "propose" and not held.grounds.strip():
            raise Refused("grounds", _("Chưa có căn cứ, thành tích. Ghi thành tích rồi mới đề nghị."), "grounds")
        was, held.status = held.status, then
        for name, value in told.items():
            setattr(held, name, value)
        held.version += 1
        held.save()
        _audit(actor, held, f"award.{verb}", {"from": was, "to": then, **told})
    return held


def _locked(award: Award) -> Award:
    return Award.objects.select_for_update(of=("self",)).select_related("unit").get(pk=award.pk)


def _require_facts(actor: Actor, facts: AwardFacts) -> None:
    if facts.kind not in Award.Kind.values:
        raise Refused("kind", _("Chọn đối tượng khen thưởng."), "kind")
    if not facts.candidate.strip():
        raise Refused("candidate", _("Nhập tên cá nhân, tập thể hoặc doanh nghiệp."), "candidate")
    if not facts.form.strip():
        raise Refused("form", _("Nhập hình thức khen thưởng đề nghị."), "form")
    if not 2000 <= facts.year <= 2100:
        raise Refused("year", _("Năm phải từ 2000 đến 2100."), "year")
    if not all(permits_task(actor, "view", task) for task in facts.tasks):
        raise Refused("tasks", _("Chọn nhiệm vụ của đơn vị hoặc nhiệm vụ mà đơn vị tham gia."), "tasks")


def _columns(facts: AwardFacts) -> dict[str, Any]:
    return {
        "kind": facts.kind,
        "candidate": facts.candidate.strip()[:300],
        "folded": fold(f"{facts.candidate} {facts.form}")[:1000],
        "form": facts.form.strip()[:200],
        "grounds": facts.grounds.strip(),
        "year": facts.year,
    }


def _told(award: Award) -> dict[str, Any]:
    names = ("kind", "candidate", "form", "grounds", "year")
    told = {name: getattr(award, name) for name in names}
    return {**told, "tasks": sorted(award.tasks.values_list("code", flat=True))}


def _audit(actor: Actor, award: Award, verb: str, detail: dict[str, Any]) -> None:
    audit.record(
        who=actor.who_for(place_of(award.unit)),
        verb=verb,
        object_type="award",
        object_id=award.code,
        unit_code=award.unit.code,
        detail=detail,
    )
