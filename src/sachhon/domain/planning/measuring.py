"""What a target is about, in the codes of catalogue/targets/measures.csv: proposed from its words.

The table's `target_words` are patterns over folded text, tried in the order of `asked`.
"""

from __future__ import annotations

import re
from functools import cache

from sachhon.catalogue import read_table
from sachhon.vietnamese.folding import fold


def measure_of(indicator: str, unit: str) -> str:
    """The measure that a target's words name; "" where none is plain. A share is no count."""
    folded = fold(indicator)
    for code, is_share, words in _words():
        if is_share == (unit.strip() == "%") and words.search(folded):
            return code
    return ""


@cache
def _words() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    told = sorted((row for row in measures().values() if row["asked"]), key=lambda row: int(row["asked"]))
    return tuple((row["code"], row["unit"] == "%", re.compile(row["target_words"])) for row in told)


@cache
def measures() -> dict[str, dict[str, str]]:
    """The rows of the catalogue's list of measures, by code."""
    return {row["code"]: row for row in read_table("targets/measures.csv")}
