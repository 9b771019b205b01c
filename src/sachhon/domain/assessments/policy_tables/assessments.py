"""Who may see, write and verify an assessment."""

from sachhon.domain.accounts.api import Policy
from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.policy_tables.relations import SEEN, over, written

_OPEN = frozenset({Assessment.Status.OPEN.value})
_RUNNING = _OPEN | {Assessment.Status.REPORTED.value}

ASSESSMENT = Policy(
    "assessments.assessment",
    {
        "view": SEEN,
        "export": SEEN,
        "begin": written(_OPEN),
        "edit": written(_OPEN),
        "sign": written(_OPEN),
        "report": written(_RUNNING),
        "carry_out": written(_RUNNING),
        "verify": over(_RUNNING),
        "end": written(_RUNNING),
        "reopen": written(frozenset(Assessment.Status.values) - _OPEN),
    },
    tuple(Assessment.Status.values),
)
"""By the facility's place. `carry_out`: plan and implement options, measure, look back; goes on after the report."""
