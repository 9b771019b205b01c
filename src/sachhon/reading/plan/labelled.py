"""Tasks from paragraphs with labels: what is to be done, then "Đơn vị chủ trì: …", "Thời gian: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sachhon.reading.layout import asides, cleaned_without
from sachhon.reading.model import Paragraph, Source, Span, Task
from sachhon.reading.plan.bodies import who
from sachhon.reading.plan.periods import years_of
from sachhon.reading.plan.tasks import TITLE_MARK, bare_title
from sachhon.vietnamese.mapped import MappedText

_WHO = r"(?:cơ quan|đơn vị|các đơn vị|sở, ngành|bộ phận|các cơ quan)"
_LABELS = (
    ("coordinating", rf"(?:{_WHO}(?:, đơn vị)?\s*)?(?:phối hợp|tham gia)(?: thực hiện| tham mưu| tham gia)*"),
    (
        "lead",
        rf"(?:{_WHO}(?:, đơn vị)?\s*(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm)|chủ trì"
        rf"|phân công)(?:,? (?:và )?(?:tham mưu|thực hiện|chính|tổ chức|triển khai))*",
    ),
    ("period", r"(?:thời gian|thời hạn|tiến độ|lộ trình)(?: (?:thực hiện|hoàn thành|triển khai|trình))*|hoàn thành"),
    (
        "outcome",
        r"(?:sản phẩm|kết quả|kết quả đầu ra|đầu ra|sản phẩm đầu ra)(?: (?:dự kiến|đầu ra|đạt được|cần đạt"
        r"|thực hiện))*",
    ),
    ("purpose", r"(?:mục đích|mục tiêu)"),
    ("title", r"(?:nội dung(?: công việc| thực hiện| nhiệm vụ)?|nhiệm vụ|tên nhiệm vụ)"),
    ("money", r"(?:kinh phí|nguồn kinh phí|dự toán)(?: (?:thực hiện|dự kiến))*"),
)
_LABEL = re.compile(
    r"(?:^|(?<=[.;,(–-]\s)|(?<=[.;,(–+-]))[-–+•\s(]*(?:\d{1,2}(?:\.\d+)*[.)]\s*|[a-zđ][.)]\s*)?(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS)
    + r")\s*:\s*",
    re.IGNORECASE,
)
# A scan may tear the label apart ("Cơ quan ch ủ trì: …"): the same pattern without blanks.
_LABEL_WITHOUT_BLANKS = re.compile(_LABEL.pattern.replace(" ", ""), re.IGNORECASE)
_TORN = re.compile(r"[-–+•*\s]*(?=[^:]{6,60}:)[^:]*?(?<![^\W\d_])[^\W\d_]{1,3}[ \u00a0][^\W\d_]{1,2}\s")
_KEYWORD = re.compile(
    r"chủ trì|phối hợp|thực hiện|thời gian|thời hạn|tiến độ|lộ trình|đầu mối|sản phẩm|kết quả|nội dung|hoàn thành"
    r"|nhiệm vụ|tham gia|mục tiêu|mục đích|kinh phí|dự toán",
    re.I,
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXLC]{1,6}\.|[A-ZĐ]\.|[a-zđ]\)|Điều \d+\.)\s+\S")
_BULLET = re.compile(r"[-–—+•*]\s*\S")
_EDGE = " .;,:"
_LONG = 2500  # code points; a longer paragraph neither heads nor names a task


@dataclass(slots=True)
class _Open:
    """A task being gathered."""

    title: str
    span: Span
    group: str | None
    number: str | None
    values: dict[str, list[str]] = field(default_factory=dict)
    end: int = 0
    leads: bool = False  # a label says "chủ trì"


def labelled_tasks(source: Source) -> Iterator[Task]:
    """Tasks whose parts are told by labels, in order of the text."""
    out = asides(source.blocks)
    headings = _Headings()
    above: list[_Seen] = []  # the last two paragraphs without labels, latest last
    current: _Open | None = None
    for block in source.blocks:
        if not isinstance(block, Paragraph):
            yield from _close(current)
            current = None
            above = []
            continue
        if block.kind != "body":
            continue
        raw = source.text[block.span.start : block.span.end]
        near = len(raw) <= _LONG
        words = cleaned_without(source.text, block.span, out) if near and _may_label(raw) else None
        labels = list(_LABEL.finditer(words.text)) if words else []
        if not labels and near and ":" in raw and _TORN.match(raw):
            words, labels = _torn_label(cleaned_without(source.text, block.span, out))
        if words is None or not labels:
            yield from _close(current)
            current = None
            if not near:
                above = []
                continue
            seen = _Seen(block, " ".join(raw.replace("*", " ").split()))
            above = [*above[-1:], seen]
            if _heads(seen):
                headings.see(seen)
            continue
        if labels[0].lastgroup == "title" or len(words.text[: labels[0].start()].strip(_EDGE)) >= 15:
            yield from _close(current)
            current = _begin(words, labels, headings.over(None))
        elif current is None and above:
            current = _from_above(source, above, headings, out)
        above = []
        if current is not None:
            _gather(current, words, labels)
            current.end = block.span.end
    yield from _close(current)


def _may_label(raw: str) -> bool:
    """Does one of the labels' words stand before a colon? A quick look before the thorough one."""
    at = raw.find(":")
    while at >= 0:
        if _KEYWORD.search(raw, max(0, at - 64), at):
            return True
        at = raw.find(":", at + 1)
    return False


