"""What a number at the beginning of a paragraph is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_CAPITALS = "A-ZĐĂÂÊÔƠƯĨŨÀÁÃÈÉÌÍÒÓÕÙÚÝ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA) if chr(code).isupper())
_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that Vietnamese lists use, in order; f, j, w and z are left out."""

_WORD = re.compile(
    r"(?P<kind>phụ\s?lục|phần|chương|mục|điều|câu)\s+(?:thứ\s+)?"
    r"(?P<number>[IVXL]+|\d{1,3}|[A-ZĐ]|nhất|hai|ba|tư|năm|sáu|bảy)(?![\w/])\s*[.:)\-–]?\s*",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?:phụ\s?lục|biểu\s+mẫu|mẫu\s+biểu|biểu|mẫu)(?:\s+(?:số\s+)?(?P<number>[IVXL]+|\d{1,3}))?\s*[.:]?\s*",
    re.IGNORECASE,
)
_DECIMAL = re.compile(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:\s*[.):\-–/]\s*(?=[^\W\d_]|[\"“«(])|\s+(?=[{_CAPITALS}\"“]))"
)
_ARABIC = re.compile(
    rf"(?P<number>\d{{1,3}})(?:\s*[.)/:]\s*(?=[^\W\d_]|[\"“«(])|\s*[.)]\s+(?=\d)|\s*[-–]\s*(?=[{_CAPITALS}\"“]))"
)
_BRACKET = re.compile(r"\((?P<number>\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=[^\W_])")
_ROMAN = re.compile(rf"(?P<number>[IVXL]{{1,6}})(?:\s*[.):]\s*|\s*/\s+|\s*[-–]\s*(?=[{_CAPITALS}\"“]))(?=\S)")
_ROMAN_LOWER = re.compile(r"(?P<number>[ivx]{1,5})\s*[.)]\s*(?=[^\W\d_])")
_UPPER = re.compile(rf"(?P<number>[A-ZĐ])(?:\s*[.)]\s*|\s*/\s+|\s*[-–:]\s*(?=[{_CAPITALS}\"“]))(?=[^\W_])")
_LOWER = re.compile(
    rf"(?P<number>[a-zđ]\d?)(?:\s*[).]\s*|\s*/\s*(?=[{_CAPITALS}])|\s*/\s+|\s*[-–]\s*(?=[{_CAPITALS}]))"
    r"(?=[^\W_]|[\"“(])"
)
_BULLET = re.compile(r"(?P<number>[-–—−‐]|[+]|[•●▪■◦○➢✓→])\s*(?=[^\s\-–—])")

_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7}
_WORD_STYLES = {"phần": "part", "chương": "chapter", "mục": "section", "điều": "article", "câu": "question"}


@dataclass(frozen=True, slots=True)
class Marker:
    """`number` as printed, without its punctuation; `ordinal` its place in its list, () where it has none.

    `end` is where the words begin.
    """

    style: str
    number: str
    ordinal: tuple[int, ...]
    end: int

    @property
    def is_bullet(self) -> bool:
        """A mark that does not count: dash, plus, dot."""
        return self.style in ("dash", "plus", "dot")


def roman(text: str) -> int | None:
    """The value of a Roman number (up to 89), None where it is none ("IIX")."""
    total = 0
    for i, letter in enumerate(text):
        value = _ROMAN_VALUES.get(letter)
        if value is None:
            return None
        following = _ROMAN_VALUES.get(text[i + 1], 0) if i + 1 < len(text) else 0
        total += -value if value < following else value
    return total if total and to_roman(total) == text else None


def to_roman(value: int) -> str:
    """1 -> I, 9 -> IX."""
    result = ""
    for step, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        result += letters * (value // step)
        value %= step
    return result


def letter_place(letter: str) -> int:
    """a -> 1, đ -> 5, e -> 6; 0 where the letter is not used for lists. Some count f in, where others go on with g."""
    return _LETTERS.find("g" if letter in "fF" else letter.lower()) + 1


@lru_cache(maxsize=2048)
def marker_of(text: str, start: int = 0) -> Marker | None:
    """The number that opens cleaned `text` at `start`, None where a word or a figure opens it."""
    first = text[start : start + 1]
    if not first:
        return None
    if first.isdigit():
        return _figures(text, start)
    if first == "(":
        found = _BRACKET.match(text, start)
        return Marker("bracket", found["number"], _place(found["number"]), found.end()) if found else None
    bullet = _BULLET.match(text, start)
    if bullet:
        mark = bullet["number"]
        style = "plus" if mark == "+" else "dash" if mark in "-–—−‐" else "dot"
        return Marker(style, mark, (), bullet.end())
    return _letters(text, start)


def _figures(text: str, start: int) -> Marker | None:
    found = _DECIMAL.match(text, start)
    if found:
        ordinal = tuple(int(part) for part in found["number"].split("."))
        return Marker(f"decimal{len(ordinal)}", found["number"], ordinal, found.end())
    found = _ARABIC.match(text, start)
    if found and int(found["number"]) > 0:
        return Marker("arabic", found["number"], (int(found["number"]),), found.end())
    return None


def _letters(text: str, start: int) -> Marker | None:
    found = _WORD.match(text, start)
    if found and found["kind"].casefold().replace(" ", "") != "phụlục":
        return Marker(
            _WORD_STYLES[found["kind"].casefold()],
            text[start : found.end("number")],
            _place(found["number"]),
            found.end(),
        )
    found = _ROMAN.match(text, start)
    if found and roman(found["number"]):
        return Marker("roman", found["number"], (roman(found["number"]) or 0,), found.end())
    found = _ROMAN_LOWER.match(text, start)
    if found and len(found["number"]) > 1 and roman(found["number"].upper()):
        return Marker("roman_lower", found["number"], (roman(found["number"].upper()) or 0,), found.end())
    found = _UPPER.match(text, start)
    if found and letter_place(found["number"]):
        return Marker("letter_upper", found["number"], (letter_place(found["number"]),), found.end())
    found = _LOWER.match(text, start)
    if found and letter_place(found["number"][0]):
        place = (letter_place(found["number"][0]), *(int(digit) for digit in found["number"][1:]))
        return Marker("letter" if len(place) == 1 else "letter2", found["number"], place, found.end())
    return None


@lru_cache(maxsize=2048)
def annex_marker(text: str) -> Marker | None:
    """The heading of an annex ("PHỤ LỤC I", "Biểu số 2"): alone on its line or in capitals."""
    found = _ANNEX.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    if rest and not (found[0].isupper() and len(text) < 300 and (rest.isupper() or rest.startswith("("))):
        return None
    return Marker("annex", text[: found.end()].strip(" .:"), _place(found["number"] or ""), found.end())


def _place(number: str) -> tuple[int, ...]:
    if not number:
        return ()
    if number.isdigit():
        return (int(number),)
    if number.casefold() in _ORDINALS:
        return (_ORDINALS[number.casefold()],)
    value = roman(number.upper()) if number.upper().strip("IVXL") == "" else None
    return (value,) if value else (letter_place(number),) if len(number) == 1 else ()
