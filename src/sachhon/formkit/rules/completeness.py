"""Fields without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.definition import Field
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.rules.ground import Case
from sachhon.formkit.values import State, state_of


def check_completeness(case: Case) -> Iterator[Finding]:
    """Every missing field, a required one as an error; details of a "no" are not asked for."""
    wanted = case.names("fields")
    for field in case.template.fields:
        if wanted and field.id not in wanted:
            continue
        if state_of(case.values, field) is State.MISSING and _asked(case, field):
            severity = Severity.ERROR if field.required else case.rule.severity
            told = {**_place(case, field), **case.labels(field.id)}
            yield case.finding("item_not_answered", "field", (field.id,), told, severity=severity)


def _place(case: Case, field: Field) -> dict[str, object]:
    """The item as it is printed: "I.7 Kiến nghị"; by its title alone where the template numbers nothing."""
    section = case.template.section(field.item)
    number = f"{field.item} " if section.number else ""
    named = {f"place_{language}": f"{number}{title}" for language, title in section.titles.items()}
    return {"item": field.item, **named}


def _asked(case: Case, field: Field) -> bool:
    """Details are asked for only where the question they belong to was answered with yes."""
    return not field.details_of or case.answer(field.details_of).value is True
