"""How a letter opens: letterhead, number, date, its name and title, "Kính gửi", and the bases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sachhon.reading.letter.lines import Line, Lines
from sachhon.reading.letter.marks import ABOUT, ABOUT_BARE, DAY, HEADING, MOTTO, NAME, NUMBER, OPENING, TO
from sachhon.reading.letter.titles import about_title, title
from sachhon.reading.letter.vocabulary import LOWER, UPPER

_PLACE = re.compile(
    rf"(?<![\w/-])(?:(?:TP|Tp|T\.P)\.? ?|[Tt]hành phố |[Tt]ỉnh )?"
    rf"[{UPPER}][{UPPER}{LOWER}]*(?:[ -](?:[{UPPER}][{UPPER}{LOWER}]*|-)){{0,5}} ?[,.;]? ?$"
)
_CITED = re.compile(r",? NGÀY \d")
_WEEKDAY = re.compile(r"(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cap nhat|dang ngay|ngay dang)\b")
_CLAUSE_END = re.compile(rf"[;:](?= )|[.,](?= [{UPPER}][{LOWER}]+ )")
_REACH = 6000
_ONE_LINE = 1500
_HEAD_LINES = 70


@dataclass(slots=True)
class Opening:
    """Stretches (start, end) of the running text; None where there is none. `end` is where the body begins."""

    mottos: list[tuple[int, int]] = field(default_factory=list)
    number: re.Match[str] | None = None
    day: re.Match[str] | None = None
    place: tuple[int, int] | None = None
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    about: bool = False
    addressee: tuple[int, int] | None = None
    bases: list[tuple[int, int]] = field(default_factory=list)
    head_end: int = 0
    end: int = 0


def opening(lines: Lines) -> Opening:
    """Read the head of a document, in whatever order and layout its pieces come."""
    found = Opening()
    if not lines.lines:
        return found
    stop = _preamble(lines)
    found.mottos = [match.span() for match in MOTTO.finditer(lines.flat, 0, stop)]
    _number_and_day(lines, found, stop)
    core = max([end for _, end in found.mottos] + [_end(found.number), _end(found.day)])
    to = _to(lines, stop)
    _name_and_title(lines, found, core, to.start() if to else None)
    if to:
        found.addressee = _addressee(lines, to.end())
    behind_title = found.title[1] if found.title else found.name[1] if found.name else 0
    behind_to = found.addressee[1] if found.addressee else to.end() if to else 0
    behind = max(core, behind_title, behind_to)
    found.head_end = min([core or behind] + ([to.start()] if to and to.start() >= core else [])) if core else 0
    found.bases, found.end = _bases(lines, behind)
    return found


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _opens_with_name(lines: Lines, start: int, end: int) -> bool:
    name = NAME.match(lines.flat, start, end)
    return name is not None and _is_named(lines, name) and _capital(lines, start, end)


def _is_named(lines: Lines, name: re.Match[str]) -> bool:
    """Short names count with their marks alone: THƯ is a letter, THỦ TƯỚNG is none."""
    words = lines.text[name.start() : name.end()].lower()
    return len(words) > 4 or words in ("thư", "luật", "lệnh")


def _capital(lines: Lines, start: int, end: int) -> bool:
    words = lines.text[start:end]
    return words.upper() == words


def _preamble(lines: Lines) -> int:
    """A position that surely lies behind the letterhead: the first paragraph of running text, or the end of reach."""
    stop = min(len(lines.text), _REACH)
    for index, line in enumerate(lines.lines[:_HEAD_LINES]):
        if line.at >= stop:
            break
        words = lines.flat[line.at : line.to]
        if words.startswith(("can cu ", "dieu 1")) and not line.text.isupper():
            return line.at
        if index and len(line.text) > 60 and line.text[-1:] in ".;:" and not line.text.isupper():
            belongs_to_head = NUMBER.search(words) or MOTTO.search(words) or DAY.search(words) or ABOUT.match(words)
            if not belongs_to_head:
                return line.at
    return stop


def _number_and_day(lines: Lines, found: Opening, stop: int) -> None:
    for number in NUMBER.finditer(lines.flat, 0, stop):
        if _is_own_number(lines, number):
            found.number = number
            break
    days = list(DAY.finditer(lines.flat, 0, stop))
    head = found.mottos[0][0] if found.mottos else 0
    days.sort(key=lambda day: day.start() < head)  # what a site has put above the letterhead comes last
    for day in days:
        place = _place_before(lines, day)
        if place is not None:
            found.day, found.place = day, place
            return
    for day in days:
        line = lines.line_at(day.start())
        if line.at == day.start() and day.end() == line.to and not MOTTO.search(lines.flat, line.at, line.to):
            found.day = day
            return


def _is_own_number(lines: Lines, number: re.Match[str]) -> bool:
    """Not a number that a sentence cites: it opens a line or a cell, or stands behind the motto or the letterhead."""
    code = lines.text[number.start("codes") : number.end("codes")]
    letters = [char for char in code if char.isalpha()]
    if sum(char.isupper() for char in letters) * 2 < len(letters) or len(letters) < 2:
        return False
    if lines.text[number.start()] == "s" and ":" not in number[0][:5]:
        return False
    line = lines.line_at(number.start())
    before = lines.text[line.at : number.start()].rstrip()
    if not before and line.gap == "line" and _CITED.match(lines.text, number.end()):
        return False  # a title in capitals that goes on: "... CỦA NGHỊ ĐỊNH / SỐ 68/2017/NĐ-CP NGÀY 25 THÁNG 5"
    if not before:
        previous = lines.text[max(0, line.at - 2) : line.at].rstrip()
        return line.gap != "line" or lines.text[number.start()] == "S" or not previous[-1:].islower()
    return before.upper() == before or bool(MOTTO.search(lines.flat, line.at, number.start()))


def _place_before(lines: Lines, day: re.Match[str]) -> tuple[int, int] | None:
    """The place of "Hà Nội, ngày ...", which opens its line, or follows capitals, a number, a subject or the motto."""
    position = day.start()
    window = _place_window(lines, position)
    found = _PLACE.search(lines.text[window:position])
    if not found:
        return None
    start = window + found.start()
    place = lines.text[start:position].rstrip(" ,.;")
    if not place or _WEEKDAY.match(lines.flat, start):
        return None
    line = lines.line_at(start)
    if line.at == start:
        return (start, start + len(place)) if _ends_head_line(lines, line, day.end()) else None
    # Words in capitals in front of it on the same line belong to the letterhead: "UBND-KT Bình Định".
    words = list(re.finditer(r"\S+", place))
    while words and not place.isupper() and words[0][0].isupper() and words[0][0] not in ("TP.", "TP"):
        words.pop(0)
    if not words:
        return None
    at = start + words[0].start()
    before = lines.text[line.at : at].rstrip()
    numbered = NUMBER.search(lines.flat, line.at, at)
    behind_head = (
        before.upper() == before
        or MOTTO.search(lines.flat, line.at, at)
        or (numbered and (numbered.end() >= at - 2 or ABOUT.search(lines.flat, numbered.end(), at)))
        or ABOUT.match(lines.flat, line.at)
    )
    return (at, start + len(place)) if behind_head else None


def _ends_head_line(lines: Lines, line: Line, day_end: int) -> bool:
    """A line that opens with place and date is the head's own; a wrapped sentence goes on behind the date."""
    end_line = lines.line_at(day_end - 1)
    rest = lines.text[day_end : end_line.to].strip(" .,;-")
    if not rest or rest[0].isupper() or line.gap != "line":
        return True
    previous = lines.text[max(0, line.at - 2) : line.at].rstrip()
    return not previous[-1:].islower()


