"""Reading the draft: the answers as they stand, their versions, the history of a cell, how much is filled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sachhon.domain.submissions.models import DraftValue, Submission, ValueVersion
from sachhon.domain.submissions.stored import columns_of, key_of, one_answer, unpacked
from sachhon.formkit.definition import Template
from sachhon.formkit.values import MISSING, Answer, Key, State


class DraftRow(NamedTuple):
    """A stored answer as the pages read it: a report has a hundred, and a model's object costs more than its query."""

    field: str
    row: int
    column: str
    state: str
    value: Any
    origin: Any
    others: Any
    confidence: float
    version: int
    edited_at: datetime
    edited_name: str | None


_SAID = DraftRow._fields[:8]
_WITH_NAME = (*DraftRow._fields[:-1], "edited_by__full_name")
_NEVER = datetime.min


@dataclass(frozen=True, slots=True)
class Past:
    """What an answer was made, by whom and when; `on_behalf` is for whom they typed."""

    version: int
    answer: Answer
    by_name: str
    on_behalf: str
    at: datetime


def template_of(submission: Submission) -> Template:
    """The definition by which the report is answered, for its round's years."""
    definition = submission.obligation.round.definition
    assert definition is not None, "a round without a template is never published"
    return definition


def draft_values(submission: Submission) -> dict[Key, Answer]:
    """What the draft says, by key; unanswered fields are left out."""
    rows = DraftValue.objects.filter(submission=submission).exclude(state=State.MISSING.value).values_list(*_SAID)
    return unpacked(template_of(submission), (DraftRow(*row, 0, _NEVER, None) for row in rows))


def draft_with_versions(submission: Submission) -> tuple[dict[Key, Answer], dict[Key, int]]:
    """What the draft says, and the version of every answer that was ever given: both in one query."""
    stored = DraftValue.objects.filter(submission=submission).values_list(*_SAID, "version")
    rows = {key_of(row): row for row in (DraftRow(*row, _NEVER, None) for row in stored)}
    return values_of_rows(submission, rows), {key: row.version for key, row in rows.items()}


def draft_rows(submission: Submission) -> dict[Key, DraftRow]:
    """The stored answers, also those taken back, by key (one query); `edited_name` is who wrote each."""
    rows = DraftValue.objects.filter(submission=submission).values_list(*_WITH_NAME)
    return {key_of(row): row for row in (DraftRow(*row) for row in rows)}


def values_of_rows(submission: Submission, rows: Mapping[Key, DraftRow]) -> dict[Key, Answer]:
    """What stored answers say, by key; as `draft_values`, where they have been read already."""
    return unpacked(template_of(submission), (row for row in rows.values() if row.state != State.MISSING.value))


def draft_versions(submission: Submission) -> dict[Key, int]:
    """The version of every answer that was ever given, also of those taken back; others are at version 0."""
    rows = DraftValue.objects.filter(submission=submission).values_list("field", "row", "column", "version")
    return {Key(field) if row < 0 else Key(field, row, column): version for field, row, column, version in rows}


def history(submission: Submission, key: Key) -> tuple[Past, ...]:
    """All that a cell ever was, newest first."""
    template = template_of(submission)
    field, row, column = columns_of(key)
    versions = ValueVersion.objects.filter(submission=submission, field=field, row=row, column=column)
    return tuple(
        Past(one.version, one_answer(template, one), one.by.full_name if one.by else "", one.on_behalf, one.at)
        for one in versions.select_related("by").order_by("-version")
    )


def value_at_version(submission: Submission, key: Key, version: int) -> Answer:
    """What a cell was at a version; MISSING at 0 and for a version that there never was."""
    if version <= 0:
        return MISSING
    field, row, column = columns_of(key)
    found = ValueVersion.objects.filter(
        submission=submission, field=field, row=row, column=column, version=version
    ).first()
    return one_answer(template_of(submission), found)


def count_filled(submission: Submission, template: Template) -> tuple[int, int]:
    """(fields that say something, fields asked) of the draft in the database: one or two small queries.

    Details of a question are asked only where it was answered with yes, or where they were given all the same.
    """
    said = DraftValue.objects.filter(submission=submission).exclude(state=State.MISSING.value)
    filled = set(said.values_list("field", flat=True).distinct())
    gates = {field.details_of for field in template.fields if field.details_of}
    yes: set[str] = set()
    if gates & filled:
        asked = said.filter(field__in=gates & filled, row=-1, state=State.VALUE.value)
        yes = {field for field, value in asked.values_list("field", "value") if value is True}
    return len(filled), fillable(template, filled, yes)


def fillable(template: Template, filled: Collection[str] = (), yes: Collection[str] = ()) -> int:
    """How many fields are asked."""
    return sum(1 for field in template.fields if not field.details_of or field.details_of in yes or field.id in filled)


def keys_of_rows(rows: Iterable[DraftValue]) -> dict[Key, DraftValue]:
    """Draft rows by key."""
    return {key_of(row): row for row in rows}
