"""What ClamAV found clean, by content: a check comes before the file is stored, and the store writes it down."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock

CLEAN = "clean"
_REMEMBERED = 2000
_found: OrderedDict[str, None] = OrderedDict()
_lock = Lock()


def found_clean(data: bytes) -> None:
    """These bytes were searched, and nothing was found. Remembered by this process, which stores them next."""
    digest = hashlib.sha256(data).hexdigest()
    with _lock:
        _found[digest] = None
        _found.move_to_end(digest)
        while len(_found) > _REMEMBERED:
            _found.popitem(last=False)


def verdict_on(digest: str) -> str:
    """CLEAN for what was searched; "" for what was not, so far as this process knows."""
    with _lock:
        return CLEAN if digest in _found else ""
