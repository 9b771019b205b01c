"""Pictures of text -> words with places, by tesseract where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from sachhon.reading.sources.errors import refuse
from sachhon.reading.sources.incoming import Incoming
from sachhon.reading.sources.pages import Page, Word

_PROGRAM = "tesseract"
_LANGUAGE = "vie"
_PAGE_WIDTH = 595.0
"""Points: a picture that does not tell its resolution is taken to be as wide as A4."""
_UNSURE = 30.0
"""Tesseract's confidence (0 to 100) under which signs without a letter or digit are specks."""
_HAS_LETTER = re.compile(r"[^\W_]")
_SIDES = re.compile(r"[|¦_~=]+")


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture, of which `scale` pixels make a point; None: unknown."""

    data: bytes
    ending: str
    scale: float | None = None

    @classmethod
    def of_bitmap(cls, bitmap: Any, scale: float) -> Picture:
        """A grey bitmap of pypdfium2 as PGM: eight bits a pixel, rows without padding."""
        raw, stride, width = memoryview(bitmap.buffer).cast("B"), bitmap.stride, bitmap.width
        rows = (bytes(raw[row * stride : row * stride + width]) for row in range(bitmap.height))
        return cls(b"P5 %d %d 255\n" % (width, bitmap.height) + b"".join(rows), "pgm", scale)


@cache
def _languages(program: str) -> frozenset[str]:
    answer = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    return frozenset(line.strip() for line in (answer.stdout + answer.stderr).splitlines())


def ocr_is_installed() -> bool:
    """Whether tesseract and its Vietnamese language data are there."""
    program = shutil.which(_PROGRAM)
    return program is not None and _LANGUAGE in _languages(program)


def read_pictures(pictures: Sequence[Picture], incoming: Incoming) -> list[list[Word]]:
    """The words of each picture, which holds one page. Raises UnreadableDocument when tesseract fails on one."""
    pages = _parallel(pictures, incoming)
    return [page[0].words if page else [] for page in pages]


def read_picture_pages(picture: Picture, incoming: Incoming) -> list[Page]:
    """The pages of one picture file: a TIFF may hold several."""
    return _parallel([picture], incoming)[0]


def _parallel(pictures: Sequence[Picture], incoming: Incoming) -> list[list[Page]]:
    if not pictures:
        return []
    with ThreadPoolExecutor(min(len(pictures), os.cpu_count() or 1)) as pool:
        return list(pool.map(lambda picture: list(_pages(_tesseract(picture, incoming), picture.scale)), pictures))


def _tesseract(picture: Picture, incoming: Incoming) -> str:
    seconds = incoming.limits.ocr_seconds_per_page
    with tempfile.TemporaryDirectory(prefix="sachhon-ocr-") as folder:
        path = Path(folder) / f"page.{picture.ending}"
        path.write_bytes(picture.data)
        command = [_PROGRAM, str(path), "stdout", "-l", _LANGUAGE, "--psm", "3", "-c", "tessedit_create_tsv=1"]
        if picture.scale is not None:
            command += ["--dpi", str(round(picture.scale * 72))]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # pages run side by side, not the lines of one page
        try:
            answer = subprocess.run(command, capture_output=True, timeout=seconds, env=environment, check=False)
        except (subprocess.TimeoutExpired, OSError) as error:
            raise refuse("ocr_failed", incoming.name) from error
    if answer.returncode != 0:
        raise refuse("ocr_failed", incoming.name)
    return answer.stdout.decode("utf-8", errors="replace")


def _pages(table: str, scale: float | None) -> Iterator[Page]:
    """Tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    page: Page | None = None
    line: list[Word] = []
    per_point = scale or 1.0
    for row in table.splitlines()[1:]:
        parts = row.split("\t")
        if len(parts) < 12:
            continue
        left, top, width, height = (int(part) for part in parts[6:10])
        if parts[0] == "1":
            if page is not None:
                page.words += _levelled(line)
                yield page
            per_point = scale or max(1.0, width / (_PAGE_WIDTH if height >= width else _PAGE_WIDTH * 1.414))
            page, line = Page(int(parts[1]), width / per_point, height / per_point), []
        elif parts[0] == "4" and page is not None:
            page.words += _levelled(line)
            line = []
        elif parts[0] == "5":
            text = _SIDES.sub("", unicodedata.normalize("NFC", parts[11])).strip()
            if text and (float(parts[10]) >= _UNSURE or _HAS_LETTER.search(text)):
                x0, y0 = left / per_point, top / per_point
                line.append(Word(text, x0, x0 + width / per_point, y0, y0 + height / per_point, 0.0))
    if page is not None:
        page.words += _levelled(line)
        yield page


def _levelled(line: list[Word]) -> list[Word]:
    """The words of a line on one baseline and of one height: single boxes vary with their letters' strokes."""
    if not line:
        return []
    top, bottom = median(word.top for word in line), median(word.bottom for word in line)
    return [word._replace(top=min(top, word.top), bottom=bottom, baseline=bottom) for word in line]
