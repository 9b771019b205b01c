"""A table of the screen as a file: Excel or CSV."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from sachhon.foundation.files import download
from sachhon.writing.sheet import Sheet, sheet_csv, sheet_xlsx

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def send_sheet(request: HttpRequest, sheet: Sheet, form: str, name: str) -> HttpResponse:
    """A table as xlsx or csv. Raises Http404 for any other form."""
    if form == "xlsx":
        return download(request, sheet_xlsx(sheet), f"{name}.xlsx", _XLSX)
    if form == "csv":
        return download(request, sheet_csv(sheet), f"{name}.csv", "text/csv; charset=utf-8")
    raise Http404(form)
