"""Lines → logical paragraphs: hard-wrapped lines joined, sentences cut by a page joined, asides told apart."""

from __future__ import annotations

import re

from sachhon.reading.layout.lines import Line
from sachhon.reading.model import Paragraph, Span

_BULLET = re.compile(r"[*_]*[-–—+•●▪◦](?![-–—])\s*")
_ITEM = re.compile(
    r"[*_#\s]*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+\s|[IVXLC]{1,6}[.)]\s|[A-HK-UVXYĐ][.)]\s|\(?[a-zđ]\)|[a-zđ]\.\s"
    r"|(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,6})\s?[/\-–]\s?(?=[A-ZĐÀ-Ỹ]))"
)
_OPENING = re.compile(
    r"[*_#\s]*(?:Số\s*:|V/v|Kính gửi\s*:?|Nơi nhận\s*:|Căn cứ\s|Điều\s+\d+|Chương\s+[IVXLC\d]+|Mục\s+\d+"
    r"|PHỤ LỤC|Phụ lục\s*(?:\d|[IVX]+\b|:|số)|Mẫu (?:biểu )?số|Mẫu biểu|ĐVT\s*:|Đơn vị tính\s*:|Ghi chú\s*:|TM\."
    r"|KT\.|TL\.|TUQ\.|Biểu (?:số )?\d)"
)
_PAGE = re.compile(
    r"(?:[-–—]\s*)?(?:Trang\s*:?\s*|Page\s*)?(\d{1,3})(?:\s*(?:/|of|trên)\s*\d{1,3})?(?:\s*[-–—])?", re.I
)
_RULE = re.compile(r"[-–—_=*~.\s]{3,}|[*_\s]+")
_SUM = re.compile(r"\d[\d.,]*\s*(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|%)")
_LAST_FIGURE = re.compile(r"(?P<range>\d\s*[-–]\s*)?(?P<figure>\d+(?:\.\d{3})*(?:,\d+)?)\s*%?$")
_FIRST_FIGURE = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
_YEAR_END = re.compile(r"\b(?:19|20)\d\d$")
_LABEL_LINE = re.compile(r"[*_]*[^\W\d_][^:.;!?()]{1,44}:\s+\S")
"""A line that opens with a short label."""
_LABELLED = re.compile(r"[^\W\d_a-zà-ỹđ][^.;:\n]{3,45}:\s")  # "- Cơ quan chủ trì: …" goes on with nothing
_BETWEEN = re.compile(r"\d{1,3}")
_SENTENCE = 20  # code points; shorter lines around a lone number may be cells
_HEADING = re.compile(r"(#{1,6})\s")
_CLOSED = '.;:!?…”")]/'
_WIDE = 130  # longer lines are not wrapped by hand: each is a paragraph


def is_upper(text: str) -> bool:
    """All its letters are capitals, and there are at least three."""
    return text == text.upper() and sum(map(str.isalpha, text)) >= 3


def _bare(text: str) -> str:
    return text.strip("*_ \t\u00a0")


def _goes_on_as_range(above: str, rest: str) -> bool:
    """Whether figures on both sides of a line end are one range: they rise, and the first ends no range itself."""
    ends, begins = _LAST_FIGURE.search(above), _FIRST_FIGURE.match(rest)
    if ends is None or begins is None or ends["range"]:
        return False
    low, high = (
        float(figure.replace(".", "").replace(",", ".")) for figure in (ends["figure"], begins[0].rstrip(".,"))
    )
    return low < high


