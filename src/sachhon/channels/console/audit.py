"""`sachhon audit`: is the trail whole, and its newest head to be kept elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sachhon.channels.console.exits import Exit, existing
from sachhon.channels.console.options import Format, Language, OutputFormat
from sachhon.channels.console.screen import output
from sachhon.channels.console.system import called, start
from sachhon.channels.console.words import word

audit = typer.Typer(no_args_is_help=True, help="Nhật ký / the audit trail: verify, head")


@audit.command()
def verify(
    head: Annotated[
        Path | None, typer.Option("--head", help="Tệp mã cuối đã cất ở nơi khác / heads that were kept elsewhere")
    ] = None,
    format_: OutputFormat = Format.TABLE,
    language: Language = "",
) -> None:
    """Kiểm tra nhật ký có bị sửa, xóa, đảo, cắt không; mã thoát 1 khi có. / Verify the chain; exit code 1 when broken.

    Ví dụ / examples:

      sachhon audit verify

      sachhon audit verify --head /mnt/noi-khac/audit-heads
    """
    if head:
        existing(head, language)
    start(language)
    told = called("audit_verify", language, head=str(head or ""))
    report = json.loads(told)
    console = output()
    if format_ is Format.JSON:
        typer.echo(told)
    elif report["sound"]:
        console.print(f"[green]✓[/] {escape(word('audit.sound', language, **report))}")
        if not report["heads"]:
            console.print(escape(word("audit.no_heads", language)))
    else:
        console.print(f"[bold red]✗[/] {escape(word('audit.broken', language, **report))}")
        for broken in report["broken"]:
            console.print(f"  {escape(word('audit.' + broken['harm'], language, number=broken['number']))}")
    if not report["sound"]:
        raise typer.Exit(Exit.DOUBTS)


@audit.command()
def head(language: Language = "") -> None:
    """In mã cuối của nhật ký để cất ở nơi khác. / Print the newest head, to be kept elsewhere.

    Ví dụ / example:

      sachhon audit head >> /mnt/noi-khac/audit-heads
    """
    start(language)
    typer.echo(called("audit_head", language))
