"""Two versions of a template side by side: fields added, removed, changed, and which changes break old answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sachhon.formkit.definition import Column, Field, Option, Template
from sachhon.vietnamese import format_number

Asked = Field | Column

WIDER_TYPES = frozenset(
    {("text", "narrative"), ("integer", "decimal"), ("industry", "industries"), ("document", "documents")}
)
"""Changes of type after which every old answer still is one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs. `breaks`: why old answers could no longer be read by the new version; "" where they can.

    `what` names the thing, `before` and `after` are as a person reads them.
    """

    what: str
    before: str
    after: str
    breaks: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs. `kind`: added | removed | changed."""

    kind: str
    field_id: str
    label: str
    changes: tuple[Change, ...] = ()

    @property
    def breaks(self) -> tuple[str, ...]:
        """Why old answers would be broken."""
        return tuple(change.breaks for change in self.changes if change.breaks)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a new version changes, in the order of its fields, then what it leaves out; rules apart."""

    fields: tuple[FieldChange, ...]
    rules: tuple[FieldChange, ...]

    @property
    def breaking(self) -> tuple[str, ...]:
        """One sentence for each reason for which the new version cannot follow the old."""
        return tuple(
            _("{field}: {reason}").format(field=change.field_id, reason=reason)
            for change in self.fields
            for reason in change.breaks
        )

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.fields and not self.rules


def compare(old: Template, new: Template, language: str = "vi") -> Comparison:
    """What `new` changes of `old`. Labels are told in the language."""
    fields = []
    for field in new.fields:
        label = _label(field.labels, language)
        if not old.has_field(field.id):
            shown = (Change(_("Câu hỏi"), "", label), Change(_("Kiểu"), "", field.type))
            fields.append(FieldChange("added", field.id, label, shown))
        elif changes := tuple(_changes(old.field(field.id), field, language)):
            fields.append(FieldChange("changed", field.id, label, changes))
    for field in old.fields:
        if not new.has_field(field.id):
            label = _label(field.labels, language)
            gone = Change(_("Câu hỏi"), label, "", _("câu hỏi bị bỏ, câu trả lời cũ sẽ mất chỗ. Giữ lại mã câu hỏi."))
            fields.append(FieldChange("removed", field.id, label, (gone,)))
    return Comparison(tuple(fields), tuple(_rule_changes(old, new)))


def _changes(old: Field, new: Field, language: str) -> Iterator[Change]:
    yield from _asked_changes(old, new, language)
    if old.item != new.item:
        yield Change(_("Mục"), old.item, new.item)
    if old.rollup != new.rollup:
        yield Change(_("Cách tổng hợp"), old.rollup, new.rollup)
    yield from _column_changes(old, new, language)
    if old.years != new.years:
        yield Change(_("Các năm"), _years(old.years), _years(new.years))


def _asked_changes(old: Asked, new: Asked, language: str) -> Iterator[Change]:
    if old.type != new.type:
        fits = (old.type, new.type) in WIDER_TYPES
        reason = "" if fits else _("kiểu {before} đổi thành {after}, câu trả lời cũ không đọc được nữa.")
        yield Change(_("Kiểu"), old.type, new.type, reason.format(before=old.type, after=new.type))
    if _label(old.labels, language) != _label(new.labels, language):
        yield Change(_("Câu hỏi"), _label(old.labels, language), _label(new.labels, language))
    if old.unit != new.unit:
        reason = _("đơn vị tính {before} đổi thành {after}, số cũ sẽ sai nghĩa. Đặt câu hỏi mới với mã khác.")
        yield Change(_("Đơn vị tính"), old.unit, new.unit, reason.format(before=old.unit or "—", after=new.unit or "—"))
    if old.classifier != new.classifier:
        reason = _("danh mục {before} đổi thành {after}, mã cũ không còn nghĩa.")
        yield Change(
            _("Danh mục"),
            old.classifier,
            new.classifier,
            reason.format(before=old.classifier or "—", after=new.classifier or "—"),
        )
    yield from _option_changes(old.options, new.options, language)
    for what, before, after in (
        (_("Bắt buộc"), _said(old.required), _said(new.required)),
        (_("Nhỏ nhất"), _number(old.minimum), _number(new.minimum)),
        (_("Lớn nhất"), _number(old.maximum), _number(new.maximum)),
        (_("Số chữ số thập phân"), _number(old.decimals), _number(new.decimals)),
        (_("Hướng dẫn"), _label(old.help, language), _label(new.help, language)),
    ):
        if before != after:
            yield Change(what, before, after)


def _option_changes(old: Sequence[Option], new: Sequence[Option], language: str) -> Iterator[Change]:
    before = {option.id: _label(option.labels, language) for option in old}
    after = {option.id: _label(option.labels, language) for option in new}
    gone = [label for key, label in before.items() if key not in after]
    added = [label for key, label in after.items() if key not in before]
    if gone:
        reason = _("bỏ lựa chọn {names}, câu trả lời cũ không còn chỗ.").format(names=", ".join(gone))
        yield Change(_("Lựa chọn bị bỏ"), ", ".join(gone), "", reason)
    if added:
        yield Change(_("Lựa chọn thêm"), "", ", ".join(added))
    for key in before.keys() & after.keys():
        if before[key] != after[key]:
            yield Change(_("Lựa chọn {id}").format(id=key), before[key], after[key])


def _column_changes(old: Field, new: Field, language: str) -> Iterator[Change]:
    before = {column.id: column for column in old.columns}
    after = {column.id: column for column in new.columns}
    for key, column in after.items():
        name = _("Cột {id}").format(id=key)
        if key not in before:
            yield Change(name, "", _label(column.labels, language))
            continue
        if before[key].repeat != column.repeat:
            reason = _("cột {id} đổi cách lặp theo năm, ô cũ không còn chỗ.").format(id=key)
            yield Change(name, before[key].repeat, column.repeat, reason)
        for change in _asked_changes(before[key], column, language):
            reason = _("cột {id}: {reason}").format(id=key, reason=change.breaks) if change.breaks else ""
            yield Change(f"{name} · {change.what}", change.before, change.after, reason)
    for key, column in before.items():
        if key not in after:
            reason = _("cột {id} bị bỏ, ô cũ không còn chỗ.").format(id=key)
            yield Change(_("Cột {id}").format(id=key), _label(column.labels, language), "", reason)


def _rule_changes(old: Template, new: Template) -> Iterator[FieldChange]:
    before = {rule.id: rule for rule in old.rules}
    after = {rule.id: rule for rule in new.rules}
    for key, rule in after.items():
        if key not in before:
            yield FieldChange("added", key, rule.kind, (Change(_("Quy tắc"), "", rule.kind),))
        elif before[key] != rule:
            severities = (before[key].severity.value, rule.severity.value)
            shown = severities if severities[0] != severities[1] else (before[key].kind, rule.kind)
            yield FieldChange("changed", key, rule.kind, (Change(_("Quy tắc"), *shown),))
    for key, rule in before.items():
        if key not in after:
            yield FieldChange("removed", key, rule.kind, (Change(_("Quy tắc"), rule.kind, ""),))


def _label(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get("vi", "")


def _said(answer: bool) -> str:
    return _("có") if answer else _("không")


def _number(value: object) -> str:
    return "" if value is None else format_number(value)  # type: ignore[arg-type]


def _years(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))
