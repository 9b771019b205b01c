"""What cannot all be right: pure, in the order deeds, money, tasks, targets.

A report that covers more years than are compared is contradicted only where it says less than the part that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sachhon.domain.planning.comparing.model import Aim, Comparison, Contradiction, Deed, Funds, Reported, Work, Years
from sachhon.domain.planning.progress.states import TaskState


def contradictions(found: Comparison) -> tuple[Contradiction, ...]:
    """All contradictions of a comparison."""
    return (
        *_of_deeds(found.deeds, found.years),
        *_of_funds(found.funds, found.years),
        *_of_works(found.works),
        *_of_aims(found.aims, found.works, found.years),
    )


def _of_deeds(deeds: Iterable[Deed], years: Years) -> Iterator[Contradiction]:
    for deed in deeds:
        if deed.recorded is not None and deed.reported is not None:
            says = _against(deed.reported, deed.recorded, years)
            if says:
                told = (("reported", deed.reported.value), ("recorded", deed.recorded))
                yield Contradiction(f"deed_reported_{says}", deed.measure, told)
        if deed.planned is not None and deed.planned > 0 and deed.recorded is not None and deed.recorded < deed.planned:
            yield Contradiction(
                "deed_short_of_plan", deed.measure, (("planned", deed.planned), ("recorded", deed.recorded))
            )


def _of_funds(funds: Iterable[Funds], years: Years) -> Iterator[Contradiction]:
    for money in funds:
        if money.reported is not None and money.disbursed is not None:
            says = _against(money.reported, Decimal(money.disbursed), years)
            if says:
                told = (("reported", money.reported.value), ("disbursed", money.disbursed))
                yield Contradiction(f"money_reported_{says}", money.payer, told)


def _of_works(works: Iterable[Work]) -> Iterator[Contradiction]:
    for work in works:
        if work.disbursed and work.status == TaskState.NOT_STARTED:
            yield Contradiction("spent_not_started", work.code, (("disbursed", work.disbursed),))
        if work.is_done and work.planned and not work.disbursed:
            yield Contradiction("done_nothing_spent", work.code, (("planned", work.planned),))
        if work.is_done and not work.outputs:
            yield Contradiction("done_nothing_delivered", work.code)
        if work.is_late:
            yield Contradiction("due_not_done", work.code, (("status", work.status),))


def _of_aims(aims: Iterable[Aim], works: Iterable[Work], years: Years) -> Iterator[Contradiction]:
    all_done = bool(tasks := list(works)) and all(work.is_done for work in tasks)
    for aim in aims:
        if aim.met is False and (all_done or (aim.by_year is not None and aim.by_year <= (aim.on or years.last))):
            told: list[tuple[str, Decimal | int | str]] = [("measured", aim.measured or Decimal(0))]
            if aim.bound is not None:
                told.append(("target", aim.bound))
            yield Contradiction("target_not_met", aim.key, tuple(told))


def _against(reported: Reported, known: Decimal, years: Years) -> str:
    """ "more" or "less" than what is known of the years compared; "" where both can be right."""
    if reported.high < known and (reported.years is None or reported.years.holds(years)):
        return "less"
    if reported.value > known and reported.years is not None and years.holds(reported.years):
        return "more"
    return ""
