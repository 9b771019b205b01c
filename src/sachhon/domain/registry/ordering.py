"""Names as the database orders and searches them."""

from __future__ import annotations

import re

from sachhon.vietnamese.collation import sort_key
from sachhon.vietnamese.folding import fold

_LEAD = re.compile(r"^(?:tỉnh|thành phố)\s+(?=\w)", re.IGNORECASE)


def sort_name(name: str) -> str:
    """A text whose plain byte order is the Vietnamese order of the names; "Tỉnh" and "Thành phố" do not count."""
    letters, tones, cases, raw = sort_key(_LEAD.sub("", name))
    levels = ("".join(f"{rank:03x}" for rank in level) for level in (letters, tones, cases))
    return f"{'|'.join(levels)}|{raw}"[:400]


def folded(name: str) -> str:
    """Without marks and case, for search."""
    return fold(name)[:200]