def _place_window(lines: Lines, position: int) -> int:
    """Where the place of a date may begin: on its own line, or on the one before where a wrap tears the name in two."""
    index = lines.index_at(max(0, position - 2))
    line = lines.lines[index]
    if index and line.gap == "line" and line.at < position:
        before = lines.lines[index - 1]
        if len(before.text.split()) <= 2 and not before.text.isupper() and before.text[-1:].isalpha():
            return before.at
    return max(line.at, position - 60)


def _to(lines: Lines, stop: int) -> re.Match[str] | None:
    for found in TO.finditer(lines.flat, 0, min(len(lines.text), _REACH)):
        line = lines.line_at(found.start())
        if lines.text[found.start()] == "K" and (line.at == found.start() or found[0].rstrip().endswith(":")):
            return found
        if found.start() > stop:
            break
    return None


def _name_and_title(lines: Lines, found: Opening, core: int, to: int | None) -> None:
    name = _own_name(lines, core, to)
    if name is not None:
        found.name = name
        found.title = title(lines, name[1])
        return
    if to is None and found.number is not None and core:
        found.title = _nameless_title(lines, core)
        if found.title is not None:
            return
    limit = to if to is not None else min(len(lines.text), max(core, 1) + 1500)
    bare = ABOUT_BARE.match(lines.flat, found.number.end()) if found.number else None
    if bare and lines.text[bare.end() - 3] == "V":
        found.about = True
        found.title = about_title(lines, bare.end() - 3, limit, _obstacles(found))
        return
    for about in ABOUT.finditer(lines.flat, 0, limit):
        line = lines.line_at(about.start())
        behind_number = found.number is not None and 0 <= about.start() - found.number.end() <= 3
        if line.at == about.start() or behind_number or lines.text[about.start()] in "VT":
            found.about = True
            found.title = about_title(lines, about.start(), limit, _obstacles(found))
            return


