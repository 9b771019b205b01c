"""Runs of numbers that should count up: where one repeats, skips, or does not fit its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sachhon.reading.model import Span
from sachhon.reading.plan.pairs import depth

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTERS = "abcdđeghiklmnopqrstuvxy"


class Numbered(NamedTuple):
    """A row or heading with the number it carries as printed."""

    number: str
    title: str
    span: Span


class Fault(NamedTuple):
    """`kind`: repeat | skip | first (a list that does not begin with one). `expected` is the number that was due."""

    kind: str
    at: Numbered
    before: Numbered | None
    group: Numbered | None
    expected: str


def place(number: str) -> int | None:
    """The last part of a number as a count: "2.4" 4, "IX" 9, "b" 2; None where it does not count."""
    last = number.rstrip(".").split(".")[-1]
    if last.isdigit():
        return int(last)
    if re.fullmatch(r"[IVX]+|[IVXLC]{2,}", last):
        total = 0
        for at, char in enumerate(last):
            value = _ROMAN[char]
            total += -value if at + 1 < len(last) and _ROMAN[last[at + 1]] > value else value
        return total
    found = _LETTERS.find(last.lower()) + 1 if len(last) == 1 else 0
    return found or None


def written(like: str, count: int) -> str:
    """`count` in the manner of the number `like`."""
    head, _, last = like.rpartition(".")
    if re.fullmatch(r"[IVX]+|[IVXLC]{2,}", last):
        words = _roman(count)
    elif last.isdigit():
        words = str(count)
    elif 0 < count <= len(_LETTERS):
        letter = _LETTERS[count - 1]
        words = letter.upper() if last.isupper() else letter
    else:
        words = str(count)
    return f"{head}.{words}" if head else words


def _roman(value: int) -> str:
    result = ""
    for step, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        result += letters * (value // step)
        value %= step
    return result


def faults(lines: Sequence[Numbered]) -> Iterator[Fault]:
    """The faults of one list, rows and their headings mixed as they stand.

    A list that begins again with one under another heading is right. A list that goes on over headings (1, 2 under I,
    3, 4 under II) is right too. Decimals are counted under their own head: 1.1, 1.2, 2.1.
    """
    last: dict[tuple[int, str], Numbered] = {}
    late: dict[tuple[int, str], int] = {}  # after a repeated number: the count that the row should have had
    for at, line in enumerate(lines):
        count = place(line.number)
        if count is None:
            continue
        level = depth(line.number)
        head = line.number.rpartition(".")[0]
        key = (level, head)
        before = last.get(key)
        group = _group(lines, at, level)
        fresh = before is None or (group is not None and group.span.start > before.span.start)
        last[key] = line
        put_off = late.pop(key, 0)
        if fresh:
            if count == 1 or (before is not None and count == (place(before.number) or 0) + 1):
                continue
            if before is None and not (head and group is not None):
                continue  # a list that begins elsewhere, perhaps cut out of a longer one
            due = written(line.number, 1)
            if before is not None and not head and level == 2:
                yield Fault("skip", line, before, group, written(line.number, (place(before.number) or 0) + 1))
                continue
            yield Fault("first", line, before, group, due)
            continue
        assert before is not None
        previous = place(before.number) or 0
        if count == previous + 1 or (put_off and count == put_off + 1):
            continue
        expected = written(line.number, previous + 1)
        if count == previous:
            late[key] = previous + 1
            yield Fault("repeat", line, before, group, expected)
        elif count > previous + 1:
            yield Fault("skip", line, before, group, expected)
        elif count != 1:
            yield Fault("repeat", line, before, group, expected)


def _group(lines: Sequence[Numbered], at: int, level: int) -> Numbered | None:
    """The nearest line above that stands higher."""
    for line in reversed(lines[:at]):
        if depth(line.number) < level:
            return line
    return None
