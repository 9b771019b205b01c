"""Values of a reading as the review page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from sachhon.channels.office.intake.document_html import Mark
from sachhon.codecs.filled import Spec
from sachhon.domain.intake.api import ACCEPTED, CORRECTED, REJECTED, SURE, Item, StagedValue, decided_answer, key_of
from sachhon.formkit.definition import Section, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import Answer, Key, State, spec_of

_STATES = {
    State.NIL: gettext_lazy("Không có"),
    State.UNKNOWN: gettext_lazy("Chưa có số liệu"),
    State.MISSING: gettext_lazy("Không tìm thấy trong văn bản"),
}


def answer_words(spec: Spec, answer: Answer | None, language: str) -> str:
    """An answer as a person reads it, with its unit."""
    if answer is None:
        return str(_STATES[State.MISSING])
    if answer.state is not State.VALUE:
        return str(_STATES[answer.state])
    return value_words(spec, answer.value, language)


def value_words(spec: Spec, value: object, language: str) -> str:
    """A value with its unit, where the format does not say it."""
    text = field_type(spec.type).format(value, spec, language)
    unit = spec.unit
    bare = field_type(spec.type).numeric and spec.type != "money" and unit and unit not in text
    return f"{text} {unit}" if bare else text


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an item. `typed` stands in the correction's input; `error` is why it was not understood."""

    name: str
    label: str
    words: str
    typed: str
    state: str
    was: str = ""
    long: bool = False
    options: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An item: a value or a row of a table, with what may be done with it."""

    id: str
    key: str
    label: str
    number: str
    cells: tuple[Cell, ...]
    percent: int
    doubts: tuple[str, ...]
    decision: str
    saved: bool
    found: bool
    open: bool
    sure: bool
    base: int
    present: str = ""
    choices: tuple[tuple[int, str], ...] = ()
    has_words: bool = False
    in_row: bool = False
    correcting: bool = False

    @property
    def status(self) -> str:
        """The word for what was decided."""
        if self.saved:
            return _("Đã vào báo cáo")
        return {
            ACCEPTED: pgettext("value", "Đã chấp nhận"),
            CORRECTED: pgettext("value", "Đã sửa"),
            REJECTED: pgettext("value", "Không lấy"),
        }.get(self.decision, "")

    @property
    def low(self) -> bool:
        """Whether the reader itself is not sure."""
        return self.percent < round(SURE * 100)

    @property
    def errors(self) -> bool:
        """Whether what was typed was not understood."""
        return any(cell.error for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading of the template."""

    title: str
    items: tuple[Shown, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the review is."""

    doubts: int
    sure: int
    accepted: int
    corrected: int
    rejected: int
    saved: int
    absent: int

    @property
    def ready(self) -> int:
        """What confirming would put into the draft."""
        return self.accepted + self.corrected

    @property
    def left(self) -> int:
        """What waits for a decision."""
        return self.doubts + self.sure

    @property
    def total(self) -> int:
        """All values found."""
        return self.left + self.ready + self.rejected + self.saved

    @property
    def decided(self) -> int:
        """Those with a decision."""
        return self.total - self.left


def counts_of(items: Sequence[Item]) -> Counts:
    """Counted once for the page."""

    def many(decision: str) -> int:
        return sum(1 for item in items if item.decision == decision and not item.saved)

    return Counts(
        doubts=sum(1 for item in items if item.open and not item.sure),
        sure=sum(1 for item in items if item.sure),
        accepted=many(ACCEPTED),
        corrected=many(CORRECTED),
        rejected=many(REJECTED),
        saved=sum(1 for item in items if item.saved),
        absent=sum(1 for item in items if not item.found and not item.decision),
    )


def key_text(key: Key) -> str:
    """An item's key in a form: "field" or "field:3"."""
    return key.field if key.row is None else f"{key.field}:{key.row}"


def key_from(text: str) -> Key:
    """The key back; a row that is no number gives a key that no item has."""
    name, _colon, row = text.partition(":")
    return Key(name, int(row)) if row.isdigit() else Key(name)


@dataclass(frozen=True, slots=True)
class Shower:
    """Makes items into what the page shows, in one language."""

    template: Template
    language: str
    errors: Mapping[Key, str] = field(default_factory=dict)
    typed: Mapping[Key, str] = field(default_factory=dict)

    def shown(self, item: Item, *, correcting: bool = False) -> Shown:
        """One item."""
        asked = item.field
        in_row = item.key.row is not None
        label = asked.labels[self.language]
        if in_row:
            label = _("%(table)s, dòng %(row)s") % {"table": label, "row": (item.key.row or 0) + 1}
        return Shown(
            id=str(item.staged[0].pk),
            key=key_text(item.key),
            label=label,
            number="" if asked.item[:1].islower() else asked.item,
            cells=tuple(self._cell(item, one) for one in item.staged),
            percent=round(item.confidence * 100),
            doubts=tuple(self._doubts(item)),
            decision=item.decision,
            saved=item.saved,
            found=item.found,
            open=item.open,
            sure=item.sure,
            base=item.base,
            present=self._present(item),
            choices=tuple(self._choices(item)),
            has_words=any(one.origin and one.origin.get("start") is not None for one in item.staged),
            in_row=in_row,
            correcting=correcting,
        )

    def groups(self, items: Sequence[Item], *, doubts_first: bool, correcting: str = "") -> list[Group]:
        """What needs a look on top, then by the template's items; what was not found last."""
        shown = [(item, self.shown(item, correcting=key_text(item.key) == correcting)) for item in items]
        groups = []
        absent = tuple(one for item, one in shown if not item.found and not item.decision)
        doubtful = tuple(one for item, one in shown if item.open and not item.sure) if doubts_first else ()
        if doubtful:
            groups.append(Group(_("Cần xem trước"), doubtful, "nghi-ngo"))
        placed = {one.id for one in (*doubtful, *absent)}
        titles = {section.item: section for section in self.template.outline()}
        by_item: dict[str, list[Shown]] = {}
        for item, one in shown:
            if one.id not in placed:
                by_item.setdefault(item.field.item, []).append(one)
        groups += [Group(self._title(titles.get(name)), tuple(rest)) for name, rest in by_item.items()]
        if absent:
            groups.append(Group(_("Không tìm thấy trong văn bản"), absent, "khong-thay"))
        return groups

    def _title(self, section: Section | None) -> str:
        if section is None:
            return _("Thông tin chung")
        number = "" if section.item[:1].islower() else section.item
        return f"{number} {section.titles[self.language]}".strip()

    def _cell(self, item: Item, one: StagedValue) -> Cell:
        key = key_of(one)
        spec = spec_of(self.template, key)
        read = item.answers[key]
        now = decided_answer(self.template, one) if item.decision == CORRECTED else read
        kind = field_type(spec.type)
        typed = kind.format(now.value, spec, self.language) if now.state is State.VALUE else ""
        label = spec.labels[self.language]
        if key.column and key.column[:4].isdigit():
            label = f"{label} {key.column[:4]}"
        return Cell(
            name=key.column or "",
            label=label,
            words=answer_words(spec, now, self.language),
            typed=self.typed.get(key, typed),
            state=now.state.value,
            was=answer_words(spec, read, self.language) if item.decision == CORRECTED else "",
            long=kind.long,
            options=tuple(option.labels[self.language] for option in spec.options) if kind.listed else (),
            error=self.errors.get(key, ""),
        )

    def _present(self, item: Item) -> str:
        if "differs" not in item.doubts and not (item.decision and item.present):
            return ""
        if item.field.columns:
            return _("bảng đang có dữ liệu khác; các dòng được chấp nhận sẽ thay cả bảng")
        if item.present is None or item.present.state is State.MISSING:
            return ""
        words = answer_words(item.field, item.present, self.language)
        return (
            words
            if item.decision == "" or words != answer_words(item.field, item.answers[item.key], self.language)
            else ""
        )

    def _choices(self, item: Item) -> Iterator[tuple[int, str]]:
        if item.key.row is None:
            for number, other in enumerate(item.answers[item.key].others):
                yield number, value_words(item.field, other, self.language)

    def _doubts(self, item: Item) -> Iterator[str]:
        if not item.found:
            return
        for doubt in item.doubts:
            if doubt == "low":
                yield _("Máy không chắc (%(percent)s %%)") % {"percent": round(item.confidence * 100)}
            elif doubt == "others":
                count = sum(len(answer.others) for answer in item.answers.values())
                yield ngettext("Có %(count)s cách đọc khác", "Có %(count)s cách đọc khác", count) % {"count": count}
            elif doubt == "differs":
                yield _("Khác giá trị đang có trong báo cáo")
            elif doubt == "finding":
                yield _("Văn bản tự mâu thuẫn ở chỗ này")


def marks_of(items: Iterable[Item]) -> Iterator[Mark]:
    """The places of the items' words, for the document."""
    for item in items:
        kind = "said-decided" if item.decision or item.saved else "said-sure" if item.sure else "said-doubt"
        for one in item.staged:
            origin = one.origin or {}
            if origin.get("start") is not None and origin.get("kind") == "read":
                yield Mark(origin["start"], origin["end"], str(item.staged[0].pk), kind)
