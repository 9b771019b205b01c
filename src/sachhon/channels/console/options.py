"""Options that several subcommands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sachhon.channels.console.words import LANGUAGES, default_language


class Format(StrEnum):
    """What is printed: tables for people, JSON for programs, the document's plain text."""

    TABLE = "table"
    JSON = "json"
    TEXT = "text"


def _language(value: str) -> str:
    chosen = value or default_language()
    if chosen not in LANGUAGES:
        raise typer.BadParameter(" | ".join(LANGUAGES))
    return chosen


Language = Annotated[
    str,
    typer.Option(
        "--lang",
        help="Ngôn ngữ / language: vi | en",
        callback=_language,
        show_default="SACHHON_LANG | vi",
    ),
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="table | json | text")]
TemplateOption = Annotated[
    str | None, typer.Option("--template", "-t", help="Mã biểu mẫu / template id (sachhon templates)")
]
