"""Where a letter ends: the words "Nơi nhận" with their list, and the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sachhon.reading.letter.lines import Lines
from sachhon.reading.letter.vocabulary import LOWER, POSTS, POWERS, UPPER, torn
from sachhon.vietnamese.folding import flat

NAME_WORD = rf"(?:[{UPPER}]['’])?[{UPPER}][{LOWER}]*(?!\w)"
PERSON = re.compile(
    rf"(?<!\w)(?:(?:GS|PGS|TS|ThS|BS|KS|CN|LS|DS)\.? ?(?:TS|ThS)?\.? ?)*"
    rf"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy) )?"
    rf"({NAME_WORD}(?: {NAME_WORD}){{1,5}}|[{UPPER}]['’][{UPPER}][{LOWER}]+)"
)
PERSON_CAPITALS = re.compile(rf"[{UPPER}]{{2,7}}(?: [{UPPER}]{{1,7}}){{1,4}}$")
_RECIPIENTS = re.compile(rf"\b(?:{torn('noi nhan')}|{torn('noi gui')})\b(?: ?\([^)]{{0,30}}\))? ?[:.;-]?")
_POST = "|".join(sorted((re.escape(post) for post in POSTS), key=len, reverse=True))
POWER_MARK = re.compile(rf"(?<![\w.]){POWERS} ?[./] ?(?=[{UPPER}])")
POST_WORDS = re.compile(rf"\b(?:quyen )?(?:{_POST})\b")
_BULLETS = "-+•–·*"
_POST_AT_END = re.compile(
    rf"(?:^|(?<=[;.,): ]))((?:{POWERS} ?[./] ?)+[{UPPER}]{{2,}}(?: [{UPPER}]{{2,}})*"
    rf"|(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|TỔNG GIÁM ĐỐC|GIÁM ĐỐC|CỤC TRƯỞNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|BÍ THƯ)"
    rf"(?: [{UPPER}]{{2,}})*)$"
)
_SIGNED = re.compile(
    r"\(? ?(?:da ky|da ki|ky ten|ky)(?: ?[,;]? ?(?:va )?(?:da )?(?:ky|dong dau|ghi ro ho ten))* ?\)?(?!\w)"
)
_CONTINUING = re.compile(r"(?:cua|va|cac|nhan dan|tinh|thanh pho|uy ban)\b")
_NEAR = 1500


@dataclass(frozen=True, slots=True)
class Columns:
    """Both columns of a closing whose lines a conversion has read across: "- Sở Công Thương; KT. CHỦ TỊCH"."""

    items: tuple[tuple[int, int], ...]
    posts: tuple[tuple[int, int], ...]
    name: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Ending:
    """Positions in the running text. `list_start`, `list_end` bound what stands behind "Nơi nhận"."""

    start: int
    end: int
    list_start: int | None
    list_end: int | None
    sign_start: int | None
    sign_end: int | None
    columns: Columns | None = None
    more: tuple[int, int] | None = None
    """The rest of the list, where a page in columns was read with the signature in its middle."""


def ending(lines: Lines, start: int, stop: int) -> Ending | None:
    """The first closing in [start, stop) of the running text, or None. `start` is behind the head."""
    recipients = _recipients_heading(lines, start, stop)
    if recipients is None:
        signature = _signature(lines, start, stop)
        if signature is None:
            return None
        return Ending(signature[0], signature[1], None, None, *signature)
    list_start = recipients[1]
    columns = _columns(lines, list_start, stop)
    if columns is not None:
        last = max(end for _, end in (*columns.items, *columns.posts, *([columns.name] if columns.name else [])))
        return Ending(recipients[0], last, list_start, last, columns.posts[0][0], last, columns)
    before = max(start, recipients[0] - 700)
    signature = _signature(lines, before, recipients[0]) or _signature(
        lines, list_start, min(stop, list_start + _NEAR * 3)
    )
    list_end = _list_end(lines, list_start, signature, stop)
    if signature is None:
        signature = _bare_name(lines, list_end, stop)
    more = _rest_of_list(lines, list_start, list_end, signature, stop)
    edges = [recipients[0], list_end, *(signature or ()), *(more or ())]
    sign_start, sign_end = signature or (None, None)
    return Ending(min(edges), max(edges), list_start, list_end, sign_start, sign_end, more=more)


def _rest_of_list(
    lines: Lines, start: int, end: int, signature: tuple[int, int] | None, stop: int
) -> tuple[int, int] | None:
    """The items behind the signature, down to the one that names the archive."""
    if signature is None or not start < signature[0] or end > signature[0] or "luu" in lines.flat[start:end]:
        return None
    last = None
    for line in lines.lines[lines.index_at(signature[1] - 1) + 1 :][:12]:
        if line.at >= stop or not (line.text[:1] in _BULLETS or (last and line.gap == "line")):
            return None
        last = line.to
        if "luu" in lines.flat[line.at : line.at + 8]:
            return lines.lines[lines.index_at(signature[1] - 1) + 1].at, last
    return None


def _recipients_heading(lines: Lines, start: int, stop: int) -> tuple[int, int] | None:
    first = lines.flat.find("noi nhan", start, stop)
    for found in _RECIPIENTS.finditer(lines.flat, start if first < 0 else first, stop):
        if lines.text[found.start()] != "N":
            continue
        line = lines.line_at(found.start())
        ended = lines.text[: found.start()].rstrip()[-1:] in './:;)]"”'
        if line.at == found.start() or (ended and found[0].rstrip()[-1:] in ":.;"):
            return found.start(), found.end()
    return None


def _is_capital(text: str) -> bool:
    return text.upper() == text and any(char.isalpha() for char in text)


def _signature(lines: Lines, start: int, stop: int) -> tuple[int, int] | None:
    """The powers and posts in capitals, with the name under them. Of lone posts only one that a name follows counts."""
    text = lines.text
    marks = [found.start() for found in POWER_MARK.finditer(text, start, stop)]
    for mark in marks:
        if not _opens_signature(lines, mark):
            continue
        end = _signature_end(lines, mark, stop)
        if end is not None:
            return mark, end
    for found in POST_WORDS.finditer(lines.flat, start, stop):
        if not _is_capital(text[found.start() : found.end()]):
            continue
        line = lines.line_at(found.start())
        before = text[line.at : found.start()].rstrip()
        if before and not (before[-1] in ".;)/" or before.split()[-1].islower() or "Lưu" in before):
            continue
        end = _signature_end(lines, found.start(), stop)
        if end is not None and (_ends_in_name(text[found.start() : end]) or (not before and end > found.end() + 5)):
            return found.start(), end
    return None


def _columns(lines: Lines, start: int, stop: int) -> Columns | None:
    """The list and the signature side by side on the same lines, or None where they are not."""
    beside = _cells_beside(lines, start, stop)
    if beside is not None:
        return beside
    items: list[tuple[int, int]] = []
    posts: list[tuple[int, int]] = []
    archived = False
    for line in lines.lines[lines.index_at(start) : lines.index_at(start) + 24]:
        at = max(line.at, start)
        if at >= line.to or at >= stop:
            continue
        if archived and line.text[:1] not in _BULLETS:
            if not posts:
                return None
            name_at, name_end = name_after(lines, line.at, line.to)
            named = (name_at, name_end) if name_at is not None and name_end is not None else None
            post = _POST_AT_END.search(lines.text, at, line.to)
            if post and named is None:
                posts.append(post.span(1))
                continue
            return Columns(tuple(items), tuple(posts), named) if len(posts) > 1 and len(items) > 1 else None
        post = _POST_AT_END.search(lines.text, at, line.to)
        if line.gap in ("cell", "rule") and items:
            return None
        if post:
            posts.append(post.span(1))
        elif line.text[:1] not in _BULLETS and items:
            return None
        end = post.start(1) if post else line.to
        if lines.text[at:end].strip(" -"):
            items.append((at, end))
            archived = archived or "luu" in lines.flat[at : at + 7]
    return None


def _cells_beside(lines: Lines, start: int, stop: int) -> Columns | None:
    """The same where blanks or tabs part the columns: each line's second cell belongs to the signature."""
    items: list[tuple[int, int]] = []
    posts: list[tuple[int, int]] = []
    name: tuple[int, int] | None = None
    rows = 0
    for line in lines.lines[lines.index_at(start) : lines.index_at(start) + 40]:
        at = max(line.at, start)
        if at >= line.to:
            continue
        if at >= stop:
            break
        if lines.beside(line):
            rows += 1
            person = PERSON.fullmatch(line.text)
            if person and posts and not _is_capital(line.text):
                name = (line.at, line.to)
            elif _is_capital(line.text):
                posts.append((line.at, line.to))
            elif not _SIGNED.match(lines.flat, line.at):
                return None
        elif line.text[:1] in _BULLETS:
            items.append((at, line.to))
        elif posts and PERSON.fullmatch(line.text) and items and "luu" in lines.flat[items[-1][0] : items[-1][0] + 7]:
            name = (line.at, line.to)
            break
        elif items and line.gap == "line" and not _is_capital(line.text):
            items[-1] = (items[-1][0], line.to)
        elif items and not _SIGNED.match(lines.flat, line.at):
            break
    return Columns(tuple(items), tuple(posts), name) if rows > 1 and posts and items else None


