"""The register of surveys: whom they asked, who answered, what they found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.codes import next_code
from sachhon.domain.planning.models import Event, PlanTask, Survey
from sachhon.domain.planning.policies import RECORD
from sachhon.domain.planning.recording.measures import COUNT, all_measures
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.task_access import permits_task
from sachhon.domain.planning.versions import differing, require_version
from sachhon.domain.registry.api import Unit, place_of
from sachhon.foundation import audit
from sachhon.vietnamese import fold

_ANY_STATUS = Event.Status.PLANNED


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """What is said of a survey; `results` by measure, in percent. What was not asked is not there: blank is not 0."""

    title: str
    first_day: date
    last_day: date | None = None
    asked: int | None = None
    answered: int | None = None
    results: Mapping[str, Decimal] = field(default_factory=dict)
    method: str = ""
    cost: int | None = None
    task: PlanTask | None = None


def record_survey(*, actor: Actor, unit: Unit, facts: SurveyFacts, request_key: str = "") -> Survey:
    """A new survey of a unit. The same request again gives the same survey. Raises PermissionDenied, Refused."""
    place = place_of(unit)
    RECORD.require(actor, "edit", place, _ANY_STATUS)
    if request_key and (made := Survey.objects.filter(request_key=request_key, unit=unit).first()):
        return made
    _require_facts(actor, facts)
    with transaction.atomic():
        made = Survey.objects.create(
            code=next_code(Survey, unit, "KS", facts.first_day.year),
            unit=unit,
            created_by=actor.user,
            request_key=request_key or None,
            **_columns(facts),
        )
        audit.record(
            who=actor.who_for(place),
            verb="survey.record",
            object_type="survey",
            object_id=made.code,
            unit_code=unit.code,
            detail=_told(made),
        )
    return made


def change_survey(*, actor: Actor, survey: Survey, facts: SurveyFacts, base_version: int) -> Survey:
    """The survey with other facts. Raises PermissionDenied, Refused, ChangedMeanwhile."""
    place = place_of(survey.unit)
    RECORD.require(actor, "edit", place, _ANY_STATUS)
    _require_facts(actor, facts, was=survey.task_id)
    with transaction.atomic():
        held = Survey.objects.select_for_update(of=("self",)).select_related("unit", "task").get(pk=survey.pk)
        before = _told(held)
        for name, value in _columns(facts).items():
            setattr(held, name, value)
        if _told(held) == before:
            return held
        require_version(held, base_version)
        held.version += 1
        held.save()
        after = _told(held)
        audit.record(
            who=actor.who_for(place),
            verb="survey.change",
            object_type="survey",
            object_id=held.code,
            unit_code=held.unit.code,
            detail=differing(before, after),
        )
    return held


def _require_facts(actor: Actor, facts: SurveyFacts, was: int | None = None) -> None:
    if not facts.title.strip():
        raise Refused("title", _("Nhập tên cuộc khảo sát."), "title")
    if facts.last_day and facts.last_day < facts.first_day:
        raise Refused("backwards", _("Ngày kết thúc phải từ ngày bắt đầu trở đi."), "last_day")
    if facts.asked is not None and facts.answered is not None and facts.answered > facts.asked:
        raise Refused("answered", _("Số trả lời không thể nhiều hơn số được hỏi."), "answered")
    for code, value in facts.results.items():
        if code not in all_measures() or all_measures()[code].kind == COUNT or not 0 <= value <= 100:
            raise Refused("results", _("Kết quả khảo sát là tỷ lệ từ 0 đến 100 %."), f"result_{code}")
    if facts.task is not None and facts.task.pk != was and not permits_task(actor, "comment", facts.task):
        raise Refused("task", _("Chọn nhiệm vụ của đơn vị hoặc nhiệm vụ mà đơn vị tham gia."), "task")


def _columns(facts: SurveyFacts) -> dict[str, Any]:
    return {
        "title": facts.title.strip()[:500],
        "folded": fold(f"{facts.title} {facts.method}")[:1000],
        "first_day": facts.first_day,
        "last_day": facts.last_day,
        "asked": facts.asked,
        "answered": facts.answered,
        "results": {code: format(value.normalize(), "f") for code, value in sorted(facts.results.items())},
        "method": facts.method.strip(),
        "cost": facts.cost,
        "task": facts.task,
    }


def _told(survey: Survey) -> dict[str, Any]:
    names = ("title", "first_day", "last_day", "asked", "answered", "results", "method", "cost")
    return {**{name: getattr(survey, name) for name in names}, "task": survey.task.code if survey.task else ""}
