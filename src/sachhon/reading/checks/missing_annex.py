"""An annex that the document says is attached to it and that is not in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.letter import parts as parts_of
from sachhon.reading.model import Paragraph, Reading, Span
from sachhon.reading.outline import annex_marker
from sachhon.vietnamese.folding import modern
from sachhon.vietnamese.mapped import clean

_NAME = r"(?:phụ lục|phụ biểu|biểu mẫu|mẫu biểu|biểu|danh sách|bảng (?:tổng hợp|số liệu|biểu)|file(?: excel)?|dự thảo)"
_NUMBER = r"(?:\s+(?:số\s+)?(?P<number>[IVX]{1,5}|\d{1,2}|[A-HĐa-hđ])(?![\w/]))?"
_ATTACHED = re.compile(
    rf"(?<!\w){_NAME}{_NUMBER}(?:\s[^\W\d_]+){{0,5}}?\s(?:đính kèm|kèm theo|gửi kèm|kèm|đính theo)(?!\w)", re.IGNORECASE
)
_LEADS_TO = re.compile(
    rf"(?<!\w)(?:chi tiết|cụ thể|xem|số liệu)(?:\s[^\W\d_]+){{0,4}}?\s(?:tại|theo|ở|như|trong)\s"
    rf"(?:các\s)?phụ lục{_NUMBER}",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\((?:có |kèm |xem |theo |tại )*phụ lục{_NUMBER}[^)]{{0,40}}\)", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"[^.;]{0,50}?(?:của|theo|tại|kèm theo|ban hành kèm theo)?\s*"
    r"(?:công văn|văn bản|quyết định|thông tư|nghị định|nghị quyết|chỉ thị|luật|kế hoạch|hướng dẫn)\s+"
    r"(?:liên tịch\s+)?(?:số|\d)",
    re.IGNORECASE,
)
_THEIR_FORM = re.compile(r"(?:theo|tại|mẫu|đề cương)\s(?:mẫu\s)?(?:tại\s|của\s)?$", re.IGNORECASE)
_MAY = ("kèm", "phụ lục", "đính theo")
"""What every pattern of an annex named holds, in small letters."""
_CAPTION = re.compile(r"^\(?\s*(?:ban hành\s)?kèm theo", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each annex named; none where an annex of that number (or any, if unnumbered) is in the file."""
    source = reading.source
    if source.attachments:
        return
    parts = parts_of(source)
    numbers = {number for annex in parts.annexes if annex.label and (number := _number(source.words(annex.label)))}
    seen: set[str] = set()
    for paragraph in source.paragraphs():
        if parts.annex_at(paragraph.span.start) is not None:
            continue
        for span, name, number in _references(source.text, paragraph):
            if parts.annexes and (not number or number in numbers or not numbers):
                continue
            if (number or name) in seen:
                continue
            seen.add(number or name)
            yield Finding("missing_annex", Severity.WARNING, {"name": name}, ((span.start, span.end),))


def _references(text: str, paragraph: Paragraph) -> Iterator[tuple[Span, str, str]]:
    words = clean(text, *paragraph.span)
    small = words.text.lower()
    if not any(word in small for word in _MAY):
        return
    plain = modern(words.text)
    if len(plain) != len(words.text) or _CAPTION.match(plain) or annex_marker(plain):
        return
    taken: list[tuple[int, int]] = []
    for pattern in (_ATTACHED, _LEADS_TO, _IN_BRACKETS):
        for found in pattern.finditer(plain):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            if _OF_ANOTHER.match(plain, found.end()) or _OF_ANOTHER.match(found[0]):
                continue
            if _THEIR_FORM.search(plain[max(0, found.start() - 20) : found.start()]) and pattern is not _LEADS_TO:
                continue
            taken.append((found.start(), found.end()))
            start, end = _with_brackets(plain, found.start(), found.end())
            name = words.text[found.start() : found.end()].strip("() ")
            yield Span(*words.span(start, end)), name, (found["number"] or "").upper()


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    opening = text.rfind("(", max(0, start - 40), start + 1)
    closing = text.find(")", end - 1, end + 40)
    if opening >= 0 and closing >= 0 and ")" not in text[opening:start]:
        return opening, closing + 1
    return start, end


def _number(label: str) -> str:
    marker = annex_marker(clean(label).text)
    found = re.search(r"(?:[IVX]{1,5}|\d{1,2}|[A-HĐ])$", marker.number) if marker else None
    return found[0].upper() if found else ""
