"""One form for everything: names without legal forms and trade words, addresses without ranks, provinces of today."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from sachhon.catalogue import read_table
from sachhon.domain.registry.facilities.matching.model import Described
from sachhon.vietnamese.enterprises import enterprise_key
from sachhon.vietnamese.folding import fold
from sachhon.vietnamese.provinces import MERGER, Province, province, province_by_code

_WORD = re.compile(r"[0-9a-z]+")
_NUMBER = re.compile(r"\d+")
_LEGAL = frozenset(("cty", "tnhh", "cp", "dntn", "htx", "hkd", "tct", "xn", "nm", "cs", "dn", "cn"))
_TRADE_SHORT = frozenset(("sx", "tm", "dv", "xnk", "xd", "cb", "kd", "vn"))
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
    """A row in its one form. `places`: codes of today's provinces that it may lie in (more where a code is unclear)."""

    key: str
    tax: str
    branch: str
    places: tuple[str, ...]
    core: tuple[str, ...]
    squashed: str
    trade: frozenset[str]
    legal: str
    address: tuple[str, ...]
    numbers: frozenset[str]
    streets: frozenset[str]
    industry: str
    products: frozenset[str]


def form_of(row: Described) -> Form:
    """The one form of a row."""
    words = enterprise_key(row.name).split() if row.name else []
    core, trade = _parted(words)
    digits = "".join(_NUMBER.findall(row.tax_code))
    address = tuple(word for word in _WORD.findall(fold(row.address)) if word not in _RANKS)
    numbers = frozenset(filter(_NUMBER.search, address))
    return Form(
        row.key,
        digits[:10] if len(digits) >= 10 else "",
        digits[10:13],
        _places(row.province, row.geography),
        core,
        "".join(core),
        trade,
        "cp" if "cp" in words else "tnhh" if "tnhh" in words else "dntn" if "dntn" in words else "",
        address,
        numbers,
        frozenset(address) - numbers,
        row.industry,
        frozenset(_WORD.findall(fold(row.products))),
    )


def _parted(words: list[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """What tells the name, and the trades; where nothing else is left, the trades tell it."""
    core: list[str] = []
    trade: list[str] = []
    at = 0
    known = _trades()
    while at < len(words):
        word = words[at]
        phrase = next((one for one in known.get(word, ()) if tuple(words[at : at + len(one)]) == one), None)
        if phrase is not None:
            trade.append(" ".join(phrase))
            at += len(phrase)
            continue
        if word not in _LEGAL and word not in _TRADE_SHORT:
            core.append(word)
        at += 1
    if not core:
        core = [word for phrase in trade for word in phrase.split()] or words
    return tuple(core), frozenset(trade)


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
