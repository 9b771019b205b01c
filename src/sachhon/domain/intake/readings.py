"""What a file gives: the values of a filled blank or of a letter, its text, and what is to be weighed. No table is
written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sachhon.codecs.forms import FilledForm, NotABlank, read_filled
from sachhon.domain.intake.document import layout_of
from sachhon.domain.intake.mailed_blanks import blank_within
from sachhon.domain.rounds.api import TemplateVersion
from sachhon.formkit.definition import Template, templates
from sachhon.formkit.findings import Finding, say
from sachhon.formkit.values import Values
from sachhon.reading.answers import recognise
from sachhon.reading.model import Reading, Source
from sachhon.reading.pipeline import read_source
from sachhon.reading.result import finding_json, to_json
from sachhon.reading.sources import UnreadableDocument, read_bytes
from sachhon.reading.values import values_of

_REFUSED_WHOLE = frozenset({"unknown_template", "not_json"})
"""A file that says that it is a blank, but cannot be taken as one: it is not read as a letter instead."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file after reading. `recognised`: the template that it answers; `template_version` only of a filled blank."""

    is_blank: bool = False
    text: str = ""
    layout: list[dict[str, Any]] = field(default_factory=list)
    reading: dict[str, Any] = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    recognised: str | None = None
    template_version: str = ""
    unit_name: str = ""
    province: str = ""
    cited: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    """Of a blank within an e-mail: the other files of the message, of which nothing was taken."""


class FileRefused(Exception):
    """A file that cannot be read; `finding` in JSON with its words in both languages."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.key)
        self.finding = refusal_json(finding)


def refusal_json(finding: Finding) -> dict[str, Any]:
    """A refusal as it is kept: the words that the console gives for the same file."""
    return {"code": finding.code, "message": {"vi": say(finding, "vi"), "en": say(finding, "en")}}


def read_file(name: str, data: bytes, asked: Template | None) -> FileRead:
    """The values for the template that is asked with; without one, for the template that the file answers.

    Raises FileRefused, whose words say what is wrong and what to do. NUL, which PDF files may hold and a database
    cannot, is a blank in the text.
    """
    filled = _as_blank(name, data, asked)
    if filled is not None:
        return _of_blank(filled, name, data)
    mailed = blank_within(name, data, known_templates(asked), asked)
    if mailed is not None:
        return replace(_of_blank(mailed.filled, name, data), beside=mailed.beside)
    try:
        source = read_bytes(name, data)
    except UnreadableDocument as refused:
        raise FileRefused(refused.finding) from refused
    return _of_letter(replace(source, text=source.text.replace("\x00", " ")), asked)


def known_templates(asked: Template | None) -> Mapping[str, Template]:
    """The templates that a blank may be of: the newest published ones, and above all the one that is asked with."""
    published = TemplateVersion.objects.filter(status=TemplateVersion.Status.PUBLISHED).order_by("published_at", "pk")
    known = {**templates(), **{one.template_id: one.definition for one in published}}
    return known if asked is None else {**known, asked.id: asked}


def _as_blank(name: str, data: bytes, asked: Template | None) -> FilledForm | None:
    try:
        return read_filled(name, data, known_templates(asked))
    except NotABlank as refused:
        if refused.finding.variant in _REFUSED_WHOLE:
            raise FileRefused(refused.finding) from refused
        return None


def _of_blank(filled: FilledForm, name: str, data: bytes) -> FileRead:
    """With its text, so that the cell of a value can be shown; a program's JSON has none."""
    text, layout = "", []
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        source = read_bytes(name, data)
        text, layout = source.text.replace("\x00", " "), layout_of(source.blocks)
    return FileRead(
        is_blank=True,
        text=text,
        layout=layout,
        reading={"template": filled.template_id, "findings": [_placed(finding) for finding in filled.findings]},
        values=filled.values,
        recognised=filled.template_id,
        template_version=filled.version,
        unit_name=filled.unit_name,
    )


def _placed(finding: Finding) -> dict[str, Any]:
    return {**finding_json(finding), "variant": finding.variant, "cell": finding.cell}


def _of_letter(source: Source, asked: Template | None) -> FileRead:
    readable = asked is not None and asked.id in templates()
    reading = read_source(source, asked.id if asked is not None and readable else None)
    told = reading.template if asked is None else recognise(reading.source, reading.document) or reading.template
    document = reading.document
    return FileRead(
        text=reading.source.text,
        layout=layout_of(reading.source.blocks),
        reading=to_json(reading) | {"answered": reading.template},
        values=values_of(reading) if reading.template is not None and (readable or asked is None) else {},
        recognised=told,
        province=_province_of(reading),
        cited=frozenset(citation.number for citation in document.legal_bases if citation.number),
    )


def _province_of(reading: Reading) -> str:
    """The province that the letterhead names; a doubtful one is not told."""
    found = reading.document.province
    return found.value if found is not None and found.certain else ""
