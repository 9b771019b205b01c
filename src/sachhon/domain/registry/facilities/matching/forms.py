"""One form for everything: names without legal forms and trade words, addresses without ranks, provinces of today."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache, lru_cache
from itertools import chain
from sys import intern
from typing import NamedTuple

from sachhon.catalogue import read_table
from sachhon.domain.registry.facilities.matching.model import Described
from sachhon.vietnamese.enterprises import shortened
from sachhon.vietnamese.folding import fold
from sachhon.vietnamese.provinces import MERGER, Province, province, province_by_code

_WORD = re.compile(r"[0-9a-z]+")
_NUMBER = re.compile(r"\d+")
_LEGAL = frozenset(("cty", "tnhh", "cp", "dntn", "htx", "hkd", "tct", "xn", "nm", "cs", "dn", "cn"))
_TOLD_APART = ("cp", "tnhh", "dntn", "htx")
_SILENT = _LEGAL | frozenset(("sx", "tm", "dv", "xnk", "xd", "cb", "kd", "vn"))
_MORE_TRADES = (
    "cong nghiep,dau tu,phat trien,quoc te,tong hop,san pham,nong lam,kinh doanh,chi nhanh,tap doan,vat tu,ky thuat,"
    "cong nghe,moi truong,nang luong,thiet bi,thuc pham,nong san,bao bi,lam san,xuat khau,nhap khau,gia cong,van tai"
)
_RANKS = frozenset(
    (
        *("so", "duong", "pho", "phuong", "p", "xa", "x", "thi", "tran", "tt", "quan", "q", "huyen", "h", "tx"),
        *("thanh", "tp", "tinh", "t", "khu", "cong", "nghiep", "kcn", "cum", "ccn", "lo", "thon", "ap", "to"),
        *("khom", "khoi", "doi", "xom", "dan", "cu", "kkt", "kinh", "te", "viet", "nam", "vn"),
    )
)


@cache
def _trades() -> dict[str, list[tuple[str, ...]]]:
    """Phrases that name a trade, by their first word, the longest first: a name is told by what is left."""
    phrases = {fold(row["phrase"]) for row in read_table("classifiers/task_words.csv") if row["kind"] == "industry"}
    phrases |= set(_MORE_TRADES.split(","))
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase)):
        words = tuple(_WORD.findall(phrase))
        # One syllable is too many words at once ("mo", "an", "hai").
        if len(words) > 1:
            by_first.setdefault(words[0], []).append(words)
    return by_first


class Form(NamedTuple):
    """A row in its one form. `places`: codes of today's provinces that it may lie in (more where a code is unclear).

    Words are shared strings: a hundred thousand forms are held at once.
    """

    key: str
    tax: str
    branch: str
    places: tuple[str, ...]
    core: tuple[str, ...]
    squashed: str
    ordered: str
    """The words of the name in the order of the alphabet."""
    trade: frozenset[str]
    legal: str
    numbers: tuple[str, ...]
    streets: tuple[str, ...]
    spots: tuple[str, ...]
    """Numbers of the address, each with what stands beside it ("12 tran"); the two narrowest areas."""
    industry: str
    products: frozenset[str]


def form_of(row: Described) -> Form:
    """The one form of a row."""
    words = shortened([word for token in row.name.split() for word in _words(token)])
    core, trade = _parted(words)
    tax, branch = tax_of(row)
    numbers, streets, spots = _address(row.address)
    return Form(
        row.key,
        tax,
        branch,
        places_of(row),
        core,
        "".join(core),
        " ".join(sorted(core)),
        trade,
        next((form for form in _TOLD_APART if form in words), ""),
        numbers,
        streets,
        spots,
        row.industry,
        _products(row.products),
    )


def tax_of(row: Described) -> tuple[str, str]:
    """The ten digits of a tax code and the number of the branch; "" where there are not so many."""
    written = row.tax_code
    if not written:
        return "", ""
    digits = written if written.isdigit() else "".join(_NUMBER.findall(written))
    # One digit over and over is what people type where they know none.
    return (digits[:10], digits[10:13]) if len(digits) >= 10 and len(set(digits)) > 1 else ("", "")


def places_of(row: Described) -> tuple[str, ...]:
    """Codes of today's provinces that a row may lie in; where it names none, what its address ends with."""
    return _places(row.province, row.geography) or _places(row.address.rpartition(",")[2].strip(), 0)


@lru_cache(maxsize=200_000)
def _words(token: str) -> tuple[str, ...]:
    """Folded words of what stands between two blanks ("P.7," is "p", "7")."""
    return tuple(intern(word) for word in _WORD.findall(fold(token)))


def _address(written: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    parts = [
        [word for token in part.split() for word in _words(token) if word not in _RANKS] for part in written.split(",")
    ]
    words = list(chain.from_iterable(parts))
    numbers: dict[str, None] = {}
    streets: dict[str, None] = {}
    spots: list[str] = []
    for at, word in enumerate(words):
        if word.isalpha():
            streets[word] = None
        else:
            numbers[word] = None
            spots.extend(f"{word} {near}" for near in words[at + 1 : at + 3])
    areas = [" ".join(part) for part in parts if part and all(map(str.isalpha, part))]
    if len(areas) > 1:
        spots.append(f"{areas[0]}, {areas[1]}")
    return tuple(numbers), tuple(streets), tuple(spots)


@lru_cache(maxsize=20_000)
def _products(written: str) -> frozenset[str]:
    return frozenset(word for token in written.split() for word in _words(token))


def _parted(words: list[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """What tells the name, and the trades; where nothing else is left, the trades tell it."""
    core: list[str] = []
    trade: list[str] = []
    at = 0
    known = _trades()
    while at < len(words):
        word = words[at]
        for phrase in known.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                trade.append(" ".join(phrase))
                at += len(phrase)
                break
        else:
            if word not in _SILENT:
                core.append(intern(word))
            at += 1
    if not core:
        core = [intern(word) for phrase in trade for word in phrase.split()] or [intern(word) for word in words]
    return tuple(core), _shared(tuple(sorted(trade)))


@lru_cache(maxsize=20_000)
def _shared(trade: tuple[str, ...]) -> frozenset[str]:
    return frozenset(trade)


@lru_cache(maxsize=4096)
def _places(written: str, geography: int) -> tuple[str, ...]:
    if not written:
        return ()
    if written.isdigit():
        code = written.zfill(2)
        found = [
            entry.code_today
            for asked in ((geography,) if geography else (34, 63))
            if (entry := _coded(code, asked)) is not None
        ]
        return tuple(dict.fromkeys(found))
    entry = province(written)
    return (entry.code_today,) if entry is not None else ()


def _coded(code: str, geography: int) -> Province | None:
    return province_by_code(code, MERGER if geography == 34 else MERGER - timedelta(days=1))
