"""The road of one document: source -> letter parts -> facts -> outline -> answers -> findings."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from sachhon.formkit.definition import template as template_of
from sachhon.reading.answers import answer, recognise, speaks_of, unanswered
from sachhon.reading.checks import check_reading
from sachhon.reading.letter import parts as parts_of
from sachhon.reading.letter import read_letter
from sachhon.reading.model import DocumentFacts, Reading, Source
from sachhon.reading.outline import outline_of
from sachhon.reading.plan import find_budgets, find_tasks
from sachhon.reading.quantities import find_amounts, find_counts, find_targets
from sachhon.reading.sources import UnreadableDocument
from sachhon.reading.sources import read_path as source_of

_NOT_BREAK = re.compile(r"[^\n]")
_COLLECT_AFTER = 100_000
"""New objects between two collections while a document is read."""

Progress = Callable[[int, int, str], None]
"""Called after each document with (done, total, name)."""


def read_source(source: Source, template: str | None = None) -> Reading:
    """Everything that is found in a document. `template` names the template that it answers; None: the reader tells.

    A document of another subject answers nothing: then `template` of the Reading is None and every answer is missing.
    Raises KeyError when `template` is not in the catalogue.
    """
    with _few_collections():
        return _read(source, template)


def _read(source: Source, template: str | None) -> Reading:
    sent = _sent(source)
    return replace(_read_document(sent, template), source=source)


def _sent(source: Source) -> Source:
    """The source, and for an e-mail whose attachment is the numbered document that it sends: that document alone.

    What the sender wrote around it is blanked, so that every place stays where it is.
    """
    start = source.attached_at
    if start is None:
        return source
    written = replace(
        source,
        text=source.text[:start],
        blocks=tuple(block for block in source.blocks if block.span.start < start),
        attachments=(),
    )
    if read_letter(written).number or not any(read_letter(inner).number for inner in source.attachments):
        return source
    return replace(
        source,
        text=_NOT_BREAK.sub(" ", source.text[:start]) + source.text[start:],
        blocks=tuple(block for block in source.blocks if block.span.start >= start),
    )


def _read_document(source: Source, template: str | None) -> Reading:
    parts = parts_of(source)
    outline = outline_of(source, parts)
    reading = Reading(
        source=source,
        document=read_letter(source),
        targets=tuple(find_targets(source, parts)),
        counts=tuple(find_counts(source, parts)),
        amounts=tuple(find_amounts(source, parts)),
        tasks=tuple(find_tasks(source, parts)),
        budgets=tuple(find_budgets(source)),
    )
    asked = template or recognise(source, reading.document)
    if asked is not None:
        definition = template_of(asked)
        if template is None or speaks_of(definition, source, reading.document):
            reading = replace(reading, template=asked, answers=answer(definition, source, outline, reading))
        else:
            reading = replace(reading, answers=unanswered(definition))
    return replace(reading, findings=(*source.notices, *check_reading(reading)))


def read_path(path: str | Path, template: str | None = None) -> Reading:
    """The same for a file. Raises UnreadableDocument, carrying its finding."""
    with _few_collections():
        return _read(source_of(Path(path)), template)


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
    readings: list[Reading] = []
    with _few_collections():
        for reading in _readings(todo, template, min(processes or os.cpu_count() or 1, len(todo))):
            readings.append(reading)
            if progress:
                progress(len(readings), len(todo), reading.source.name)
    return readings


@contextmanager
def _few_collections() -> Iterator[None]:
    """Reading makes many small objects and hardly a cycle: looking for cycles all the while costs a fifth more."""
    before = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _collect_seldom() -> None:
    threshold = gc.get_threshold()
    gc.set_threshold(max(threshold[0], _COLLECT_AFTER), *threshold[1:])


def _readings(todo: Sequence[Path], template: str | None, workers: int) -> Iterator[Reading]:
    one = partial(_read_or_refuse, template=template)
    if workers <= 1:
        yield from map(one, todo)
        return
    with ProcessPoolExecutor(workers, initializer=_collect_seldom) as pool:
        yield from pool.map(one, todo, chunksize=max(1, len(todo) // (workers * 8)))


def _read_or_refuse(path: Path, template: str | None) -> Reading:
    try:
        return read_path(path, template)
    except UnreadableDocument as refused:
        source = Source(path.name, path.suffix.lstrip(".").lower(), "", ())
        return Reading(source, DocumentFacts(), findings=(refused.finding,))
