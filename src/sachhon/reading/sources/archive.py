"""Word's and Excel's zip container, unpacked in memory under limits that its own headers cannot talk away."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sachhon.reading.sources.errors import UnreadableDocument, refuse
from sachhon.reading.sources.incoming import MEGABYTE, Incoming

_CHUNK = MEGABYTE
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What zipfile raises on damaged or truncated members; RuntimeError: one with a password or an unknown packing."""


class Archive:
    """Parts by name. Nothing is written to disk, so a member named ../../x is a name that nobody asks for, no more."""

    def __init__(self, incoming: Incoming) -> None:
        self.name = incoming.name
        self._limits = incoming.limits
        self._packed = max(1, len(incoming.data))
        self._inflated = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(incoming.data))
        except _BROKEN as error:
            raise refuse("damaged_file", self.name) from error
        self.names = frozenset(info.filename for info in self._zip.infolist() if not _leaves(info.filename))
        if any(name.lower().rsplit("/", 1)[-1] in _MACRO_PARTS for name in self.names):
            raise refuse("macro_file", self.name)
        if sum(info.file_size for info in self._zip.infolist()) > self._limits.inflated_bytes:
            raise refuse("zip_bomb", self.name, limit_mb=self._limits.inflated_bytes // MEGABYTE)

    def part(self, name: str) -> bytes | None:
        """A part's bytes; None where there is none. Raises UnreadableDocument when it is damaged or too large."""
        if name not in self.names:
            return None
        chunks = list(self._chunks(name))
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    def check_all(self) -> None:
        """Unpacks every part and throws it away, for a reader that unpacks by itself afterwards.

        Raises UnreadableDocument on damage, on too much, and on an XML part that declares a document type.
        """
        for name in sorted(self.names):
            watched = name.endswith((".xml", ".rels", ".vml"))
            tail = b""
            for chunk in self._chunks(name):
                if watched and b"<!DOCTYPE" in tail + chunk:
                    raise refuse("xml_doctype", self.name)
                tail = chunk[-16:]

    def _chunks(self, name: str) -> Iterator[bytes]:
        with self._damage_is_refused(), self._zip.open(name) as member:
            while chunk := member.read(_CHUNK):
                self._inflated += len(chunk)
                self._watch()
                yield chunk

    def _watch(self) -> None:
        limits = self._limits
        swollen = self._inflated > limits.ratio_from_bytes and self._inflated > limits.inflated_ratio * self._packed
        if swollen or self._inflated > limits.inflated_bytes:
            raise refuse("zip_bomb", self.name, limit_mb=limits.inflated_bytes // MEGABYTE)

    @contextmanager
    def _damage_is_refused(self) -> Iterator[None]:
        try:
            yield
        except UnreadableDocument:
            raise
        except _BROKEN as error:
            raise refuse("damaged_file", self.name) from error


def _leaves(name: str) -> bool:
    """Whether a member's name points out of the archive."""
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name
