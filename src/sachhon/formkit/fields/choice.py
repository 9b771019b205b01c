"""One of the options that a field lists."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.formkit.fields.model import FieldSpec, OptionSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.fields.text import TextType
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.folding import squash


@dataclass(frozen=True, slots=True)
class ChoiceType(TextType):
    """str: the id of an option."""

    def parse(self, text: str, field: FieldSpec) -> str:
        """The option whose id, label or further word was typed. Raises FieldError that lists the options."""
        plain = " ".join(text.split())
        for option in field.options:
            if plain.casefold() == option.id.casefold():
                return option.id
        wanted = squash(plain)
        for option in field.options:
            if wanted and wanted in (squash(word) for word in (*option.labels.values(), *option.words)):
                return option.id
        raise refusal(field, "not_an_option", text, options=_listed(field))

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is the id of an option."""
        if any(option.id == value for option in field.options):
            return ()
        return (problem(field, "not_an_option", text=str(value), options=_listed(field)),)

    def format(self, value: str, field: FieldSpec, language: str = "vi") -> str:
        """The option's label."""
        found = option_of(field, value)
        return found.labels[language] if found else value


def option_of(field: FieldSpec, option_id: str) -> OptionSpec | None:
    """The option of that id, None where there is none."""
    return next((option for option in field.options if option.id == option_id), None)


def _listed(field: FieldSpec) -> str:
    return "; ".join(option.labels.get("vi", option.id) for option in field.options)


CHOICE = ChoiceType("choice", {"vi": "lựa chọn", "en": "choice"}, listed=True)
