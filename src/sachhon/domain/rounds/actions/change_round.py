"""Editing a draft round: one page of the wizard at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.asked import KINDS_OF_RESPONDENT, Asked, date_of
from sachhon.domain.rounds.deadlines import in_working_days
from sachhon.domain.rounds.models import Round
from sachhon.domain.rounds.policies import MINISTRY_PLACE, ROUND
from sachhon.domain.rounds.refusals import Refused
from sachhon.domain.rounds.years import usual_years
from sachhon.foundation import audit

CHANGEABLE = frozenset(
    {
        "title",
        "template",
        "is_test",
        "letter_number",
        "letter_date",
        "letter_text",
        "signer_authority",
        "signer_name",
        "first_year",
        "last_year",
        "data_until",
        "deadline",
        "deadline_days",
        "asked",
        "reminders",
    }
)


@transaction.atomic
def change_round(*, actor: Actor, asking: Round, changes: Mapping[str, Any], version: int) -> Round:
    """The draft with these fields changed. `version` is that which the person saw.

    A deadline in working days follows the letter's date. A template for others changes who is asked, one with
    yearly columns has years, another has none.
    Raises Refused where somebody else saved in between, ValueError for a field that is no part of the wizard.
    """
    held = Round.objects.select_for_update(of=("self",)).select_related("template").get(pk=asking.pk)
    ROUND.require(actor, "edit", MINISTRY_PLACE, held.status)
    if unknown := set(changes) - CHANGEABLE:
        raise ValueError(f"not changed by the wizard: {sorted(unknown)}")
    if held.version != version:
        raise Refused(
            "round_changed_meanwhile",
            _("Đợt báo cáo này vừa được người khác sửa. Mở lại trang để xem bản mới rồi sửa tiếp."),
        )
    changed = {name: value for name, value in changes.items() if getattr(held, name) != value}
    if not changed:
        return held
    for name, value in changed.items():
        setattr(held, name, value)
    if "template" in changed and held.template and "asked" not in changed:
        respondents = held.template.definition.respondents
        kinds = tuple(KINDS_OF_RESPONDENT[name] for name in respondents if name in KINDS_OF_RESPONDENT)
        held.asked = Asked(kinds=kinds).stored()
    if "template" in changed:
        held.first_year, held.last_year = _years(held)
    if held.deadline_days is not None:
        held.deadline = in_working_days(date_of(held), held.deadline_days).day
    held.version += 1
    held.save()
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="round.change",
        object_type="round",
        object_id=held.code,
        detail={name: _told(value) for name, value in changed.items()},
    )
    return held


def _years(held: Round) -> tuple[int | None, int | None]:
    """Those chosen, where the template of now has yearly columns; the usual ones where none were."""
    usual = usual_years(held.definition, timezone.localdate())
    chosen = held.first_year, held.last_year
    return chosen if None not in (*usual, *chosen) else usual


def _told(value: object) -> object:
    return value if isinstance(value, bool | int | dict | list) else str(value if value is not None else "")
