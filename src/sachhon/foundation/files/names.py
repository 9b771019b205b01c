"""Names that people give to files."""

from __future__ import annotations

import unicodedata

LONGEST = 180


def clean_name(name: str, otherwise: str = "tep") -> str:
    """The last part of a path, in NFC, without what cannot be seen or stored; its ending stays when it is cut."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    shown = "".join(
        letter
        for letter in unicodedata.normalize("NFC", last)
        if unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}
    )
    shown = " ".join("".join("_" if letter in '<>:"|?*' else letter for letter in shown).split()).lstrip(".")
    if len(shown) > LONGEST:
        stem, point, ending = shown.rpartition(".")
        shown = f"{stem[: LONGEST - len(ending) - 1]}.{ending}" if point and len(ending) <= 10 else shown[:LONGEST]
    return shown or otherwise
