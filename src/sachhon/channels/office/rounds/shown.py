"""A request as it is shown: to the unit that owes it, and beforehand to the officer who prepares it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sachhon.domain.registry.api import Unit, name_on
from sachhon.domain.rounds.api import Round, addressed, date_of, run_of, text_of, years_said
from sachhon.formkit.definition import Column, Field, Section, Template, Words
from sachhon.formkit.fields import field_type

FORMS = ((".docx", "Word"), (".xlsx", "Excel"), (".json", "JSON"))


@dataclass(frozen=True, slots=True)
class ShownField:
    """A question as a unit reads it."""

    label: str
    kind: str
    kind_label: str
    unit: str
    help: str
    required: bool
    columns: tuple[str, ...]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownSection:
    """An item of the outline with its questions; `level` from 1."""

    number: str
    title: str
    level: int
    fields: tuple[ShownField, ...]


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A round as one unit sees it."""

    asking: Round
    unit: Unit | None
    unit_name: str
    addressee: str
    deadline: date | None
    paragraphs: tuple[str, ...]
    signer: tuple[str, ...]
    outline: tuple[ShownSection, ...]
    questions: int
    years: str = ""
    extended: bool = False


def shown_request(
    asking: Round, unit: Unit | None, deadline: date | None, language: str, *, unit_name: str = ""
) -> ShownRequest:
    """The request to a unit (to nobody yet, where there is none), questions in the reader's language."""
    definition = asking.definition
    name = unit_name or (name_on(unit, date_of(asking)) if unit else "")
    return ShownRequest(
        asking=asking,
        unit=unit,
        unit_name=name,
        addressee=addressed(name, unit) if unit else "",
        deadline=deadline,
        paragraphs=tuple(part.strip() for part in text_of(asking).split("\n\n") if part.strip()),
        signer=tuple(line.strip() for line in asking.signer_authority.splitlines() if line.strip()),
        outline=outline(definition, language) if definition else (),
        questions=len(definition.fields) if definition else 0,
        years=years_said(asking),
        extended=bool(deadline and asking.deadline and deadline > asking.deadline),
    )


def outline(definition: Template, language: str) -> tuple[ShownSection, ...]:
    """The items of a template with their questions, in printed order."""
    shown: list[ShownSection] = []

    def walk(section: Section, level: int) -> None:
        fields = tuple(_field(field, language) for field in definition.fields_of(section.item))
        number = "" if section.number == "-" else section.number
        shown.append(ShownSection(number, _said(section.titles, language), level, fields))
        for below in section.sections:
            walk(below, level + 1)

    for section in definition.sections:
        walk(section, 1)
    return tuple(shown)


def _field(field: Field, language: str) -> ShownField:
    return ShownField(
        label=_said(field.labels, language),
        kind=field.type,
        kind_label=_said(field_type(field.type).labels, language),
        unit=field.unit,
        help=_said(field.help, language),
        required=field.required,
        columns=tuple(_head(column, field, language) for column in field.columns),
        options=tuple(_said(option.labels, language) for option in field.options),
    )


def _head(column: Column, field: Field, language: str) -> str:
    """A column with its unit; one that stands once per year says for which years."""
    head = _said(column.labels, language) + (f" ({column.unit})" if column.unit else "")
    if column.repeat and field.years:
        return _("%(column)s, mỗi năm %(years)s") % {"column": head, "years": run_of(field.years)}
    return head


def _said(words: Words, language: str) -> str:
    return words.get(language) or words.get("vi", "")
