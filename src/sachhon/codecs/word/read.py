"""A filled Word form back to values: by its content controls, or by its words where another program removed them."""

from __future__ import annotations

from dataclasses import replace

from sachhon.codecs.filled import FilledForm, not_a_blank, typed_state
from sachhon.codecs.word.tags import PREFIX, key_of
from sachhon.formkit.definition import Template, templates
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import Answer, Key, Origin, State, spec_of
from sachhon.reading.model import Source
from sachhon.reading.pipeline import read_source
from sachhon.reading.sources import UnreadableDocument, read_bytes
from sachhon.reading.values import values_of


def read(data: bytes, name: str = "") -> FilledForm:
    """The answers of a filled form. Raises NotABlank for a file that is none, or of a template that is not known."""
    try:
        source = read_bytes(name or "bieu-mau.docx", data)
    except UnreadableDocument as refused:
        raise not_a_blank("damaged") from refused
    template_id = source.properties.get("template_id", "")
    if not template_id:
        raise not_a_blank("no_mark")
    template = templates().get(template_id)
    if template is None:
        raise not_a_blank("unknown_template", template=template_id)
    version = source.properties.get("template_version", template.version)
    findings: list[Finding] = []
    if version != template.version:
        params = {"version": version, "current": template.version}
        findings.append(Finding("outdated_blank", Severity.WARNING, params))
    controls = {tag.removeprefix(PREFIX): text for tag, text in source.properties.items() if tag.startswith(PREFIX)}
    unit_name = source.properties.get("sachhon_unit", "")
    if not any((key := key_of(tag)) and template.has_field(key.field) for tag in controls):
        findings.append(Finding("controls_lost", Severity.WARNING))
        reading = read_source(source, template.id)
        return FilledForm(template.id, version, values_of(reading), (*findings, *reading.findings), unit_name)
    values = _controls(template, controls, source, findings)
    return FilledForm(template.id, version, values, tuple(findings), unit_name)


def _controls(
    template: Template, controls: dict[str, str], source: Source, findings: list[Finding]
) -> dict[Key, Answer]:
    values: dict[Key, Answer] = {}
    for tag, text in controls.items():
        key = key_of(tag)
        if key is None or not text.strip():
            continue
        try:
            spec = spec_of(template, key)
        except KeyError:
            params = {"what": tag, "text": text[:200]}
            findings.append(Finding("cell_refused", Severity.WARNING, params, variant="lost"))
            continue
        origin = Origin("imported", file=source.name, sha256=source.sha256, cell=tag)
        state = typed_state(text) if spec.type != "yes_no" else None
        if state is not None:
            values[key] = Answer(state, None, origin)
            continue
        try:
            values[key] = Answer(State.VALUE, field_type(spec.type).parse(text, spec), origin)
        except FieldError as refused:
            label = spec.labels["vi"]
            findings.append(replace(refused.finding, fields=(key.field,), cell=label, severity=Severity.ERROR))
    return _renumbered(values)


def _renumbered(values: dict[Key, Answer]) -> dict[Key, Answer]:
    """Rows numbered from 0 without gaps: a blank row between two filled ones says nothing."""
    rows: dict[str, list[int]] = {}
    for key in values:
        if key.row is not None and key.row not in rows.setdefault(key.field, []):
            rows[key.field].append(key.row)
    order = {name: {row: place for place, row in enumerate(sorted(numbers))} for name, numbers in rows.items()}
    return {
        key if key.row is None else key._replace(row=order[key.field][key.row]): answer
        for key, answer in values.items()
    }
