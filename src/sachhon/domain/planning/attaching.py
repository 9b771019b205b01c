"""A file that somebody adds to progress or records: judged before it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.foundation import files
from sachhon.foundation.models import StoredFile


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    data: bytes


def kept(upload: Upload | None) -> tuple[StoredFile | None, str]:
    """The stored file and its clean name; (None, "") for none. Raises files.RefusedUpload."""
    if upload is None:
        return None, ""
    name = files.clean_name(upload.name)
    files.check_upload(name, upload.data)
    return files.store(upload.data), name[:200]
