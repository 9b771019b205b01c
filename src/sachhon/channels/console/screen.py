"""Tables, progress bars and colours of the terminal; nothing here decides anything."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from sachhon.channels.console.words import word
from sachhon.formkit.definition import Field
from sachhon.formkit.findings import Finding, Severity, say

COLOURS = {Severity.BLOCKER: "bold red", Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
STATE_COLOURS = {"value": "green", "nil": "cyan", "unknown": "yellow", "missing": "bright_black"}


def output() -> Console:
    """Standard output; made anew so that tests and pipes that replace it are seen."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def errors() -> Console:
    """Standard error: progress and messages that are not the result."""
    return Console(stderr=True, highlight=False)


def print_json(value: object) -> None:
    """JSON as UTF-8, readable, to standard output and nothing else."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def table(title: str, columns: Iterable[str]) -> Table:
    """An empty table in the house's style; a column named "…#" is right-aligned."""
    grid = Table(title=title, title_justify="left", title_style="bold", header_style="bold", expand=False)
    for name in columns:
        if name.endswith("#"):
            grid.add_column(name[:-1], justify="right", no_wrap=True)
        else:
            grid.add_column(name, overflow="fold")
    return grid


def printed_item(field: Field) -> str:
    """The item as the request prints it ("I.2.1"); "" for an item that has a name only."""
    return "" if field.item[:1].islower() else field.item


def short(text: str, length: int = 110) -> str:
    """One line of at most `length` characters, safe for rich markup."""
    line = " ".join(text.split())
    return escape(line if len(line) <= length else line[: length - 1] + "…")


def findings_table(findings: Iterable[Finding], language: str, text: str = "") -> Table:
    """Findings, worst first, with the first words that show them."""
    order = list(Severity)
    grid = table(
        word("read.findings", language), (word(f"col.{name}", language) for name in ("severity", "message", "words"))
    )
    for finding in sorted(findings, key=lambda finding: order.index(finding.severity)):
        words = [short(text[start:end], 60) for start, end in finding.spans[:2]] if text else []
        grid.add_row(
            f"[{COLOURS[finding.severity]}]{word(f'severity.{finding.severity}', language)}[/]",
            f"{escape(say(finding, language))} [bright_black]({finding.code})[/]",
            " … ".join(f"“{words_}”" for words_ in words),
        )
    return grid


@contextmanager
def progress(label: str, total: int) -> Iterator[Progress]:
    """A progress bar on standard error, silent when that is no terminal; the task id is 0."""
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=errors(),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        bar.add_task(label, total=total)
        yield bar
