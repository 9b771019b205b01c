"""What standing reports say of measures and money: each unit's newest sealed answer, with the words of each figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from sachhon.catalogue import read_table
from sachhon.domain.planning.comparing.model import Reported, Years
from sachhon.domain.planning.holding.cells import year_column
from sachhon.domain.planning.recording.measures import Measure, all_measures
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.api import ACCEPTED_STATUSES, SEALED, Revision, Submission, revision_values
from sachhon.formkit.definition import Template
from sachhon.formkit.fields.model import Range
from sachhon.formkit.values import Answer, Key, State, Values, rows_of

MONEY = "money:"
"""Before a payer's name: the key of what a report says of that payer's money ("money:" alone: all of it)."""


def standing_reports(units: Iterable[Unit], statuses: Collection[str] = SEALED) -> dict[int, Revision]:
    """{unit id: the newest standing revision of a report that asks for measures}; test rounds count for nothing."""
    asked = {measure.template for measure in all_measures().values() if measure.field}
    rows = (
        Submission.objects.filter(
            obligation__unit__in=units,
            obligation__round__template__template_id__in=asked,
            obligation__round__is_test=False,
            status__in=statuses,
            standing__isnull=False,
        )
        .select_related("standing__template", "obligation__round")
        .order_by("obligation__round__published_at", "pk")
    )
    return {row.obligation.unit_id: row.standing for row in rows if row.standing is not None}


def accepted_report(unit: Unit) -> Revision | None:
    """The unit's newest standing report that the ministry accepted."""
    return standing_reports([unit], ACCEPTED_STATUSES).get(unit.pk)


def reported_in(revision: Revision, years: Years | None = None) -> dict[str, Reported]:
    """{measure or money key: what the revision says}; of tables by year only the rows within `years`."""
    template = revision.template.definition
    values = revision_values(revision)
    whole = _period(template)
    found: dict[str, Reported] = {}
    for measure in all_measures().values():
        if measure.template != template.id or not template.has_field(measure.field):
            continue
        said = (
            _column(measure, template, values, revision, years, whole)
            if measure.column
            else _single(measure.field, values, revision, whole)
        )
        if said is not None:
            found[measure.code] = said
    for payer, name in _money_questions(template.id):
        said = _single(name, values, revision, whole) if template.has_field(name) else None
        if said is not None:
            found[MONEY + payer] = said
    return found


def _single(name: str, values: Values, revision: Revision, years: Years | None) -> Reported | None:
    answer = values.get(Key(name))
    figures = _figures(answer)
    if answer is None or figures is None:
        return None
    return Reported(*figures, years, revision.pk, name, answer.origin)


def _column(
    measure: Measure, template: Template, values: Values, revision: Revision, asked: Years | None, whole: Years | None
) -> Reported | None:
    spec = template.field(measure.field)
    names = year_column(spec)
    said: list[tuple[Decimal, int | None, Answer]] = []
    for row in rows_of(values, spec):
        cell, year = row.cells.get(measure.column), row.value(names.id) if names else None
        figures = _figures(cell)
        if cell is None or figures is None or row.is_total:
            continue
        told = year if isinstance(year, int) else None
        if asked is None or told is None or asked.first <= told <= asked.last:
            said.append((figures[0], told, cell))
    if not said:
        return None
    dated = [year for _, year, _ in said if year is not None]
    years = Years(min(dated), max(dated)) if len(dated) == len(said) else whole
    total = sum((value for value, _, _ in said), Decimal(0))
    return Reported(total, total, years, revision.pk, measure.field, said[0][2].origin if len(said) == 1 else None)


def _figures(answer: Answer | None) -> tuple[Decimal, Decimal] | None:
    """Low and high of an answer; nil is 0, unknown and missing are nothing said."""
    if answer is None or answer.state in (State.UNKNOWN, State.MISSING):
        return None
    if answer.state is State.NIL:
        return Decimal(0), Decimal(0)
    if isinstance(answer.value, Range):
        return Decimal(answer.value.low), Decimal(answer.value.high)
    value = Decimal(str(answer.value))
    return value, value


def _period(template: Template) -> Years | None:
    period = template.period
    return Years(period.from_year, period.to_year) if period.from_year and period.to_year else None


def _money_questions(template_id: str) -> Iterator[tuple[str, str]]:
    for row in read_table("targets/money_questions.csv"):
        if row["template"] == template_id:
            yield row["payer"], row["field"]
