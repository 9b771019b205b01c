"""`sachhon read`: one document, as tables, as the reading contract's JSON, or as plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sachhon.channels.console.exits import Exit, existing, stop
from sachhon.channels.console.options import Format, Language, OutputFormat, TemplateOption
from sachhon.channels.console.reading_report import show
from sachhon.channels.console.screen import output, print_json, printed_item, short, table
from sachhon.channels.console.words import word
from sachhon.formkit.definition import template as template_of
from sachhon.formkit.definition import templates
from sachhon.formkit.findings import Severity, say
from sachhon.reading.explain import explain
from sachhon.reading.model import Reading
from sachhon.reading.pipeline import read_path
from sachhon.reading.result import plain, to_json
from sachhon.reading.sources import UnreadableDocument


def known_template(template: str | None, language: str) -> str | None:
    """The id as given, or the end of the command with the ids that there are."""
    if template is not None and template not in templates():
        stop(Exit.USAGE, "template.unknown", language, template=template, templates=", ".join(templates()))
    return template


def read_or_stop(path: Path, template: str | None, language: str) -> Reading:
    """The reading, or the end of the command with the reason in the user's language."""
    try:
        return read_path(existing(path, language), known_template(template, language))
    except UnreadableDocument as refused:
        typer.echo(f"{path.name}: {say(refused.finding, language)}", err=True)
        raise typer.Exit(Exit.UNREADABLE) from refused


def read(
    files: Annotated[list[Path], typer.Argument(help="Văn bản / documents: .docx .pdf .txt .xlsx .eml …")],
    template: TemplateOption = None,
    format_: OutputFormat = Format.TABLE,
    explain_field: Annotated[
        str | None, typer.Option("--explain", metavar="FIELD", help="Vì sao một chỉ tiêu được đọc như vậy / why")
    ] = None,
    language: Language = "",
) -> None:
    """Đọc văn bản: phần đầu, trả lời, mục tiêu, nhiệm vụ, kinh phí, vấn đề. / Read a document.

    Ví dụ / examples:

      sachhon read cong-van.docx

      sachhon read cong-van.txt --format json > cong-van.json

      sachhon read cong-van.pdf --explain enterprises_trained
    """
    for path in files:
        reading = read_or_stop(path, template, language)
        if explain_field is not None:
            _explain(reading, explain_field, format_, language)
        elif format_ is Format.JSON:
            print_json(to_json(reading))
        elif format_ is Format.TEXT:
            # No line end of our own: spans are offsets into exactly this text.
            typer.echo(reading.source.text, nl=False)
        else:
            show(reading, language)


def has_errors(reading: Reading) -> bool:
    """Whether anything found is worse than a warning."""
    return any(finding.severity in (Severity.BLOCKER, Severity.ERROR) for finding in reading.findings)


def _explain(reading: Reading, field_id: str, format_: Format, language: str) -> None:
    if reading.template is None:
        stop(Exit.USAGE, "explain.no_template", language)
    form = template_of(reading.template)
    if not form.has_field(field_id):
        fields = ", ".join(field.id for field in form.fields)
        stop(Exit.USAGE, "explain.unknown_field", language, template=form.id, field=field_id, fields=fields)
    explanation = explain(reading, field_id)
    if format_ is Format.JSON:
        print_json(plain(explanation))
        return
    console = output()
    field = form.field(field_id)
    console.rule(
        escape(word("explain.title", language, field=f"{printed_item(field)} {field.labels[language]}".strip())),
        align="left",
    )
    if explanation.passage is None and not explanation.candidates:
        console.print(f"[yellow]{escape(word('explain.none', language))}[/]")
        return
    if explanation.passage is not None:
        console.print(
            f"[bold]{word('explain.passage', language)}[/] ({explanation.passage[0]}–{explanation.passage[1]})"
        )
        console.print(escape(reading.source.words(explanation.passage)))
    names = [word(f"explain.{name}", language) for name in ("score", "why")]
    grid = table(
        word("explain.candidates", language),
        ("", word("col.state", language), word("col.value", language), word("col.words", language), *names),
    )
    for rank, candidate in enumerate(explanation.candidates):
        grid.add_row(
            f"[green]{word('explain.won', language)}[/]" if rank == 0 else str(rank + 1),
            word(f"state.{candidate.state}", language),
            short(str(plain(candidate.value)), 40),
            short(reading.source.words(candidate.span), 60) if candidate.span else "",
            f"{candidate.score:.2f}",
            escape("; ".join(candidate.why)),
        )
    console.print(grid)
