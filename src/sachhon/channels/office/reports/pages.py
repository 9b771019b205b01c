"""How a template's outline is cut into pages that are filled in one sitting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sachhon.formkit.definition import Field, Section, Template
from sachhon.formkit.values import MISSING, Key, State, Values, state_of

MOST_FIELDS = 20
"""A section with more fields is parted into its sub-sections."""


@dataclass(frozen=True, slots=True)
class Group:
    """An item of the outline with the fields that stand at it."""

    section: Section
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A section that is filled in on one page; `above` are the sections that it is a part of."""

    section: Section
    groups: tuple[Group, ...]
    above: tuple[Section, ...] = ()

    @property
    def item(self) -> str:
        """The item of the outline by which the page is called."""
        return self.section.item

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in order."""
        return tuple(field for group in self.groups for field in group.fields)

    @property
    def number(self) -> str:
        """As printed, with what it stands in: "I.2"."""
        return ".".join(section.number for section in (*self.above, self.section) if section.number not in ("", "-"))


def asked_of(page: Page, values: Values) -> tuple[Field, ...]:
    """The fields that are asked: details only where their question was answered with yes, or that are given anyway."""
    return tuple(
        field
        for field in page.fields
        if not field.details_of
        or values.get(Key(field.details_of), MISSING).value is True
        or state_of(values, field) is not State.MISSING
    )


@lru_cache(maxsize=64)
def pages_of(template: Template) -> tuple[Page, ...]:
    """The pages in printed order; every field stands on one."""
    return tuple(_cut(template, template.sections, ()))


def page_at(template: Template, item: str) -> Page:
    """The page of that item. Raises KeyError."""
    for page in pages_of(template):
        if page.item == item:
            return page
    raise KeyError(f"{template.id} has no page {item}")


def page_of_field(template: Template, field_id: str) -> Page:
    """The page on which a field stands. Raises KeyError."""
    for page in pages_of(template):
        if any(field.id == field_id for field in page.fields):
            return page
    raise KeyError(f"{template.id} has no field {field_id}")


def _cut(template: Template, sections: tuple[Section, ...], above: tuple[Section, ...]) -> Iterator[Page]:
    for section in sections:
        whole = tuple(_groups(template, section.walk()))
        if sum(len(group.fields) for group in whole) <= MOST_FIELDS or not section.sections:
            if whole:
                yield Page(section, whole, above)
            continue
        own = tuple(_groups(template, (section,)))
        if own:
            yield Page(section, own, above)
        yield from _cut(template, section.sections, (*above, section))


def _groups(template: Template, sections: Iterator[Section] | tuple[Section, ...]) -> Iterator[Group]:
    for section in sections:
        fields = template.fields_of(section.item)
        if fields:
            yield Group(section, fields)
