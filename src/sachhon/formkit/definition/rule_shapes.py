"""What each kind of rule is told in YAML. The rules themselves live above, in formkit.rules; a test holds both alike.

A parameter's shape: field, fields (ids of the template), columns (of the field in `table`), number, text, words (vi and
en), flag, expression (names of fields), pairs ({count, share, relation}). A "?" at the end: may be left out.
"""

from __future__ import annotations

# What an expression may call: the ends of a range, the smaller, the larger, the size of a number.
EXPRESSION_FUNCTIONS = frozenset({"low", "high", "min", "max", "abs"})

RULE_SHAPES: dict[str, dict[str, str]] = {
    # A test over field ids that has to hold; `messages` say what is wrong.
    "expression": {"test": "expression"},
    # total = sum of parts, where all of them are answered.
    "sum": {"total": "field", "parts": "fields"},
    # What population a share and its count imply together; relation equal: the count is the share's own numerator,
    # at_most: the count is part of the numerator. `population`: a field that gives it. `over`: what it is called.
    "share_against_count": {"pairs": "pairs", "over": "words", "population": "field?"},
    # A value outside what is usual (not: outside what is possible, which is the field's own min and max).
    "range": {"field": "field", "low": "number?", "high": "number?", "because": "words"},
    # Sum of the left fields <relation> sum of the right fields; relation <= or =.
    "cross_field": {"left": "fields", "relation": "text", "right": "fields", "because": "words"},
    # A slip of a thousand or a million, a jump by more than a factor, a cumulative number that fell.
    "against_last_round": {"fields": "fields", "jump": "number?", "cumulative": "flag?"},
    # Fields without an answer; without `fields`: all of the template.
    "completeness": {"fields": "fields?"},
    # In each row `total` = sum of `parts` (also = sum of `also_parts`); the row of totals = sum of the rows.
    "table_sums": {"table": "field", "total": "text?", "parts": "columns?", "also_parts": "columns?"},
    # Rows that say the same in the key columns.
    "duplicates": {"table": "field", "key": "columns"},
}
