"""Tasks from headings: sections whose subsections are labels, and the headings under "NHIỆM VỤ"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sachhon.reading.model import Paragraph, Source, Span, Task
from sachhon.reading.outline import outline_of
from sachhon.reading.outline.model import Item
from sachhon.reading.plan.bodies import who
from sachhon.reading.plan.periods import years_of
from sachhon.reading.plan.sheet import words
from sachhon.vietnamese.folding import fold

_WHO = r"(?:(?:cac )?(?:co quan|don vi|so nganh|cap)(?:, don vi)? )?"
_LABELS = (
    ("both", re.compile(rf"{_WHO}(?:chu tri|thuc hien),? (?:va )?(?:{_WHO})?phoi hop(?: thuc hien)?")),
    ("coordinating", re.compile(rf"{_WHO}phoi hop(?: thuc hien)?")),
    ("lead", re.compile(rf"{_WHO}(?:chu tri|thuc hien|dau moi|chiu trach nhiem)(?: (?:thuc hien|chinh|tham muu))*")),
    ("period", re.compile(r"(?:thoi gian|thoi han|tien do|lo trinh)(?: (?:thuc hien|hoan thanh))*")),
    ("outcome", re.compile(r"(?:san pham|ket qua)(?: (?:du kien|dau ra|can dat|dat duoc))*")),
    ("purpose", re.compile(r"muc dich|muc tieu")),
)
_QUICK = re.compile(
    r"[\s*_]*(?:\(?[\dIVXLa-zđ.]{1,5}[.)]\s*)?"
    r"(?:(?:Các )?(?:Cơ quan|Đơn vị|Cấp|Sở ngành)\s+(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm)|Chủ trì)[^\n]{0,48}",
    re.I,
)
_TASKS = re.compile(
    r"(?:(?:cac|mot so|noi dung|muc tieu),? )*nhiem vu(?:(?:,| va| -)? (?:va )?(?:giai phap|noi dung))*"
    r"(?: (?:trong tam|chu yeu|cu the|chinh|thuc hien))*"
)

_COUNTED = re.compile(
    r"(?:nhiem vu|noi dung|hoat dong|du an|de an|giai phap|hop phan)(?: so)? (?:\d{1,2}(?:\.\d)*|[ivx]+)"
)
_LONGEST_TITLE = 400  # code points behind the number


def _label(source: Source, item: Item) -> str | None:
    title = fold(words(source, item.title)).strip(" .:")
    return next((name for name, pattern in _LABELS if pattern.fullmatch(title)), None)


def sectioned_tasks(source: Source) -> list[Task]:
    """A section with subsections "Cơ quan chủ trì", "Thời gian thực hiện" is a task named by its heading."""
    if not any(
        block.span.end - block.span.start <= 70 and _QUICK.fullmatch(source.text, block.span.start, block.span.end)
        for block in source.blocks
        if isinstance(block, Paragraph)
    ):
        return []
    found: list[Task] = []
    outline = outline_of(source)
    stack: list[tuple[Item, str | None]] = [(item, None) for item in reversed(outline.items)]
    while stack:
        item, group = stack.pop()
        labels = [
            (name, child)
            for child in item.children
            if child.style not in ("dash", "plus", "dot") and (name := _label(source, child))
        ]
        names = {name for name, _ in labels}
        if names & {"both", "lead"} and (len(names) > 1 or len(item.children) > 1) and not _label(source, item):
            found.append(_task(source, item, labels, group))
            continue
        title = words(source, item.title)
        stack.extend((child, title) for child in reversed(item.children))
    return found


def _task(source: Source, item: Item, labels: list[tuple[str, Item]], group: str | None) -> Task:
    values: dict[str, list[str]] = {}
    for name, child in labels:
        inner = [(own, below) for below in child.children if (own := _label(source, below))] if name == "both" else []
        for own, below in inner:
            values.setdefault(own, []).extend(_values(source, below))
        if not inner:
            values.setdefault("lead" if name == "both" else name, []).extend(_values(source, child))
    period = " ".join(values.get("period", ())) or None
    first, last = years_of(period) if period else (None, None)
    lead, coordinating = who(values.get("lead", ()), values.get("coordinating", ()))
    title = _whole_title(source, item)
    return Task(
        number=item.number or None,
        group=group,
        title=words(source, title).strip(" .:;"),
        purpose="; ".join(values.get("purpose", ())) or None,
        outcome="; ".join(values.get("outcome", ())) or None,
        lead=lead,
        coordinating=coordinating,
        from_year=first,
        to_year=last,
        period_text=period,
        span=title,
        row=Span(item.title.start, item.span.end),
    )


def _whole_title(source: Source, item: Item) -> Span:
    """ "Nhiệm vụ 1: Xây dựng …": the number alone is no title."""
    if not _COUNTED.fullmatch(fold(words(source, item.title)).strip(" .:;")):
        return item.title
    end = min((child.span.start for child in item.children), default=item.span.end)
    line = source.text[item.title.end : end].split("\n\n", 1)[0].rstrip()
    return Span(item.title.start, item.title.end + len(line)) if len(line) <= _LONGEST_TITLE else item.title


def _values(source: Source, item: Item) -> list[str]:
    """What a label's section says: behind the colon, and in the paragraphs and bullets below."""
    if item.body is None:
        return []
    found: list[str] = []
    places = [child.title if child.sentence else child.span for child in item.children]
    own = [block.span for block in item.blocks if isinstance(block, Paragraph)]
    for span in sorted([*own, *places]):
        start = max(span.start, item.title.end)
        text = words(source, Span(start, span.end)).lstrip(" :–-+•").strip(" .;,")
        if text:
            found.append(text)
    return found


def headed_tasks(source: Source) -> Iterator[Task]:
    """The numbered headings right under "II. NHIỆM VỤ"; their number is written with the section's: "II.1"."""
    if "nhiệm vụ" not in source.text.casefold():
        return
    for item in outline_of(source).walk():
        if item.style not in ("roman", "upper", "letter_upper", "arabic", "section", "part") or item.sentence:
            continue
        if not _TASKS.fullmatch(fold(words(source, item.title)).strip(" .:;")):
            continue
        for child in item.children:
            if child.style in ("dash", "plus", "dot") or not child.number:
                continue
            title = words(source, child.title).strip(" .:;")
            if len(title) < 12:
                continue
            yield Task(
                number=f"{item.number}.{child.number}" if item.number else child.number,
                group=None,
                title=title,
                purpose=None,
                outcome=None,
                lead=(),
                coordinating=(),
                from_year=None,
                to_year=None,
                period_text=None,
                span=child.title,
                row=child.span,
            )
