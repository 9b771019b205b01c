"""The command's entry: subcommands put together."""

from __future__ import annotations

import sys

import typer

from sachhon.channels.console.blank import blank
from sachhon.channels.console.check import check
from sachhon.channels.console.demo import demo
from sachhon.channels.console.importing import import_
from sachhon.channels.console.national import national
from sachhon.channels.console.read import read
from sachhon.channels.console.sample import sample
from sachhon.channels.console.templates import templates
from sachhon.channels.console.words import default_language, word

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
app.command()(national)
app.command()(sample)
app.command()(templates)
app.command()(demo)


def run() -> None:
    """Run the command; its output is UTF-8 whatever the terminal's locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", newline="")
    app()
