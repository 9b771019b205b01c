"""Where a value came from: in a few words, and the address of the words themselves."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from sachhon.domain.assessments.api import metered_behind, register_behind
from sachhon.domain.planning.api import records_behind
from sachhon.formkit.values import Origin
from sachhon.vietnamese import format_date


def words_address(origin: Origin | None) -> str:
    """The file that a value came from with the words, or the cell, highlighted; "" where it came from no file.

    What was corrected by hand leads to the words that it was read from; a file without a place is shown whole. What was
    counted from the registers leads to their records or shares, what was added up from a meter log to the facility's
    year.
    """
    if (counted := records_behind(origin)) is not None:
        measure, unit_code, first, last = counted
        days = urlencode({"tu": format_date(first), "den": format_date(last)})
        return f"{reverse('progress:counted', args=(unit_code, measure))}?{days}"
    if (metered := metered_behind(origin)) is not None:
        return reverse("performance:year", args=metered)
    if (shared := register_behind(origin)) is not None:
        return reverse("facilities:shares", args=shared[1:])
    if origin is None or not origin.sha256:
        return ""
    asked = {"start": origin.start, "end": origin.end, "sheet": origin.sheet, "cell": origin.cell}
    place = urlencode({name: value for name, value in asked.items() if value not in (None, "")})
    address = reverse("intake:words_of_file", args=(origin.sha256,))
    return f"{address}?{place}" if place else address


def origin_words(origin: Origin | None) -> str:
    """Where a value came from."""
    if origin is None:
        return ""
    told = {"file": origin.file, "cell": origin.cell, "sheet": origin.sheet}
    if origin.kind == "read":
        return gettext("đọc từ %(file)s") % told
    if origin.kind == "imported":
        if origin.sheet and origin.cell:
            return gettext("nhập từ %(file)s, trang %(sheet)s, ô %(cell)s") % told
        return (gettext("nhập từ %(file)s, chỗ %(cell)s") if origin.cell else gettext("nhập từ %(file)s")) % told
    words = {"typed": gettext("nhập tay"), "computed": gettext("tính ra"), "carried": gettext("lấy từ báo cáo trước")}
    plain = words.get(origin.kind, origin.kind)
    return f"{plain} ({origin.note})" if origin.note else plain
