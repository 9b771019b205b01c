"""Provinces named in a text, under any of their spellings, with what stands before the name (tỉnh, TP., huyện, ...)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from sachhon.vietnamese.folding import flat, modern, traditional
from sachhon.vietnamese.provinces import (
    MERGER,
    Province,
    former,
    geography_on,
    name_key,
    origins,
    province,
    province_by_code,
    provinces,
    today,
)
from sachhon.vietnamese.spans import Spanned

__all__ = [
    "MERGER",
    "PlaceMatch",
    "Province",
    "find_provinces",
    "former",
    "geography_on",
    "origins",
    "province",
    "province_by_code",
    "provinces",
    "today",
]


@dataclass(frozen=True, slots=True)
class PlaceMatch(Spanned):
    """A province's name in a text; [start, end) holds the name without "tỉnh" or "thành phố".

    `name`, `code` are the province's own on the day asked for. `current` is False for a province of the other geography ("Hà
    Giang" after the merger). `prefix`: "tỉnh", "thành phố", "" or what makes it another place ("huyện", "đường", "sông").
    """

    start: int
    end: int
    name: str
    code: str
    province: Province
    prefix: str
    current: bool

    @property
    def is_province(self) -> bool:
        """Whether nothing before the name makes it a district, street or river."""
        return self.prefix in ("", "tỉnh", "thành phố")


_DASH = r"\s?[-\u2010-\u2015]\s?"
_PREFIX = re.compile(
    r"(?<!\w)(?P<prefix>tỉnh|thành phố|tp\.?|t\.p\.?|t\.|huyện|quận|thị xã|thị trấn|xã|phường|đường|phố|sông|cầu|chợ|xa lộ|đại lộ|ga|hồ|thôn|ấp"
    r"|trường \w+|bệnh viện|trường)\s?$",
    re.IGNORECASE,
)
_OWN_LEAD = re.compile(r"(?:tp\.?\s|tp\.|thành phố\s|tỉnh\s)\s?(?=\w)", re.IGNORECASE)
_CITY = frozenset({"tp", "tp.", "t.p", "t.p.", "thành phố"})
_PERSON_BEFORE = re.compile(r"(?:tp\.?|thành phố|tỉnh|[,;:(\-–—/]|và|^)\s?$", re.IGNORECASE)
_LONGER = re.compile(
    r"(?:Châu Á\s?[-–]\s?)?Thái Bình Dương|Điện Biên Phủ|Hà Nam Ninh|An Giang Sơn|Long An Khang|Quảng Nam\s?[-–]\s?Đà Nẵng",
    re.IGNORECASE,
)
_BARE_ONLY_AFTER_PREFIX = frozenset({name_key("Hồ Chí Minh"), name_key("Sài Gòn"), name_key("Thừa Thiên")})


def _spelling(name: str) -> str:
    pattern = re.sub(r"\s*[-–]\s*", "\x00", name)
    pattern = (
        re.escape(pattern).replace("\\ ", r"\s").replace(" ", r"\s").replace("\x00", _DASH).replace("\\\x00", _DASH)
    )
    return pattern.replace(r"\.", r"\.?\s?")


@cache
def _pattern() -> re.Pattern[str]:
    names: set[str] = set()
    for entry in (*provinces(date(2025, 6, 30)), *provinces(date(2018, 1, 1)), *provinces()):
        for name in (entry.name, *entry.aliases):
            for spelt in (name, modern(name), traditional(name)):
                names.add(spelt)
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(_spelling(name) for name in ordered) + r")(?!\w)", re.IGNORECASE)


@cache
def _flat_pattern() -> re.Pattern[str]:
    names = {flat(entry.name) for entry in (*provinces(date(2018, 1, 1)), *provinces())}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(_spelling(name) for name in ordered) + r")(?!\w)", re.IGNORECASE)


def find_provinces(text: str, on: date | None = None) -> list[PlaceMatch]:
    """Every province of either geography named in `text` (NFC), left to right; capitals or first letters in capitals only.

    With `on` names and codes are those of that day. Text without any mark is searched for names without marks. Persons ("Chủ
    tịch Hồ Chí Minh") are not taken, nor the Pacific (Thái Bình Dương).
    """
    pattern = _flat_pattern() if text.isascii() else _pattern()
    longer = [hit.span() for hit in _LONGER.finditer(text)]
    found = []
    for hit in pattern.finditer(text):
        lead = _OWN_LEAD.match(hit[0])
        start = hit.start() + (lead.end() if lead else 0)
        written = text[start : hit.end()]
        if not written[0].isupper() or any(a <= hit.start() < b for a, b in longer):
            continue
        if any(word[:1].islower() for word in re.split(r"[\s\-–.]+", written)[:1]):
            continue
        entry, current = _entry(written, on)
        if entry is None:
            continue
        prefix = _prefix(text, start)
        if name_key(written) in _BARE_ONLY_AFTER_PREFIX and not _PERSON_BEFORE.search(text, max(0, start - 10), start):
            continue
        found.append(PlaceMatch(start, hit.end(), entry.name, entry.code, entry, prefix, current))
    return found


def _entry(written: str, on: date | None) -> tuple[Province | None, bool]:
    entry = province(written, on)
    if entry is not None:
        return entry, on is not None or entry.geography == 34
    if on is None:
        return None, False
    other = province(written, date(2018, 1, 1) if on >= MERGER else None)
    return other, False


def _prefix(text: str, start: int) -> str:
    hit = _PREFIX.search(text, max(0, start - 16), start)
    if hit is None:
        return ""
    word = hit["prefix"].lower()
    if word in _CITY:
        return "thành phố"
    return "tỉnh" if word == "t." else word
