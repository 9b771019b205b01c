"""Fields of a form: what a Word blank is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from sachhon.writing.document import Control

_TAG_LIMIT = 64  # Word's own


def content_control(
    tag: str,
    alias: str,
    text: str = "",
    kind: Literal["text", "lines", "date", "dropdown"] = "text",
    options: Iterable[tuple[str, str]] = (),
    placeholder: str = "",
) -> Control:
    """A content control to stand in any paragraph or cell; it cannot be deleted, its content can be changed.

    `options` are (value, label); a dropdown's `text` is one of the values. Raises ValueError where the tag is longer
    than Word allows (64), where a dropdown has no options, or where its text is none of them.
    """
    chosen = tuple(options)
    if len(tag) > _TAG_LIMIT:
        raise ValueError(f"the tag {tag!r} is longer than the {_TAG_LIMIT} characters that Word allows")
    if kind == "dropdown":
        if not chosen:
            raise ValueError(f"the dropdown {tag!r} has no options")
        if text and text not in {value for value, _ in chosen}:
            raise ValueError(f"{text!r} is none of the options of {tag!r}")
    return Control(tag, alias, text, kind, chosen, placeholder)
