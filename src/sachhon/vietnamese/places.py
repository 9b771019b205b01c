"""Provinces named in a text, under any of their spellings, with what stands before the name (tỉnh, TP., huyện, ...)."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

    `name`, `code` are the province's own on the day asked for. `current` is False for a province of the other geography
    ("Hà Giang" after the merger). `prefix`: "tỉnh", "thành phố", "" or what makes it another place ("huyện", "đường").
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
    r"(?<!\w)(?P<prefix>tỉnh|thành phố|tp\.?|t\.p\.?|t\.|huyện|quận|thị xã|thị trấn|xã|phường|đường|phố|sông|cầu|chợ"
    r"|xa lộ|đại lộ|ga|hồ|thôn|ấp"
    r"|trường \w+|bệnh viện|trường)\s?$",
    re.IGNORECASE,
)
_OWN_LEAD = re.compile(r"(?:t\.?p\.?\s|t\.?p\.|thành phố\s|tỉnh\s)\s?(?=\w)", re.IGNORECASE)
_CITY = frozenset({"tp", "tp.", "t.p", "t.p.", "thành phố"})
_PERSON_BEFORE = re.compile(r"(?:t\.?p\.?|thành phố|tỉnh|[,;:(\-–—/]|và|^)\s?$", re.IGNORECASE)
_LONGER = re.compile(r"(?:Thái Bình Dương|Điện Biên Phủ|Hà Nam Ninh)(?!\w)", re.IGNORECASE)
_BARE_ONLY_AFTER_PREFIX = frozenset({name_key("Hồ Chí Minh"), name_key("Sài Gòn"), name_key("Thừa Thiên")})


def _spelling(name: str) -> str:
    """A pattern for `name` however its words are joined: blanks, line ends, kinds of dash, full stops with a blank."""
    joined = re.sub(r"\s*[-\u2013]\s*", "\x00", name)
    pattern = re.sub(r"\\?\s", r"\\s", re.escape(joined))
    return pattern.replace("\\\x00", _DASH).replace("\x00", _DASH).replace(r"\.", r"\.?\s?")


_FIRST_WORD = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][^\W\d_]*")


@cache
def _patterns(marked: bool) -> dict[str, re.Pattern[str]]:
    """First word of a name in small letters -> pattern of all names that begin with it, the longest first."""
    names: set[str] = set()
    for entry in (*provinces(date(2025, 6, 30)), *provinces(date(2018, 1, 1)), *provinces()):
        for name in (entry.name, *entry.aliases):
            names |= {name, modern(name), traditional(name)} if marked else {flat(name)}
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = _FIRST_WORD.match(name)
        if first is not None:
            by_first.setdefault(first[0].lower(), []).append(_spelling(name))
    return {
        first: re.compile("(?:" + "|".join(dict.fromkeys(spellings)) + r")(?!\w)", re.IGNORECASE)
        for first, spellings in by_first.items()
    }


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Where names of provinces stand in `text`, each as long as it can be."""
    patterns = _patterns(not text.isascii())
    done = 0
    for word in _CAPITALISED.finditer(text):
        pattern = patterns.get(word[0].lower())
        if pattern is None or word.start() < done or text[word.start() - 1 : word.start()].isalnum():
            continue
        hit = pattern.match(text, word.start())
        if hit:
            done = hit.end()
            yield hit.span()


def find_provinces(text: str, on: date | None = None) -> list[PlaceMatch]:
    """Every province of either geography named in `text` (NFC) with a capital, left to right.

    With `on` names and codes are those of that day. Text without any mark is searched for names without marks. Persons
    ("Chủ tịch Hồ Chí Minh") are not taken, nor the Pacific (Thái Bình Dương).
    """
    longer = [hit.span() for hit in _LONGER.finditer(text)]
    found = []
    for begin, end in _candidates(text):
        if any(a <= begin < b for a, b in longer):
            continue
        lead = _OWN_LEAD.match(text, begin, end)
        start = lead.end() if lead else begin
        written = text[start:end]
        entry, current = _entry(written, on)
        if entry is None or not written[0].isupper():
            continue
        bare = name_key(written) in _BARE_ONLY_AFTER_PREFIX
        if bare and not _PERSON_BEFORE.search(text, max(0, start - 10), start):
            continue
        found.append(PlaceMatch(start, end, entry.name, entry.code, entry, _prefix(text, start), current))
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
