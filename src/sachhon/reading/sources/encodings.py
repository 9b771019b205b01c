"""Bytes -> text, and letters of old Vietnamese fonts -> Unicode. Words in an old encoding are named as such."""

from __future__ import annotations

import re
from collections.abc import Callable

from sachhon.reading.sources.errors import refuse
from sachhon.reading.sources.incoming import Incoming
from sachhon.vietnamese.legacy import UndecodableText, decode, decode_tcvn3, decode_vni, detect_encoding

_VIETNAMESE = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_ENOUGH = 5
"""So many letters that only Unicode has, and nothing need be looked for."""
_NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "windows-1258": "Windows-1258",
    "windows-1252": "Windows-1252",
    "tcvn3": "TCVN3",
    "vni": "VNI",
}
_DECODERS: dict[str, Callable[[str], str]] = {"tcvn3": decode_tcvn3, "vni": decode_vni}


def decode_bytes(incoming: Incoming) -> tuple[str, str]:
    """The text and its encoding's name, "" for UTF-8, which is taken as it is.

    Raises UnreadableDocument when no encoding fits.
    """
    try:
        return incoming.data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    try:
        decoded = decode(incoming.data)
    except UndecodableText as error:
        raise refuse("unknown_format", incoming.name, "encoding") from error
    return decoded.text, _NAMES[decoded.charset if decoded.letters == "unicode" else decoded.letters]


def decoder_for(text: str) -> tuple[str, Callable[[str], str] | None]:
    """How letters typed in a TCVN3 or VNI font become Unicode, with the encoding's name; ("", None) mostly."""
    if text.isascii():
        return "", None
    for count, _ in enumerate(_VIETNAMESE.finditer(text), 1):
        if count >= _ENOUGH:
            return "", None
    letters = detect_encoding(text)
    return (_NAMES[letters], _DECODERS[letters]) if letters in _DECODERS else ("", None)
