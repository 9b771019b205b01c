"""`sachhon sample`: made-up letters with their true values beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sachhon.channels.console.exits import Exit, stop
from sachhon.channels.console.options import Language
from sachhon.channels.console.read import known_template
from sachhon.channels.console.screen import errors, progress
from sachhon.channels.console.words import word
from sachhon.formkit.definition import template as template_of
from sachhon.writing.sample import write_letters

Units = Annotated[int, typer.Option("--units", min=1, max=10_000, help="Bao nhiêu công văn / how many letters")]
Seed = Annotated[int, typer.Option("--seed", help="Cùng số, cùng công văn / same seed, same letters")]
DEFAULT_TEMPLATE = "bct-1819-2018"


def sample(
    units: Units = 63,
    seed: Seed = 2018,
    template: Annotated[str, typer.Option("--template", "-t", help="Mã biểu mẫu / template id")] = DEFAULT_TEMPLATE,
    out: Annotated[Path, typer.Option("--out", "-o", help="Thư mục / folder")] = Path("cong-van-mau"),
    language: Language = "",
) -> None:
    """Soạn công văn mẫu (DỮ LIỆU MẪU) với giá trị đúng trong su-that/*.json. / Compose sample letters.

    Ví dụ / example:

      sachhon sample --units 63 --seed 7 --out cong-van-mau
    """
    known_template(template, language)
    compose(template, units, seed, out, language)
    errors().print(f"[green]✓[/] {escape(word('sample.written', language, count=units, path=out))}")


def compose(template: str, units: int, seed: int, out: Path, language: str) -> list[Path]:
    """The sample letters, with a progress bar."""
    try:
        with progress(word("progress.composing", language), units) as bar:
            return write_letters(
                template_of(template),
                units,
                seed,
                out,
                lambda done, _total, _name: bar.update(bar.task_ids[0], completed=done),
            )
    except OSError as failed:
        stop(Exit.UNREADABLE, "error.write", language, path=failed.filename or out, reason=failed.strerror)
