"""Number words, both ways: "ba tỷ ba trăm sáu mươi triệu" and 3360000000."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from sachhon.vietnamese.folding import lower
from sachhon.vietnamese.spans import remembered

__all__ = ["find_number_words", "number_in_words", "parse_words"]

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS = {word: i for i, word in enumerate(_DIGITS)} | {"bẩy": 7, "tư": 4}
_AFTER_TEN = {"một": 1, "mốt": 1, "lăm": 5, "nhăm": 5, "năm": 5}
_SCALES = {"nghìn": 1000, "ngàn": 1000, "triệu": 10**6}
_BILLION = frozenset({"tỉ", "tỷ"})
_WORDS = (
    frozenset(_UNITS)
    | set(_AFTER_TEN)
    | set(_SCALES)
    | _BILLION
    | {"mười", "mươi", "chục", "trăm", "linh", "lẻ", "rưỡi"}
)
_TOKEN = re.compile(r"[^\W\d_]+")
_JOIN = re.compile(r"[ \u00a0\n\t]+|,[ ]")
_MAGNITUDE = re.compile(r"(?:mười|mươi|chục|trăm|ngàn|nghìn|triệu|tỷ|tỉ)(?![^\W\d_])")
_BRACKETS = re.compile(r"\(\s*(?:(?P<digits>\d+)|(?P<word>[^\W\d_]+))\s*\)")
_PERCENT = re.compile(r"phần trăm(?![^\W\d_])")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)(?:[ \u00a0\n\t]*|, )$")
_DIGITS_AFTER = re.compile(r"\s*\(\s*\d+\s*\)")
_DIGITS_BEFORE = re.compile(r"\d\s*\(\s*$")
_MAGNITUDES = frozenset({"mười", "mươi", "chục", "trăm"}) | set(_SCALES) | _BILLION


class _Bad(Exception):
    pass


def _below_hundred(words: Sequence[str]) -> int:
    if not words:
        return 0
    if words[0] == "mười":
        if len(words) == 1:
            return 10
        if len(words) == 2 and words[1] in (_UNITS | _AFTER_TEN) and words[1] not in ("không", "mốt", "tư"):
            return 10 + (_AFTER_TEN | _UNITS)[words[1]]
        raise _Bad
    if len(words) == 1:
        if words[0] not in _DIGITS and words[0] != "bẩy":
            raise _Bad
        return _UNITS[words[0]]
    tens = _UNITS.get(words[0], 0)
    if not 2 <= tens <= 9 or words[0] == "tư" or words[1] not in ("mươi", "mười", "chục"):
        raise _Bad
    if len(words) == 2:
        return tens * 10
    ones = (_AFTER_TEN | {word: i for word, i in _UNITS.items() if i > 1}).get(words[2])
    if len(words) > 3 or ones is None:
        raise _Bad
    return tens * 10 + ones


def _below_thousand(words: Sequence[str]) -> int:
    if "trăm" in words:
        at = words.index("trăm")
        if at != 1 or (words[0] not in _DIGITS and words[0] != "bẩy"):
            raise _Bad
        rest = words[2:]
        hundreds = 100 * _UNITS[words[0]]
        if rest == ["rưỡi"]:
            return hundreds + 50
        return hundreds + _with_linh(rest)
    return _with_linh(words)


def _with_linh(words: Sequence[str]) -> int:
    if words and words[0] in ("linh", "lẻ"):
        if len(words) != 2 or words[1] not in _UNITS or words[1] == "không":
            raise _Bad
        return _UNITS[words[1]]
    return _below_hundred(words)


def _below_billion(words: Sequence[str]) -> Decimal:
    total = Decimal(0)
    rest = list(words)
    last = None
    for scale in ("triệu", "nghìn"):
        at = next((i for i, word in enumerate(rest) if word in _SCALES and _SCALES[word] == _SCALES[scale]), None)
        if at is None:
            continue
        if at == 0:
            raise _Bad
        total += _below_thousand(rest[:at]) * _SCALES[scale]
        rest, last = rest[at + 1 :], _SCALES[scale]
    if rest == ["rưỡi"] and last:
        return total + Decimal(last) / 2
    return total + (_below_thousand(rest) if rest else 0)


@lru_cache(maxsize=4096)
def _value(words: tuple[str, ...]) -> int | None:
    """Value of number words (already folded by `_plain`), None when they are no number."""
    try:
        return _whole(list(words))
    except _Bad:
        return None


def _whole(words: list[str]) -> int:
    if not words:
        raise _Bad
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in _BILLION), None)
    if at is None:
        value = _below_billion(words)
    else:
        rest = words[at + 1 :]
        value = Decimal(_whole(words[:at]) * 10**9)
        value += Decimal(10**9) / 2 if rest == ["rưỡi"] else _below_billion(rest) if rest else 0
    if value != int(value):
        raise _Bad
    return int(value)


def _plain(word: str) -> str:
    word = unicodedata.normalize("NFC", word).casefold()
    return {"mươì": "mười", "mừơi": "mười", "rưởi": "rưỡi", "lẽ": "lẻ"}.get(word, word)


def parse_words(text: str) -> int | None:
    """The number that `text` spells, and nothing but it ("mười hai" -> 12, "ba tỷ rưỡi" -> 3500000000), else None."""
    words = _TOKEN.findall(unicodedata.normalize("NFC", text))
    if not words or _TOKEN.sub("", text.replace(",", "")).strip(" .\n\t\u00a0"):
        return None
    plain = tuple(_plain(word) for word in words)
    if plain[0] == "âm" and len(plain) > 1:
        value = _value(plain[1:])
        return None if value is None else -value
    return _value(plain)


def find_number_words(text: str) -> Iterator[tuple[int, int, int, int]]:
    """(start, end, value, count of words) of number words, left to right, each as long as it can be.

    Number words count when a ten, hundred or more is among them ("hai mươi"), or when digits in brackets beside them
    say that a number is meant ("năm (05)", "05 (năm)"): alone "năm" is a year and "ba" a name.
    """
    yield from _number_words(text)


@remembered
def _number_words(text: str) -> tuple[tuple[int, int, int, int], ...]:
    low = lower(text)
    found: list[tuple[int, int, int, int]] = []
    done = 0
    for at in _anchors(low):
        if at < done:
            continue
        tokens = _run_around(low, at, done)
        for start, end, value, count in _longest(tokens):
            words = low[start:end]
            if (count > 1 and _holds_magnitude(words)) or words == "mười" or _bracketed(low, start, end):
                found.append((start, end, value, count))
        if tokens:
            done = tokens[-1][1]
    return tuple(found)


def _anchors(low: str) -> list[int]:
    """Where words begin that may belong to a number: magnitudes, and words beside or in brackets with digits."""
    places = [hit.start() for hit in _MAGNITUDE.finditer(low) if not low[hit.start() - 1 : hit.start()].isalpha()]
    for hit in _BRACKETS.finditer(low):
        if hit["word"]:
            places.append(hit.start("word"))
            continue
        before = _WORD_BEFORE.search(low, max(0, hit.start() - 10), hit.start())
        if before:
            places.append(before.start("word"))
    for hit in _PERCENT.finditer(low):
        before = _WORD_BEFORE.search(low, max(0, hit.start() - 10), hit.start())
        if before:
            places.append(before.start("word"))
    return sorted(set(places))


def _run_around(low: str, at: int, done: int) -> list[tuple[int, int, str]]:
    """The run of number words about the word at `at`, not before `done`."""
    tokens: list[tuple[int, int, str]] = []
    for token in _TOKEN.finditer(low, at):
        if _plain(token[0]) not in _WORDS or (tokens and not _JOIN.fullmatch(low, tokens[-1][1], token.start())):
            break
        tokens.append((token.start(), token.end(), _plain(token[0])))
    while tokens:
        before = _WORD_BEFORE.search(low, max(done, tokens[0][0] - 10), tokens[0][0])
        if (
            before is None
            or before.end("word") == tokens[0][0]
            or _plain(before["word"]) not in _WORDS
            or low[before.start() - 1 : before.start()].isalpha()
        ):
            break
        tokens.insert(0, (before.start("word"), before.end("word"), _plain(before["word"])))
    return tokens


def _longest(tokens: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, int, int]]:
    i = 0
    while i < len(tokens):
        for j in range(len(tokens), i, -1):
            value = _value(tuple(token[2] for token in tokens[i:j]))
            if value is not None:
                yield tokens[i][0], tokens[j - 1][1], value, j - i
                i = j
                break
        else:
            i += 1


def _bracketed(low: str, start: int, end: int) -> bool:
    """Whether digits in brackets or "phần trăm" follow, or the words stand in brackets behind digits."""
    if _DIGITS_AFTER.match(low, end) or low.startswith(" phần trăm", end):
        return True
    return low[end : end + 1] == ")" and _DIGITS_BEFORE.search(low, max(0, start - 12), start) is not None


def _holds_magnitude(words: str) -> bool:
    return any(_plain(word) in _MAGNITUDES for word in _TOKEN.findall(words))


def _spell_three(value: int, full: bool) -> list[str]:
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    words = []
    if hundreds or full:
        words += [_DIGITS[hundreds], "trăm"]
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif ones and (hundreds or full):
        words.append("linh")
    if ones == 5 and tens:
        words.append("lăm")
    elif ones == 1 and tens > 1:
        words.append("mốt")
    elif ones:
        words.append(_DIGITS[ones])
    return words


def number_in_words(value: int) -> str:
    """Lower-case official reading of a whole number: 1005 -> "một nghìn không trăm linh năm"."""
    if value < 0:
        return "âm " + number_in_words(-value)
    if value == 0:
        return _DIGITS[0]
    words: list[str] = []
    billions, rest = divmod(value, 10**9)
    if billions:
        words += [number_in_words(billions), "tỷ"]
    for scale, name in ((10**6, "triệu"), (1000, "nghìn"), (1, "")):
        part, rest = divmod(rest, scale)
        if part:
            words += _spell_three(part, bool(words))
            if name:
                words.append(name)
    return " ".join(words)
