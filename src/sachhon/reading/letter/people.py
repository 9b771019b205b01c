"""Who signed, and who receives: the two columns under a letter."""

from __future__ import annotations

import re

from sachhon.reading.letter.closing import PERSON, PERSON_CAPITALS, POST_WORDS, Columns, Ending, name_after
from sachhon.reading.letter.lines import Line, Lines
from sachhon.reading.letter.vocabulary import POSTS, POWERS, UPPER
from sachhon.reading.model import Found, Signer, Span

_BULLET = re.compile(r"^[-–—+•·*o] ?")
_ITEM = re.compile(r"(?<=[;.,)]) ?[-–+•] ?(?=\S)|(?<=[;]) (?=[^\s(])")
_INLINE_DASH = re.compile(r"(?<=\w|[)]) [-–] (?=[A-ZĐƯÔÂĂÊÁÀÚỦ])")
_POST_TAIL = re.compile(
    rf" (?:{POWERS} ?[./] ?)+[{UPPER}]{{2,}}.*$| (?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|TỔNG GIÁM ĐỐC)\b.*$"
)
_POWER_AT_END = re.compile(rf"(?<!\w){POWERS} ?[./] ?$")
_TRAILING = " .;,:"


def signer(lines: Lines, closed: Ending | None) -> Signer | None:
    """Name and post; None where neither is there."""
    if closed is None or closed.sign_start is None or closed.sign_end is None:
        return None
    start, end = closed.sign_start, closed.sign_end
    if closed.columns is not None:
        return _signer_of_columns(lines, closed.columns)
    posts = [
        found
        for found in POST_WORDS.finditer(lines.flat, start, end)
        if lines.text[found.start() : found.end()].isupper()
    ]
    title = _title(lines, posts) if posts else None
    name_at = name_end = None
    if posts:
        name_at, name_end = _name_in(lines, posts[-1].end(), end)
    else:
        found = PERSON.match(lines.text, start, end) or PERSON_CAPITALS.match(lines.text[start:end])
        if found:
            name_at, name_end = start, end
        else:
            name_at, name_end = name_after(lines, start, end)
    if name_at is None or name_end is None:
        return Signer(None, title, lines.span(start, end)) if title else None
    name = lines.text[name_at:name_end].strip()
    return Signer(name.title() if name.isupper() else name, title, lines.span(name_at, name_end))


def _signer_of_columns(lines: Lines, columns: Columns) -> Signer:
    posts = [post for place in columns.posts for post in POST_WORDS.finditer(lines.flat, *place)]
    title = _post(posts[-1][0]) if posts else None
    place = columns.name or columns.posts[-1]
    return Signer(lines.text[slice(*columns.name)] if columns.name else None, title, lines.span(*place))


def _name_in(lines: Lines, start: int, end: int) -> tuple[int | None, int | None]:
    tail = lines.text[start:end]
    hits = [hit for hit in PERSON.finditer(tail) if hit.end() == len(tail)]
    if hits:
        return start + hits[0].start(1), end
    line = lines.line_at(max(start, end - 1))
    if line.at > start and PERSON_CAPITALS.match(line.text) and not POST_WORDS.search(lines.flat, line.at, line.to):
        return line.at, line.to
    return None, None


def _title(lines: Lines, posts: list[re.Match[str]]) -> str:
    """The last post is the signer's own ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"); of two without a power both are."""
    if len(posts) == 2 and not _POWER_AT_END.search(lines.text, max(0, posts[0].start() - 12), posts[0].start()):
        return f"{_post(posts[1][0])}, {_post(posts[0][0])}"
    return _post(posts[-1][0])


def _post(words: str) -> str:
    lead = "Quyền " if words.startswith("quyen ") else ""
    plain = words.removeprefix("quyen ")
    return lead + POSTS.get(plain, plain.capitalize())


def recipients(lines: Lines, closed: Ending | None) -> tuple[Found[str], ...]:
    """The list behind "Nơi nhận", one entry an item, wraps joined, closing marks dropped, notes "(b/c)" kept."""
    if closed is None or closed.list_start is None or closed.list_end is None:
        return ()
    if closed.columns is not None:
        entries = (_entry(lines, start, end) for start, end in closed.columns.items)
        return tuple(entry for entry in entries if entry is not None)
    items: list[list[int]] = []
    begun = False
    for line in _lines_of_list(lines, closed):
        at, to = (
            max(line.at, closed.list_start),
            line.to if line.at >= closed.list_end else min(line.to, closed.list_end),
        )
        if at >= to or not lines.text[at:to].strip(" -–+•.;:"):
            continue
        bullet = _BULLET.match(lines.text[at:to])
        before = lines.text[items[-1][0] : items[-1][1]].rstrip()[-1:] if items else ""
        goes_on = lines.text[at].islower() or before == ","
        starts = bullet is not None or not begun or before in ";." or (line.gap != "line" and not goes_on)
        if starts or not items:
            items.append([at, to])
        else:
            items[-1][1] = to
        begun = True
    found = []
    for at, to in items:
        for start, end in _split(lines, at, to):
            one = _entry(lines, start, end)
            if one is not None:
                found.append(one)
    return tuple(found)


def _lines_of_list(lines: Lines, closed: Ending) -> tuple[Line, ...]:
    first = lines.index_at(closed.list_start or 0)
    own = lines.lines[first : lines.index_at(max((closed.list_end or 0) - 1, 0)) + 1]
    if closed.more is None:
        return own
    return own + lines.lines[lines.index_at(closed.more[0]) : lines.index_at(closed.more[1] - 1) + 1]


def _split(lines: Lines, at: int, to: int) -> list[tuple[int, int]]:
    words = lines.text[at:to]
    marks = [hit.span() for hit in _ITEM.finditer(words)]
    if not marks and len(words) > 60 and "Lưu" in words[10:]:
        marks = [hit.span() for hit in _INLINE_DASH.finditer(words)]
    pieces, cursor = [], 0
    for start, end in marks:
        pieces.append((at + cursor, at + start))
        cursor = end
    pieces.append((at + cursor, to))
    return pieces


def _entry(lines: Lines, start: int, end: int) -> Found[str] | None:
    words = lines.text[start:end]
    bullet = re.match(r"[ \-–—+•·*]*", words)
    start += bullet.end() if bullet else 0
    words = lines.text[start:end]
    tail = _POST_TAIL.search(words)
    if tail:
        words = words[: tail.start()]
    words = words.rstrip(_TRAILING)
    words = re.sub(r" ?[;.,] ?\((?=(?:để |b/c|báo cáo|thực hiện|phối hợp|p/h))", " (", words)
    if not words or not any(char.isalpha() for char in words):
        return None
    length = len(lines.text[start:end].rstrip(_TRAILING)) if not tail else len(words)
    return Found(words, Span(*lines.span(start, start + length)))
