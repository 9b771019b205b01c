"""The provinces of both geographies: 63 until 30 June 2025, 34 from 1 July 2025. Codes were reused anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sachhon.catalogue import read_table
from sachhon.vietnamese.folding import fold, fold_tones

__all__ = [
    "MERGER",
    "Province",
    "former",
    "geography_on",
    "name_changes",
    "origins",
    "province",
    "province_by_code",
    "provinces",
    "today",
]

MERGER = date(2025, 7, 1)
"""From this day on there are 34."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province or central city as it is on a day. `geography` is 63 or 34; `code` means nothing without it."""

    code: str
    geography: int
    name: str
    full_name: str
    name_en: str
    type: str
    region: str
    region_en: str
    aliases: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    code_today: str
    """Code in the geography of 34."""
    codes_before: tuple[str, ...]
    """Codes in the geography of 63 of what it is made of; of a province of the 63 its own."""

    @property
    def is_city(self) -> bool:
        """Whether it is a centrally run city."""
        return self.type.startswith("thành phố")


_MORE_ALIASES: dict[tuple[int, str], tuple[str, ...]] = {
    (63, "79"): ("Thành phố Hồ Chí Minh", "Tp.HCM", "TP HCM", "HCM", "Hồ Chí Minh City"),
    (63, "46"): ("Thừa Thiên – Huế", "T.T.Huế", "TT-Huế", "Thừa Thiên"),
    (63, "77"): ("Bà Rịa Vũng Tàu", "BR - VT", "Bà Rịa – Vũng Tàu"),
    (63, "66"): ("Đắc Lắk", "Đak Lak", "Đăk Lắk", "Đắk Lắc", "Daklak"),
    (63, "67"): ("Đăk Nông", "Đắk Nông", "Đak Nông", "Daknong"),
    (34, "79"): ("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", "TP Hồ Chí Minh", "TP.HCM", "TPHCM", "TP HCM", "HCM"),
    (34, "66"): ("Đắc Lắc", "Đăk Lăk", "Dak Lak", "Đắk Lăk", "Đắc Lắk", "Đak Lak", "Đăk Lắk", "Đắk Lắc", "Daklak"),
}


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


@cache
def _of_63() -> tuple[Province, ...]:
    rows = read_table("classifiers/provinces_63.csv")
    return tuple(
        Province(
            code=row["code"],
            geography=63,
            name=row["name_vi"],
            full_name=row["full_name_vi"],
            name_en=row["name_en"],
            type=row["type"],
            region=row["region"],
            region_en=row["region_en"],
            aliases=_aliases(row["aliases_vi"], 63, row["code"]),
            valid_from=_day(row["valid_from"]) or date.min,
            valid_to=_day(row["valid_to"]),
            code_today=row["merged_into_code_2025"],
            codes_before=(row["code"],),
        )
        for row in rows
    )


@cache
def _of_34() -> tuple[Province, ...]:
    regions = {row["code"]: row for row in read_table("classifiers/regions_2025.csv")}
    return tuple(
        Province(
            code=row["code"],
            geography=34,
            name=row["name_vi"],
            full_name=row["full_name_vi"],
            name_en=row["name_en"],
            type=row["type_at_2025_07_01"],
            region=regions[row["code"]]["region"],
            region_en=regions[row["code"]]["region_en"],
            aliases=_aliases("", 34, row["code"]),
            valid_from=_day(row["valid_from"]) or MERGER,
            valid_to=_day(row["valid_to"]),
            code_today=row["code"],
            codes_before=tuple(row["old_codes"].split("|")),
        )
        for row in read_table("classifiers/provinces_2025.csv")
    )


def _aliases(written: str, geography: int, code: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*filter(None, written.split("|")), *_MORE_ALIASES.get((geography, code), ())]))


@cache
def _changes() -> tuple[tuple[str, int, date, dict[str, str]], ...]:
    rows = read_table("classifiers/province_changes.csv")
    return tuple((row["code"], int(row["geography"]), date.fromisoformat(row["valid_from"]), row) for row in rows)


