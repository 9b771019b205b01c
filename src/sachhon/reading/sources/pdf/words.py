"""A PDF page's letters with their places, through PDFium."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from sachhon.reading.sources.pages import Word

_BLANKS = frozenset({0, 9, 10, 11, 12, 13, 32, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0x3000, 0xFEFF})
_HYPHENS = frozenset({2, 0xFFFE, 0xAD})
"""What PDFium gives for a hyphen at a line's end."""
_UNMAPPED = 0xFFFD
_PRIVATE = range(0xE000, 0xF900)
_BOLD_WEIGHT = 600

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

    def read(self) -> tuple[list[Word], float]:
        """The words in the file's order, and which part of the letters no reader can make out (0 to 1)."""
        words: list[Word] = []
        unreadable = letters = 0
        for start, end, codes in self._stretches():
            letters += len(codes)
            unreadable += sum(1 for code in codes if code == _UNMAPPED or code in _PRIVATE)
            words.append(self._word(start, end, codes))
        return words, unreadable / letters if letters else 0.0

    def _stretches(self) -> Iterator[tuple[int, int, list[int]]]:
        unicode_at, page = self._pdfium.FPDFText_GetUnicode, self._page
        start, codes = 0, list[int]()
        for at in range(self._pdfium.FPDFText_CountChars(page)):
            code = unicode_at(page, at)
            if code in _BLANKS:
                if codes:
                    yield start, at - 1, codes
                    codes = []
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
