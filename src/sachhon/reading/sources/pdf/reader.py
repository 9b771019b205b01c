"""A PDF -> Source: its own text where it has one, OCR where a page is only a picture."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Source
from sachhon.reading.sources.encodings import decoder_for
from sachhon.reading.sources.errors import notice, refuse
from sachhon.reading.sources.incoming import Incoming
from sachhon.reading.sources.linear import LinearText
from sachhon.reading.sources.ocr import Picture, ocr_is_installed, read_pictures
from sachhon.reading.sources.pages import Page, Word, write_pages
from sachhon.reading.sources.pdf.rules import ruled_tables
from sachhon.reading.sources.pdf.words import PageWords, Turn

_UNREADABLE = 0.3
"""Part of a page's letters without a Unicode meaning from which the page is read as a picture."""
_PASSWORD = 4
"""PDFium's FPDF_ERR_PASSWORD."""
_OCR_DPI = 300
_LARGEST_PICTURE = 5000
"""Pixels; a larger page is drawn smaller."""
_ONE_AT_A_TIME = threading.Lock()
"""PDFium is not made for threads."""


def read_pdf(incoming: Incoming) -> Source:
    """Reads a PDF whole. Raises UnreadableDocument where it is damaged, encrypted, or a scan while OCR is missing."""
    with _ONE_AT_A_TIME:
        return _read(incoming)


def _read(incoming: Incoming) -> Source:
    import pypdfium2  # slow to import; wanted only for PDF

    pdfium = pypdfium2.raw
    try:
        document = pypdfium2.PdfDocument(incoming.data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        encrypted = pdfium.FPDF_GetLastError() == _PASSWORD or "password" in str(error).lower()
        raise refuse("encrypted_file" if encrypted else "damaged_file", incoming.name) from error
    try:
        if count > incoming.limits.pages:
            raise refuse("too_large", incoming.name, "pages", limit=incoming.limits.pages)
        return _Pdf(pdfium, document, incoming).read()
    except pypdfium2.PdfiumError as error:
        raise refuse("damaged_file", incoming.name) from error
    finally:
        document.close()


class _Pdf:
    def __init__(self, pdfium: Any, document: Any, incoming: Incoming) -> None:
        self._pdfium = pdfium
        self._document = document
        self._incoming = incoming

    def read(self) -> Source:
        pages: list[Page] = []
        pictures: list[tuple[int, Picture]] = []
        missing: list[int] = []
        can_ocr = ocr_is_installed()
        for at in range(len(self._document)):
            page = self._document[at]
            read, is_picture = self._page(page, at + 1)
            pages.append(read)
            if is_picture:
                if can_ocr:
                    pictures.append((at, self._picture(page)))
                else:
                    missing.append(at + 1)
            page.close()
        with_text = sum(1 for page in pages if page.words)
        if missing and not with_text:
            raise refuse("ocr_missing", self._incoming.name)
        if not pictures and not with_text:
            raise refuse("no_text", self._incoming.name)
        for (at, _), words in zip(pictures, read_pictures([p for _, p in pictures], self._incoming), strict=True):
            pages[at].words = words
        notices = list(self._decoded(pages))
        out = LinearText()
        write_pages(pages, out)
        if not out.text.strip():
            raise refuse("no_text", self._incoming.name)
        if pictures:
            notices.append(notice("ocr_used", Severity.INFO, self._incoming.name, pages=len(pictures)))
        if missing:
            named = ", ".join(map(str, missing))
            notices.append(notice("ocr_missing", Severity.ERROR, self._incoming.name, "pages", pages=named))
        return Source(
            name=self._incoming.name,
            format="pdf" if with_text else "scan",
            text=out.text,
            blocks=tuple(out.blocks),
            pages=len(pages),
            notices=tuple(notices),
        )

    def _page(self, page: Any, number: int) -> tuple[Page, bool]:
        """The page, and whether it is only a picture of text."""
        turn, width, height = turn_of(page)
        text_page = page.get_textpage()
        letters = PageWords(self._pdfium, text_page.raw, turn)
        words, unreadable = letters.read()
        tables = ruled_tables(self._pdfium, page, turn) if words and unreadable <= _UNREADABLE else []
        if tables:
            words = letters.parted(words, tables)
        text_page.close()
        if not words or unreadable > _UNREADABLE:
            drawn = self._has_picture(page) or unreadable > 0
            return Page(number, width, height), drawn
        return Page(number, width, height, words, tables), False

    def _has_picture(self, page: Any) -> bool:
        pdfium, raw = self._pdfium, page.raw
        shown = {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING}
        count = pdfium.FPDFPage_CountObjects(raw)
        kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(raw, at)) for at in range(count))
        return count > 500 or any(kind in shown for kind in kinds)

    def _picture(self, page: Any) -> Picture:
        width, height = page.get_size()
        scale = min(_OCR_DPI / 72, _LARGEST_PICTURE / max(width, height, 1))
        bitmap = page.render(scale=scale, grayscale=True)
        return Picture.of_bitmap(bitmap, scale)

    def _decoded(self, pages: list[Page]) -> list[Finding]:
        """Letters set in a TCVN3 or VNI font come out as that font's codes: decoded page by page, in place."""
        text = " ".join(word.text for page in pages for word in page.words)
        encoding, decode = decoder_for(text)
        if decode is None:
            return []
        for page in pages:
            page.words = [_recoded(word, decode) for word in page.words]
        return [notice("legacy_encoding", Severity.INFO, self._incoming.name, encoding=encoding)]


def _recoded(word: Word, decode: Callable[[str], str]) -> Word:
    return word._replace(text=decode(word.text))


def turn_of(page: Any) -> tuple[Turn, float, float]:
    """How PDF points become (x, y downwards) on the page as it is shown, and its width and height as shown."""
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    rotation = page.get_rotation()
    if rotation == 90:
        return (lambda x, y: (y - bottom, x - left)), height, width
    if rotation == 180:
        return (lambda x, y: (right - x, y - bottom)), width, height
    if rotation == 270:
        return (lambda x, y: (top - y, right - x)), height, width
    return (lambda x, y: (x - left, top - y)), width, height
