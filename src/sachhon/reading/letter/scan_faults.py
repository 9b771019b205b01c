"""Where a scan has damaged the letter: an illegible number, marks round handwriting, words torn into letters, garbage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sachhon.reading.letter.header import number
from sachhon.reading.letter.lines import Lines
from sachhon.reading.letter.parts import draft
from sachhon.reading.letter.vocabulary import LOWER, UPPER
from sachhon.reading.model import Source, Span


@dataclass(frozen=True, slots=True)
class ScanFault:
    """`kind`: number (illegible), handwriting, torn, garbage. `words` are the damaged words, `healed` a better reading or ""."""

    kind: str
    span: Span
    words: str


_STARRED = re.compile(r"(?<![*\w])\*(?=[^*\s]{0,12}\d)[^*\s]{1,12}\*(?![*\w])")
# Letters that stand alone although no Vietnamese word is made of them: what is left of "nơi", "kế", "hoạch".
_FRAGMENT = r"(?:ngh|ng|nh|ch|gh|kh|ph|th|tr|[bcdđghklmnpqrstvx])"
_TOKEN = rf"[{UPPER}{LOWER}]{{1,4}}"
_TORN = re.compile(rf"(?<![\w/.,&'-])(?:{_TOKEN} ){{1,7}}{_TOKEN}(?![\w/&'-])")
_LONE = re.compile(rf"(?<![\w/.,&'-])(?:[{UPPER}{LOWER}] ){{2,}}[{UPPER}{LOWER}](?![\w/&'-])")
_ONLY_CONSONANTS = re.compile(rf"{_FRAGMENT}(?:{_FRAGMENT})?", re.IGNORECASE)
_UNITS = frozenset("m g l t h s đ d km kg cm mm dm ha tr kw kv k x p c v n b th q r".split())
_GARBAGE = re.compile(
    rf"\ufffd+|[{LOWER}][\^~¬¦`´{{}}\\<>§][{LOWER}]|(?<!\w)[12][0-9OoIl]{{3}}(?!\w)(?<![0-9]{{4}})|(?<!\w)[{LOWER}]+[015][{LOWER}]{{2,}}(?!\w)"
)
_MARKED_ALONE = re.compile("[àáảãạăằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵâêôơưđ]", re.IGNORECASE)
_OPEN_RIME = re.compile(
    r"[^\W\d_]*[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]$", re.IGNORECASE
)
_MOST = 12


def scan_faults(source: Source) -> tuple[ScanFault, ...]:
    """In order of place, at most a dozen of each kind: enough to say that the scan must be looked at."""
    letter = draft(source)
    lines = letter.lines
    found = list(_illegible_number(source, lines))
    found.extend(_handwriting(source))
    found.extend(_torn(lines))
    found.extend(_garbage(lines))
    return tuple(sorted(found, key=lambda fault: fault.span))


def _illegible_number(source: Source, lines: Lines) -> Iterator[ScanFault]:
    own = number(lines, draft(source).opening)
    if not own.legible and own.written is not None:
        yield ScanFault("number", own.written, source.words(own.written))


def _handwriting(source: Source) -> Iterator[ScanFault]:
    """Stars round a figure in a stamp, the number or the date: how a conversion marks what was written by hand."""
    parts = draft(source).parts
    places = [parts.number_line, parts.date_line, *(aside.span for aside in parts.set_aside if aside.kind == "stamp")]
    for place in places:
        if place is None:
            continue
        for mark in _STARRED.finditer(source.text, max(0, place.start - 1), min(len(source.text), place.end + 1)):
            yield ScanFault("handwriting", Span(*mark.span()), mark[0])


def _torn(lines: Lines) -> Iterator[ScanFault]:
    count = 0
    for run in _TORN.finditer(lines.text):
        tokens = run[0].split(" ")
        hit = _torn_stretch(tokens)
        if hit is None:
            continue
        first, last = hit
        start = run.start() + len(" ".join(tokens[:first])) + (1 if first else 0)
        end = start + len(" ".join(tokens[first:last]))
        count += 1
        if count > _MOST:
            return
        yield ScanFault("torn", lines.span(start, end), lines.text[start:end])


def _torn_stretch(tokens: list[str]) -> tuple[int, int] | None:
    """Fragments that are no words, next to each other: "nh ậ n", "k ế ho ạ ch"."""
    broken = [_is_fragment(token) for token in tokens]
    best: tuple[int, int] | None = None
    for first, start in enumerate(broken):
        if not start:
            continue
        last = first
        bad = 0
        while last < len(tokens) and (
            broken[last] or (last + 1 < len(tokens) and broken[last + 1] and len(tokens[last]) < 4)
        ):
            bad += broken[last]
            last += 1
        lower = [token for token in tokens[first:last] if token[:1].islower()]
        marked = any(len(token) == 1 and _MARKED_ALONE.fullmatch(token) for token in tokens[first:last])
        if bad >= 2 and last - first >= 3 and lower and marked and (best is None or last - first > best[1] - best[0]):
            best = first, last
    return best


def _is_fragment(token: str) -> bool:
    if len(token) == 1:
        return _MARKED_ALONE.fullmatch(token) is not None or token.lower() not in "aoiyuev"
    return _ONLY_CONSONANTS.fullmatch(token) is not None and token.lower() not in _UNITS and not token.isupper()


def _garbage(lines: Lines) -> Iterator[ScanFault]:
    for count, hit in enumerate(_GARBAGE.finditer(lines.text)):
        if count >= _MOST:
            return
        yield ScanFault("garbage", lines.span(*hit.span()), hit[0])
