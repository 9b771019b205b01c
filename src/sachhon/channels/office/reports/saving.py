"""A posted form into the draft: what changed is saved, what is refused or in conflict is told at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sachhon.channels.office.reports.answers import answer_words, clock, echo, inputs_of, same_content
from sachhon.channels.office.reports.marks import Mark
from sachhon.channels.office.reports.posted import PostedForm
from sachhon.channels.office.reports.understanding import understand
from sachhon.channels.office.reports.widgets import MoneyUnit, Spec, Typed
from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.api import (
    Conflict,
    Submission,
    ValueChange,
    draft_with_versions,
    last_round_values,
    save_values,
    value_at_version,
)
from sachhon.formkit.definition import Template
from sachhon.formkit.values import MISSING, Answer, Key, Origin, State, spec_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a form. `typed`: the inputs of what was not taken, to be shown again; `bases`: typed over what."""

    marks: Mapping[Key, Mark]
    saved: int = 0
    typed: Mapping[Key, Typed] = field(default_factory=dict)
    bases: Mapping[Key, int] = field(default_factory=dict)

    @property
    def wrong(self) -> int:
        """How many answers were not taken."""
        return sum(mark.wrong for mark in self.marks.values())


def save_form(
    *, actor: Actor, submission: Submission, template: Template, form: PostedForm, unit: MoneyUnit, language: str
) -> Outcome:
    """Save what the form changes."""
    values, versions = draft_with_versions(submission)
    marks: dict[Key, Mark] = {}
    refused: dict[Key, Typed] = {}
    changes: dict[Key, ValueChange] = {}
    for key, typed in form.cells.items():
        spec = spec_of(template, key)
        current, version = values.get(key, MISSING), versions.get(key, 0)
        if typed.keep == "theirs" and typed.seen:
            marks[key] = Mark("taken", version=version, inputs=inputs_of(spec, key, current, unit, language))
            continue
        base = typed.seen if typed.keep == "mine" and typed.seen else typed.base
        shown = current if base == version else value_at_version(submission, key, base)
        found = understand(spec, typed, unit, shown, language)
        if found.answer is None:
            marks[key] = Mark("doubtful" if found.choices else "invalid", found.problem, choices=found.choices)
            refused[key] = typed.parts
        elif same_content(found.answer, current) or (not typed.keep and same_content(found.answer, shown)):
            marks[key] = Mark("same", version=version, inputs=inputs_of(spec, key, current, unit, language))
        else:
            changes[key] = ValueChange(key=key, answer=found.answer, base_version=base)
    changes |= _removed(form, values, versions) | _carried(form, submission, values, versions)
    if not changes:
        return Outcome(marks, 0, refused, {key: form.cells[key].base for key in refused})
    result = save_values(
        actor=actor, submission=submission, changes=tuple(changes.values()), request_key=form.request_key
    )
    # A repeated request is answered with all that it did the first time: what stands already is not told again.
    for conflict in (one for one in result.conflicts if one.key in changes):
        spec = spec_of(template, conflict.key)
        marks[conflict.key] = _conflict(spec, conflict, changes[conflict.key].answer, language)
        if conflict.key in form.cells:
            refused[conflict.key] = form.cells[conflict.key].parts
    for key, version in ((key, version) for key, version in result.saved.items() if key in changes):
        spec, answer = spec_of(template, key), changes[key].answer
        inputs = inputs_of(spec, key, answer, unit, language)
        kind = "saved" if key in form.cells and key not in form.carried else "taken"
        marks[key] = Mark(kind, echo=echo(spec, answer, language), version=version, inputs=inputs)
    bases = {key: form.cells[key].base for key in refused}
    return Outcome(marks, len(result.saved), refused, bases)


def _removed(form: PostedForm, values: Mapping[Key, Answer], versions: Mapping[Key, int]) -> dict[Key, ValueChange]:
    rows = set(form.removed)
    return {
        key: ValueChange(key=key, answer=MISSING, base_version=versions.get(key, 0))
        for key, answer in values.items()
        if key.row is not None and (key.field, key.row) in rows and answer.state is not State.MISSING
    }


def _carried(
    form: PostedForm, submission: Submission, values: Mapping[Key, Answer], versions: Mapping[Key, int]
) -> dict[Key, ValueChange]:
    """The answers of last round that were asked for; a field of a table brings all its cells."""
    if not form.carried:
        return {}
    origin = Origin("carried", note=_("số kỳ trước"))
    fields = {key.field for key in form.carried}
    return {
        key: ValueChange(key=key, answer=Answer(answer.state, answer.value, origin), base_version=versions.get(key, 0))
        for key, answer in last_round_values(submission).items()
        if key.field in fields
        and answer.state is not State.MISSING
        and not same_content(answer, values.get(key, MISSING))
    }


def _conflict(spec: Spec, conflict: Conflict, mine: Answer, language: str) -> Mark:
    words = _("Trong lúc anh/chị nhập, %(name)s đã ghi giá trị khác lúc %(time)s. Hãy chọn giá trị đúng.")
    at = clock(conflict.at)
    return Mark(
        "conflict",
        words % {"name": conflict.by_name, "time": at},
        theirs=answer_words(spec, conflict.theirs, language),
        mine=answer_words(spec, mine, language),
        by=conflict.by_name,
        at=at,
        version=conflict.version,
    )
