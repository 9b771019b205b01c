"""Bytes on disk under their SHA-256, two folders deep."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from sachhon.foundation.files.verdicts import verdict_on
from sachhon.foundation.models import StoredFile


def store(data: bytes, media_type: str = "") -> StoredFile:
    """The stored file of these bytes; written and synced to disk before the row that names it."""
    digest = hashlib.sha256(data).hexdigest()
    place = path_of(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(place)
    scanned = verdict_on(digest)
    file, _ = StoredFile.objects.get_or_create(
        digest=digest, defaults={"size": len(data), "media_type": media_type, "scanned": scanned}
    )
    if scanned and file.scanned != scanned:
        file.scanned = scanned
        file.save(update_fields=("scanned",))
    return file


def path_of(digest: str) -> Path:
    """Where the bytes of a digest are."""
    return Path(settings.FILES_ROOT) / digest[:2] / digest[2:4] / digest


def read(file: StoredFile) -> bytes:
    """The bytes. Raises ValueError where the disk no longer holds what was stored."""
    data = path_of(file.digest).read_bytes()
    if hashlib.sha256(data).hexdigest() != file.digest:
        raise ValueError(f"the file {file.digest} was changed on disk")
    return data
