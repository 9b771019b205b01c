"""The tags of content controls: `field`, or `field/row/column` for a table's cell."""

from __future__ import annotations

from sachhon.formkit.values import Key

PREFIX = "sdt:"  # how the reader of Word files names a control in a source's properties


def tag_of(key: Key) -> str:
    """The tag of an answer's control."""
    return key.field if key.row is None else f"{key.field}/{key.row}/{key.column}"


def key_of(tag: str) -> Key | None:
    """The key of a tag, None for a control that is not ours."""
    parts = tag.split("/")
    if len(parts) == 1:
        return Key(tag)
    if len(parts) == 3 and parts[1].isdigit():
        return Key(parts[0], int(parts[1]), parts[2])
    return None
