"""National figures as a table for the terminal and as JSON with lineage."""

from __future__ import annotations

from typing import Any

from rich.markup import escape

from sachhon.channels.console.screen import output, printed_item, short, table
from sachhon.channels.console.words import word
from sachhon.formkit.fields import field_type
from sachhon.formkit.findings import say
from sachhon.formkit.rollup import METHOD_WORDS, Coverage, Figure, Figures, Part, TargetResult
from sachhon.formkit.values import State
from sachhon.reading.result import plain
from sachhon.vietnamese.numbers import format_number

WIDE = 120  # characters, from which the screen has room for the method


def figure_words(figure: Figure, language: str) -> str:
    """What a figure says, in one line."""
    if figure.distribution and figure.value is None:
        spread = figure.distribution
        ends = (spread.minimum, spread.median, spread.maximum)
        numeric = field_type(figure.field.type).numeric
        low, middle, high = (format_number(n) if numeric else str(n) for n in ends)
        return f"{low} – [{middle}] – {high} {figure.unit}"
    if figure.rows:
        return f"▦ {len(figure.rows)}"
    if figure.themes:
        return f"❝ {sum(len(theme.entries) for theme in figure.themes)}"
    if figure.method == "append":
        return f"▦ {sum(part.state is State.VALUE for part in figure.parts)}"
    if figure.state is not State.VALUE or figure.value is None:
        return "—"
    if isinstance(figure.value, tuple):
        return ", ".join(map(str, figure.value))
    if figure.asked_method in ("count_yes", "count_answered"):
        return f"{plain(figure.value)}"
    text = field_type(figure.field.type).format(figure.value, figure.field, language)
    return text if figure.unit in text or figure.unit == "VND" else f"{text} {figure.unit}"


def show_figures(figures: Figures, language: str) -> None:
    """Print the national table: value, coverage, method, doubts; then the targets; then what is left for a person."""
    console = output()
    titles = figures.template.national.titles or figures.template.titles
    # On a narrow screen the figures come first; the method of each stands in the report.
    shown = [*("field", "value", "coverage"), *(("method",) if console.width >= WIDE else ())]
    names = [word(f"col.{name}", language) for name in shown]
    doubts = word("col.doubts", language) + "#"
    grid = table(escape(word("national.table", language, title=titles.get(language, ""))), (*names, doubts))
    unit_word = figures.template.respondent_word.get(language, "")
    for figure in figures.figures.values():
        if figure.asked_method == "digest":
            continue
        grid.add_row(
            f"[bright_black]{printed_item(figure.field)}[/] {escape(figure.field.labels[language])}".strip(),
            f"[bold]{short(figure_words(figure, language), 60)}[/]",
            escape(figure.coverage.words(unit_word)),
            *((escape(METHOD_WORDS[figure.method][language]),) if console.width >= WIDE else ()),
            str(len(figure.doubts)) if figure.doubts else "",
        )
    console.print(grid)
    if figures.targets:
        heads = [word(f"col.{name}", language) for name in ("target", "value", "coverage", "reached")]
        goals = table("", heads)
        for result in figures.targets:
            goals.add_row(*_target_cells(result, unit_word, language))
        console.print(goals)
    doubtful = sum(
        part.confidence <= 0.5
        for figure in figures.figures.values()
        for part in figure.parts
        if part.state is State.VALUE
    )
    if doubtful:
        console.print(f"[yellow]{word('national.doubtful', language, count=doubtful)}[/]")


def _target_cells(result: TargetResult, unit_word: str, language: str) -> tuple[str, str, str, str]:
    colour = {"reached": "green", "not_reached": "red"}.get(result.verdict, "yellow")
    goal = f"{result.indicator.get(language, '')}: {result.operator} {format_number(result.low)}"
    if result.high is not None and result.high != result.low:
        goal += f" – {format_number(result.high)}"
    value = "—"
    if result.value_low is not None:
        value = format_number(round(result.value_low, 2))
        if result.value_high not in (None, result.value_low):
            value += f" – {format_number(round(result.value_high or result.value_low, 2))}"
    verdict = word(f"reached.{result.verdict}", language)
    return (
        escape(f"{goal} {result.unit} ({result.deadline_year})"),
        escape(value),
        escape(result.coverage.words(unit_word)),
        f"[{colour}]{verdict}[/]" + (f": {escape(say(result.reason, language))}" if result.reason else ""),
    )


def figures_json(figures: Figures, language: str) -> dict[str, Any]:
    """Every figure with value, coverage, method, parts (province, letter, words) and doubts."""
    return {
        "template": figures.template.id,
        "asked": len(figures.asked),
        "answered": len(figures.answered),
        "set_aside": [
            {"file": one.letter.file if one.letter else "", "unit": one.unit_name, "status": one.status}
            for one in figures.set_aside
        ],
        "silent": [unit.unit_name for unit in figures.silent],
        "figures": [_figure_json(figure, language) for figure in figures.figures.values()],
        "targets": [plain(result) for result in figures.targets],
        "contradictions": [
            {"unit": doubt.unit_name, "code": doubt.finding.code, "message": say(doubt.finding, language)}
            for doubt in figures.contradictions
        ],
    }


def _figure_json(figure: Figure, language: str) -> dict[str, Any]:
    return {
        "field": figure.field.id,
        "item": figure.field.item,
        "label": figure.field.labels[language],
        "state": figure.state.value,
        "value": plain(figure.value),
        "unit": figure.unit,
        "method": figure.method,
        "asked_method": figure.asked_method,
        "reason": say(figure.reason, language) if figure.reason else None,
        "distribution": plain(figure.distribution),
        "coverage": _coverage_json(figure.coverage),
        "parts": [_part_json(part) for part in figure.parts],
        "doubts": [
            {"unit": doubt.unit_name, "code": doubt.finding.code, "message": say(doubt.finding, language)}
            for doubt in figure.doubts
        ],
    }


def _coverage_json(coverage: Coverage) -> dict[str, Any]:
    return {
        "asked": coverage.asked,
        "n": coverage.n,
        "answered": list(coverage.answered),
        "nil": list(coverage.nil),
        "unknown": list(coverage.unknown),
        "missing": list(coverage.missing),
        "silent": list(coverage.silent),
    }


def _part_json(part: Part) -> dict[str, Any]:
    return {
        "unit": part.unit_name,
        "state": part.state.value,
        "value": plain(part.value),
        "confidence": round(part.confidence, 3),
        "counted": part.counted,
        "letter": plain(part.letter),
        "origin": plain(part.origin),
    }