def _opens_signature(lines: Lines, mark: int) -> bool:
    """Powers open a line; inside one they count where capitals follow at once ("Lưu: VT, KT." is none)."""
    if lines.line_at(mark).at == mark:
        return True
    power = POWER_MARK.match(lines.text, mark)
    if power and lines.line_at(power.end()).at > mark:
        return False
    words = (
        re.match(rf"[{UPPER}]{{2,}}(?: [{UPPER}]{{2,}})+", lines.text[power.end() : power.end() + 60])
        if power
        else None
    )
    return words is not None


def _ends_in_name(words: str) -> bool:
    return any(found.end() == len(words) for found in PERSON.finditer(words))


def _signature_end(lines: Lines, start: int, stop: int) -> int | None:
    """Behind the last post in capitals and the name that follows it at once; None where no post stands here."""
    text, folded = lines.text, lines.flat
    end = None
    cursor = start
    for _ in range(8):
        found = POST_WORDS.search(folded, cursor, min(stop, cursor + 120))
        if not found or not _is_capital(text[found.start() : found.end()]):
            break
        between = text[cursor : found.start()]
        if between.upper() != between:
            break
        end = cursor = found.end()
    if end is None:
        return None
    # Words that belong to the post: "CHỦ TỊCH UBND TỈNH", "GIÁM ĐỐC SỞ".
    tail = re.compile(rf"(?: [{UPPER}]{{2,}}(?![{LOWER}]))*").match(text, end, min(stop, end + 80))
    after = tail.end() if tail else end
    name_at, name_end = name_after(lines, end, stop)
    if name_at is None:
        name_at, name_end = name_after(lines, after, stop)
        end = after if name_at is not None else end
    return name_end if name_end is not None else end


