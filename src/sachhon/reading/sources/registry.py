"""Which reader takes which format."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from sachhon.formkit.findings import Severity
from sachhon.reading.model import Source
from sachhon.reading.sources.docx import read_docx
from sachhon.reading.sources.errors import notice, refuse
from sachhon.reading.sources.html import read_html
from sachhon.reading.sources.incoming import DEFAULT_LIMITS, MEGABYTE, Incoming, Limits, Reader
from sachhon.reading.sources.mail import read_mail
from sachhon.reading.sources.office import read_with_office
from sachhon.reading.sources.pdf import read_pdf
from sachhon.reading.sources.plain import read_text
from sachhon.reading.sources.scan import read_scan
from sachhon.reading.sources.sniff import ENDINGS, sniff
from sachhon.reading.sources.workbook import read_workbook


def read_bytes(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Source:
    """A file as text with blocks. `name` is only for messages and its ending.

    Raises UnreadableDocument, whose finding says what is wrong and what to do; never a part passed off as the whole.
    """
    return _read(Incoming(name, data, limits))


def read_path(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """The same for a file on disk; a file over the limit is refused before it is read."""
    place = Path(path)
    try:
        size = place.stat().st_size
        if size > limits.file_bytes:
            raise refuse("too_large", place.name, limit_mb=limits.file_bytes // MEGABYTE)
        data = place.read_bytes()
    except OSError as error:
        raise refuse("file_missing", place.name) from error
    return read_bytes(place.name, data, limits)


def _read(incoming: Incoming) -> Source:
    if len(incoming.data) > incoming.limits.file_bytes:
        raise refuse("too_large", incoming.name, limit_mb=incoming.limits.file_bytes // MEGABYTE)
    format = sniff(incoming)
    source = _READERS[format](incoming)
    notices = source.notices
    if incoming.extension and incoming.extension not in ENDINGS[format]:
        wrong = notice("wrong_extension", Severity.INFO, incoming.name, extension=incoming.extension, format=format)
        notices = (wrong, *notices)
    return replace(source, sha256=hashlib.sha256(incoming.data).hexdigest(), notices=notices)


_READERS: Mapping[str, Reader] = {
    "txt": partial(read_text, format="txt"),
    "md": partial(read_text, format="md"),
    "html": read_html,
    "docx": read_docx,
    "xlsx": partial(read_workbook, format="xlsx"),
    "xls": partial(read_workbook, format="xls"),
    "ods": partial(read_workbook, format="ods"),
    "doc": partial(read_with_office, format="doc"),
    "odt": partial(read_with_office, format="odt"),
    "rtf": partial(read_with_office, format="rtf"),
    "pdf": read_pdf,
    "scan": read_scan,
    "eml": partial(read_mail, read=_read),
}
FORMATS = frozenset(_READERS)
"""The formats that can be read; `scan` is a picture file."""