def _starts(line: Line, before: Line, width: int, hand_wrapped: bool) -> bool:
    """Does `line`, right below `before` with no empty line between, begin a paragraph of its own?"""
    text = line.text
    above = _bare(before.text)
    if not above:
        return True
    if before.text.startswith("**") and before.text.count("**") == 1 and text.count("**") == 1:
        return False  # bold that goes on
    if _RULE.fullmatch(text) or _RULE.fullmatch(before.text):
        return True
    closed = above[-1] in _CLOSED
    bullet = _BULLET.match(text)
    if bullet:
        rest = _bare(text[bullet.end() :])
        if not rest:
            return not hand_wrapped
        # "- Số lớp: 3" above "- 5 hội nghị" are two bullets.
        short = bool(_BULLET.match(before.text)) and len(before.text) < 0.6 * width
        if rest[0].isdigit() and _goes_on_as_range(above, rest) and not (short and not _YEAR_END.search(above)):
            return False  # "05" / "- 06%": the second half of a range
        if closed or above[-1] == "," or _LABELLED.match(rest):
            return True
        if rest[0].islower():
            return False  # "kinh tế" / "- xã hội"
        full = len(before.text) >= 0.75 * width
        return not (hand_wrapped and full and not _BULLET.match(before.text))
    if _OPENING.match(text):
        return (
            closed
            or not hand_wrapped
            or len(before.text) < 0.75 * width
            or bool(re.match(r"[*_]*(?:PHỤ LỤC|TM\.|KT\.)", text))
        )
    if _ITEM.match(text) and (closed or len(before.text) < 0.6 * width or is_upper(above)):
        return True
    first = next((char for char in text if char.isalpha() or char.isdigit()), "")
    if not hand_wrapped:
        # One line a paragraph, except where the words plainly go on.
        return not (first.islower() and not closed)
    if (
        first.isupper()
        and _LABEL_LINE.match(text)
        and (_LABEL_LINE.match(before.text) or len(before.text) < 0.6 * width)
    ):
        return True  # "Tên cơ sở: ..." / "Mã số thuế: ..."
    if _ITEM.match(before.text) and first.isupper() and len(before.text) < 0.5 * width:
        return True  # a numbered title, with much room behind it
    if above[-1] in ".;:" and first.isupper() and len(before.text) < 0.6 * width:
        return True  # a short line that is closed was not broken by the margin
    return is_upper(above) and not is_upper(text) and first.isupper() and len(above.split()) >= 2


def _wrapped(lines: list[Line]) -> tuple[bool, int]:
    """Are the lines broken by hand, and at what width?"""
    width = max(len(line.text) for line in lines)
    return width <= _WIDE, width


def paragraphs_of(lines: list[Line], text: str, narrow: bool) -> list[Paragraph]:
    """The paragraphs of one stretch without empty lines. `narrow`: the document as a whole is wrapped by hand."""
    hand_wrapped, width = _wrapped(lines)
    hand_wrapped = hand_wrapped and narrow
    if narrow:
        width = max(width, 60)
    out: list[Paragraph] = []
    begin = 0
    numbers = [at for at in range(1, len(lines) - 1) if _is_page_number(lines, at)]
    for index in range(1, len(lines) + 1):
        cut = index in numbers or index - 1 in numbers
        if index < len(lines) and not cut and not _starts(lines[index], lines[index - 1], width, hand_wrapped):
            continue
        span = Span(lines[begin].start, lines[index - 1].end)
        out.append(_paragraph(span, text, alone=len(lines) == 1 or begin in numbers))
        begin = index
    return out


def _is_page_number(lines: list[Line], at: int) -> bool:
    """A number alone between two lines of words, with no empty line around it."""
    if not _BETWEEN.fullmatch(lines[at].text):
        return False
    return all(
        len(beside.text) >= _SENTENCE and any(map(str.isalpha, beside.text))
        for beside in (lines[at - 1], lines[at + 1])
    )


def _paragraph(span: Span, text: str, alone: bool) -> Paragraph:
    words = text[span.start : span.end]
    heading = _HEADING.match(words)
    kind = "body"
    if _RULE.fullmatch(words):
        kind = "mark"
    elif alone and len(words) <= 16 and _PAGE.fullmatch(_bare(words)):
        kind = "page_number"
    bold = len(words) > 4 and words.startswith("**") and words.endswith("**") and "**" not in words[2:-2]
    return Paragraph(span, len(heading.group(1)) if heading else None, bold, kind)


