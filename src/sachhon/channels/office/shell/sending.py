"""Files sent to a browser: always as a download, by a plain name, never sniffed."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from sachhon.foundation.files import read
from sachhon.foundation.models import StoredFile
from sachhon.writing.sheet import Sheet, sheet_csv, sheet_xlsx

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def send_bytes(data: bytes, name: str, media: str) -> HttpResponse:
    """Some bytes as a download."""
    response = HttpResponse(data, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def send_file(file: StoredFile, name: str, media: str) -> HttpResponse:
    """A stored file as a download."""
    return send_bytes(read(file), name, media)


def send_sheet(sheet: Sheet, form: str, name: str) -> HttpResponse:
    """A table as xlsx or csv. Raises Http404 for any other form."""
    if form == "xlsx":
        return send_bytes(sheet_xlsx(sheet), f"{name}.xlsx", _XLSX)
    if form == "csv":
        return send_bytes(sheet_csv(sheet), f"{name}.csv", "text/csv; charset=utf-8")
    raise Http404(form)
