"""The door of the codecs: a blank in the medium that its name asks for; a filled one by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sachhon.codecs import jsonschema, word, workbook
from sachhon.codecs.filled import FilledForm, NotABlank, not_a_blank
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Values, blank, spec_of
from sachhon.reading.sources import UnreadableDocument, vet
from sachhon.vietnamese.folding import nfc

__all__ = ["SUFFIXES", "FilledForm", "NotABlank", "read_filled", "write_blank"]

Write = Callable[[Template, Values | None, Values | None, str, bool], bytes]


def _workbook(
    template: Template, values: Values | None, previous: Values | None, unit_name: str, sample: bool
) -> bytes:
    return workbook.blank(template, values=values, previous=previous, unit_name=unit_name, sample=sample)


def _word(template: Template, values: Values | None, previous: Values | None, unit_name: str, sample: bool) -> bytes:
    return word.blank(template, values=values, unit_name=unit_name, sample=sample)


def _json(template: Template, values: Values | None, previous: Values | None, unit_name: str, sample: bool) -> bytes:
    return jsonschema.dump(template, values if values is not None else blank(template))


WRITERS: dict[str, Write] = {".xlsx": _workbook, ".docx": _word, ".json": _json}
SUFFIXES = tuple(WRITERS)
_READERS = {
    **dict.fromkeys(("xlsx", "xls", "ods"), workbook.read),
    **dict.fromkeys(("docx", "doc", "odt", "rtf"), word.read),
}


def write_blank(
    template: Template,
    suffix: str,
    values: Values | None = None,
    *,
    previous: Values | None = None,
    unit_name: str = "",
    sample: bool = False,
) -> bytes:
    """The form as a file of that kind, filled in with `values`; the same arguments give the same bytes.

    `previous`: last round's answers, which the workbook shows beside the questions. Raises KeyError for a suffix that
    is not in SUFFIXES and for answers to what the template does not ask, ValueError for a text in a workbook's table
    that no cell can hold.
    """
    for key in values or ():
        spec_of(template, key)
    return WRITERS[suffix.lower()](template, values, previous, unit_name, sample)


def read_filled(name: str, data: bytes, known: Mapping[str, Template] | None = None) -> FilledForm:
    """The answers of a filled form, told by its content; `name` is for messages. Raises NotABlank with the reason.

    `known`: the templates that it may be of, by default those of the catalogue.
    """
    name = nfc(name)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return jsonschema.load(data, known)
    try:
        kind = vet(name, data).format
    except UnreadableDocument as refused:
        raise NotABlank(refused.finding) from refused
    if kind not in _READERS:
        raise not_a_blank("unknown_format", name=name)
    return _READERS[kind](data, name, known)
