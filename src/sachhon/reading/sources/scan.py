"""A picture file (PNG, JPEG, TIFF) -> Source, by OCR."""

from __future__ import annotations

import io

from sachhon.formkit.findings import Severity
from sachhon.reading.model import Source
from sachhon.reading.sources.errors import notice, refuse
from sachhon.reading.sources.incoming import Incoming
from sachhon.reading.sources.linear import LinearText
from sachhon.reading.sources.ocr import Picture, ocr_is_installed, read_picture_pages
from sachhon.reading.sources.pages import write_pages

_MOST_PIXELS = 120_000_000
"""A0 at 300 dots an inch; more is no letter and would only fill the memory."""


def read_scan(incoming: Incoming) -> Source:
    """Reads a picture of text. Raises UnreadableDocument where OCR is missing or the picture is damaged or blank."""
    from PIL import Image, UnidentifiedImageError  # slow to import; wanted only for pictures

    try:
        with Image.open(io.BytesIO(incoming.data)) as image:
            width, height = image.size
            ending = (image.format or "png").lower()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise refuse("damaged_file", incoming.name) from error
    if width * height > _MOST_PIXELS:
        raise refuse("too_large", incoming.name, "pixels", limit=_MOST_PIXELS // 1_000_000)
    if not ocr_is_installed():
        raise refuse("ocr_missing", incoming.name)
    pages = read_picture_pages(Picture(incoming.data, ending), incoming)
    out = LinearText()
    write_pages(pages, out)
    if not out.text.strip():
        raise refuse("no_text", incoming.name)
    used = notice("ocr_used", Severity.INFO, incoming.name, pages=len(pages))
    return Source(incoming.name, "scan", out.text, tuple(out.blocks), pages=len(pages), notices=(used,))