def _nameless_title(lines: Lines, core: int) -> tuple[int, int] | None:
    """A title in capitals behind the head of a document whose line "QUYẾT ĐỊNH" a conversion has lost."""
    behind = lines.lines[lines.index_at(core - 1)].to
    stretch = title(lines, behind)
    if stretch is None or not _capital(lines, *stretch) or stretch[1] - stretch[0] < 20:
        return None
    return stretch


def _obstacles(found: Opening) -> list[int]:
    """Where what is no title begins."""
    places = [begin for begin, _ in found.mottos]
    if found.place is not None:
        places.append(found.place[0])
    elif found.day is not None:
        places.append(found.day.start())
    return places


def _own_name(lines: Lines, core: int, to: int | None) -> tuple[int, int] | None:
    """The name in capitals ("KẾ HOẠCH") that opens a line between letterhead and "Kính gửi"."""
    first = lines.index_at(core) if core else 0
    for line in lines.lines[first : first + 30]:
        start = max(line.at, core)
        while start < line.to and lines.text[start] in " .:;,":
            start += 1
        if to is not None and start >= to:
            return None
        name = NAME.match(lines.flat, start, line.to)
        if not name or not _is_named(lines, name):
            if start == line.at and not line.text.isupper() and len(line.text) > 80:
                return None
            continue
        if lines.flat[name.end() : line.to].strip() == ":":
            return None  # "QUYẾT ĐỊNH:" stands behind the bases
        alone = name.end() == line.to
        if _capital(lines, *name.span()) or (alone and lines.text[name.start()].isupper() and line.gap != "line"):
            return name.span()
    return None


