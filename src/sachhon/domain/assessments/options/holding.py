"""An option held for a change: locked, at the version that the person saw; what was done goes into the trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Option
from sachhon.domain.assessments.places import place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import require_version
from sachhon.foundation import audit

_ROWS = Option.objects.select_related("assessment__facility__province", "step", "stream", "cause", "verified_by")


def held(actor: Actor, option: Option, verb: str, base_version: int | None = None) -> Option:
    """The option, locked until the transaction ends. Raises PermissionDenied, ChangedMeanwhile."""
    locked = _ROWS.select_for_update(of=("self",)).get(pk=option.pk)
    ASSESSMENT.require(actor, verb, place_of_assessment(locked.assessment), locked.assessment.status)
    if base_version is not None:
        require_version(locked, base_version)
    return locked


def require_open_facts(option: Option) -> None:
    """Facts of a verified option stand: what was verified is not written over. Raises Refused."""
    if option.stage == Option.Stage.VERIFIED:
        raise Refused(
            "verified",
            _("Giải pháp đã được kiểm chứng nên không sửa được. Đề nghị nơi kiểm chứng rút kiểm chứng trước."),
        )


def changed(option: Option, told: Mapping[str, Any]) -> dict[str, list[Any]]:
    """{name: [before, after]} of what differs; the new values are set at the option."""
    differ = {name: [getattr(option, name), value] for name, value in told.items() if getattr(option, name) != value}
    for name, (_before, after) in differ.items():
        setattr(option, name, after)
    return differ


def kept(actor: Actor, option: Option, verb: str, differ: Mapping[str, Any]) -> Option:
    """The option saved with its next version, and the trail told; nothing where nothing differs."""
    if differ:
        option.version += 1
        option.save()
        told(actor, option.assessment, verb, {"option": option.number, **differ})
    return option


def told(actor: Actor, assessment: Assessment, verb: str, detail: Mapping[str, Any]) -> None:
    """Into the trail, at the assessment."""
    audit.record(
        who=actor.who_for(place_of_assessment(assessment)),
        verb=verb,
        object_type="assessment",
        object_id=assessment.code,
        unit_code=assessment.facility.code,
        detail=dict(detail),
    )
