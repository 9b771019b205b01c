"""What stands at the top of every page of a plan: its title, years, status, and the pages beside it."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.domain.planning.api import PLAN, Plan
from sachhon.domain.registry.api import place_of

KINDS = {Plan.Status.DRAFT: "neutral", Plan.Status.ADOPTED: "success", Plan.Status.ENDED: "info"}
PAGES = (
    ("plans:page", _("Tổng quan")),
    ("plans:tasks", _("Nhiệm vụ")),
    ("plans:timeline", _("Tiến trình")),
    ("plans:board", _("Bảng")),
    ("plans:budget", _("Kinh phí")),
    ("plans:targets", _("Mục tiêu")),
)
"""The pages of a plan by address; one whose address does not exist is left out."""


def head_of(request: OfficeRequest, plan: Plan, here: str) -> dict[str, Any]:
    """For the frame of a plan's page. `here`: the name of the address that is shown."""
    place = place_of(plan.unit)
    return {
        "plan": plan,
        "status_kind": KINDS[Plan.Status(plan.status)],
        "years": years_words(plan.first_year, plan.last_year),
        "pages": [
            {"label": label, "href": href, "here": name == here}
            for name, label in PAGES
            if (href := _address(name, plan)) is not None
        ],
        "may": {verb: PLAN.permits(request.actor, verb, place, plan.status) for verb in PLAN.rules},
    }


def years_words(first: int | None, last: int | None) -> str:
    """ "2016–2020", "2018", "từ 2018"; "" where no year is said."""
    if first is not None and last is not None:
        return str(first) if first == last else f"{first}–{last}"
    return str(first or last or "")


def _address(name: str, plan: Plan) -> str | None:
    try:
        return reverse(name, args=(plan.code,))
    except NoReverseMatch:
        return None
