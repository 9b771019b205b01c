"""An answer as a page shows it: in words, in its inputs, as it was understood, and where it came from."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.channels.office.reports.cell_ids import cell_id
from sachhon.channels.office.reports.widgets import MoneyUnit, Spec, widget_of
from sachhon.codecs.filled import state_word
from sachhon.formkit.fields import display
from sachhon.formkit.values import Answer, Key, State
from sachhon.vietnamese import amount_in_words, format_date, format_money


def same_content(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same; where they came from may differ."""
    return one.state is other.state and one.value == other.value


def state_words(state: State) -> str:
    """A state that is no value, as a person reads it; nothing for an answer that is missing."""
    return {State.NIL: _("Không có"), State.UNKNOWN: _("Chưa có số liệu")}.get(state, "")


def answer_words(spec: Spec, answer: Answer, language: str) -> str:
    """The answer as a person reads it, a number with its unit; nothing for an answer that is missing."""
    if answer.state is not State.VALUE:
        return state_words(answer.state)
    words = display(answer.value, spec, language)
    return f"{words} {spec.unit}" if spec.type in ("integer", "decimal") and spec.unit else words


def echo(spec: Spec, answer: Answer, language: str) -> str:
    """The answer as it was understood, where the input alone does not say it: an amount in đồng and in words."""
    if answer.state is not State.VALUE or spec.type != "money" or not isinstance(answer.value, int):
        return ""
    if language != "vi":
        return f"= {display(answer.value, spec, language)}"
    return f"= {format_money(answer.value)} ({amount_in_words(answer.value)})"


def inputs_of(spec: Spec, key: Key, answer: Answer, unit: MoneyUnit, language: str) -> dict[str, str]:
    """What the inputs of an answer hold, by their names; in a table a composite stands in one input."""
    name = cell_id(key)
    widget = widget_of(spec.type)
    if key.row is not None:
        told = answer.state is State.VALUE
        text = widget.in_cell(answer.value, spec, unit, language) if told else state_word(answer.state, spec)
        return {f"t:{name}": text}
    shown = dict.fromkeys(widget.parts, "")
    if answer.state is State.VALUE:
        shown |= widget.show(answer.value, spec, unit, language)
    chosen = answer.state.value if answer.state in (State.NIL, State.UNKNOWN) else ""
    return {f"s:{name}": chosen} | {f"t:{name}:{part}" if part else f"t:{name}": text for part, text in shown.items()}


def clock(at: datetime | None) -> str:
    """The time of day; with the day where it is not today."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    time = f"{local:%H:%M}"
    return time if local.date() == timezone.localdate() else f"{format_date(local.date())} {time}"


def moment(at: datetime) -> str:
    """The time with its day, always: on what is kept."""
    local = timezone.localtime(at)
    return f"{local:%H:%M} {format_date(local.date())}"


def day(on: date | None) -> str:
    """A day as dd/mm/yyyy."""
    return format_date(on) if on else ""
