"""Letters and filled forms as unit answers: who answered, with which values, each with the place it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sachhon.codecs.forms import FilledForm, NotABlank, read_filled
from sachhon.formkit.definition import Template
from sachhon.formkit.rollup import LetterRef, UnitAnswers
from sachhon.formkit.rules import check
from sachhon.formkit.values import State
from sachhon.reading.model import Reading
from sachhon.reading.values import values_of
from sachhon.vietnamese.places import find_provinces, province

TEMPLATE_MARK = "template_id"


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A file of a folder with what was read from it; `form` where it is a filled blank of a template."""

    path: Path
    reading: Reading
    form: FilledForm | None = None

    @property
    def unreadable(self) -> bool:
        """Whether nothing could be read; the reading's findings say why."""
        return not self.reading.source.text.strip()

    @property
    def template(self) -> str | None:
        """The template that it answers."""
        return self.form.template_id if self.form else self.reading.template


def as_form(path: Path, reading: Reading) -> FilledForm | None:
    """The form, where the file carries a blank's mark and can be read as one."""
    if TEMPLATE_MARK not in reading.source.properties:
        return None
    try:
        return read_filled(path.name, path.read_bytes())
    except NotABlank:
        return None  # the mark alone is there: it is read as the letter that it has become


def unit_answers(letter: ReadLetter, template: Template) -> UnitAnswers:
    """A file as one unit's answers to the template.

    `status` is `unreadable` where there is no text, `other_template` where the document answers another template or
    none, `unnamed` where it does not say which province it is of, else `answered`. A unit is its province where
    provinces answer, else what the answers or the letterhead name.
    """
    reading, form = letter.reading, letter.form
    document = reading.document
    issued = document.date.value if document.date else None
    reference = LetterRef(
        file=reading.source.name,
        number=document.number.value if document.number else None,
        date=issued,
        sha256=reading.source.sha256,
    )
    unit_id, unit_name, province_code = _unit(letter, template, issued)
    status = "answered"
    if letter.unreadable:
        status = "unreadable"
    elif letter.template != template.id:
        status = "other_template"
    elif not unit_id:
        status = "unnamed"
    if status != "answered":
        name = unit_name or reading.source.name
        return UnitAnswers(unit_id or name, name, province_code, {}, reference, reading.findings, status)
    if form:
        findings = (*form.findings, *check(template, form.values))
        return UnitAnswers(unit_id, unit_name, province_code, form.values, reference, findings)
    return UnitAnswers(unit_id, unit_name, province_code, values_of(reading), reference, reading.findings)


def _unit(letter: ReadLetter, template: Template, issued: date | None) -> tuple[str, str, str]:
    """(unit id, name, province code of the geography on that date); "" for what cannot be told."""
    document = letter.reading.document
    named = document.province.value if document.province else ""
    if letter.form and letter.form.unit_name:
        places = [place.name for place in find_provinces(letter.form.unit_name, issued) if place.is_province]
        named = places[0] if places else named
    home = province(named, issued) if named else None
    code = home.code if home else ""
    if "province" in template.respondents:
        return (code, home.name, code) if home else ("", "", "")
    for answer in letter.reading.answers:
        if template.field(answer.field).type == "facility" and answer.state is State.VALUE and answer.value:
            return str(answer.value), str(answer.value), code
    name = (letter.form.unit_name if letter.form else "") or (document.issuer.value if document.issuer else "")
    name = name or letter.reading.source.name
    return name, name, code
