"""How a content control is told: its tag is `field`, or `field/row/column` for a table's cell.

LibreOffice keeps a control's alias and drops its tag, so the alias ends in the tag too: "Số cơ sở · facilities".
"""

from __future__ import annotations

import re

from sachhon.formkit.values import Key

PREFIX = "sdt:"  # how the reader of Word files names a control in a source's properties
_SEPARATOR = " · "
_LONGEST = 64  # that Word allows
_OURS = re.compile(r"([a-z][a-z0-9_]*)(?:/(\d+)/([a-z0-9_.]+))?")


def tag_of(key: Key) -> str:
    """The tag of an answer's control."""
    return key.field if key.row is None else f"{key.field}/{key.row}/{key.column}"


def alias_of(key: Key, label: str) -> str:
    """What the person sees over the control: the label, cut where it is long, and the tag."""
    tag = tag_of(key)
    room = _LONGEST - len(tag) - len(_SEPARATOR)
    if room < 8:
        return tag
    return (label if len(label) <= room else label[: room - 1] + "…") + _SEPARATOR + tag


def key_of(name: str) -> Key | None:
    """The key of a tag or an alias, None for a control that is not ours."""
    found = _OURS.fullmatch(name.rpartition(_SEPARATOR)[2])
    if found is None:
        return None
    return Key(found[1]) if found[2] is None else Key(found[1], int(found[2]), found[3])
