"""Values as JSON and back."""

from __future__ import annotations

import json

from sachhon.codecs.filled import FilledForm, not_a_blank
from sachhon.formkit.definition import Template, templates
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import Values, from_json, to_json


def dump(template: Template, values: Values) -> bytes:
    """The values as UTF-8 JSON, in the template's order."""
    return (json.dumps(to_json(template, values), ensure_ascii=False, indent=1) + "\n").encode()


def load(data: bytes) -> FilledForm:
    """The values back. Raises NotABlank: on JSON, one wrong entry refuses the whole, since a program sent it."""
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise not_a_blank("not_json", reason=str(error)) from error
    template_id = str(told.get("template")) if isinstance(told, dict) else ""
    template = templates().get(template_id)
    if template is None:
        raise not_a_blank("unknown_template", template=template_id)
    version = str(told.get("version", template.version))
    findings: tuple[Finding, ...] = ()
    if version != template.version:
        params = {"version": version, "current": template.version}
        findings = (Finding("outdated_blank", Severity.WARNING, params),)
    try:
        values = from_json(template, told)
    except (ValueError, KeyError) as error:
        raise not_a_blank("not_json", reason=str(error)) from error
    return FilledForm(template.id, version, values, findings)