def _unfinished(words: str) -> bool:
    words = words.rstrip("* \t\u00a0_")
    return (
        bool(words) and (words[-1].isalnum() or words[-1] in ",-–") and len(words.split()) >= 4 and not is_upper(words)
    )


def _goes_on(words: str) -> bool:
    first = words.lstrip("*_ \u00a0\t")
    return bool(first) and first[0].islower() and not _ITEM.match(words)


def join_cut(paragraphs: list[Paragraph], text: str) -> list[Paragraph]:
    """Sentences cut in two by an empty line, or by a page number, as one paragraph whose span covers both.

    The page number inside keeps its own Paragraph, right behind; `cleaned` leaves it out of the words.
    """
    out: list[Paragraph] = []
    index = 0
    while index < len(paragraphs):
        whole = paragraphs[index]
        index += 1
        asides: list[Paragraph] = []
        while whole.kind == "body" and not whole.bold and whole.heading is None:
            ahead = index
            numbers = []
            while ahead < len(paragraphs) and paragraphs[ahead].kind == "page_number":
                numbers.append(paragraphs[ahead])
                ahead += 1
            if ahead >= len(paragraphs):
                break
            rest = paragraphs[ahead]
            if rest.kind != "body" or rest.bold or rest.heading is not None:
                break
            first, second = text[whole.span.start : whole.span.end], text[rest.span.start : rest.span.end]
            if not (_unfinished(first) and _goes_on(second)) and not (
                not numbers and _BULLET.match(first) and first.rstrip(" *").endswith(":") and _SUM.match(second)
            ):
                break
            whole = Paragraph(Span(whole.span.start, rest.span.end))
            asides.extend(numbers)
            index = ahead + 1
        out.append(whole)
        out.extend(asides)
    return out


_STAMP_WORD = re.compile(r"(?:CÔNG VĂN |VĂN BẢN )?ĐẾN", re.I)
_STAMP_LINE = re.compile(
    r"(?:Số(?: đến)?|Ngày(?: đến)?|Giờ(?: đến)?|Chuyển|Kính chuyển|Lưu(?: hồ sơ)?(?: số)?|Lưu HS|ĐẾN"
    r"|Đến)\b\s*(?:số\s*)?[:.].*",
    re.S,
)


def mark_stamps(paragraphs: list[Paragraph], text: str) -> list[Paragraph]:
    """Incoming stamps ("ĐẾN / Số: / Ngày:"), with the receiving body's name above them, set aside as `stamp`."""
    stamped: set[int] = set()
    for index, paragraph in enumerate(paragraphs):
        words = text[paragraph.span.start : paragraph.span.end]
        lines = [_bare(line) for line in words.splitlines()]
        lines = [line for line in lines if line]
        place = next((at for at, line in enumerate(lines[:4]) if _STAMP_WORD.fullmatch(line)), None)
        if place is None or (place == 0 and lines[0] != lines[0].upper() and len(lines) == 1):
            continue
        rows = [index]
        inner = sum(1 for line in lines[place + 1 :] if _STAMP_LINE.fullmatch(line))
        ahead = index + 1
        while ahead < len(paragraphs) and ahead - index <= 8:
            below = _bare(text[paragraphs[ahead].span.start : paragraphs[ahead].span.end])
            if not _STAMP_LINE.fullmatch(below) or len(below) > 80:
                break
            rows.append(ahead)
            inner += 1
            ahead += 1
        if inner < 2:
            continue
        if place == 0 and index:
            above = _bare(text[paragraphs[index - 1].span.start : paragraphs[index - 1].span.end])
            if is_upper(above) and len(above) <= 60 and "\n" not in above:
                rows.insert(0, index - 1)
        stamped.update(rows)
    if not stamped:
        return paragraphs
    return [
        Paragraph(paragraph.span, kind="stamp") if index in stamped else paragraph
        for index, paragraph in enumerate(paragraphs)
    ]