def name_changes(code: str, geography: int) -> tuple[tuple[date, str, str], ...]:
    """(day, full name before, full name from then on) of each renaming of a province, in order."""
    entries = {entry.code: entry for entry in (_of_63() if geography == 63 else _of_34())}
    told: list[tuple[date, str, str]] = []
    for changed, of, since, row in sorted(_changes(), key=lambda change: change[2]):
        if (changed, of) == (code, geography):
            before = told[-1][2] if told else entries[code].full_name
            told.append((since, before, row["full_name_vi"]))
    return tuple(told)


def geography_on(on: date) -> int:
    """63 or 34: how many provinces there are on a day."""
    return 34 if on >= MERGER else 63


@cache
def _as_of(entry: Province, on: date | None) -> Province:
    """The province with the name and type that it has on a day (Huế and Đồng Nai became cities in between)."""
    for code, geography, since, row in _changes():
        if on is not None and (code, geography) == (entry.code, entry.geography) and on >= since:
            aliases = tuple(dict.fromkeys([*entry.aliases, entry.name]))
            entry = replace(
                entry, name=row["name_vi"], full_name=row["full_name_vi"], type=row["type"], aliases=aliases
            )
    return entry


@cache
def provinces(on: date | None = None) -> tuple[Province, ...]:
    """All provinces of a day, in the order of their codes; without a day those of the newest geography."""
    entries = _of_34() if on is None or on >= MERGER else _of_63()
    return tuple(_as_of(entry, on) for entry in entries)


_LEAD = re.compile(r"(?:tỉnh|thành phố|tp)(?:[\s.]+)(?=\w)")


def name_key(name: str) -> str:
    """Key of a province's name: tones kept, blanks, dashes and dots dropped, "tỉnh" and "TP" cut off."""
    key = fold_tones(name)
    key = _LEAD.sub("", key, count=1) if _LEAD.match(key) else key
    return "".join(char for char in key if char.isalnum())


@cache
def _by_name(geography: int) -> dict[str, Province]:
    names: dict[str, Province] = {}
    entries = _of_63() if geography == 63 else _of_34()
    for entry in entries:
        for name in (entry.name, entry.full_name):
            names[name_key(name)] = entry
    for entry in entries:
        for name in entry.aliases:
            names.setdefault(name_key(name), entry)
            names.setdefault("".join(char for char in fold(name) if char.isalnum()), entry)
    for entry in entries:
        names.setdefault("".join(fold(entry.name_en).split()), entry)
        names.setdefault("".join(c for c in fold(entry.name) if c.isalnum()), entry)
    return names


def province(name: str, on: date | None = None) -> Province | None:
    """The province of that name, full name or alias on a day; None when there was none of that name then.

    Without a day: that of the newest geography, else of the older one ("Hà Giang").
    """
    key = name_key(name)
    if on is not None:
        found = _by_name(geography_on(on)).get(key)
        return _as_of(found, on) if found else None
    return _by_name(34).get(key) or _by_name(63).get(key)


def province_by_code(code: str, on: date | None = None) -> Province | None:
    """The province that a code means on a day (code 15 is Yên Bái until 30 June 2025, Lào Cai after)."""
    return next((entry for entry in provinces(on) if entry.code == code), None)


def former(name: str) -> Province | None:
    """The province of that name in the geography of 63."""
    return _by_name(63).get(name_key(name))


def today(code63: str) -> str:
    """Code of the geography of 34 for a code of the 63. Raises KeyError for a code that is none."""
    for entry in _of_63():
        if entry.code == code63:
            return entry.code_today
    raise KeyError(code63)


def origins(code34: str) -> tuple[str, ...]:
    """Codes of the geography of 63 of which a province of the 34 is made. Raises KeyError for a code that is none."""
    for entry in _of_34():
        if entry.code == code34:
            return entry.codes_before
    raise KeyError(code34)
