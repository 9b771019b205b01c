"""A file sent to a browser: always saved, never opened in the page; by a name in Vietnamese; not sent twice."""

from __future__ import annotations

import hashlib
import unicodedata
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from sachhon.foundation.files.names import clean_name


def download(request: HttpRequest, data: bytes, name: str, media_type: str, *, digest: str = "") -> HttpResponse:
    """The response; 304 where the browser has these bytes. `digest`: the SHA-256 (hex), where it is known."""
    etag = f'"{digest or hashlib.sha256(data).hexdigest()}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(data, content_type=media_type)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache" if not digest else "private, max-age=31536000, immutable"
    response["Content-Disposition"] = disposition(name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def disposition(name: str) -> str:
    """`attachment` with the name as RFC 6266 wants it: plain letters for old programs, UTF-8 for the rest."""
    shown = clean_name(name)
    folded = unicodedata.normalize("NFD", shown.replace("đ", "d").replace("Đ", "D"))
    plain = folded.encode("ascii", "ignore").decode().replace("\\", "_").replace("%", "_") or "tep"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(shown, safe='')}"
