"""Flat answers keyed (field, row, column); states; origins; diff, merge, JSON.

May import: formkit.definition, formkit.fields, formkit.findings.
"""

from sachhon.formkit.values.changes import Change, Merged, diff, merge
from sachhon.formkit.values.json_form import from_json, spec_of, to_json
from sachhon.formkit.values.model import Answer, Key, Origin, State, Values
from sachhon.formkit.values.reach import (
    MISSING,
    Cells,
    Row,
    all_tables,
    answer_of,
    blank,
    cells_of,
    rows_of,
    state_of,
)

__all__ = [
    "MISSING",
    "Answer",
    "Cells",
    "Change",
    "Key",
    "Merged",
    "Origin",
    "Row",
    "State",
    "Values",
    "all_tables",
    "answer_of",
    "blank",
    "cells_of",
    "diff",
    "from_json",
    "merge",
    "rows_of",
    "spec_of",
    "state_of",
    "to_json",
]
