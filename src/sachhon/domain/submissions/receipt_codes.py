"""Receipt codes: ten digits that can be read over the telephone, the last one a check digit (Damm)."""

from __future__ import annotations

import re

_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
SHORTEST_MARK = 16
"""Digits of a digest that must be given to tell whether it is a receipt's."""
_SHAPE = re.compile(r"SH(\d{2})-(\d{4})-(\d{4})")


def receipt_code(year: int, number: int) -> str:
    """ "SH26-0481-5377": two digits of the year, seven of the number, the check digit."""
    digits = f"{year % 100:02d}{number % 10**7:07d}"
    digits += str(_check(digits))
    return f"SH{digits[:2]}-{digits[2:6]}-{digits[6:]}"


def candidates(year: int, digest: str) -> list[str]:
    """Codes for a digest, best first: the same revision asks for the same ones."""
    return [receipt_code(year, int(digest[start : start + 12], 16)) for start in range(0, 48, 4)]


def read_code(text: str) -> str | None:
    """A code as a person typed it, in its one form; None where a digit is wrong or two are swapped."""
    plain = re.sub(r"[^0-9]", "", text)
    if len(plain) != 10 or _check(plain[:9]) != int(plain[9]):
        return None
    return f"SH{plain[:2]}-{plain[2:6]}-{plain[6:]}"


def well_formed(code: str) -> bool:
    """Whether a text is a receipt code in its one form, check digit and all."""
    return _SHAPE.fullmatch(code) is not None and read_code(code) == code


def _check(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return interim
