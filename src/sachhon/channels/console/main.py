"""The command's entry: subcommands put together."""

from __future__ import annotations

import sys

import typer
from rich.markup import escape

from sachhon.channels.console.audit import audit
from sachhon.channels.console.blank import blank
from sachhon.channels.console.calculate import calculate
from sachhon.channels.console.check import check
from sachhon.channels.console.demo import demo
from sachhon.channels.console.exits import Exit
from sachhon.channels.console.importing import import_
from sachhon.channels.console.manage import PASSED_ON, backup, manage, worker
from sachhon.channels.console.national import national
from sachhon.channels.console.read import read
from sachhon.channels.console.sample import sample
from sachhon.channels.console.screen import errors
from sachhon.channels.console.serve import serve
from sachhon.channels.console.templates import templates
from sachhon.channels.console.words import default_language, word
from sachhon.formkit.definition import DefinitionError
from sachhon.formkit.findings import say

app = typer.Typer(
    help=word("app", default_language()),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.command()(read)
app.command()(check)
app.command()(blank)
app.command("import")(import_)
app.command()(calculate)
app.command()(national)
app.command()(sample)
app.command()(templates)
app.command()(demo)
app.command()(serve)
app.command()(worker)
app.command()(backup)
app.command(context_settings=PASSED_ON)(manage)
app.add_typer(audit, name="audit")


def run() -> None:
    """Run the command; its output is UTF-8 whatever the terminal's locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", newline="")
    language = default_language()
    try:
        app()
    except DefinitionError as wrong:
        # A template of one's own with mistakes stops every command: each mistake is named with its line.
        errors().print(f"[red]✗[/red] {escape(word('template.bad', language, count=len(wrong.findings)))}")
        for finding in wrong.findings:
            errors().print(f"  {escape(say(finding, language))}")
        sys.exit(Exit.USAGE)
