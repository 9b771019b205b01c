"""What every kind of rule stands on: the answers as numbers, and findings that name the fields and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from sachhon.formkit.definition import Rule, Template
from sachhon.formkit.fields import Quantity, Range
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import Answer, Row, State, Values, answer_of, rows_of

ZERO = Decimal(0)


@dataclass(frozen=True)
class Case:
    """A rule put to one unit's answers; `previous` are its answers of the last round, None where there are none."""

    template: Template
    rule: Rule
    values: Values
    previous: Values | None = None

    def answer(self, field_id: str) -> Answer:
        """The answer to a field."""
        return answer_of(self.values, field_id)

    def number(self, field_id: str) -> Decimal | None:
        """A field's number; nil is 0; None where it is unknown, missing or no single number."""
        return number_of(self.answer(field_id))

    def text(self, name: str) -> str:
        """A parameter of the rule that is text, "" where it was left out."""
        return str(self.rule.params.get(name) or "")

    def names(self, name: str) -> tuple[str, ...]:
        """A parameter of the rule that is a list of ids."""
        value = self.rule.params.get(name)
        return value if isinstance(value, tuple) else ()

    @property
    def pairs(self) -> tuple[tuple[str, str, str], ...]:
        """The parameter of pairs: (count, share, relation)."""
        value = self.rule.params.get("pairs")
        return value if isinstance(value, tuple) else ()

    def decimal(self, name: str) -> Decimal | None:
        """A parameter of the rule that is a number."""
        value = self.rule.params.get(name)
        return value if isinstance(value, Decimal) else None

    def words(self, name: str) -> dict[str, object]:
        """A parameter in both languages, as name_vi and name_en."""
        value = self.rule.params.get(name)
        said = value if isinstance(value, dict) else {}
        return {f"{name}_vi": said.get("vi", ""), f"{name}_en": said.get("en", "")}

    def labels(self, field_id: str, name: str = "label") -> dict[str, object]:
        """A field's label in both languages, as name_vi and name_en."""
        labels = self.template.field(field_id).labels
        return {f"{name}_vi": labels["vi"], f"{name}_en": labels["en"]}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the rule's table."""
        return rows_of(self.values, self.template.field(self.text("table")))

    def finding(
        self,
        code: str,
        variant: str,
        fields: Iterable[str],
        params: Mapping[str, object],
        *,
        severity: Severity | None = None,
        answers: Iterable[Answer] | None = None,
    ) -> Finding:
        """A finding of this rule; its spans are the words from which the answers concerned were read."""
        concerned = tuple(dict.fromkeys(fields))
        told = [self.answer(field_id) for field_id in concerned] if answers is None else list(answers)
        return Finding(
            code,
            severity or self.rule.severity,
            {"rule": self.rule.id, "scope": self.rule.scope, **params},
            spans=tuple(sorted({span for answer in told for span in span_of(answer)})),
            fields=concerned,
            variant=variant,
        )


class RuleKind(Protocol):
    """A kind of rule."""

    def __call__(self, case: Case) -> Iterator[Finding]:
        """What the rule finds; nothing where the answers that it needs are not there."""
        ...


def number_of(answer: Answer) -> Decimal | None:
    """An answer as a number; nil is 0; None for every other state and for values that are no single number."""
    if answer.state is State.NIL:
        return ZERO
    value = answer.value if answer.state is State.VALUE else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    return value.value if isinstance(value, Quantity) else None


def ends_of(answer: Answer) -> tuple[Decimal, Decimal] | None:
    """The ends of a number or a range; None where the answer has none."""
    if answer.state is State.VALUE and isinstance(answer.value, Range):
        return answer.value.low, answer.value.high
    number = number_of(answer)
    return None if number is None else (number, number)


def span_of(answer: Answer) -> Iterator[tuple[int, int]]:
    """The place in the document's text from which an answer was read."""
    origin = answer.origin
    if origin is not None and origin.start is not None and origin.end is not None:
        yield origin.start, origin.end
