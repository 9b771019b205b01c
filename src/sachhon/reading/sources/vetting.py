"""A file vetted for another room that keeps it or opens it by itself: safe to unpack, and what only its XML tells."""

from __future__ import annotations

from dataclasses import dataclass, field

from sachhon.reading.sources.archive import Archive
from sachhon.reading.sources.errors import refuse
from sachhon.reading.sources.extent import check_extent
from sachhon.reading.sources.incoming import DEFAULT_LIMITS, MEGABYTE, Incoming, Limits
from sachhon.reading.sources.percentcells import broken_cells, percent_cells
from sachhon.reading.sources.properties import custom_properties
from sachhon.reading.sources.sniff import sniff

_MACRO_TYPE = b"macroEnabled"
Places = dict[str, frozenset[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Vetted:
    """`format` as of read_bytes; of an .xlsx also its custom properties, and by sheet the places (row, column from 0)
    that are shown as percentages and those whose formula has no value (an error, or never computed)."""

    format: str
    properties: dict[str, str] = field(default_factory=dict)
    percents: Places = field(default_factory=dict)
    broken: Places = field(default_factory=dict)


def safe_format(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    """What a file is, by its content; of Word, Excel and OpenDocument files also that they can be unpacked.

    Raises UnreadableDocument where it is too large, damaged, encrypted or hostile, or of no known format.
    """
    if len(data) > limits.file_bytes:
        raise refuse("too_large", name, limit_mb=limits.file_bytes // MEGABYTE)
    incoming = Incoming(name, data, limits)
    format = sniff(incoming)
    if format not in ("xlsx", "ods", "docx", "odt"):
        return format
    archive = Archive(incoming)
    if _MACRO_TYPE in (archive.part("[Content_Types].xml") or b""):
        raise refuse("macro_file", name)
    archive.check_all()
    if format in ("xlsx", "ods"):
        check_extent(Archive(incoming), limits)  # the first archive has spent its allowance of unpacked bytes
    return format


def vet(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Vetted:
    """The same, and of an .xlsx what only its XML tells. Raises UnreadableDocument."""
    format = safe_format(name, data, limits)
    if format != "xlsx":
        return Vetted(format)
    incoming = Incoming(name, data, limits)
    again = Archive(incoming)
    return Vetted(
        format, custom_properties(again, limits), percent_cells(again, limits), broken_cells(Archive(incoming), limits)
    )
