"""Reads once all that a page of data entry is made from, and makes what its template shows."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.reports.blocks import Sheet, block_of
from sachhon.channels.office.reports.cell_ids import cell_id
from sachhon.channels.office.reports.desks import Desk
from sachhon.channels.office.reports.finding_words import of_field, summary_words
from sachhon.channels.office.reports.heads import Head
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.money_units import UNITS, unit_of
from sachhon.channels.office.reports.pages import Group, Page
from sachhon.channels.office.reports.returning import back_to
from sachhon.channels.office.reports.saving import Outcome
from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.domain.submissions.api import (
    Submission,
    draft_rows,
    findings_of,
    last_round_values,
    remarks_on,
    values_of_rows,
)
from sachhon.formkit.definition import Field
from sachhon.formkit.values import Key

NOTHING = Outcome({})


def sheet_of(
    request: OfficeRequest,
    desk: Desk,
    page: Page,
    *,
    locked: bool,
    outcome: Outcome = NOTHING,
    states: Mapping[Key, str] | None = None,
) -> Sheet:
    """Everything that the page's blocks show."""
    submission = desk.submission
    rows, last = draft_rows(submission), last_round_values(submission)
    values = values_of_rows(submission, rows)
    return Sheet(
        desk=desk,
        template=desk.template,
        values=values,
        last=last,
        rows=rows,
        checked=findings_of(submission, values=values, previous=last),
        remarks=remarks_on(submission, request.actor),
        unit=unit_of(request),
        language=language(),
        locked=locked,
        back=desk.section(page),
        typed=outcome.typed,
        marks=outcome.marks,
        states=states or {},
        parts=_parts(request.GET.getlist("dong")),
        blank_rows=dict.fromkeys(request.GET.getlist("them"), 10),
    )


def page_url(submission: Submission, page: Page) -> str:
    """The address of a page of a report."""
    return reverse("reports:section", args=(submission.code, page.item))


def section_context(request: OfficeRequest, sheet: Sheet, head: Head, page: Page, outcome: Outcome) -> dict[str, Any]:
    """What the template of a section shows."""
    desk, tongue = sheet.desk, sheet.language
    after = desk.after(page)
    here = {field.id for field in page.fields}
    found = [one for name in here for one in of_field(sheet.checked, name)]
    hinted = first_of_type(page)
    return {
        "report": head,
        "page": {
            "item": page.item,
            "number": page.number,
            "title": page.section.titles[tongue],
            "url": desk.address("save", page.item),
            "has_money": _has_money(page),
        },
        "groups": [
            {
                "number": group.section.number if group.section.number != "-" else "",
                "title": group.section.titles[tongue],
                "only": group.section.item == page.item or _named_alike(group, tongue),
                "blocks": [block_of(sheet, field, hinted=field in hinted) for field in group.fields],
            }
            for group in page.groups
        ],
        "locked": sheet.locked,
        "money_units": UNITS,
        "money_unit": sheet.unit,
        "base": json.dumps(_versions(sheet, page, outcome)),
        "request_key": uuid.uuid4().hex,
        "problems": problems(sheet, outcome),
        "summary": summary_words(found),
        "status": {"kind": "saved", "words": _("Đã lưu %(time)s") % {"time": head.saved} if head.saved else ""},
        "next_page": after and {"url": desk.section(after), "name": after.number or after.section.titles[tongue]},
        "urls": {
            "autosave": desk.address("autosave"),
            "presence": desk.address("presence", page.item),
            "end": desk.home if desk.part else reverse("reports:check", args=(desk.submission.code,)),
            "home": desk.home,
            "back": back_to(request),
            "history": "" if desk.part else reverse("reports:cell", args=(desk.submission.code, "__cell__")),
        },
        "words": entry_words(),
    }


def first_of_type(page: Page) -> frozenset[Field]:
    """The first field of each type: how it is filled in is said once on a page."""
    found: dict[str, Field] = {}
    for field in page.fields:
        found.setdefault(field.type, field)
    return frozenset(found.values())


def problems(sheet: Sheet, outcome: Outcome) -> list[dict[str, str]]:
    """What was not taken, for the error summary: the same words as at the field."""
    listed = []
    for key, mark in outcome.marks.items():
        if mark.wrong:
            field = sheet.template.field(key.field)
            label = field.labels[sheet.language]
            if key.column is not None and key.row is not None:
                column = field.column(key.column).labels[sheet.language]
                label = _("%(table)s, dòng %(row)s, cột %(column)s") % {
                    "table": label,
                    "row": key.row + 1,
                    "column": column,
                }
            listed.append({"anchor": f"c-{cell_id(key)}", "label": label, "words": mark.words})
    return listed


def entry_words() -> dict[str, str]:
    """What the page's script says."""
    return {
        "saving": _("Đang lưu…"),
        "saved": _("Đã lưu"),
        "failed": _("Chưa lưu được. Nội dung anh/chị nhập vẫn còn trên máy này."),
        "retry": _("Thử lại"),
        "signed_out": _("Phiên làm việc đã hết. Nội dung vẫn còn trên máy này: hãy đăng nhập lại rồi mở lại trang."),
        "closed": _("Báo cáo không còn sửa được. Nội dung chưa lưu vẫn còn trên máy này. Hãy tải lại trang."),
        "restored": _("Đã lấy lại %s câu trả lời chưa lưu từ máy này."),
        "removed": _("Đã xóa dòng"),
        "undo": _("Hoàn tác"),
    }


def _named_alike(group: Group, tongue: str) -> bool:
    """Whether a section is called as the one question in it: then it is said once."""
    return len(group.fields) == 1 and group.fields[0].labels[tongue] == group.section.titles[tongue]


def _has_money(page: Page) -> bool:
    return any(field.type == "money" or any(c.type == "money" for c in field.columns) for field in page.fields)


def _versions(sheet: Sheet, page: Page, outcome: Outcome) -> dict[str, int]:
    """The versions that the inputs are made from; of what was refused, the one that it was typed over."""
    here = {field.id for field in page.fields}
    versions = {cell_id(key): row.version for key, row in sheet.rows.items() if key.field in here}
    for key, version in outcome.bases.items():
        versions[cell_id(key)] = version
    return versions


def _parts(asked: list[str]) -> dict[str, int]:
    """Where long tables begin on this page, "field:100"."""
    parts = {}
    for one in asked:
        field, _colon, first = one.partition(":")
        if first.isascii() and first.isdecimal():
            parts[field] = int(first)
    return parts
