"""Where somebody fills in a report: the whole of it, or a department's part. The pages are alike, the addresses not."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from sachhon.channels.office.reports.pages import Page, pages_of
from sachhon.domain.submissions.api import Part, Submission, fields_in
from sachhon.formkit.definition import Template


@dataclass(frozen=True, slots=True)
class Desk:
    """A report, or with `part` the sections of it that a department answers."""

    submission: Submission
    part: Part | None = None

    @property
    def template(self) -> Template:
        """The definition that is filled in."""
        definition: Template = self.submission.obligation.round.definition
        return definition

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that can be opened here."""
        pages = pages_of(self.template)
        if self.part is None:
            return pages
        own = fields_in(self.template, self.part.sections)
        return tuple(page for page in pages if {field.id for field in page.fields} <= own)

    @property
    def home(self) -> str:
        """The address of the list of pages."""
        if self.part is None:
            return reverse("reports:report", args=(self.submission.code,))
        return reverse("reports:part", args=(self.part.pk,))

    def page(self, item: str) -> Page:
        """The page of an item. Raises Http404 where there is none here."""
        for page in self.pages:
            if page.item == item:
                return page
        raise Http404(f"no page {item}")

    def page_of(self, field: str) -> Page:
        """The page on which a field stands. Raises Http404 where there is none here."""
        for page in self.pages:
            if any(one.id == field for one in page.fields):
                return page
        raise Http404(f"no field {field}")

    def after(self, page: Page) -> Page | None:
        """The next page, None after the last."""
        place = self.pages.index(page) + 1
        return self.pages[place] if place < len(self.pages) else None

    def address(self, name: str, *more: str) -> str:
        """The address of a page of this desk: section, save, autosave, presence, paste."""
        if self.part is None:
            return reverse(f"reports:{name}", args=(self.submission.code, *more))
        return reverse(f"reports:part_{name}", args=(self.part.pk, *more))

    def section(self, page: Page, anchor: str = "") -> str:
        """The address of a section, at a field of it."""
        address = self.address("section", page.item)
        return f"{address}#f-{anchor}" if anchor else address
