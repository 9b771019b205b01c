"""A workbook that is looked at before a yes: taken and kept for the person's session, then read again by its digest."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404
from django.utils.translation import gettext_lazy

from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.channels.office.shell.forms import OfficeForm, SentFile, sent
from sachhon.foundation import files
from sachhon.foundation.models import StoredFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class WorkbookForm(OfficeForm):
    """A filled workbook."""

    file = SentFile(
        label=gettext_lazy("Tệp Excel đã điền"),
        accept=".xlsx",
        error_messages={"required": gettext_lazy("Chọn tệp Excel.")},
    )


def workbook_form(request: OfficeRequest) -> WorkbookForm:
    """The form as it was sent, or empty."""
    return WorkbookForm(sent(request), request.FILES if request.method == "POST" else None)


def keep_workbook(
    request: OfficeRequest, form: WorkbookForm, kept_as: str, read: Callable[[bytes], object], refused: type[Exception]
) -> str:
    """The digest under which the session keeps what was sent, "" where nothing was or `read` refuses it."""
    if not (form.is_bound and form.is_valid()):
        return ""
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        files.check_upload(file.name, data)
        read(data)
    except (files.RefusedUpload, refused) as wrong:
        form.refuse(wrong, "file")
        return ""
    kept = files.store(data, XLSX)
    request.session[kept_as] = {**request.session.get(kept_as, {}), kept.digest: file.name}
    return kept.digest


def kept_workbook(request: OfficeRequest, kept_as: str, digest: str) -> tuple[str, bytes]:
    """Its name and content. Raises Http404 for one that this session did not send."""
    name = request.session.get(kept_as, {}).get(digest)
    kept = StoredFile.objects.filter(digest=digest).first() if name else None
    if kept is None:
        raise Http404
    return name, files.read(kept)
