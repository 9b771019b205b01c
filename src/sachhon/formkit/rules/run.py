"""All that can be said about one unit's answers: each value by its type, each rule of the template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sachhon.formkit.definition import Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.findings import Finding
from sachhon.formkit.rules.completeness import check_completeness
from sachhon.formkit.rules.cross_field import check_cross_field
from sachhon.formkit.rules.duplicates import check_duplicates
from sachhon.formkit.rules.expression import check_expression
from sachhon.formkit.rules.ground import Case, RuleKind, span_of
from sachhon.formkit.rules.last_round import check_last_round
from sachhon.formkit.rules.shares import check_share
from sachhon.formkit.rules.sums import check_sum
from sachhon.formkit.rules.table_sums import check_table_sums
from sachhon.formkit.rules.usual_range import check_range
from sachhon.formkit.values import Key, State, Values, spec_of

KINDS: Mapping[str, RuleKind] = {
    "expression": check_expression,
    "sum": check_sum,
    "share_against_count": check_share,
    "range": check_range,
    "cross_field": check_cross_field,
    "against_last_round": check_last_round,
    "completeness": check_completeness,
    "table_sums": check_table_sums,
    "duplicates": check_duplicates,
}


def check(template: Template, values: Values, *, previous: Values | None = None) -> list[Finding]:
    """What is wrong or doubtful in a unit's answers, in template order. `previous`: its last round's answers.

    Raises KeyError on an answer to a field that the template lacks.
    """
    findings = list(_value_findings(template, values))
    for rule in template.rules:
        findings.extend(KINDS[rule.kind](Case(template, rule, values, previous)))
    return findings


def _value_findings(template: Template, values: Values) -> Iterator[Finding]:
    order = {field.id: place for place, field in enumerate(template.fields)}

    def rank(key: Key) -> tuple[int, int, str]:
        return order[key.field], -1 if key.row is None else key.row, key.column or ""

    for key in sorted(values, key=rank):
        answer = values[key]
        if answer.state is not State.VALUE:
            continue
        spec = spec_of(template, key)
        for finding in field_type(spec.type).check(answer.value, spec):
            place = {} if key.row is None else {"row": key.row + 1, "column": key.column}
            yield replace(
                finding, params={**finding.params, **place}, spans=tuple(span_of(answer)), fields=(key.field,)
            )
