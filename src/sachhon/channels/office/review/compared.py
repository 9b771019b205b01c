"""A report beside that of the last round and those of other units, with what is doubted and said about each answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext

from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.domain.rollups.api import Fence
from sachhon.domain.submissions.api import Remark
from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.fields import Range, field_type
from sachhon.formkit.rules import number_of
from sachhon.formkit.values import Answer, Row, State, Values, answer_of, cells_of, rows_of
from sachhon.vietnamese.numbers import format_number

LARGE_CHANGE = 50  # per cent against the last round, from which it is marked
LARGE_POINTS = 20  # of a share, in points
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Doubted:
    """A finding with the reason that the unit gave; `grave` what would have held the report up."""

    words: str
    reason: str
    grave: bool


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it is shown."""

    words: str
    state: str
    how: str = ""
    href: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One field. `change`: in per cent against the last round; `far`: how it lies to the other units."""

    id: str
    label: str
    unit: str
    long: bool
    now: Said
    last: Said
    change: str = ""
    large: bool = False
    far: str = ""
    findings: Sequence[Doubted] = ()
    remarks: Sequence[Remark] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[Said]] = ()
    last_rows: Sequence[Sequence[Said]] = ()
    others: Sequence[tuple[str, str]] = ()

    @property
    def flagged(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.findings or self.far or self.large or self.open_remarks or self.now.doubtful)

    @property
    def open_remarks(self) -> bool:
        """Whether a remark is not dealt with."""
        return any(remark.resolved_at is None for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class Part:
    """An item of the template with its fields."""

    item: str
    title: str
    fields: Sequence[Compared]

    @property
    def flagged(self) -> int:
        """How many of its fields there are to look at."""
        return sum(one.flagged for one in self.fields)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report is compared with. `before`: names and answers of predecessors, where there are several."""

    now: Values
    last: Values
    fences: Mapping[str, Fence]
    findings: Mapping[str, Sequence[Doubted]]
    remarks: Mapping[str, Sequence[Remark]]
    before: Sequence[tuple[str, Values]] = field(default=())


def state_words(state: str) -> str:
    """Blank is not zero."""
    return {
        "nil": gettext("không phát sinh"),
        "unknown": gettext("chưa có số liệu"),
        "missing": gettext("chưa trả lời"),
    }.get(state, "")


def parts_of(template: Template, ground: Ground) -> list[Part]:
    """All fields, item by item."""
    language = (get_language() or "vi")[:2]
    titles = {
        section.item: f"{section.number}. {section.titles.get(language, section.titles['vi'])}".removeprefix("-. ")
        for section in template.outline()
    }
    found: dict[str, list[Compared]] = {}
    for one in template.fields:
        found.setdefault(one.item, []).append(_compared(one, ground, language))
    return [Part(item, titles.get(item, item), fields) for item, fields in found.items()]


def _compared(one: Field, ground: Ground, language: str) -> Compared:
    now, last = answer_of(ground.now, one.id), answer_of(ground.last, one.id)
    told: dict[str, Any] = {
        "id": one.id,
        "label": one.labels.get(language, one.labels["vi"]),
        "unit": {"money": "đồng"}.get(one.type, one.unit),
        "long": field_type(one.type).long,
        "findings": ground.findings.get(one.id, ()),
        "remarks": ground.remarks.get(one.id, ()),
    }
    if one.columns:
        return _table(one, ground, language, told)
    change, large = _change(now, last, one.type.startswith("percent"))
    return Compared(
        **told,
        now=_said(one, now, language),
        last=_said(one, last, language) if ground.last else Said("", "missing"),
        change=change,
        large=large,
        far=_far(now, ground.fences.get(one.id)),
        others=[(name, _said(one, answer_of(values, one.id), language).words) for name, values in ground.before],
    )


def _table(one: Field, ground: Ground, language: str, told: dict[str, Any]) -> Compared:
    rows, last = rows_of(ground.now, one), rows_of(ground.last, one)
    names = _columns(one, (*rows, *last))
    empty = answer_of(ground.now, one.id).state.value
    words = gettext("%(n)s dòng") % {"n": len(rows)} if rows else state_words(empty)
    return Compared(
        **told,
        now=Said(words, "value" if rows else empty),
        last=Said(gettext("%(n)s dòng") % {"n": len(last)} if last else "", "value" if last else "missing"),
        heads=[_head(one.column(name), name, language) for name in names],
        rows=[_cells(one, row, names, language) for row in rows],
        last_rows=[_cells(one, row, names, language) for row in last],
    )


def _columns(one: Field, rows: Iterable[Row]) -> list[str]:
    filled = {name for row in rows for name in row.cells}
    years = tuple(sorted({int(name.split(".")[0]) for name in filled if "." in name}))
    return [name for name, _ in cells_of(one, years) if name in filled]


def _head(column: Column, name: str, language: str) -> str:
    year = name.partition(".")[0] if "." in name else ""
    label = f"{column.labels.get(language, column.labels['vi'])} {year}".strip()
    return f"{label} ({column.unit})" if column.unit else label


def _cells(one: Field, row: Row, names: Sequence[str], language: str) -> list[Said]:
    return [
        _said(one.column(name), row.cells[name], language) if name in row.cells else Said("", "missing")
        for name in names
    ]


def _said(spec: Field | Column, answer: Answer, language: str) -> Said:
    words = state_words(answer.state.value)
    if answer.state is State.VALUE:
        words = field_type(spec.type).format(answer.value, spec, language)
    return Said(
        words,
        answer.state.value,
        origin_words(answer.origin),
        words_address(answer.origin),
        answer.state is State.VALUE and answer.confidence <= 0.5,
    )


def _number(answer: Answer) -> Decimal | None:
    if answer.state is State.VALUE and isinstance(answer.value, Range):
        return answer.value.middle
    return number_of(answer) if answer.state in (State.VALUE, State.NIL) else None


def _change(now: Answer, last: Answer, share: bool) -> tuple[str, bool]:
    """The difference in per cent (of shares in points), and whether it is large; 0 before is said in words."""
    new, old = _number(now), _number(last)
    if new is None or old is None or isinstance(now.value, bool):
        return "", False
    if new == old:
        return gettext("như trước"), False
    if share:
        points = _short(new - old)
        return gettext("%(points)s điểm") % {"points": points if new < old else f"+{points}"}, abs(
            new - old
        ) >= LARGE_POINTS
    if old == 0:
        return gettext("trước là 0"), True
    percent = round((new - old) * _HUNDRED / abs(old))
    sign = "+" if percent > 0 else ""
    if abs(percent) >= 1000:
        return gettext("gấp %(times)s lần") % {"times": _short(new / old)}, True
    return f"{sign}{format_number(percent)} %", abs(percent) >= LARGE_CHANGE


def _far(answer: Answer, fence: Fence | None) -> str:
    number = _number(answer)
    if number is None or fence is None or answer.state is not State.VALUE or not fence.far(number):
        return ""
    told = {"median": _short(fence.median), "n": fence.n}
    if number > fence.high:
        return gettext("cao khác thường: trung vị của %(n)s đơn vị là %(median)s") % told
    return gettext("thấp khác thường: trung vị của %(n)s đơn vị là %(median)s") % told


def _short(number: Decimal) -> str:
    """At most one decimal, none that is zero."""
    whole = number.to_integral_value()
    return format_number(whole if round(number, 1) == whole else round(number, 1))
