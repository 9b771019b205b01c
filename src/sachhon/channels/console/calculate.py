"""`sachhon calculate`: cleaner-production arithmetic on a list of cases, for anyone who wants to check it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sachhon.calculations.cases import (
    NotCases,
    Outcome,
    number_text,
    outcome_json,
    outputs,
    parse_cases,
    rounded,
    run_cases,
    write_json,
)
from sachhon.calculations.factors import FactorTableError
from sachhon.channels.console.exits import Exit, existing, stop
from sachhon.channels.console.options import Format, Language
from sachhon.channels.console.screen import errors, output, table
from sachhon.channels.console.words import word
from sachhon.formkit.findings import say
from sachhon.vietnamese import format_number


def calculate(
    cases: Annotated[Path, typer.Argument(help="Danh sách trường hợp, JSON; “-” đọc từ đầu vào / cases, - for stdin")],
    format_: Annotated[Format, typer.Option("--format", "-f", help="json | table")] = Format.JSON,
    language: Language = "",
) -> None:
    """Tính các trường hợp SXSH, kèm công thức, đơn vị, hệ số; mã thoát 1 khi có trường hợp sai. / Calculate cases.

    Ví dụ / examples:

      sachhon calculate truong-hop.json

      echo '[{"name": "a", "function": "combined_saving", "inputs": {"shares_pct": [10, 20]}}]' | sachhon calculate -
    """
    try:
        outcomes = run_cases(parse_cases(_text(cases, language)))
    except NotCases as wrong:
        if wrong.line:
            place = {"line": wrong.line, "column": wrong.column, "reason": wrong.reason}
            stop(Exit.UNREADABLE, "calculate.not_json", language, name=cases, **place)
        stop(Exit.UNREADABLE, "calculate.not_cases", language, name=cases, reason=wrong.reason)
    except FactorTableError as wrong:
        errors().print(f"[red]✗[/red] {escape(word('calculate.bad_factors', language))}")
        for finding in wrong.findings:
            errors().print(f"  {escape(say(finding, language))}")
        raise typer.Exit(Exit.USAGE) from wrong
    if format_ is Format.TABLE:
        _show(outcomes, language)
    else:
        sys.stdout.write(write_json([outcome_json(outcome) for outcome in outcomes]) + "\n")
    bad = [outcome for outcome in outcomes if outcome.error is not None]
    for outcome in bad:
        errors().print(f"[red]✗[/red] {escape(_located(outcome, language))}")
    if bad:
        raise typer.Exit(Exit.DOUBTS)


def _text(cases: Path, language: str) -> str:
    if str(cases) == "-":
        return sys.stdin.read()
    try:
        return existing(cases, language).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        stop(Exit.UNREADABLE, "calculate.not_cases", language, name=cases, reason=wrong)


def _located(outcome: Outcome, language: str) -> str:
    """The error of a case with its place and name."""
    if outcome.error is None:
        return ""
    where = ", ".join(f"{outcome.place}.{field}" for field in outcome.error.fields) or outcome.place
    return f"{where} ({outcome.name}): {say(outcome.error, language)}"


def _show(outcomes: Sequence[Outcome], language: str) -> None:
    console = output()
    for outcome in outcomes:
        if outcome.result is None:
            continue
        working = outcome.result.working
        grid = table(
            escape(f"{outcome.name} · {outcome.function}"),
            (word("col.name", language), word("calculate.value", language), word("col.unit", language)),
        )
        for output_name, output_value in outputs(outcome.result).items():
            unit = _unit(working.units.get(output_name, ""), language)
            for name, value in _rows(output_name, rounded(output_value)):
                grid.add_row(escape(name), escape(_cell(value, language)), escape(unit))
        console.print(grid)
        for line in working.formula:
            console.print(f"[bright_black]{escape(line)}[/]")
        for factor in working.factors:
            edition = f"{factor.table} {factor.version} · {factor.row}"
            console.print(f"[bright_black]{escape(f'{edition}: {number_text(factor.value)} {factor.unit}')}[/]")
        for doubt in outcome.warnings:
            console.print(f"[yellow]! {escape(say(doubt, language))}[/]")
        console.print()


def _unit(unit: str, language: str) -> str:
    return word("calculate.years", language) if unit == "years" else unit


def _rows(name: str, value: object) -> Iterator[tuple[str, object]]:
    """An output as rows of name and value: what it is made of stands under names of its own."""
    if isinstance(value, Mapping):
        for part, one in value.items():
            yield from _rows(f"{name}.{part}", one)
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _rows(f"{name}[{place}]", one)
    else:
        yield name, value


def _cell(value: object, language: str) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return word("yes" if value else "no", language)
    if isinstance(value, Decimal):
        plain = Decimal(number_text(value))
        return format_number(plain) if language == "vi" else f"{plain:,f}"
    return str(value)
