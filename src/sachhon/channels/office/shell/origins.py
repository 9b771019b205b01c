"""Where a value came from: in a few words, and the address of the words themselves."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from sachhon.formkit.values import Origin


def words_address(origin: Origin | None) -> str:
    """The words, or the cell, of the file that a value came from; "" where it came from no file."""
    if origin is None or not origin.sha256:
        return ""
    if origin.kind == "read" and origin.start is not None:
        place = {"start": origin.start, "end": origin.end}
    elif origin.cell:
        place = {"sheet": origin.sheet, "cell": origin.cell}
    else:
        return ""
    return f"{reverse('intake:words_of_file', args=(origin.sha256,))}?{urlencode(place)}"


def origin_words(origin: Origin | None) -> str:
    """Where a value came from."""
    if origin is None:
        return ""
    told = {"file": origin.file, "cell": origin.cell, "sheet": origin.sheet}
    if origin.kind == "read":
        return gettext("đọc từ %(file)s") % told
    if origin.kind == "imported":
        return gettext("nhập từ %(file)s, trang %(sheet)s, ô %(cell)s") % told
    words = {"typed": gettext("nhập tay"), "computed": gettext("tính ra"), "carried": gettext("lấy từ báo cáo trước")}
    plain = words.get(origin.kind, origin.kind)
    return f"{plain} ({origin.note})" if origin.note else plain
