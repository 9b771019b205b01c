"""The round in which units make plans by themselves: one for each run of years, open as long as these last."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.planning.refusals import Refused
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import Obligation, Round, usable_templates

TEMPLATE = "action-plan"
_SHORTEST = timedelta(days=365)


def standing_round(first_year: int, last_year: int) -> Round:
    """The open round of plans for these years, made where there is none yet. It asks nobody and reminds nobody.

    Raises Refused while no version of the plan's template is published.
    """
    template = usable_templates().filter(template_id=TEMPLATE).order_by("-published_at", "-pk").first()
    if template is None:
        raise Refused(
            "no_template",
            _("Chưa có biểu mẫu “Kế hoạch hành động” đã ban hành. Liên hệ quản trị hệ thống của Bộ."),
        )
    today = timezone.localdate()
    made, _made = Round.objects.get_or_create(
        code=f"KH-{first_year}-{last_year}",
        defaults={
            "title": f"Kế hoạch hành động của đơn vị, giai đoạn {first_year} - {last_year}",
            "template": template,
            "first_year": first_year,
            "last_year": last_year,
            "status": Round.Status.PUBLISHED,
            "letter_date": today,
            "data_until": today,
            "deadline": _deadline(last_year, today),
            "published_at": timezone.now(),
        },
    )
    return made


def owed_in(standing: Round, unit: Unit) -> Obligation:
    """The unit's place in the round."""
    owed, _made = Obligation.objects.get_or_create(
        round=standing, unit=unit, defaults={"unit_name": unit.name, "deadline": standing.deadline}
    )
    return owed


def _deadline(last_year: int, today: date) -> date:
    """The last day of the years, and a year from now at least: nobody is late with a plan of their own."""
    return max(date(last_year, 12, 31), today + _SHORTEST)
