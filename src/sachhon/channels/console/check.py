"""`sachhon check`: what is doubted in a document or in a filled blank; the exit code says how bad."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sachhon.channels.console.exits import Exit
from sachhon.channels.console.options import Format, Language, OutputFormat, TemplateOption
from sachhon.channels.console.read import has_errors, read_or_stop
from sachhon.channels.console.screen import findings_table, output, print_json
from sachhon.channels.console.words import word
from sachhon.formkit.findings import Severity
from sachhon.reading.result import finding_json


def check(
    files: Annotated[list[Path], typer.Argument(help="Văn bản / documents")],
    template: TemplateOption = None,
    format_: OutputFormat = Format.TABLE,
    language: Language = "",
) -> None:
    """Kiểm tra văn bản; mã thoát 0 khi không có lỗi, 1 khi có. / Check documents; exit code 1 when there are errors.

    Ví dụ / examples:

      sachhon check cong-van.docx

      sachhon check thu-muc/*.docx --format json
    """
    result, bad = [], False
    for path in files:
        reading = read_or_stop(path, template, language)
        bad = bad or has_errors(reading)
        if format_ is Format.JSON:
            result.append({"file": path.name, "findings": [finding_json(finding) for finding in reading.findings]})
            continue
        console = output()
        if not reading.findings:
            console.print(f"[green]✓[/] {escape(word('check.clean', language, name=path.name))}")
            continue
        console.rule(escape(path.name), align="left")
        console.print(findings_table(reading.findings, language, reading.source.text))
        counts = Counter(finding.severity for finding in reading.findings)
        console.print(word("check.summary", language, **{severity.value: counts[severity] for severity in Severity}))
    if format_ is Format.JSON:
        print_json(result)
    if bad:
        raise typer.Exit(Exit.DOUBTS)
