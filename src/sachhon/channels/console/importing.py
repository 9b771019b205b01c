"""`sachhon import`: a filled Excel, Word or JSON form to values, with what was refused named cell by cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sachhon.channels.console.exits import Exit, existing
from sachhon.channels.console.options import Format, Language, OutputFormat
from sachhon.channels.console.screen import (
    STATE_COLOURS,
    findings_table,
    output,
    print_json,
    printed_item,
    short,
    table,
)
from sachhon.channels.console.words import word
from sachhon.codecs.forms import FilledForm, NotABlank, read_filled
from sachhon.formkit.definition import Template
from sachhon.formkit.definition import template as template_of
from sachhon.formkit.fields import field_type
from sachhon.formkit.findings import Finding, Severity, say
from sachhon.formkit.rules import check
from sachhon.formkit.values import State, answer_of, rows_of, state_of, to_json
from sachhon.reading.result import finding_json


def import_(
    file: Annotated[Path, typer.Argument(help="Biểu mẫu đã điền / filled form: .xlsx | .docx | .json")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Ghi giá trị ra JSON / write the values")] = None,
    format_: OutputFormat = Format.TABLE,
    language: Language = "",
) -> None:
    """Đọc lại biểu mẫu đã điền và kiểm tra. / Read a filled form back and check it.

    Ví dụ / examples:

      sachhon import bieu-mau.xlsx

      sachhon import bieu-mau.docx --format json > gia-tri.json
    """
    try:
        filled = read_filled(file.name, existing(file, language).read_bytes())
    except NotABlank as refused:
        typer.echo(f"{file.name}: {say(refused.finding, language)}", err=True)
        raise typer.Exit(Exit.UNREADABLE) from refused
    form = template_of(filled.template_id)
    findings = (*filled.findings, *check(form, filled.values))
    told = to_json(form, filled.values) | {"findings": [finding_json(finding) for finding in findings]}
    if out is not None:
        out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if format_ is Format.JSON:
        print_json(told)
    else:
        _show(filled, form, findings, file.name, language)
    if any(finding.severity in (Severity.BLOCKER, Severity.ERROR) for finding in findings):
        raise typer.Exit(Exit.DOUBTS)


def _show(filled: FilledForm, form: Template, findings: tuple[Finding, ...], name: str, language: str) -> None:
    console = output()
    names = [word(f"col.{part}", language) for part in ("item", "field", "state", "value")]
    grid = table(escape(name), names)
    answered = 0
    for field in form.fields:
        state = state_of(filled.values, field)
        answered += state is not State.MISSING
        text = ""
        if field.columns:
            rows = rows_of(filled.values, field)
            text = f"▦ {len(rows)}" if rows else ""
        elif state is State.VALUE:
            text = field_type(field.type).format(answer_of(filled.values, field.id).value, field, language)
        colour = STATE_COLOURS[state]
        label = word(f"state.{state}", language)
        grid.add_row(printed_item(field), escape(field.labels[language]), f"[{colour}]{label}[/]", short(text, 70))
    console.print(grid)
    counts = {"filled": answered, "fields": len(form.fields), "name": name}
    console.print(escape(word("import.done", language, template=form.id, version=filled.version, **counts)))
    if findings:
        console.print(findings_table(findings, language))
