"""The door of the codecs: a blank in the medium that its name asks for; a filled one by what it holds."""

from __future__ import annotations

from collections.abc import Callable

from sachhon.codecs import jsonschema, word, workbook
from sachhon.codecs.filled import FilledForm, NotABlank, not_a_blank
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Values, blank

__all__ = ["SUFFIXES", "FilledForm", "NotABlank", "read_filled", "write_blank"]

Write = Callable[[Template, Values | None, str, bool], bytes]


def _workbook(template: Template, values: Values | None, unit_name: str, sample: bool) -> bytes:
    return workbook.blank(template, values=values, unit_name=unit_name, sample=sample)


def _word(template: Template, values: Values | None, unit_name: str, sample: bool) -> bytes:
    return word.blank(template, values=values, unit_name=unit_name, sample=sample)


def _json(template: Template, values: Values | None, unit_name: str, sample: bool) -> bytes:
    return jsonschema.dump(template, values if values is not None else blank(template))


WRITERS: dict[str, Write] = {".xlsx": _workbook, ".docx": _word, ".json": _json}
SUFFIXES = tuple(WRITERS)


def write_blank(
    template: Template, suffix: str, values: Values | None = None, *, unit_name: str = "", sample: bool = False
) -> bytes:
    """The form as a file of that kind. Raises KeyError for a suffix that is not in SUFFIXES."""
    return WRITERS[suffix.lower()](template, values, unit_name, sample)


def read_filled(name: str, data: bytes) -> FilledForm:
    """The answers of a filled form, told by its content. Raises NotABlank with the reason."""
    if data[:1] in (b"{", b"[") or data[:4] == b"\xef\xbb\xbf{":
        return jsonschema.load(data)
    if data[:2] == b"PK":
        return word.read(data, name) if b"word/document.xml" in data else workbook.read(data, name)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise not_a_blank("encrypted")
    raise not_a_blank("unknown_format", name=name)
