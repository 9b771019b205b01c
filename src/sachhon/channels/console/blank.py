"""`sachhon blank`: an empty form of a template, in Excel, Word or JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sachhon.channels.console.exits import Exit, stop
from sachhon.channels.console.options import Language
from sachhon.channels.console.read import known_template
from sachhon.channels.console.screen import errors
from sachhon.channels.console.words import word
from sachhon.codecs.forms import SUFFIXES, write_blank
from sachhon.codecs.jsonschema import schema
from sachhon.formkit.definition import template as template_of


def blank(
    template: Annotated[str, typer.Argument(help="Mã biểu mẫu / template id")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Tệp / file: .xlsx | .docx | .json")] = Path("bieu-mau.xlsx"),
    unit: Annotated[str, typer.Option("--unit", help="Tên đơn vị báo cáo / name of the unit")] = "",
    json_schema: Annotated[bool, typer.Option("--schema", help="JSON Schema thay cho tệp trống / instead")] = False,
    language: Language = "",
) -> None:
    """Viết biểu mẫu trống. / Write an empty form.

    Ví dụ / examples:

      sachhon blank bct-1819-2018 --out bieu-mau.xlsx --unit "UBND tỉnh Bình Định"

      sachhon blank facility-year --schema --out facility-year.schema.json
    """
    known_template(template, language)
    form = template_of(template)
    if out.suffix.lower() not in SUFFIXES:
        stop(Exit.USAGE, "blank.format", language, suffix=out.suffix)
    data = (
        json.dumps(schema(form), ensure_ascii=False, indent=1).encode()
        if json_schema
        else write_blank(form, out.suffix, unit_name=unit)
    )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(data)
    except OSError as failed:
        stop(Exit.UNREADABLE, "error.write", language, path=out, reason=failed.strerror)
    errors().print(f"[green]✓[/] {escape(word('blank.written', language, path=out))}")
