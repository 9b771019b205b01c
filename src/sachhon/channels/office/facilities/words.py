"""Facts of a facility in words: labels and values in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sachhon.domain.registry.api import BLANK, FACTS, Group, Unit, shown_fact

GROUPS: Mapping[Group, Promise] = {
    Group.IDENTITY: gettext_lazy("Tên và mã số"),
    Group.PLACE: gettext_lazy("Nơi sản xuất"),
    Group.TRADE: gettext_lazy("Ngành nghề, sản phẩm"),
    Group.SIZE: gettext_lazy("Quy mô"),
    Group.CONTACT: gettext_lazy("Liên hệ"),
    Group.PARTICIPATION: gettext_lazy("Tham gia sản xuất sạch hơn"),
}
_BESIDE_FACTS = {"status": gettext_lazy("Tình trạng"), "merged_into": gettext_lazy("Gộp vào")}


def tongue() -> str:
    """The language of the page, as formkit names it."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def label_of(fact: str) -> str:
    """A fact's name; also of what a change tells beside facts."""
    return FACTS[fact].labels[tongue()] if fact in FACTS else str(_BESIDE_FACTS.get(fact, fact))


def said(fact: str, value: Any, provinces: Mapping[str, str] | None = None, statuses: Mapping[str, str] = {}) -> str:
    """A value in words; "" for what nobody said. `provinces`: {unit code: name}."""
    if value in BLANK:
        return ""
    if fact == "province":
        return (provinces or {}).get(str(value), str(value))
    if fact not in FACTS:
        return str(statuses.get(str(value), value))
    return shown_fact(fact, value, tongue())


def province_names(changes: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """{unit code: name} of every province that some changes speak of, in one query."""
    codes = {str(code) for told in changes for code in told.get("province", ()) if code not in BLANK}
    return dict(Unit.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}


def unknown() -> str:
    """What stands where nobody has said anything."""
    return _("chưa rõ")
