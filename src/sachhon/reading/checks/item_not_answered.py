"""Items of the template that the document does not answer, one finding an item."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.definition import Field, Template, templates
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import State
from sachhon.reading.model import FieldAnswer, Reading


def check(reading: Reading) -> Iterator[Finding]:
    """`fields` are those without an answer; variant `partly` where others of the same item are answered."""
    template = templates().get(reading.template or "")
    if template is None:
        return
    answers = {answer.field: answer for answer in reading.answers}
    items: dict[str, list[Field]] = {}
    for field in template.fields:
        items.setdefault(field.item, []).append(field)
    for item, fields in items.items():
        asked = [field for field in fields if _is_asked(field, answers)]
        missing = [field for field in asked if answers[field.id].state is State.MISSING]
        if missing:
            yield _finding(template, item, asked, missing, answers)


def _is_asked(field: Field, answers: dict[str, FieldAnswer]) -> bool:
    """Details are asked for only where the question that they belong to was answered with yes."""
    return field.id in answers and (not field.details_of or answers[field.details_of].value is True)


def _finding(
    template: Template, item: str, asked: list[Field], missing: list[Field], answers: dict[str, FieldAnswer]
) -> Finding:
    section = template.section(item)
    spans = tuple(
        sorted({span for field in asked if (span := answers[field.id].span) is not None and field.type != "narrative"})
    )
    return Finding(
        "item_not_answered",
        Severity.ERROR if any(field.required for field in missing) else Severity.WARNING,
        {
            # An item that the template only names ("budget") is called by its title alone.
            "item": "" if item[:1].islower() else f" {item}",
            "title_vi": section.titles.get("vi", ""),
            "title_en": section.titles.get("en", ""),
            "labels_vi": "; ".join(field.labels.get("vi", field.id) for field in missing),
            "labels_en": "; ".join(field.labels.get("en", field.id) for field in missing),
            "missing": len(missing),
            "asked": len(asked),
        },
        spans[:3],
        tuple(field.id for field in missing),
        "partly" if len(missing) < len(asked) else "",
    )
