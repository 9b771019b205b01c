"""What is matched, and what is found."""

from __future__ import annotations

from typing import NamedTuple


class Described(NamedTuple):
    """A facility as a list describes it; "" where it says nothing.

    `province` is a code ("46") with `geography` 63 or 34 (0: the list does not say which), or a name.
    `industry`: number in the table of 39, or a VSIC code; compared only with its like.
    """

    key: str
    name: str
    address: str = ""
    province: str = ""
    geography: int = 0
    industry: str = ""
    products: str = ""
    tax_code: str = ""


class Candidate(NamedTuple):
    """A registered facility that an arriving one may be. `score` is the weight of the evidence for it."""

    key: str
    score: float
    name_alike: float
    address_alike: float | None
    tax: str
    """same | other | branch (the same company, another of its places) | "" (one of the two says none)."""
