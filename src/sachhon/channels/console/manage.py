"""`sachhon manage`, `sachhon worker`, `sachhon backup`: the installed system's own commands."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sachhon.channels.console.options import Language
from sachhon.channels.console.screen import output
from sachhon.channels.console.system import SETTINGS, called, start
from sachhon.channels.console.words import word

PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def manage(context: typer.Context) -> None:
    """Lệnh quản trị của Django. / Django's commands: sachhon manage migrate, sachhon manage check --deploy."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line([f"{Path(sys.argv[0]).name} manage", *context.args])


def worker(
    threads: Annotated[int, typer.Option("--threads", min=1, help="Số luồng / threads")] = 2,
    once: Annotated[bool, typer.Option("--once", help="Dừng khi hết việc / end when the queue is empty")] = False,
    language: Language = "",
) -> None:
    """Chạy các công việc trong hàng đợi. / Run the jobs of the queue, beside `sachhon serve` or on another machine."""
    from django.core.management import call_command

    start(language)
    output().print(escape(word("worker.running", language, threads=threads)))
    call_command("worker", threads=threads, once=once)


def backup(folder: Annotated[Path, typer.Argument(help="Thư mục / folder")], language: Language = "") -> None:
    """Sao lưu cơ sở dữ liệu, tệp và mã cuối của nhật ký. / Back up database, files and audit head, while it runs."""
    start(language)
    made = json.loads(called("backup", language, str(folder)))
    output().print(f"[green]✓[/] {escape(word('backup.made', language, **made))}")
