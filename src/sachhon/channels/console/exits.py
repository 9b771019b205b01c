"""Exit codes that scripts can use, and how a command ends early."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import NoReturn

import typer
from rich.markup import escape

from sachhon.channels.console.screen import errors
from sachhon.channels.console.words import word


class Exit(IntEnum):
    """0 all is well; 1 done, but errors or blockers were found; 2 wrong use; 3 a file could not be read or written."""

    FINE = 0
    DOUBTS = 1
    USAGE = 2
    UNREADABLE = 3


def stop(code: Exit, key: str, language: str, **params: object) -> NoReturn:
    """Say why on standard error, and end with the code."""
    errors().print(f"[red]✗[/red] {escape(word(key, language, **params))}")
    raise typer.Exit(code)


def existing(path: Path, language: str) -> Path:
    """The path, or the end of the command with a message that names it."""
    if not path.exists():
        stop(Exit.UNREADABLE, "error.missing_file", language, path=path)
    return path
