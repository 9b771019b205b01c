"""Importing a filled blank: what will change, from what to what, and one yes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sachhon.channels.office.intake.afterwards import after_confirming
from sachhon.channels.office.intake.finding import find_received
from sachhon.channels.office.intake.findings import shown_findings
from sachhon.channels.office.intake.showing import answer_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.intake.api import (
    CHANGED,
    RECEIVED,
    REFUSALS,
    SAME,
    FieldChange,
    Received,
    diff_of,
    draft_for,
    import_form,
    items_for,
    place_of_received,
    say_concern,
    status_of_received,
    template_for,
    weighed,
)
from sachhon.formkit.definition import Template
from sachhon.formkit.values import spec_of

MOST_CELLS = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One cell that changes."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A question with its changes; `more` cells are not printed."""

    field: str
    label: str
    number: str
    kind: str
    base: int
    lines: tuple[Line, ...]
    more: int = 0
    rows_before: int = 0
    rows_after: int = 0
    is_table: bool = False


def import_page(request: OfficeRequest, received: Received) -> HttpResponse:
    """The diff of a blank against the draft as it is now."""
    language = get_language() or "vi"
    template, draft = template_for(received), draft_for(received)
    items = items_for(received, draft)
    changes = [_shown(template, change, language) for change in diff_of(template, items, draft)]
    findings = shown_findings(received.reading.get("findings", ()), items, language)
    refused = [one for one in findings if one.kind == "danger"]
    place, status = place_of_received(received), status_of_received(received)
    current = template.version
    context: dict[str, Any] = {
        "received": received,
        "changing": [one for one in changes if one.kind != SAME],
        "changed": sum(1 for one in changes if one.kind == CHANGED),
        "new": sum(1 for one in changes if one.kind not in (CHANGED, SAME)),
        "same": [one for one in changes if one.kind == SAME],
        "refused": refused,
        "told": [one for one in findings if one.kind != "danger"],
        "outdated": received.template_version not in ("", current),
        "current": current,
        "concerns": [say_concern(concern) for concern in received.concerns],
        "weighed": weighed(received),
        "may_decide": RECEIVED.permits(request.actor, "decide", place, status),
        "may_set_aside": RECEIVED.permits(request.actor, "set_aside", place, status),
        "request_key": str(uuid.uuid4()),
    }
    return render(request, "office/intake/import.html", context)


@guarded(RECEIVED, "confirm", find_received)
@require_POST
def imported(request: OfficeRequest, received: Received) -> HttpResponse:
    """Take the ticked answers into the draft."""
    seen = {
        name.removeprefix("base."): int(value)
        for name, value in request.POST.items()
        if name.startswith("base.") and value.isdigit()
    }
    try:
        saved = import_form(
            actor=request.actor,
            received=received,
            fields=frozenset(request.POST.getlist("take")),
            seen=seen,
            request_key=request.POST.get("request_key", ""),
        )
    except REFUSALS as refused:
        messages.error(request, str(refused))
        return redirect("intake:received", received_id=received.pk)
    return after_confirming(request, received, saved)


def _shown(template: Template, change: FieldChange, language: str) -> ShownChange:
    lines = []
    for cell in change.cells[:MOST_CELLS]:
        spec = spec_of(template, cell.key)
        place = ""
        if cell.key.row is not None:
            place = _("dòng %(row)s, %(column)s") % {"row": cell.key.row + 1, "column": spec.labels[language]}
        before = answer_words(spec, cell.before, language) if cell.before else ""
        after = answer_words(spec, cell.after, language) if cell.after else ""
        lines.append(Line(place, before, after))
    asked = change.field
    return ShownChange(
        field=asked.id,
        label=asked.labels[language],
        number="" if asked.item[:1].islower() else asked.item,
        kind=change.kind,
        base=change.base,
        lines=tuple(lines),
        more=max(0, len(change.cells) - MOST_CELLS),
        rows_before=change.rows_before,
        rows_after=change.rows_after,
        is_table=bool(asked.columns),
    )
