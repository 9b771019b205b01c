"""A PDF page's letters with their places, through PDFium."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sachhon.reading.sources.pages import RuledTable, Word

_BLANKS = frozenset({0, 9, 10, 11, 12, 13, 32, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0x3000, 0xFEFF})
_HYPHENS = frozenset({2, 0xFFFE, 0xAD})
"""What PDFium gives for a hyphen at a line's end."""
_UNMAPPED = 0xFFFD
_PRIVATE = range(0xE000, 0xF900)
_BOLD_WEIGHT = 600
_HORNED = frozenset(map(ord, "ơưƠƯ"))
_HORN = 0.2
"""Part of a letter's height: a horned letter narrower than this is the horn alone, drawn by a font that has no whole
one; the letter itself has been read."""
_APART = 0.08
_BACK = 0.3
"""Letter heights between two letters of one word: further apart, or further back, stands another word."""
_CROSSING = 1.0
"""Points: a word reaches over a cell's side where it stands out by more."""

Turn = Callable[[float, float], tuple[float, float]]


class PageWords:
    """Reads the words of one page. `pdfium` is pypdfium2.raw, `turn` brings PDF points to (x, y downwards)."""

    def __init__(self, pdfium: Any, text_page: Any, turn: Turn) -> None:
        self._pdfium = pdfium
        self._page = text_page
        self._turn = turn
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._bold: dict[bytes, bool] = {}
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._places: list[tuple[int, int]] = []

    def read(self) -> tuple[list[Word], float]:
        """The words in the file's order, and which part of the letters no reader can make out (0 to 1)."""
        words: list[Word] = []
        unreadable = letters = 0
        for start, end, codes in self._stretches():
            letters += len(codes)
            unreadable += sum(1 for code in codes if code == _UNMAPPED or code in _PRIVATE)
            words.append(self._word(start, end, codes))
            self._places.append((start, end))
        return words, unreadable / letters if letters else 0.0

    def parted(self, words: Sequence[Word], tables: Sequence[RuledTable]) -> list[Word]:
        """The words that `read` gave, those that reach over a cell's side parted at the gaps between their letters.

        Where cells are narrow no blank stands between the last letter of one and the first of the next.
        """
        out: list[Word] = []
        for word, (start, end) in zip(words, self._places, strict=True):
            out += self._by_gap(start, end) if _crosses(word, tables) else [word]
        return out

    def _by_gap(self, start: int, end: int) -> Iterator[Word]:
        """A stretch parted where its letters stand apart: the words of a cell may stick out of it."""
        first, codes = start, list[int]()
        last: tuple[float, float] | None = None
        for at in range(start, end + 1):
            code = self._pdfium.FPDFText_GetUnicode(self._page, at)
            left, right = self._sides(at)
            high = abs(self._box.top - self._box.bottom)
            apart = last is not None and not -_BACK * high < left - last[1] < _APART * high
            if codes and apart:
                yield self._word(first, at - 1, codes)
                first, codes = at, []
            last = left, right
            codes.append(code)
        yield self._word(first, end, codes)

    def _sides(self, at: int) -> tuple[float, float]:
        self._pdfium.FPDFText_GetLooseCharBox(self._page, at, self._box)
        x0, _ = self._turn(self._box.left, self._box.top)
        x1, _ = self._turn(self._box.right, self._box.top)
        return min(x0, x1), max(x0, x1)

    def _is_horn(self, at: int) -> bool:
        self._pdfium.FPDFText_GetLooseCharBox(self._page, at, self._box)
        wide, high = abs(self._box.right - self._box.left), abs(self._box.top - self._box.bottom)
        return bool(min(wide, high) < _HORN * max(wide, high))

    def _stretches(self) -> Iterator[tuple[int, int, list[int]]]:
        unicode_at, page = self._pdfium.FPDFText_GetUnicode, self._page
        start = end = 0
        codes = list[int]()
        for at in range(self._pdfium.FPDFText_CountChars(page)):
            code = unicode_at(page, at)
            if code in _BLANKS:
                if codes:
                    yield start, end, codes
                    codes = []
                continue
            if code in _HORNED and self._is_horn(at):
                continue
            if not codes:
                start = at
            codes.append(ord("-") if code in _HYPHENS else code)
            end = at
            if code in _HYPHENS:  # what follows stands on the next line, though no blank says so
                yield start, end, codes
                codes = []
        if codes:
            yield start, end, codes

    def _word(self, start: int, end: int, codes: list[int]) -> Word:
        pdfium, page, box = self._pdfium, self._page, self._box
        pdfium.FPDFText_GetLooseCharBox(page, start, box)
        left, top, bottom = box.left, box.top, box.bottom
        if end != start:
            pdfium.FPDFText_GetLooseCharBox(page, end, box)
        x0, y0 = self._turn(left, max(top, box.top))
        x1, y1 = self._turn(box.right, min(bottom, box.bottom))
        pdfium.FPDFText_GetCharOrigin(page, start, self._x, self._y)
        _, baseline = self._turn(self._x.value, self._y.value)
        text = unicodedata.normalize("NFC", "".join(map(chr, codes)))
        return Word(text, min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1), baseline, self._is_bold(start))

    def _is_bold(self, at: int) -> bool:
        pdfium = self._pdfium
        pdfium.FPDFText_GetFontInfo(self._page, at, self._name, 128, self._flags)
        name = self._name.value
        known = self._bold.get(name)
        if known is None:
            known = self._bold[name] = (
                b"bold" in name.lower() or pdfium.FPDFText_GetFontWeight(self._page, at) >= _BOLD_WEIGHT
            )
        return known


def _crosses(word: Word, tables: Sequence[RuledTable]) -> bool:
    """Whether a word stands in two cells of a table."""
    y = (word.top + word.bottom) / 2
    for table in tables:
        if table.box.holds((word.x0 + word.x1) / 2, y):
            return any(
                box.top <= y < box.bottom and word.x0 + _CROSSING < box.x1 < word.x1 - _CROSSING for box in table.cells
            )
    return False