def name_after(lines: Lines, position: int, stop: int) -> tuple[int | None, int | None]:
    """Where the signer's name stands right behind a position (over "Đã ký" marks), or (None, None)."""
    text = lines.text
    cursor = position
    while cursor < stop and text[cursor : cursor + 1] in " .-:,;/":
        cursor += 1
    signed = _SIGNED.match(lines.flat, cursor)
    if signed:
        cursor = signed.end()
        while cursor < stop and text[cursor] in " .-:,;/":
            cursor += 1
    if cursor >= stop:
        return None, None
    limit = stop
    line = lines.line_at(cursor)
    found = PERSON.match(text, cursor, min(limit, cursor + 60))
    if found:
        return found.start(1), _name_end(lines, found.start(1), found.end())
    if line.at == cursor and PERSON_CAPITALS.match(line.text) and not POST_WORDS.search(lines.flat, line.at, line.to):
        return line.at, line.to
    return None, None


def _name_end(lines: Lines, start: int, end: int) -> int:
    """A name ends with its cell and paragraph; a hard wrap inside it ("Nguyễn Thành / Công") does not end it."""
    index = lines.index_at(start)
    limit = lines.lines[index].to
    while limit < end:
        index += 1
        line = lines.lines[index]
        if line.gap != "line" or line.text.isupper() or line.to > end:
            break
        limit = line.to
    return min(end, limit)


def _list_end(lines: Lines, start: int, signature: tuple[int, int] | None, stop: int) -> int:
    """Behind the last recipient: the list ends with its cell, at the signature, at a heading or a name line."""
    first = lines.index_at(start)
    limit = signature[0] if signature and signature[0] > start else stop
    end = start
    archived = False
    for index in range(first, len(lines.lines)):
        line = lines.lines[index]
        if line.at >= limit:
            break
        if index > first and end > start:
            bullet = line.text[:1] in "-+•–·*"
            wraps = lines.text[end - 1 : end] == ","
            if archived and not bullet and not wraps and (line.gap != "line" or _closes(lines.text[:end])):
                break
            if line.gap in ("cell", "rule") and not bullet:
                break
            apart = line.text.isupper() and not bullet and len(line.text) > 5 and line.text[-1] not in ";,"
            if apart or line.text[:7].casefold() == "phụ lục":
                break
            if line.gap == "para" and not bullet and PERSON.fullmatch(line.text) and archived:
                break
        end = min(line.to, limit)
        archived = (
            archived
            or bool(re.match(r"[-+•–·*]? ?luu\b", lines.flat[line.at : line.to]))
            or (
                "luu: vt" in lines.flat[max(line.at, start) : line.to]
                or "luu vt" in lines.flat[max(line.at, start) : line.to]
            )
        )
    return end


def _closes(text: str) -> bool:
    return text[-1:] in ".;)/"


def _bare_name(lines: Lines, start: int, stop: int) -> tuple[int, int] | None:
    """A name alone behind the list of recipients, where the post is lost."""
    if start >= stop:
        return None
    first = lines.index_at(start)
    for line in lines.lines[first : first + 4]:
        if line.at < start or line.at >= stop:
            continue
        found = PERSON.fullmatch(line.text)
        if found and len(line.text.split()) <= 5 and not _CONTINUING.match(flat(line.text)):
            return line.at, line.to
        name_at, name_end = name_after(lines, line.at, line.to)
        if name_at is not None and name_end == line.to and lines.flat.startswith("da ky", line.at):
            return name_at, name_end
    return None
