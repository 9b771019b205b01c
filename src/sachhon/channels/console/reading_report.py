"""A Reading as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape

from sachhon.channels.console.screen import STATE_COLOURS, findings_table, output, printed_item, short, table
from sachhon.channels.console.words import word
from sachhon.formkit.definition import template as template_of
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import State
from sachhon.reading.checks.equations import ledger_of
from sachhon.reading.model import FieldAnswer, Reading
from sachhon.reading.result import plain
from sachhon.vietnamese.dates import format_date
from sachhon.vietnamese.numbers import format_number


def show(reading: Reading, language: str, console: Console | None = None) -> None:
    """Print what was read: the document, the answers, targets, tasks, budgets, amounts, then what is doubted."""
    console = console or output()
    console.rule(escape(word("read.title", language, name=reading.source.name)), align="left")
    console.print(_document(reading, language))
    if reading.template:
        console.print(_answers(reading, language))
    else:
        console.print(f"[yellow]{escape(word('read.no_template', language))}[/]")
    for grid in _facts(reading, language):
        console.print(grid)
    if reading.findings:
        console.print(findings_table(reading.findings, language, reading.source.text))
    else:
        console.print(f"[green]{escape(word('read.no_findings', language))}[/]")


def _document(reading: Reading, language: str) -> object:
    document, grid = reading.document, table(word("read.document", language), ("", word("col.value", language)))
    grid.show_header = False

    def row(name: str, text: str) -> None:
        grid.add_row(word(f"doc.{name}", language), short(text, 160))

    if document.type:
        row("type", word(f"type.{document.type.value}", language))
    for name in ("number", "place", "issuer", "title", "province", "addressee"):
        found = getattr(document, name)
        if found:
            row(name, str(found.value))
        if name == "number" and document.date:
            row("date", format_date(document.date.value))
    if document.period:
        row("period", f"{document.period.from_year or '…'} – {document.period.to_year or '…'}")
    if document.signer:
        row("signer", ", ".join(part for part in (document.signer.name, document.signer.title) if part))
    if document.legal_bases:
        numbers = dict.fromkeys(basis.number or basis.type or "?" for basis in document.legal_bases)
        row("legal_bases", f"{len(numbers)}: {'; '.join(numbers)}")
    if document.recipients:
        row("recipients", "; ".join(recipient.value for recipient in document.recipients))
    return grid


def value_words(reading: Reading, answer: FieldAnswer, language: str) -> str:
    """An answer's value as a person reads it; a table as its number of rows."""
    if answer.rows:
        return f"▦ {len(answer.rows)}"
    if answer.state is not State.VALUE or answer.value is None:
        return ""
    field = template_of(answer.template).field(answer.field)
    text = field_type(field.type).format(answer.value, field, language)
    return f"{text} {field.unit}" if field.unit and field.unit not in text and field.type != "money" else text


def _answers(reading: Reading, language: str) -> object:
    form = template_of(reading.template or "")
    names = [word(f"col.{name}", language) for name in ("item", "field", "state", "value", "confidence", "words")]
    names[4] += "#"
    grid = table(word("read.answers", language, template=form.id), names)
    for answer in reading.answers:
        field = form.field(answer.field)
        grid.add_row(
            printed_item(field),
            escape(field.labels[language]),
            f"[{STATE_COLOURS[answer.state]}]{word(f'state.{answer.state}', language)}[/]",
            short(value_words(reading, answer, language), 48),
            f"{answer.confidence:.2f}".replace(".", ",") if answer.state is State.VALUE else "",
            short(reading.source.words(answer.span), 90) if answer.span else "",
        )
    return grid


def _facts(reading: Reading, language: str) -> Iterator[object]:
    if reading.targets:
        grid = table(word("read.targets", language), (word("col.value", language), word("col.words", language)))
        for target in reading.targets:
            low, high = format_number(target.low), format_number(target.high)
            number = low if low == high else f"{low} – {high}"
            sign = "" if target.comparator in ("=", "range") else f"{target.comparator} "
            year = f" ({target.by_year})" if target.by_year else ""
            grid.add_row(f"{sign}{number} {escape(target.unit)}{year}", short(reading.source.words(target.span)))
        yield grid
    if reading.tasks:
        names = [word(f"col.{name}", language) for name in ("number", "title", "lead", "period")]
        grid = table(word("read.tasks", language), names)
        for task in reading.tasks:
            grid.add_row(
                task.number or "", short(task.title, 80), short("; ".join(task.lead), 40), task.period_text or ""
            )
        yield grid
    for budget in reading.budgets:
        names = [word("col.number", language), word("col.title", language), word("col.total", language) + "#"]
        grid = table(f"{word('read.budgets', language)}: {short(budget.caption, 90)}", names)
        for line in (*budget.rows, *((budget.totals,) if budget.totals else ())):
            total = "" if line.total_vnd is None else format_number(line.total_vnd)
            grid.add_row(line.number or "", short(line.title, 80), total)
        yield grid
        ledger = ledger_of(budget)
        held, broken = len(ledger.proved()), len(ledger.broken())
        if held or broken:
            mark = "[yellow]✗[/]" if broken else "[green]✓[/]"
            yield f"{mark} {word('read.sums', language, all=held + broken, broken=broken)}"
    if reading.amounts:
        grid = table(word("read.amounts", language), (word("col.total", language) + "#", word("col.words", language)))
        for amount in reading.amounts:
            grid.add_row(format_number(amount.vnd), short(reading.source.words(amount.span)))
        yield grid
    if reading.counts and not reading.template:
        grid = table(word("read.counts", language), (word("col.value", language), word("col.words", language)))
        for count in reading.counts:
            grid.add_row(f"{plain(count.value)} {escape(count.unit)}", short(reading.source.words(count.span)))
        yield grid
