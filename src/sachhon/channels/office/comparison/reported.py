"""What a report says, with the way to its words, its revision and its receipt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from sachhon.channels.office.comparison.years import words_of
from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.domain.planning.api import Reported
from sachhon.domain.registry.api import place_of
from sachhon.domain.submissions.api import SUBMISSION, Revision


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a report. `href` leads to the words themselves, `report_href` to the report where it may be seen."""

    label: str
    years: str
    how: str
    quote: str
    href: str
    number: int
    title: str
    report_href: str


def revisions_behind(said: Iterable[Reported | None]) -> dict[int, Revision]:
    """{id: revision} of all that is said, without what they hold; one query."""
    wanted = {one.revision for one in said if one is not None}
    if not wanted:
        return {}
    rows = Revision.objects.filter(pk__in=wanted).defer("content")
    return {row.pk: row for row in rows.select_related("submission__obligation__round", "template")}


def stated(request: OfficeRequest, said: Reported, revision: Revision) -> Stated:
    """With its links."""
    field = revision.template.definition.field(said.field)
    submission = revision.submission
    unit = submission.obligation.unit
    may = SUBMISSION.permits(request.actor, "view", place_of(unit), submission.status)
    return Stated(
        label=field.labels.get((get_language() or "vi")[:2], field.labels["vi"]),
        years=words_of(said.years),
        how=origin_words(said.origin),
        quote=said.origin.quote if said.origin else "",
        href=words_address(said.origin),
        number=revision.number,
        title=submission.obligation.round.title,
        report_href=reverse("reports:report", args=(submission.code,)) if may else "",
    )
