"""From what stands in the inputs of an answer to the answer: its state, its value, or why it is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sachhon.channels.office.reports.widgets import (
    MoneyUnit,
    NumberWidget,
    Reading,
    Spec,
    Widget,
    widget_of,
)
from sachhon.codecs.filled import typed_state
from sachhon.formkit.definition import Column
from sachhon.formkit.fields import FieldError, display
from sachhon.formkit.findings import say
from sachhon.formkit.values import MISSING, Answer, Origin, State

TYPED = Origin("typed")


@dataclass(frozen=True, slots=True)
class TypedCell:
    """What a form says about one answer.

    `state`: "nil" or "unknown" where that was chosen. `base`: the version that the form showed. `confirmed`: the
    reading chosen of a doubtful number. `keep`: "mine" or "theirs" after a conflict with the version `seen`.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    base: int = 0
    confirmed: str = ""
    keep: str = ""
    seen: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(part.strip() for part in self.parts.values())


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to read a doubtful number: how a person sees it, and the text that stands for it."""

    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Understood:
    """The answer, or None with what is wrong in words and, for a doubtful number, the readings to choose from."""

    answer: Answer | None
    problem: str = ""
    choices: tuple[Choice, ...] = ()


def understand(
    spec: Spec, typed: TypedCell, unit: MoneyUnit, shown: Answer = MISSING, language: str = "vi"
) -> Understood:
    """The answer that was typed. `shown`: the one that the form was made from, whose text may still stand there."""
    if typed.state in (State.NIL, State.UNKNOWN):
        if not typed.empty and not _stands(spec, typed, unit, shown):
            return Understood(None, _("Vừa ghi giá trị vừa chọn “Không có” hoặc “Chưa có số liệu”. Hãy chọn một."))
        return Understood(Answer(State(typed.state), origin=TYPED))
    if typed.empty or _only_unit(spec, typed):
        return Understood(MISSING)
    if _stands(spec, typed, unit, shown):
        return Understood(shown)
    said = typed_state(typed.parts.get("", ""), spec)
    if said is not None:
        return Understood(Answer(said, origin=TYPED))
    return _value(spec, typed, unit, language)


def _value(spec: Spec, typed: TypedCell, unit: MoneyUnit, language: str) -> Understood:
    widget = widget_of(spec.type)
    try:
        return Understood(Answer(State.VALUE, widget.read(typed.parts, spec, unit), TYPED))
    except FieldError as error:
        readings = _readings(widget, spec, typed, unit)
        for reading in readings:
            if typed.confirmed == reading.text:
                return Understood(Answer(State.VALUE, reading.value, Origin("typed", note=typed.parts.get("", ""))))
        if len(readings) > 1:
            choices = tuple(Choice(display(one.value, spec, language), one.text) for one in readings)
            named = _(" hay ").join(choice.words for choice in choices)
            text = typed.parts.get("", "").strip()
            return Understood(
                None, _("“%(text)s” đọc được hai cách: %(named)s? Hãy chọn.") % {"text": text, "named": named}, choices
            )
        return Understood(None, say(error.finding, language))


def _readings(widget: Widget, spec: Spec, typed: TypedCell, unit: MoneyUnit) -> tuple[Reading, ...]:
    if not isinstance(widget, NumberWidget):
        return ()
    text = " ".join(part.strip() for part in typed.parts.values() if part.strip())
    return widget.readings(text, spec, unit)


def _stands(spec: Spec, typed: TypedCell, unit: MoneyUnit, shown: Answer) -> bool:
    """Whether the inputs still hold what the form showed."""
    if shown.state is not State.VALUE:
        return False
    widget = widget_of(spec.type)
    if isinstance(spec, Column):
        return typed.parts.get("", "").strip() == widget.in_cell(shown.value, spec, unit, "vi").strip()
    before = widget.show(shown.value, spec, unit, "vi")
    return all(typed.parts.get(part, "").strip() == text.strip() for part, text in before.items())


def _only_unit(spec: Spec, typed: TypedCell) -> bool:
    """Whether a quantity's unit stands there alone, as the form offers it."""
    return spec.type == "quantity" and not typed.parts.get("", "").strip() and typed.parts.get("unit", "") == spec.unit
