"""The list of experts as a workbook to fill in or to change; every cell is text."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter

from sachhon.domain.assessments.models import Expert
from sachhon.domain.assessments.network.facts import facts_of_expert
from sachhon.domain.assessments.network.sheet_columns import COLUMNS, GUIDE, TITLE


def write_experts(experts: Iterable[Expert] = ()) -> bytes:
    """The workbook with these experts; without any the empty one."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#E7EEF5", "border": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        page = book.add_worksheet(TITLE)
        page.freeze_panes(1, 2)
        for place, column in enumerate(COLUMNS):
            page.set_column(place, place, column.width, text)
            page.write_string(0, place, column.title + (" *" if column.field == "name" else ""), head)
        for line, expert in enumerate(experts, 1):
            told = _told(expert)
            for place, column in enumerate(COLUMNS):
                page.write_string(line, place, told[column.field], text)
        guide = book.add_worksheet("Hướng dẫn")
        guide.set_column(0, 0, 120)
        for number, words in enumerate(GUIDE):
            guide.write_string(number, 0, words)
    return out.getvalue()


def _told(expert: Expert) -> dict[str, str]:
    facts = facts_of_expert(expert)
    told = {name: getattr(facts, name) for name in ("name", "organisation_name", "email", "phone", "note")}
    told |= {name: "x" if getattr(facts, name) else "" for name in ("is_consultant", "is_trainer", "listed")}
    courses = {
        mine: "; ".join(
            f"{row.course} ({row.year})" if row.year else row.course
            for row in facts.trainings
            if row.as_trainer is taught
        )
        for mine, taught in (("trainings", False), ("taught", True))
    }
    return (
        told
        | courses
        | {
            "code": expert.code,
            "organisation": facts.organisation.code if facts.organisation else "",
            "province": facts.province.name if facts.province else "",
            "industries": ", ".join(map(str, facts.industries)),
        }
    )
