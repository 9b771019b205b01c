"""The units' answers in the order asked for, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext

from sachhon.channels.office.figures.rows import PartRow
from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.vietnamese.collation import sort_key

ON_A_PAGE = 100
_STATES = ("value", "nil", "unknown", "missing", "silent")


def ordered_parts(request: OfficeRequest, rows: Sequence[PartRow]) -> dict[str, Any]:
    """`order`: value (greatest first) | name; `state` keeps only one state."""
    order = "name" if request.GET.get("order") == "name" else "value"
    state = request.GET.get("state", "")
    counts = {each: sum(row.state == each for row in rows) for each in _STATES}
    shown = [row for row in rows if row.state == state] if state in _STATES else list(rows)
    shown.sort(key=lambda row: sort_key(row.name))
    if order == "value":
        shown.sort(key=lambda row: (_STATES.index(row.state), -(row.number or Decimal(0))))
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    state = state if state in _STATES else ""
    return {
        "parts": page,
        "state_links": [
            StateLink(label, counts[each] if each else len(rows), _address(request, state=each), each == state)
            for each, label in _state_labels().items()
            if not each or counts[each]
        ],
        "order_links": [
            StateLink(label, 0, _address(request, order=each), each == order)
            for each, label in (("value", gettext("Lớn trước")), ("name", gettext("Theo tên")))
        ],
        "weighed": any(row.weight for row in rows),
    }


@dataclass(frozen=True, slots=True)
class StateLink:
    """A way to look at the parts."""

    label: str
    count: int
    href: str
    active: bool


def _state_labels() -> dict[str, str]:
    return {
        "": gettext("Tất cả"),
        "value": gettext("Có giá trị"),
        "nil": gettext("Không phát sinh"),
        "unknown": gettext("Chưa có số liệu"),
        "missing": gettext("Chưa trả lời"),
        "silent": gettext("Chưa gửi"),
    }


def _address(request: OfficeRequest, **changes: str) -> str:
    """The same page with something chosen otherwise, from its first page on."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query[name] = value
        if not value:
            del query[name]
    return f"?{query.urlencode()}#parts"
