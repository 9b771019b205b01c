"""What stands at the top of every page of an assessment: its title, facility, status, for whom, the pages beside it."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.domain.assessments.api import ASSESSMENT, Assessment, place_of_assessment

Status = Assessment.Status
KINDS = {Status.OPEN: "waiting", Status.REPORTED: "success", Status.CLOSED: "neutral", Status.DROPPED: "warning"}
PAGES = (
    ("assessments:home", _("Các bước"), True),
    ("assessments:team", _("Nhóm"), True),
    ("assessments:process", _("Quy trình"), True),
    ("assessments:flows", _("Đầu vào, đầu ra"), True),
    ("assessments:balances", _("Cân bằng"), False),
    ("assessments:streams", _("Dòng thải"), False),
    ("assessments:causes", _("Nguyên nhân"), False),
    ("assessments:options", _("Giải pháp"), True),
    ("assessments:results", _("Kết quả"), True),
    ("assessments:report", pgettext_lazy("đánh giá", "Báo cáo"), True),
    ("assessments:follow_ups", pgettext_lazy("sau đánh giá", "Theo dõi"), True),
    ("assessments:history", _("Lịch sử"), True),
)
"""Address, label, whether a quick assessment has it; one whose address does not exist is left out."""


def head_of(request: OfficeRequest, assessment: Assessment, here: str) -> dict[str, Any]:
    """For the frame of an assessment's page. `here`: the name of the address that is shown."""
    place = place_of_assessment(assessment)
    quick = assessment.kind == Assessment.Kind.QUICK
    return {
        "assessment": assessment,
        "quick": quick,
        "status_kind": KINDS[Status(assessment.status)],
        "on_behalf": request.actor.who_for(place).on_behalf,
        "pages": [
            {"label": label, "href": href, "here": name == here}
            for name, label, in_quick in PAGES
            if (in_quick or not quick) and (href := _address(name, assessment)) is not None
        ],
        "may": {verb: ASSESSMENT.permits(request.actor, verb, place, assessment.status) for verb in ASSESSMENT.rules},
    }


def _address(name: str, assessment: Assessment) -> str | None:
    try:
        return reverse(name, args=(assessment.code,))
    except NoReverseMatch:
        return None
