"""Values as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NoReturn

from sachhon.codecs.filled import FilledForm, lost, not_a_blank, outdated, template_of
from sachhon.formkit.definition import Template
from sachhon.formkit.findings import Finding
from sachhon.formkit.values import Key, Values, from_json, spec_of, to_json
from sachhon.vietnamese.folding import nfc


def dump(template: Template, values: Values) -> bytes:
    """The values as UTF-8 JSON, in the template's order."""
    return (json.dumps(to_json(template, values), ensure_ascii=False, indent=1) + "\n").encode()


def load(data: bytes, known: Mapping[str, Template] | None = None) -> FilledForm:
    """The values back. Raises NotABlank: one wrong entry refuses the whole, since a program sent it.

    `known`: the templates that it may be of, by default those of the catalogue.

    Of another version's answers those to fields and columns that are no more are named and left out.
    """
    try:
        told = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise not_a_blank("not_json", reason=str(error)) from error
    told = _composed(told)
    if not isinstance(told, dict):
        raise not_a_blank("not_json", reason="{}")
    template = template_of(str(told.get("template")), known)
    version = str(told.get("version", template.version))
    findings = outdated(template, version)
    if findings:
        told, gone = _migrated(template, told)
        findings += gone
    try:
        values = from_json(template, told)
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise not_a_blank("not_json", reason=str(error)) from error
    return FilledForm(template.id, version, values, findings)


def _migrated(template: Template, told: dict[str, object]) -> tuple[dict[str, object], tuple[Finding, ...]]:
    """The entries that the template still asks for, and what is said about the others."""
    entries = told.get("values")
    kept, gone = [], []
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and not _is_asked(template, entry):
            if entry.get("value") is not None:
                what = ".".join(str(entry[name]) for name in ("field", "column") if entry.get(name) is not None)
                gone.append(lost(what, json.dumps(entry["value"], ensure_ascii=False)))
            continue
        kept.append(entry)
    return {**told, "values": kept}, tuple(gone)


def _is_asked(template: Template, entry: dict[str, object]) -> bool:
    column = entry.get("column")
    try:
        spec_of(template, Key(str(entry.get("field")), None, None if column is None else str(column)))
    except KeyError:
        return False
    return True


def _composed(told: object) -> object:
    """All texts composed, as everywhere in the house."""
    if isinstance(told, str):
        return nfc(told)
    if isinstance(told, list):
        return [_composed(one) for one in told]
    if isinstance(told, dict):
        return {nfc(name): _composed(one) for name, one in told.items()}
    return told


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")