def _torn_label(words: MappedText) -> tuple[MappedText, list[re.Match[str]]]:
    """The paragraph's words with the blanks before the first colon left out, and the label that then begins it."""
    colon = words.text.find(":")
    kept = [at for at, char in enumerate(words.text) if char != " " or at > colon]
    whole = MappedText(
        "".join(words.text[at] for at in kept),
        tuple(words.starts[at] for at in kept),
        tuple(words.ends[at] for at in kept),
    )
    label = _LABEL_WITHOUT_BLANKS.match(whole.text)
    return whole, [label] if label else []


@dataclass(frozen=True, slots=True)
class _Seen:
    paragraph: Paragraph
    text: str


class _Headings:
    """The headings over the place that is read, by level."""

    def __init__(self) -> None:
        self._levels: dict[int, str] = {}

    def see(self, seen: _Seen) -> None:
        level = _level(seen.text)
        self._levels = {known: words for known, words in self._levels.items() if known < level}
        self._levels[level] = seen.text.rstrip(" :;")

    def over(self, seen: _Seen | None) -> str | None:
        """The nearest heading, or the nearest above the heading `seen`."""
        limit = _level(seen.text) if seen else 99
        levels = [level for level in self._levels if level < limit]
        return self._levels[max(levels)] if levels else None


def _level(text: str) -> int:
    match = _NUMBERED.match(text)
    if not match:
        return 6
    number = re.split(r"[.)\s]+\s*\S?$", match.group())[0].strip()
    if re.match(r"[IVXLC]+\b", number):
        return 1
    if number.startswith("Điều") or number[:1].isupper():
        return 0
    return 2 + number.count(".") if number[:1].isdigit() else 5


def _heads(seen: _Seen) -> bool:
    paragraph = seen.paragraph
    return bool(paragraph.bold or paragraph.heading or (_NUMBERED.match(seen.text) and len(seen.text) <= 300))


def _number(text: str) -> str | None:
    match = re.match(r"(\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,6}|[a-zđ])[.)]\s", text)
    return match.group(1) if match else None


def _from_above(source: Source, above: list[_Seen], headings: _Headings, out: list[Span]) -> _Open:
    """The task named by the paragraph over the labels, or by the heading that the paragraph merely describes."""
    named = above[-1]
    if len(above) > 1 and _heads(above[0]) and not _heads(named) and not _BULLET.match(named.text):
        named = above[0]
    words = cleaned_without(source.text, named.paragraph.span, out)
    text = words.text
    start, end = words.span(0, len(text))
    title, span = bare_title(source, text, Span(start, end))
    group = headings.over(named if _heads(named) else None)
    return _Open(title.strip(), span, group, _number(text), end=above[-1].paragraph.span.end)


def _begin(words: MappedText, labels: list[re.Match[str]], group: str | None) -> _Open | None:
    """A task whose title stands in the same paragraph as its first label, or behind the label "Nội dung:"."""
    text = words.text
    if labels[0].lastgroup == "title":
        left = labels[0].end()
        right = labels[1].start() if len(labels) > 1 else len(text)
    else:
        mark = TITLE_MARK.match(text)
        left, right = mark.end() if mark else 0, labels[0].start()
    while right > left and text[right - 1] in " .;,:(-–+":
        right -= 1
    if right - left < 8:
        return None
    start, end = words.span(left, right)
    return _Open(text[left:right], Span(start, end), group, _number(text), end=end)


def _gather(task: _Open, mapped: MappedText, labels: list[re.Match[str]]) -> None:
    for at, label in enumerate(labels):
        name = label.lastgroup
        if name is None or name == "title":
            continue
        stop = labels[at + 1].start() if at + 1 < len(labels) else len(mapped.text)
        value = mapped.text[label.end() : stop].strip(" .;,)")
        if value:
            task.leads |= name == "lead" and "chủ trì" in label.group().casefold()
            task.values.setdefault(name, []).append(value)


def _close(task: _Open | None) -> Iterator[Task]:
    if task is None:
        return
    values = task.values
    if len(values) < 2 and not (task.leads and "lead" in values):
        return  # "Đơn vị đầu mối: …" alone names a body, not a task
    if "lead" not in values and not ("coordinating" in values and "period" in values):
        return
    period = " ".join(values.get("period", ())) or None
    first, last = years_of(period) if period else (None, None)
    lead, coordinating = who(values.get("lead", ()), values.get("coordinating", ()))
    yield Task(
        number=task.number,
        group=task.group,
        title=task.title,
        purpose="; ".join(values.get("purpose", ())) or None,
        outcome="; ".join(values.get("outcome", ())) or None,
        lead=lead,
        coordinating=coordinating,
        from_year=first,
        to_year=last,
        period_text=period,
        span=task.span,
        row=Span(task.span.start, task.end),
    )
