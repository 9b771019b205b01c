"""`sachhon demo`: what `make run` does — compose sample letters, read them, say what is doubted, write the report."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sachhon.channels.console.figures import show_figures
from sachhon.channels.console.national import read_folder, write_national
from sachhon.channels.console.options import Language
from sachhon.channels.console.sample import DEFAULT_TEMPLATE, Seed, Units, compose
from sachhon.channels.console.screen import COLOURS, output, short, table
from sachhon.channels.console.truths import compare_all
from sachhon.channels.console.words import word
from sachhon.domain.rollups.folder import ReadLetter, national_figures
from sachhon.formkit.definition import template as template_of
from sachhon.formkit.findings import Severity, say
from sachhon.formkit.values import State
from sachhon.vietnamese.numbers import format_number

SHOWN = 12  # rows of a table on the screen; the report has them all
ALIKE = 2  # doubts of one kind on the screen
GAPS = frozenset({"item_not_answered"})  # what is not there is counted in its own column


def demo(
    units: Units = 63,
    seed: Seed = 2018,
    out: Annotated[Path, typer.Option("--out", "-o", help="Thư mục / folder")] = Path("out"),
    language: Language = "",
) -> None:
    """Soạn, đọc và tổng hợp công văn mẫu; viết báo cáo toàn quốc. / Compose, read and add up sample letters."""
    folder = out / "cong-van-mau"
    compose(DEFAULT_TEMPLATE, units, seed, folder, language)
    console = output()
    console.rule(escape(word("demo.heading", language, count=units)), align="left")
    letters = read_folder(folder, DEFAULT_TEMPLATE, None, language)
    console.print(_letters_table(letters, language))
    console.print(_doubts_table(letters, language))
    score = compare_all((letter.path, letter.reading) for letter in letters)
    share = f"{format_number(round(Decimal(score.share) * 100, 1))}%"
    counts = {"right": score.right, "all": score.all, "share": share, "wrong": len(score.surely_wrong)}
    figures = national_figures(letters, template_of(DEFAULT_TEMPLATE))
    show_figures(figures, language)
    console.print(word("demo.true", language, **counts))
    report, annex = out / "bao-cao-toan-quoc.docx", out / "bao-cao-toan-quoc.xlsx"
    write_national(figures, True, report, annex, True, language)
    console.print(f"[green]✓[/] {escape(word('national.written', language, path=report))}")
    console.print(f"[green]✓[/] {escape(word('national.annex', language, path=annex))}")
    console.print(f"\n[bold]{word('demo.next', language)}[/]")
    first = letters[0].path
    for key, command in (
        ("read", "sachhon read cong-van-cua-toi.docx"),
        ("explain", f"sachhon read {first} --explain {_telling_field(letters[0])}"),
        ("blank", f"sachhon blank {DEFAULT_TEMPLATE} --out bieu-mau.xlsx"),
        ("national", f"sachhon national thu-muc-cong-van --template {DEFAULT_TEMPLATE} --out bao-cao.docx"),
    ):
        console.print(
            f"  .venv/bin/{escape(command)}   [bright_black]# {escape(word(f'demo.next_{key}', language))}[/]"
        )


def _telling_field(letter: ReadLetter) -> str:
    """A field of the letter that has a number, to be explained."""
    told = [answer for answer in letter.reading.answers if answer.state is State.VALUE]
    numbers = [answer.field for answer in told if isinstance(answer.value, int)]
    return (numbers or [answer.field for answer in told] or [""])[0]


def _letters_table(letters: list[ReadLetter], language: str) -> object:
    """The first letters, and all of them in the last row."""
    names = [word(f"demo.col_{name}", language) for name in ("file", "number", "told", "missing", "errors", "warnings")]
    grid = table("", (*names[:2], *(name + "#" for name in names[2:])))
    for letter in letters[:SHOWN]:
        document = letter.reading.document
        number = short(document.number.value) if document.number else "—"
        grid.add_row(escape(letter.path.stem), number, *_counts([letter]))
    grid.add_section()
    grid.add_row(word("demo.all", language, count=len(letters)), "", *_counts(letters))
    return grid


def _counts(letters: list[ReadLetter]) -> list[str]:
    """Answers told (value, nil, unknown), answers missing, errors, warnings."""
    states = Counter(answer.state for letter in letters for answer in letter.reading.answers)
    found = Counter(finding.severity for letter in letters for finding in letter.reading.findings)
    missing = states.pop(State.MISSING, 0)
    return [str(number) for number in (sum(states.values()), missing, found[Severity.ERROR], found[Severity.WARNING])]


def _doubts_table(letters: list[ReadLetter], language: str) -> object:
    """The worst that was found in the letters: contradictions before gaps, a letter named beside each."""
    order = list(Severity)
    found = [
        (order.index(finding.severity), letter.path.name, finding)
        for letter in letters
        for finding in letter.reading.findings
        if finding.code not in GAPS and finding.severity is not Severity.INFO
    ]
    grid = table(word("demo.doubts", language), (word("demo.col_file", language), word("col.message", language)))
    seen: Counter[str] = Counter()
    for _rank, name, finding in sorted(found, key=lambda one: one[:2]):
        seen[finding.key] += 1
        if seen[finding.key] <= ALIKE and grid.row_count < SHOWN:
            words = f"[{COLOURS[finding.severity]}]●[/] {escape(say(finding, language))}"
            grid.add_row(escape(name.rpartition(".")[0]), words)
    if len(found) > grid.row_count:
        grid.add_section()
        grid.add_row("", word("demo.more_doubts", language, count=len(found) - grid.row_count))
    return grid
