"""A new round, begun with what the last one had."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.asked import KINDS_OF_RESPONDENT, Asked
from sachhon.domain.rounds.deadlines import USUAL_WORKING_DAYS, in_working_days
from sachhon.domain.rounds.models import Round, TemplateVersion
from sachhon.domain.rounds.policies import MINISTRY_PLACE, ROUND
from sachhon.domain.rounds.selectors import last_round
from sachhon.domain.rounds.years import usual_years
from sachhon.foundation import audit

USUAL_REMINDERS = {"before": [5, 1], "on": True, "after": [1, 5, 10]}


@transaction.atomic
def draft_round(*, actor: Actor, template: TemplateVersion | None = None, is_test: bool = False) -> Round:
    """A draft with everything that can be foreseen: the kinds of unit that the template is for, the last round's
    exceptions, wording, working days and reminders, the years of a plan, the end of the last quarter as the data's
    closing date."""
    ROUND.require(actor, "create", MINISTRY_PLACE)
    before = (last_round(template.template_id) if template else None) or last_round()
    chosen = template or (before.template if before else None)
    today = timezone.localdate()
    days = (before.deadline_days if before else None) or USUAL_WORKING_DAYS
    first_year, last_year = usual_years(chosen.definition if chosen else None, today)
    made = Round.objects.create(
        code=_next_code(today),
        title=chosen.definition.titles["vi"] if chosen else "",
        template=chosen,
        is_test=is_test,
        letter_date=today,
        first_year=first_year,
        last_year=last_year,
        data_until=_end_of_last_quarter(today),
        deadline_days=days,
        deadline=in_working_days(today, days).day,
        asked=_asked(before, chosen),
        reminders=dict(before.reminders if before and before.reminders else USUAL_REMINDERS),
        letter_text=before.letter_text if before and before.template_id == (chosen and chosen.pk) else "",
        signer_authority=before.signer_authority if before else "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG",
        signer_name=before.signer_name if before else "",
        previous=before,
        created_by=actor.user,
    )
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="round.draft",
        object_type="round",
        object_id=made.code,
        detail={"template": str(chosen) if chosen else "", "test": is_test, "after": before.code if before else ""},
    )
    return made


def _asked(before: Round | None, template: TemplateVersion | None) -> dict[str, list[str]]:
    if before and template and before.template and before.template.template_id == template.template_id:
        return Asked.of(before.asked).stored()
    respondents = template.definition.respondents if template else ()
    kinds = tuple(KINDS_OF_RESPONDENT[name] for name in respondents if name in KINDS_OF_RESPONDENT)
    return Asked(kinds=kinds).stored()


def _next_code(today: date) -> str:
    """ "2026-03": the year and the next number in it; a number of a discarded draft may be used again."""
    head = f"{today.year}-"
    used = set(Round.objects.filter(code__startswith=head).values_list("code", flat=True))
    return next(code for number in range(1, len(used) + 2) if (code := f"{head}{number:02d}") not in used)


def _end_of_last_quarter(today: date) -> date:
    first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return first - timedelta(days=1)
