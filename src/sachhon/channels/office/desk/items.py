"""What a desk is made of: things to do, in groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `days`: beyond the deadline (above 0) or before it; None where there is none."""

    title: str
    href: str
    step: str
    more: str = ""
    note: str = ""
    status: str = ""
    due: date | None = None
    days: int | None = None
    test: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind. `weight`: big where the person decides, plain, or quiet where others are at it."""

    title: str
    items: list[Item]
    weight: str = "plain"
    more_href: str = ""
    id: str = ""
