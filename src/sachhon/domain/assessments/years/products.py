"""With which norms and published figures a product is compared: catalogue/classifiers/compared_products.csv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sachhon.catalogue import read_table
from sachhon.vietnamese.folding import fold

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Compared:
    """What the tables call a product; "" where a table knows nothing of it."""

    norm_industry: str
    norm_product: str
    benchmark_industry: str


@cache
def _phrases() -> tuple[tuple[str, Compared], ...]:
    """(folded phrase, what it is compared with), the longest first."""
    found = []
    for row in read_table("classifiers/compared_products.csv"):
        compared = Compared(row["norm_industry"], row["norm_product"], row["benchmark_industry"])
        found += [(_folded(phrase), compared) for phrase in row["words"].split("|")]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def compared(product: str) -> Compared | None:
    """What a product is compared with, by the longest phrase in its name; None where none is."""
    words = f" {_folded(product)} "
    return next((one for phrase, one in _phrases() if f" {phrase} " in words), None)


def compared_together(products: Iterable[str]) -> Compared | None:
    """The same for all products that count; None where they are compared with different things, or with none."""
    found = {compared(product) for product in products}
    return next(iter(found)) if len(found) == 1 else None
