"""A file on its way in, with the limits that it must keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from sachhon.reading.model import Source

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one file from taking the machine. Bytes, unless the name says otherwise."""

    file_bytes: int = 50 * MEGABYTE
    inflated_bytes: int = 200 * MEGABYTE
    """All that is unpacked from one Word or Excel file, counted while it is unpacked."""
    inflated_ratio: int = 250
    """Unpacked size to packed size, watched once more than `ratio_from_bytes` came out: a letter reaches about 30."""
    ratio_from_bytes: int = 24 * MEGABYTE
    xml_part_bytes: int = 64 * MEGABYTE
    cells: int = 1_500_000
    mail_depth: int = 3
    """E-mails within e-mails."""
    attachments: int = 100
    pages: int = 2_000
    office_seconds: int = 180
    ocr_seconds_per_page: int = 120


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Incoming:
    """`name` is only for messages and for its ending: it is never opened."""

    name: str
    data: bytes
    limits: Limits = DEFAULT_LIMITS
    depth: int = 0

    @property
    def extension(self) -> str:
        """Lower case, without the point; "" when there is none."""
        return PurePosixPath(self.name.replace("\\", "/")).suffix.lstrip(".").lower()


Reader = Callable[[Incoming], Source]
