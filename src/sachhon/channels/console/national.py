"""`sachhon national`: a folder of letters to the national report in Word, its Excel annex, and PDF where asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.markup import escape

from sachhon.channels.console.exits import Exit, stop
from sachhon.channels.console.figures import figures_json, show_figures
from sachhon.channels.console.options import Format, Language, OutputFormat, TemplateOption
from sachhon.channels.console.read import known_template
from sachhon.channels.console.screen import errors, output, print_json, progress
from sachhon.channels.console.words import word
from sachhon.domain.rollups.folder import (
    ReadLetter,
    answered_template,
    letters_in,
    national_figures,
    read_letters,
    round_day,
    units_from,
    weights_from,
)
from sachhon.formkit.definition import template as template_of
from sachhon.formkit.findings import say
from sachhon.formkit.rollup import Figures
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.national import Edition, national_report, write_workbook
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import write_pdf
from sachhon.writing.sample import SAMPLE_MARK

T = TypeVar("T")


def national(
    folder: Annotated[Path, typer.Argument(help="Thư mục công văn / folder of letters")],
    template: TemplateOption = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="Báo cáo / report: .docx | .pdf")] = Path("bao-cao.docx"),
    excel: Annotated[Path | None, typer.Option("--excel", help="Phụ lục Excel / annex (.xlsx)")] = None,
    asked: Annotated[Path | None, typer.Option("--asked", help="Các tỉnh được hỏi, mỗi dòng một tên / asked")] = None,
    weights: Annotated[Path | None, typer.Option("--weights", help="CSV: tỉnh, số cơ sở / population sizes")] = None,
    pictures: Annotated[bool, typer.Option("--charts/--no-charts", help="Biểu đồ / charts")] = True,
    processes: Annotated[int | None, typer.Option("--processes", help="Số tiến trình đọc / reading processes")] = None,
    format_: OutputFormat = Format.TABLE,
    language: Language = "",
) -> None:
    """Từ một thư mục công văn đến số liệu và báo cáo toàn quốc. / From a folder of letters to the national report.

    Ví dụ / examples:

      sachhon national thu-muc --template bct-1819-2018 --out bao-cao.docx

      sachhon national thu-muc --weights so-co-so.csv --out bao-cao.pdf --excel phu-luc.xlsx
    """
    known_template(template, language)
    letters = read_folder(folder, template, processes, language)
    chosen = template or answered_template(letters)
    if chosen is None:
        seen = ", ".join(sorted({letter.template for letter in letters if letter.template})) or "—"
        stop(Exit.USAGE, "national.needs_template", language, seen=seen)
    form = template_of(chosen)
    day = round_day(letters, form)
    figures = national_figures(
        letters,
        form,
        asked=_from_file(asked, lambda path: units_from(path, day), language),
        weights=_from_file(weights, lambda path: weights_from(path, day), language),
    )
    if format_ is Format.JSON:
        print_json(figures_json(figures, language))
    else:
        show_figures(figures, language)
    annex = excel or out.with_suffix(".xlsx")
    write_national(figures, is_sample(letters), out, annex, pictures, language)
    console = errors() if format_ is Format.JSON else output()
    console.print(f"[green]✓[/] {escape(word('national.written', language, path=out))}")
    console.print(f"[green]✓[/] {escape(word('national.annex', language, path=annex))}")


def read_folder(folder: Path, template: str | None, processes: int | None, language: str) -> list[ReadLetter]:
    """All letters of a folder, with a progress bar; says what could not be read and why."""
    if not folder.is_dir():
        stop(Exit.UNREADABLE, "national.not_folder", language, folder=folder)
    paths = letters_in(folder)
    if not paths:
        stop(Exit.UNREADABLE, "national.no_letters", language, folder=folder)
    started = time.perf_counter()
    with progress(word("progress.reading", language), len(paths)) as bar:
        task = bar.task_ids[0]
        letters = read_letters(
            paths, template, processes=processes, progress=lambda done, _total, _name: bar.update(task, completed=done)
        )
    seconds = format_number(round(Decimal(time.perf_counter() - started), 1))
    failed = [letter for letter in letters if letter.unreadable]
    other = [letter for letter in letters if not letter.unreadable and letter.template is None]
    if len(failed) == len(letters):
        _say_failed(failed, language)
        stop(Exit.UNREADABLE, "national.no_letters", language, folder=folder)
    counts = {"read": len(letters) - len(failed), "failed": len(failed), "other": len(other), "seconds": seconds}
    errors().print(word("national.read", language, **counts))
    _say_failed(failed, language)
    return letters


def _say_failed(failed: list[ReadLetter], language: str) -> None:
    for letter in failed:
        reason = "; ".join(say(finding, language) for finding in letter.reading.findings)
        errors().print(f"[red]✗[/] {escape(letter.path.name)}: {escape(reason)}")


def is_sample(letters: list[ReadLetter]) -> bool:
    """Whether any letter is marked as sample data: then the report is too."""
    return any(SAMPLE_MARK in letter.reading.source.text for letter in letters)


def write_national(figures: Figures, sample: bool, out: Path, annex: Path, pictures: bool, language: str) -> None:
    """Write the report (Word, or PDF by its name) and the Excel annex, with a progress bar."""
    edition = Edition(sample=sample, pictures=pictures)
    try:
        with progress(word("progress.writing", language), 2) as bar:
            document = national_report(figures, edition)
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(write_pdf(document) if out.suffix.lower() == ".pdf" else write_letter(document))
            bar.advance(bar.task_ids[0])
            annex.parent.mkdir(parents=True, exist_ok=True)
            annex.write_bytes(write_workbook(figures, edition))
            bar.advance(bar.task_ids[0])
    except OSError as failed:
        stop(Exit.UNREADABLE, "error.write", language, path=failed.filename or out, reason=failed.strerror)


def _from_file(path: Path | None, load: Callable[[Path], T], language: str) -> T | None:
    if path is None:
        return None
    if not path.is_file():
        stop(Exit.UNREADABLE, "error.missing_file", language, path=path)
    try:
        return load(path)
    except ValueError as bad:
        stop(Exit.USAGE, "national.bad_list", language, place=bad)
