"""Whether one grid goes on in the next, as a list does that the sender cut at the end of a page."""

from __future__ import annotations

import re

from sachhon.reading.answers.desk import Desk
from sachhon.reading.model import Table

_PAGE_WORDS = re.compile(r"[\s\-–—*|]*(?:(?:trang|page)?\s*\d{1,3}(?:\s*/\s*\d{1,3})?)?[\s\-–—*|]*", re.IGNORECASE)


def goes_on_in(desk: Desk, one: Table, other: Table) -> bool:
    """Whether two grids have as many columns and nothing but a page's number stands between them."""
    if other.columns != one.columns or other.span.start < one.span.end:
        return False
    return _PAGE_WORDS.fullmatch(desk.source.text[one.span.end : other.span.start]) is not None