def _addressee(lines: Lines, start: int) -> tuple[int, int] | None:
    """What stands behind "Kính gửi": the rest of its line, or the list below it, to the first paragraph of the text."""
    begin = start
    while begin < len(lines.text) and lines.text[begin] in " :-–+•.":
        begin += 1
    index = lines.index_at(begin) if begin < len(lines.text) else 0
    while begin < len(lines.text) and _of_head(lines, lines.lines[index]):
        index += 1  # columns read across: the motto and the date stand behind "Kính gửi:"
        if index == len(lines.lines):
            return None
        start = begin = lines.lines[index].at
        while begin < len(lines.text) and lines.text[begin] in " :-–+•.":
            begin += 1
    if begin >= len(lines.text):
        return None
    end = lines.lines[index].to
    listed = lines.text[start:begin].strip(" :") != ""
    for line in lines.lines[index + 1 : index + 30]:
        bullet = line.text[:1] in "-–+•·"
        before = lines.text[:end].rstrip()[-1:]
        words = lines.flat[line.at : line.to]
        if bullet:
            listed = True
        elif before in "./" or OPENING.match(words) or len(line.text) > 160 or HEADING.match(words):
            break
        elif line.gap == "line":
            long = end - lines.line_at(end - 1).at >= (30 if listed else 40)
            wrapped = before.islower() and long and len(line.text) < 60
            if not (before in ";," or line.text[:1].islower() or wrapped):
                break
        elif before != ";" or not (listed or len(line.text) < 120):
            break
        end = line.to
    cut = _cut_addressee(lines, begin, end)
    return begin, begin + len(lines.text[begin:cut].rstrip(" .;:,"))


def _of_head(lines: Lines, line: Line) -> bool:
    motto = MOTTO.match(lines.flat, line.at, line.to) or lines.flat[line.at : line.to] in ("viet nam", "nghia viet nam")
    opens = lines.flat.startswith("cong hoa xa hoi chu nghia", line.at)
    dated = DAY.search(lines.flat, line.at, line.to + 6)
    return bool(motto or opens or (dated and len(line.text) < 60 and dated.start() - line.at < 30))


def _cut_addressee(lines: Lines, begin: int, end: int) -> int:
    for found in OPENING.finditer(lines.flat, begin, end):
        if found.start() > begin and lines.text[found.start()].isupper() and lines.text[found.start() - 1] == " ":
            return found.start()
    return end


def _clauses(lines: Lines, start: int, end: int) -> list[tuple[int, int]]:
    """The bases of a document whose line ends are lost: clause by clause, as long as each opens as a basis does."""
    clauses: list[tuple[int, int]] = []
    cursor = start
    while cursor < end and OPENING.match(lines.flat, cursor) and lines.text[cursor].isupper():
        stop = _CLAUSE_END.search(lines.text, cursor, end)
        last = stop.start() + 1 if stop else end
        clauses.append((cursor, last))
        cursor = last
        while cursor < end and lines.text[cursor] == " ":
            cursor += 1
    return clauses


def _bases(lines: Lines, start: int) -> tuple[list[tuple[int, int]], int]:
    """The paragraphs that give the bases, and where the body begins behind them."""
    first = lines.index_at(start) if start else 0
    bases: list[tuple[int, int]] = []
    while start < len(lines.text) and lines.text[start] in " .;:,":
        start += 1
    body = start
    open_basis = False
    for index in range(first, min(len(lines.lines), first + 120)):
        line = lines.lines[index]
        at = max(line.at, start)
        while at < line.to and lines.text[at] in " .;:,-–+*":
            at += 1
        if at >= line.to:
            continue
        words = lines.flat[at : line.to]
        if HEADING.match(words) or (_opens_with_name(lines, at, line.to)):
            break
        goes_on = open_basis and line.gap == "line" and lines.text[: line.at].rstrip()[-1:] not in ".;:,"
        if (at > line.at and not goes_on) or len(line.text) > _ONE_LINE:
            clauses = _clauses(lines, at, line.to)
            return bases + clauses, clauses[-1][1] if clauses else max(body, at)
        basis = OPENING.match(words) and lines.text[at].isupper() and not line.text.isupper()
        if basis and not (open_basis and line.gap == "line" and lines.text[: line.at].rstrip()[-1:] not in ".;,:"):
            bases.append((at, line.to))
            open_basis = True
        elif open_basis and line.gap == "line" and lines.text[: line.at].rstrip()[-1:] not in ".;:":
            bases[-1] = (bases[-1][0], line.to)
        elif bases or not line.text.isupper():
            break
        body = line.to
    return bases, body
