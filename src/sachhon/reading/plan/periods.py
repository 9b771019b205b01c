"""When a task runs, as years."""

from __future__ import annotations

import re
from functools import lru_cache

from sachhon.vietnamese.dates import find_dates
from sachhon.vietnamese.periods import NotAPeriod, parse_period

_OPEN_END = re.compile(r"(?:những|các) năm (?:tiếp theo|sau)|trở đi|về sau", re.I)
_YEAR_ALONE = re.compile(r"\D{0,24}((?:19|20)\d\d)\D{0,12}")


@lru_cache(maxsize=4096)
def years_of(text: str) -> tuple[int | None, int | None]:
    """(from, to) of a cell or a label: "2017 - 2020", "Quý IV/2025" is (2025, 2025), "Từ 01/7/2025" (2025, None),

    "Trước năm 2030" (None, 2030), "Thường xuyên" (None, None).
    """
    first: int | None = None
    last: int | None = None
    try:
        period = parse_period(text)
        first, last = period.from_year, period.to_year
    except NotAPeriod:
        pass
    if first is None and last is None:
        years = [found.year for found in find_dates(text) if found.year is not None and not found.impossible]
        if years:
            first, last = min(years), max(years)
        else:
            alone = _YEAR_ALONE.fullmatch(text)
            if alone:
                first = last = int(alone.group(1))
    if last is not None and _OPEN_END.search(text):
        last = None
    return first, last
