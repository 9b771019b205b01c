"""Inputs as HTML: what all widgets draw with, quick enough for a table of hundreds of rows."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from sachhon.channels.office.reports.widgets.model import Entry, Widget
from sachhon.codecs.filled import state_word
from sachhon.formkit.values import State


def text_of(widget: Widget, entry: Entry) -> dict[str, str]:
    """What stands in the inputs: what was typed and refused, else the answer."""
    if entry.typed is not None:
        return {part: entry.typed.get(part, "") for part in widget.parts}
    if entry.answer.state is State.VALUE:
        return widget.show(entry.answer.value, entry.spec, entry.unit, entry.language)
    return dict.fromkeys(widget.parts, "")


def cell_text(widget: Widget, entry: Entry) -> str:
    """What stands in the one input of a table's cell; a state stands there in its words."""
    if entry.typed is not None:
        return entry.typed.get("", "")
    if entry.answer.state is State.VALUE:
        return widget.in_cell(entry.answer.value, entry.spec, entry.unit, entry.language)
    return state_word(entry.answer.state, entry.spec)


def input_name(entry: Entry, part: str = "") -> str:
    """The name of an input: "t:funding_total", of a further part "t:focal_unit_document:date"."""
    return f"t:{entry.name}:{part}" if part else f"t:{entry.name}"


def input_id(entry: Entry, part: str = "") -> str:
    """The id of an input."""
    return f"c-{entry.name}-{part}" if part else f"c-{entry.name}"


def attributes(entry: Entry, part: str = "", label: str = "") -> SafeString:
    """What every input carries: id, name, its label where none stands beside it, its description, its state."""
    named = label or entry.label
    return format_html(
        'id="{}" name="{}"{}{}{}{}',
        input_id(entry, part),
        input_name(entry, part),
        format_html(' aria-label="{}"', named) if named else "",
        format_html(' aria-describedby="{}"', entry.described_by) if entry.described_by else "",
        mark_safe(' aria-invalid="true"') if entry.invalid else "",
        mark_safe(" readonly") if entry.locked else "",
    )


def line(
    entry: Entry,
    text: str,
    *,
    part: str = "",
    label: str = "",
    mode: str = "",
    css: str = "",
    holder: str = "",
    listed: str = "",
) -> SafeString:
    """An input of one line. `mode`: what keyboard a phone shows; `listed`: the id of a list of suggestions."""
    return format_html(
        '<input type="text" class="form-control {}" {} value="{}" autocomplete="off"{}{}{}>',
        css,
        attributes(entry, part, label),
        text,
        format_html(' inputmode="{}"', mode) if mode else "",
        format_html(' placeholder="{}"', holder) if holder else "",
        format_html(' list="{}"', listed) if listed else "",
    )


def lines(entry: Entry, text: str, rows: int) -> SafeString:
    """An input of several lines, as high as its text."""
    height = max(rows, min(16, sum(1 + len(part) // 90 for part in text.split("\n"))))
    return format_html(
        '<textarea class="form-control" {} rows="{}" autocomplete="off">\n{}</textarea>',
        attributes(entry),
        height,
        text,
    )


def beside(control: SafeString, words: str) -> SafeString:
    """An input with what follows it: its unit."""
    return format_html('<div class="input-group">{}<span class="input-group-text">{}</span></div>', control, words)


def select(
    entry: Entry, chosen: str, options: Iterable[tuple[str, str]], *, part: str = "", label: str = ""
) -> SafeString:
    """A choice out of a list; "" stands first. A choice that the list lacks is kept and shown."""
    listed = list(options)
    if chosen and chosen not in {value for value, _ in listed}:
        listed.append((chosen, chosen))
    drawn = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
        for value, words in listed
    )
    return format_html(
        '<select class="form-select" {}{}><option value=""></option>{}</select>',
        attributes(entry, part, label),
        mark_safe(" disabled") if entry.locked else "",
        mark_safe(drawn),
    )


def radios(entry: Entry, chosen: str, options: Iterable[tuple[str, str]]) -> SafeString:
    """A choice out of few, all in sight."""
    drawn = [
        format_html(
            '<label class="form-check form-check-inline"><input class="form-check-input" type="radio" id="{}-{}" '
            'name="{}" value="{}"{}{}><span class="form-check-label">{}</span></label>',
            input_id(entry),
            place,
            input_name(entry),
            value,
            mark_safe(" checked") if value == chosen else "",
            mark_safe(" disabled") if entry.locked else "",
            words,
        )
        for place, (value, words) in enumerate(options)
    ]
    return format_html('<div class="choices">{}</div>', mark_safe("".join(drawn)))


def states_of_cell(entry: Entry) -> list[tuple[str, str]]:
    """The states that a table's cell offers in a list, in the words by which they are read back."""
    return [(word, gettext(word)) for state in (State.NIL, State.UNKNOWN) if (word := state_word(state, entry.spec))]
