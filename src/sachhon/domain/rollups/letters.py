"""Readings of letters as unit answers: who answered, with which values, each with the words it came from."""

from __future__ import annotations

from datetime import date

from sachhon.formkit.definition import Template
from sachhon.formkit.rollup import LetterRef, UnitAnswers
from sachhon.formkit.values import State
from sachhon.reading.model import Reading
from sachhon.reading.values import values_of
from sachhon.vietnamese.places import province


def unit_answers(reading: Reading, template: Template) -> UnitAnswers:
    """A reading as one unit's answers to the template.

    `status` is `unreadable` where there is no text, `other_template` where the document answers another template or
    none, else `answered`. A unit is its province where provinces answer, else what the answers or the letterhead name.
    """
    document = reading.document
    issued = document.date.value if document.date else None
    letter = LetterRef(
        file=reading.source.name,
        number=document.number.value if document.number else None,
        date=issued,
        sha256=reading.source.sha256,
    )
    status = "answered"
    if not reading.source.text.strip():
        status = "unreadable"
    elif reading.template != template.id:
        status = "other_template"
    values = values_of(reading) if status == "answered" else {}
    unit_id, unit_name, province_code = _unit(reading, template, issued)
    return UnitAnswers(unit_id, unit_name, province_code, values, letter, reading.findings, status)


def _unit(reading: Reading, template: Template, issued: date | None) -> tuple[str, str, str]:
    """(unit id, name, province code of the geography on that date); an unnamed unit is known by its file."""
    document = reading.document
    home = province(document.province.value, issued) if document.province else None
    code = home.code if home else ""
    if "province" in template.respondents:
        return (code, home.name, code) if home else (reading.source.name, reading.source.name, "")
    for answer in reading.answers:
        if template.field(answer.field).type == "facility" and answer.state is State.VALUE and answer.value:
            return str(answer.value), str(answer.value), code
    name = document.issuer.value if document.issuer else reading.source.name
    return name, name, code
