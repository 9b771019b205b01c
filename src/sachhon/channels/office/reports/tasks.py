"""The task list of a report: its sections, what is answered, who is at it, what stands in the way of submitting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sachhon.channels.office.reports.answers import clock
from sachhon.channels.office.reports.finding_words import UNANSWERED
from sachhon.channels.office.reports.pages import Page, asked_of, pages_of
from sachhon.domain.submissions.api import Checked, Part, Remark
from sachhon.formkit.definition import Template
from sachhon.formkit.findings import Severity
from sachhon.formkit.values import State, Values, state_of


@dataclass(frozen=True, slots=True)
class Task:
    """A section in the list. `state`: empty | begun | filled | doubtful | returned."""

    page: Page
    title: str
    url: str
    state: str
    words: str
    filled: int
    fields: int
    editing: tuple[str, ...] = ()
    saved: str = ""
    given_to: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def kind(self) -> str:
        """The colour of its state; a section that is filled in is plain."""
        return {"empty": "neutral", "begun": "info", "doubtful": "danger", "returned": "warning"}.get(self.state, "")


def tasks_of(
    template: Template,
    values: Values,
    checked: Sequence[Checked],
    remarks: Sequence[Remark],
    editing: Mapping[str, Sequence[str]],
    saved: Mapping[str, object],
    parts: Sequence[Part],
    urls: Mapping[str, str],
    tongue: str,
) -> list[Task]:
    """One task a page."""
    made = []
    for page in pages_of(template):
        ids = {one.id for one in page.fields}
        asked_here = asked_of(page, values)
        filled = sum(state_of(values, one) is not State.MISSING for one in asked_here)
        faults = [
            one
            for one in checked
            if one.finding.fields
            and one.finding.fields[0] in ids
            and one.finding.severity in (Severity.BLOCKER, Severity.ERROR)
        ]
        unexplained = [
            one
            for one in checked
            if one.finding.fields and one.finding.fields[0] in ids and one.needs_reason and not one.reason
        ]
        asked = [one for one in remarks if one.from_review and one.resolved_at is None and one.field in ids]
        state, words = _state(filled, len(asked_here), len(faults), len(asked))
        notes = []
        if unexplained:
            notes.append(_("%(n)s cảnh báo chưa nêu lý do") % {"n": len(unexplained)})
        times = [at for one in page.fields if (at := saved.get(one.id)) is not None]
        made.append(
            Task(
                page,
                page.section.titles[tongue],
                urls[page.item],
                state,
                words,
                filled,
                len(asked_here),
                tuple(editing.get(page.item, ())),
                _("đã lưu %(time)s") % {"time": clock(max(times))} if times else "",  # type: ignore[type-var]
                _given(parts, page),
                tuple(notes),
            )
        )
    return made


def _state(filled: int, fields: int, faults: int, asked: int) -> tuple[str, str]:
    if asked:
        return "returned", _("Cần bổ sung: %(n)s ý kiến") % {"n": asked}
    if faults:
        return "doubtful", _("%(n)s lỗi") % {"n": faults}
    if filled == 0:
        return "empty", _("Chưa làm")
    if filled < fields:
        return "begun", _("Đang làm: %(filled)s/%(fields)s") % {"filled": filled, "fields": fields}
    return "filled", _("Đã xong")


def _given(parts: Sequence[Part], page: Page) -> str:
    given = [part for part in parts if page.item in part.sections]
    return "; ".join(f"{part.unit.name} ({part.get_status_display()})" for part in given)


def obstacles(checked: Sequence[Checked]) -> list[str]:
    """What stands in the way of submitting, in words; nothing where it may be submitted."""
    blockers = sum(one.finding.severity is Severity.BLOCKER for one in checked)
    errors = sum(one.finding.severity is Severity.ERROR for one in checked)
    silent = sum(one.needs_reason and not one.reason for one in checked)
    unanswered = sum(one.finding.code == UNANSWERED for one in checked)
    said = []
    if blockers:
        said.append(_("%(n)s chỗ bị chặn phải sửa") % {"n": blockers})
    if errors:
        said.append(_("%(n)s lỗi phải sửa") % {"n": errors})
    if silent:
        said.append(_("%(n)s cảnh báo phải sửa hoặc nêu lý do") % {"n": silent})
    if unanswered:
        said.append(_("%(n)s câu chưa trả lời") % {"n": unanswered})
    return said
