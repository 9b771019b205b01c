"""All answers of a report to be read: for checking before it is sent, for approving, for print and for comparing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from sachhon.channels.office.reports.answers import answer_words
from sachhon.channels.office.reports.grid import draw_body, draw_foot, draw_head, grid_of
from sachhon.channels.office.reports.money_units import UNITS
from sachhon.channels.office.reports.origins import source_of
from sachhon.channels.office.reports.pages import pages_of
from sachhon.channels.office.reports.widgets import MoneyUnit
from sachhon.domain.submissions.api import Checked, Submission
from sachhon.formkit.definition import Field, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import MISSING, Key, State, Values, rows_of, state_of

MAIN_FIGURES = 12


def all_answers(
    submission: Submission,
    template: Template,
    values: Values,
    last: Values,
    tongue: str,
    *,
    unit: MoneyUnit = UNITS[0],
) -> list[dict[str, Any]]:
    """The answers by page and group."""
    return [
        {
            "number": page.number,
            "title": page.section.titles[tongue],
            "url": reverse("reports:section", args=(submission.code, page.item)),
            "groups": [
                {
                    "title": group.section.titles[tongue],
                    "number": group.section.number if group.section.number != "-" else "",
                    "only": group.section.item == page.item,
                    "answers": [_answer(field, values, last, tongue, unit) for field in group.fields],
                }
                for group in page.groups
            ],
        }
        for page in pages_of(template)
    ]


def _answer(field: Field, values: Values, last: Values, tongue: str, unit: MoneyUnit) -> dict[str, Any]:
    answer, before = values.get(Key(field.id), MISSING), last.get(Key(field.id), MISSING)
    shown: dict[str, Any] = {
        "id": field.id,
        "label": field.labels[tongue],
        "words": answer_words(field, answer, tongue),
        "missing": state_of(values, field) is State.MISSING,
        "last": answer_words(field, before, tongue),
        "changed": before.state is not State.MISSING and (before.state, before.value) != (answer.state, answer.value),
        "source": source_of(answer),
        "long": field_type(field.type).long,
    }
    if field.columns and rows_of(values, field):
        grid = grid_of(field, values, unit, tongue, locked=True, quoted=True)
        foot = draw_foot(grid) if grid.totals else ""
        shown["table"] = {"head": draw_head(grid), "body": draw_body(grid), "foot": foot}
    return shown


def main_figures(template: Template, values: Values, last: Values, tongue: str) -> list[dict[str, str]]:
    """The figures that a leader looks at: the numbers that were answered, with those of last round."""
    figures = []
    for field in template.fields:
        answer = values.get(Key(field.id), MISSING)
        if not field_type(field.type).numeric or answer.state is State.MISSING:
            continue
        before = last.get(Key(field.id), MISSING)
        figures.append(
            {
                "label": field.labels[tongue],
                "words": answer_words(field, answer, tongue),
                "last": answer_words(field, before, tongue),
                "changed": "yes" if before.state is not State.MISSING and before.value != answer.value else "",
            }
        )
    return figures[:MAIN_FIGURES]


def split_findings(checked: Sequence[Checked]) -> dict[str, list[Checked]]:
    """The findings by severity."""
    found: dict[str, list[Checked]] = {}
    for one in checked:
        found.setdefault(str(one.finding.severity), []).append(one)
    return found
