"""What is open in a unit on the day that somebody hands over: upper rooms say it, this room only asks.

A room with assignments registers one function in its module `handing_over`: `open_work.register(my_function)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class OpenWork:
    """Something that waits: what, a word about it, and the page (URL name and its key) where it goes on."""

    label: str
    detail: str = ""
    url_name: str = ""
    key: str = ""


Source = Callable[[str, int], Iterable[OpenWork]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """`source(unit_code, user_id)` tells what is open in the unit or with the person. Registering twice is once."""
    if source not in _sources:
        _sources.append(source)


def open_work(unit_code: str, user_id: int) -> list[OpenWork]:
    """Everything that the rooms tell."""
    return [work for source in _sources for work in source(unit_code, user_id)]


def as_rows(works: Iterable[OpenWork]) -> list[dict[str, str]]:
    """As the handover record keeps it."""
    return [asdict(work) for work in works]
