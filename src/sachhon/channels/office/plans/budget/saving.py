"""The page's form into the draft: what changed is saved with its version; what is refused or in conflict is told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.channels.office.plans.budget.cell_names import key_named, name_of
from sachhon.channels.office.plans.budget.sheet import Sheet
from sachhon.channels.office.plans.budget.typed import text_of, understand
from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.api import Conflict, ValueChange, save_values, value_at_version
from sachhon.formkit.values import MISSING, Answer, Key
from sachhon.vietnamese import format_number
from sachhon.writing.plan import MoneyUnit


class BadForm(ValueError):
    """The form is not one of ours."""


@dataclass(frozen=True, slots=True)
class Posted:
    """Texts by cell, the versions that they were typed over, the unit they were typed in."""

    texts: Mapping[Key, str]
    base: Mapping[Key, int]
    unit: MoneyUnit
    request_key: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a cell. `kind`: saved | same | invalid | doubtful | conflict."""

    kind: str
    words: str = ""
    version: int = 0
    text: str = ""
    choices: tuple[str, ...] = ()
    theirs: str = ""

    @property
    def wrong(self) -> bool:
        """Whether the cell was not taken."""
        return self.kind in ("invalid", "doubtful", "conflict")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Marks by cell, how many were written, and the texts that were not taken, to be shown again."""

    marks: Mapping[Key, Mark] = field(default_factory=dict)
    saved: int = 0
    texts: Mapping[Key, str] = field(default_factory=dict)

    @property
    def wrong(self) -> int:
        """How many cells were not taken."""
        return sum(mark.wrong for mark in self.marks.values())


def read_form(sheet: Sheet, data: QueryDict) -> Posted:
    """The form. Raises BadForm where it names what the table does not have.

    `set`: a button that puts one figure, in đồng, into one cell ("3.2017.amount=30000000").
    """
    try:
        told = json.loads(data.get("base", "") or "{}")
        texts = {key_named(sheet.field, name[2:]): str(text) for name, text in data.items() if name[:2] == "c:"}
        base = {key_named(sheet.field, name): int(version) for name, version in told.items()}
        for name, text in _chosen(data):
            texts[key_named(sheet.field, name)] = text
        for name, version in _kept(data):
            key = key_named(sheet.field, name)
            if version is None:
                texts.pop(key, None)
            else:
                base[key] = version
        wanted, _equals, figure = data.get("set", "").partition("=")
        if wanted:
            key = key_named(sheet.field, wanted)
            texts[key] = text_of_figure(sheet, key, figure)
            base[key] = sheet.versions.get(key, 0)
    except (KeyError, ValueError, TypeError, AttributeError, InvalidOperation) as error:
        raise BadForm(str(error)) from error
    return Posted(texts, base, sheet.unit, data.get("request_key", "")[:64])


def _chosen(data: QueryDict) -> Iterator[tuple[str, str]]:
    """A reading of a doubtful number that a button chose: "3.total=1,234"."""
    name, equals, text = data.get("choose", "").partition("=")
    if equals:
        yield name, text


def _kept(data: QueryDict) -> Iterator[tuple[str, int | None]]:
    """After a conflict: "3.total:theirs" (None) or "3.total:mine:5", typed over their version."""
    name, _colon, rest = data.get("keep", "").partition(":")
    if name:
        yield name, None if rest == "theirs" else int(rest.removeprefix("mine:"))


def text_of_figure(sheet: Sheet, key: Key, figure: str) -> str:
    """A figure as it would be typed: an amount in đồng with its unit. Raises ValueError for what is none."""
    value = Decimal(figure)
    if not value.is_finite():
        raise ValueError(figure)
    if sheet.field.column(key.column or "").type == "money":
        return f"{int(value)} đồng"
    return format_number(value.normalize())


def save_form(actor: Actor, sheet: Sheet, posted: Posted, language: str) -> Outcome:
    """Save what the form changes. Raises PermissionDenied, Refused."""
    marks: dict[Key, Mark] = {}
    kept: dict[Key, str] = {}
    changes: dict[Key, ValueChange] = {}
    for key, text in posted.texts.items():
        column = sheet.field.column(key.column or "")
        current, version = sheet.values.get(key, MISSING), sheet.versions.get(key, 0)
        base = posted.base.get(key, 0)
        shown = current if base == version else value_at_version(sheet.submission, key, base)
        if text.strip() == text_of(shown, column, posted.unit):
            marks[key] = Mark("same", version=base, text=text.strip())
            continue
        found = understand(text, column, posted.unit, language)
        if found.answer is None:
            marks[key] = Mark("doubtful" if found.choices else "invalid", found.problem, choices=found.choices)
            kept[key] = text
        elif _same(found.answer, current):
            marks[key] = Mark("same", version=version, text=text_of(current, column, posted.unit))
        else:
            changes[key] = ValueChange(key, found.answer, base)
    if not changes:
        return Outcome(marks, 0, kept)
    result = save_values(
        actor=actor, submission=sheet.submission, changes=tuple(changes.values()), request_key=posted.request_key
    )
    for conflict in result.conflicts:
        if conflict.key in changes:
            marks[conflict.key] = _conflict(sheet, posted, conflict)
            kept[conflict.key] = posted.texts[conflict.key]
    written = {key: version for key, version in result.saved.items() if key in changes}
    for key, version in written.items():
        column = sheet.field.column(key.column or "")
        marks[key] = Mark("saved", version=version, text=text_of(changes[key].answer, column, posted.unit))
    return Outcome(marks, len(written), kept)


def told(sheet: Sheet, outcome: Outcome) -> dict[str, dict[str, object]]:
    """The marks as the page's script reads them."""
    return {
        name_of(key): {
            "kind": mark.kind,
            "words": mark.words,
            "version": mark.version,
            "text": mark.text,
            "choices": list(mark.choices),
            "theirs": mark.theirs,
        }
        for key, mark in outcome.marks.items()
    }


def _same(one: Answer, other: Answer) -> bool:
    return one.state is other.state and one.value == other.value


def _conflict(sheet: Sheet, posted: Posted, conflict: Conflict) -> Mark:
    column = sheet.field.column(conflict.key.column or "")
    theirs = text_of(conflict.theirs, column, posted.unit)
    at = f"{timezone.localtime(conflict.at):%H:%M}" if conflict.at else ""
    words = _("%(name)s đã ghi “%(theirs)s” lúc %(time)s. Hãy chọn giá trị đúng.")
    said = words % {"name": conflict.by_name, "theirs": theirs or _("(để trống)"), "time": at}
    return Mark("conflict", said, version=conflict.version, theirs=theirs)
