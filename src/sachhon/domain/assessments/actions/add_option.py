"""An option is put into an assessment: in the team's own words, or from the library; its facts change later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Category, Cause, Option, ProcessStep, WasteStream
from sachhon.domain.assessments.options.holding import changed, held, kept, require_open_facts, told
from sachhon.domain.assessments.options.library import library_option
from sachhon.domain.assessments.places import place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT
from sachhon.domain.assessments.refusals import Refused

LONGEST_TEXT = 5000


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """What an option is, and where in the process it belongs."""

    title: str
    category: str
    what: str = ""
    step: ProcessStep | None = None
    stream: WasteStream | None = None
    cause: Cause | None = None
    library: str = ""


def add_option(*, actor: Actor, assessment: Assessment, facts: OptionFacts, request_key: str = "") -> Option:
    """A proposed option with the next number. The same request again gives the same one.

    Raises PermissionDenied, Refused.
    """
    ASSESSMENT.require(actor, "edit", place_of_assessment(assessment), assessment.status)
    if request_key and (made := Option.objects.filter(request_key=request_key, assessment=assessment).first()):
        return made
    _require(assessment, facts)
    with transaction.atomic():
        locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
        ASSESSMENT.require(actor, "edit", place_of_assessment(assessment), locked.status)
        number = (locked.options.aggregate(last=Max("number"))["last"] or 0) + 1
        made = Option.objects.create(
            assessment=assessment,
            number=number,
            by=actor.user,
            request_key=request_key or None,
            **_columns(facts),
        )
        told(actor, assessment, "option.add", {"option": number, "title": made.title, "library": made.library})
    return made


def describe_option(*, actor: Actor, option: Option, facts: OptionFacts, base_version: int) -> Option:
    """The option with other facts; its library code stays. Raises PermissionDenied, Refused."""
    _require(option.assessment, facts)
    with transaction.atomic():
        locked = held(actor, option, "edit", base_version)
        require_open_facts(locked)
        columns = {**_columns(facts), "library": locked.library}
        return kept(actor, locked, "option.describe", changed(locked, columns))


def _require(assessment: Assessment, facts: OptionFacts) -> None:
    if not facts.title.strip():
        raise Refused("title", _("Nhập tên giải pháp."), "title")
    if facts.category not in Category.values:
        raise Refused("category", _("Chọn nhóm giải pháp."), "category")
    if facts.library and library_option(facts.library) is None:
        raise Refused("library", _("Thư viện không có giải pháp này. Chọn lại trong thư viện."))
    if facts.step is not None and facts.step.assessment_id != assessment.pk:
        raise Refused("step", _("Chọn công đoạn của đánh giá này."), "step")
    if facts.stream is not None and facts.stream.assessment_id != assessment.pk:
        raise Refused("stream", _("Chọn dòng thải của đánh giá này."), "stream")
    if facts.cause is not None and facts.cause.stream.assessment_id != assessment.pk:
        raise Refused("cause", _("Chọn nguyên nhân của đánh giá này."), "cause")
    if facts.cause is not None and facts.stream is not None and facts.cause.stream_id != facts.stream.pk:
        raise Refused(
            "cause", _("Nguyên nhân này thuộc dòng thải khác. Chọn nguyên nhân của dòng thải đã chọn."), "cause"
        )


def _columns(facts: OptionFacts) -> dict[str, Any]:
    columns = {name: getattr(facts, name) for name in OptionFacts.__dataclass_fields__}
    columns["title"] = facts.title.strip()[:300]
    columns["what"] = facts.what.strip()[:LONGEST_TEXT]
    if facts.stream is None and facts.cause is not None:
        columns["stream"] = facts.cause.stream
    return columns
