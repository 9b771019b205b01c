"""The road of one document: source -> letter parts -> facts -> outline -> answers -> findings."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from sachhon.reading.model import DocumentFacts, Reading, Source

Progress = Callable[[int, int, str], None]
"""Called after each document with (done, total, name)."""


def read_source(source: Source, template: str | None = None) -> Reading:
    """Everything that is found in a document. `template` names the template that it answers; None: the reader tells.

    Raises KeyError when `template` is not in the catalogue.
    """
    letter = _stage("letter")
    parts = _call(letter, "parts", None, source)
    document = _call(letter, "read_letter", DocumentFacts(), source)
    outline = _call(_stage("outline"), "outline_of", None, source, parts)
    quantities, plan = _stage("quantities"), _stage("plan")
    reading = Reading(
        source=source,
        document=document,
        targets=tuple(_call(quantities, "find_targets", (), source, parts)),
        counts=tuple(_call(quantities, "find_counts", (), source, parts)),
        amounts=tuple(_call(quantities, "find_amounts", (), source, parts)),
        tasks=tuple(_call(plan, "find_tasks", (), source, parts)),
        budgets=tuple(_call(plan, "find_budgets", (), source)),
    )
    answers = _stage("answers")
    template_id = template or _call(answers, "recognise", None, source, reading)
    if template_id is not None:
        reading = replace(reading, template=template_id)
        reading = replace(reading, answers=tuple(_call(answers, "answer", (), template_id, source, outline, reading)))
    findings = tuple(_call(_stage("checks"), "check_reading", (), reading))
    return replace(reading, findings=(*source.notices, *findings))


def read_path(path: str | Path, template: str | None = None) -> Reading:
    """The same for a file. Raises UnreadableDocument, carrying its finding."""
    return read_source(_stage("sources").read_path(Path(path)), template)


def read_many(
    paths: Iterable[str | Path],
    template: str | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
) -> list[Reading]:
    """Many files over `processes` cores (None: all; 1: in this process), in the order of `paths`.

    A file that cannot be read gives a Reading with an empty source and its finding; the others go on.
    """
    todo: Sequence[Path] = [Path(path) for path in paths]
    workers = min(processes or os.cpu_count() or 1, len(todo))
    one = partial(_read_or_refuse, template=template)
    if workers <= 1:
        return [_told(one(path), done, len(todo), progress) for done, path in enumerate(todo, 1)]
    with ProcessPoolExecutor(workers) as pool:
        results = pool.map(one, todo, chunksize=max(1, len(todo) // (workers * 8)))
        return [_told(reading, done, len(todo), progress) for done, reading in enumerate(results, 1)]


def _told(reading: Reading, done: int, total: int, progress: Progress | None) -> Reading:
    if progress:
        progress(done, total, reading.source.name)
    return reading


def _read_or_refuse(path: Path, template: str | None) -> Reading:
    unreadable = getattr(_stage("sources"), "UnreadableDocument", ())
    try:
        return read_path(path, template)
    except unreadable as refused:
        source = Source(path.name, path.suffix.lstrip(".").lower(), "", ())
        return Reading(source, DocumentFacts(), template, findings=(refused.finding,))


def _stage(name: str) -> Any:
    return importlib.import_module(f"sachhon.reading.{name}")


def _call(room: Any, name: str, otherwise: Any, *arguments: Any) -> Any:
    function = getattr(room, name, None)
    return otherwise if function is None else function(*arguments)
