"""Where a title goes on, and where it ends: at the bases, the authority, a heading, the date."""

from __future__ import annotations

import re

from sachhon.reading.letter.lines import Line, Lines
from sachhon.reading.letter.marks import HEADING, OPENING, TO

_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH |GIÁM ĐỐC |BỘ TRƯỞNG |TỔNG GIÁM ĐỐC |PHÓ CHỦ TỊCH |CHÁNH |CỤC TRƯỞNG |TRƯỞNG BAN |THỐNG ĐỐC "
    r"|TỔNG |VIỆN TRƯỞNG |CHÁNH ÁN )?"
    r"(?:[ỦU][YỶ] BAN|UBND|HỘI ĐỒNG|HĐND|BỘ|SỞ|CHÍNH PHỦ|THỦ TƯỚNG|CỤC|TỔNG CỤC|TẬP ĐOÀN|TỔNG CÔNG TY|BAN (?!HÀNH)"
    r"|QUỐC HỘI|THƯỜNG TRỰC|NGÂN HÀNG|KIỂM TOÁN|THANH TRA|LIÊN ĐOÀN|TÒA ÁN|VIỆN KIỂM SÁT|BẢO HIỂM XÃ HỘI"
    r"|TỈNH ỦY|THÀNH ỦY|KHO BẠC|GIÁM ĐỐC)(?!\w)"
)
_JOINS = re.compile(r"(?:,|\b(?:của|về|và|do|cho|với|tại|trong|bởi|các|thuộc|đến|từ|theo))$", re.IGNORECASE)
_LONG = 140
_OF_BODY = re.compile(r" ?cua (?:[^\W\d_]+(?: |$)){2,14}$")
_GOES_ON = ("giai doan", "nam 20", "den nam 20", "tren dia ban", "tinh ", "thanh pho ", "cua ", "trong ")


def title(lines: Lines, start: int) -> tuple[int, int] | None:
    """The title behind the name: the rest of its line and the lines that go on with it."""
    index = lines.index_at(start - 1)
    line = lines.lines[index]
    begin = end = None
    rest = lines.text[start : line.to].strip(" .:-")
    if _OF_BODY.match(lines.flat, start, line.to) and rest.isupper():
        rest = ""  # "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH ..." as decisions were headed once
    if rest:
        begin = start + lines.text[start : line.to].index(rest[0])
        end = _cut(lines, begin, line.to)
        if end < line.to:
            return begin, end
    for line in lines.lines[index + 1 : index + 14]:
        if begin is not None and end is not None and not _title_goes_on(lines, line, begin, end):
            break
        if begin is None and _opens_text(lines, line):
            break
        if begin is None:
            begin = line.at
        end = _cut(lines, max(line.at, begin), line.to)
        if end < line.to:
            break
    return (begin, end) if begin is not None and end is not None and end > begin else None


def _opens_text(lines: Lines, line: Line) -> bool:
    words = lines.flat[line.at : line.to]
    if TO.match(words) or words.startswith(("can cu ", "(ban hanh kem", "(kem theo", "dieu 1")):
        return True
    return line.text.isupper() and _is_authority(line.text)


def _is_authority(words: str) -> bool:
    """The line of the one who decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"), which is no part of the title."""
    return _AUTHORITY.match(words) is not None and len(words.split()) <= 14


def _title_goes_on(lines: Lines, line: Line, begin: int, end: int) -> bool:
    words = lines.flat[line.at : line.to]
    if line.gap == "line" and line.text.isupper() and _JOINS.search(lines.text, begin, end):
        return True
    if line.gap in ("rule", "cell") or _opens_text(lines, line):
        return False
    if HEADING.match(words) and not line.text[:1].islower():
        return False
    so_far = lines.text[begin:end]
    if so_far.upper() == so_far:
        return line.text.upper() == line.text and so_far[-1:] not in ".;"
    if line.text[:1].islower() or (words.startswith(_GOES_ON) and len(line.text) < _LONG):
        return so_far[-1:] not in ".;:" or line.gap == "line"
    if line.gap != "line" or line.text.isupper() or so_far[-1:] in ".;:":
        return False
    return not (OPENING.match(words) and len(line.text) > 20) and not words.startswith(("uy ban nhan dan", "ubnd "))


def _cut(lines: Lines, begin: int, end: int) -> int:
    """Where a title that shares its line with the text behind it ends: where its capitals end, or the bases begin."""
    text = lines.text
    words = lines.flat[begin:end]
    for found in OPENING.finditer(words):
        at = begin + found.start()
        opens = found.start() and words[found.start() - 1] == " " and text[at : at + 2].istitle()
        if opens and (text[begin:at].upper() == text[begin:at] or found[0] == "can cu"):
            return begin + len(text[begin:at].rstrip())
    stop = TO.search(lines.flat, begin, end)
    if stop and stop.start() > begin:
        return begin + len(text[begin : stop.start()].rstrip())
    return end


def about_title(lines: Lines, start: int, limit: int, obstacles: list[int]) -> tuple[int, int]:
    """The subject of a letter ("V/v ..."), to the end of its paragraph or where a conversion put in something else."""
    index = lines.index_at(start)
    end = min(lines.lines[index].to, limit)
    wall = min([*(place for place in obstacles if place > start), limit])
    beside = False
    for line in lines.lines[index + 1 : index + 12]:
        lower = line.text[:1].islower() or line.text[:1].isdigit()
        if line.at >= wall:
            if line.at == wall and wall < limit and lines.beside(line):
                beside = True  # the date in the other column: the subject goes on below
                wall = min([*(place for place in obstacles if place > line.to), limit])
                continue
            break
        if beside and not (lower and line.gap == "line" and len(line.text) < 80):
            break
        if line.gap in ("cell", "rule") or (line.gap == "para" and not lower):
            break
        if not lower and lines.text[:end][-1:] in ".;:":
            break
        if OPENING.match(lines.flat, line.at) and len(line.text) > 60 and line.text[:1].isupper():
            break
        end = line.to
    end = min(end, wall)
    return start, start + len(lines.text[start:end].rstrip(" .;:-"))
