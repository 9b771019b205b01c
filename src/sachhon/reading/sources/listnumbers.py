"""A list's number in letters or Roman figures, as Word and the web show it."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """4 -> "IV"; the plain number outside 1..3999."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def letter(number: int) -> str:
    """1 -> "a", 26 -> "z", 27 -> "aa", 53 -> "aaa", as Word goes on; the plain number where that would run away."""
    if not 0 < number <= 26 * 4:
        return str(number)
    count, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (count + 1)


def list_number(kind: str, number: int) -> str:
    """HTML's list types: 1, a, A, i, I."""
    if kind in {"a", "A"}:
        return letter(number) if kind == "a" else letter(number).upper()
    if kind in {"i", "I"}:
        return roman(number) if kind == "I" else roman(number).lower()
    return str(number)
