"""`sachhon templates`: the templates that are known, and the fields of one."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from sachhon.channels.console.options import Format, Language, OutputFormat
from sachhon.channels.console.read import known_template
from sachhon.channels.console.screen import output, print_json, printed_item, table
from sachhon.channels.console.words import word
from sachhon.formkit.definition import template as template_of
from sachhon.formkit.definition import templates as all_templates


def templates(
    template: Annotated[str | None, typer.Argument(help="Mã biểu mẫu / template id")] = None,
    format_: OutputFormat = Format.TABLE,
    language: Language = "",
) -> None:
    """Các biểu mẫu, hoặc các chỉ tiêu của một biểu mẫu. / The templates, or the fields of one.

    Ví dụ / examples:

      sachhon templates

      sachhon templates bct-1819-2018
    """
    console = output()
    if template is None:
        forms = all_templates().values()
        if format_ is Format.JSON:
            print_json([{"id": form.id, "version": form.version, "titles": dict(form.titles)} for form in forms])
            return
        names = [word(f"col.{name}", language) for name in ("template", "name", "fields")]
        grid = table("", (names[0], names[1], names[2] + "#"))
        for form in forms:
            grid.add_row(form.id, escape(form.titles[language]), str(len(form.fields)))
        console.print(grid)
        return
    known_template(template, language)
    form = template_of(template)
    if format_ is Format.JSON:
        fields = [
            {
                "id": field.id,
                "item": field.item,
                "type": field.type,
                "unit": field.unit,
                "labels": dict(field.labels),
                "rollup": field.rollup,
                "columns": [column.id for column in field.columns],
            }
            for field in form.fields
        ]
        print_json({"id": form.id, "version": form.version, "titles": dict(form.titles), "fields": fields})
        return
    names = [word("col.item", language), "id", word("col.field", language), word("col.unit", language)]
    grid = table(f"{form.id} — {form.titles[language]}", (*names, word("col.method", language)))
    for field in form.fields:
        grid.add_row(printed_item(field), field.id, escape(field.labels[language]), field.unit, field.rollup)
    console.print(grid)
