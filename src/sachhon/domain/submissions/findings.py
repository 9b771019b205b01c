"""What is wrong or doubtful in a draft, and why what is doubtful is right: the findings with their reasons."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from django.utils.translation import get_language

from sachhon.domain.submissions.checked import Checked
from sachhon.domain.submissions.drafts import draft_values, template_of
from sachhon.domain.submissions.extra_findings import extra_findings
from sachhon.domain.submissions.last_round import last_round_values
from sachhon.domain.submissions.models import Reason, Submission
from sachhon.formkit.definition import Template
from sachhon.formkit.findings import Finding, say
from sachhon.formkit.rules import check
from sachhon.formkit.values import Values


def findings_of(
    submission: Submission, *, values: Values | None = None, previous: Values | None = None
) -> tuple[Checked, ...]:
    """All findings about the draft as it stands: the template's in its order, then what other rooms' records tell.

    `values` and `previous`: the draft's and last round's answers, where the caller has read them already.
    """
    template = template_of(submission)
    answers = draft_values(submission) if values is None else values
    return checked(
        template,
        answers,
        last_round_values(submission) if previous is None else previous,
        reasons_by_fingerprint(submission),
        extra=extra_findings(submission, template, answers),
    )


def checked(
    template: Template,
    values: Values,
    previous: Values,
    reasons: Mapping[str, str],
    language: str = "",
    extra: Iterable[Finding] = (),
) -> tuple[Checked, ...]:
    """The findings about answers, and the `extra` ones after them, with the reasons that were given."""
    spoken = language or (get_language() or "vi")[:2]
    found = []
    for finding in (*check(template, values, previous=previous or None), *extra):
        mark = fingerprint(finding)
        found.append(Checked(finding, mark, say(finding, spoken), reasons.get(mark)))
    return tuple(found)


def fingerprint(finding: Finding) -> str:
    """24 hex digits of what the finding says: its code, fields and figures, not where they were read."""
    told = [finding.code, finding.variant, sorted(finding.fields), {str(k): str(v) for k, v in finding.params.items()}]
    line = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()[:24]


def reasons_by_fingerprint(submission: Submission) -> dict[str, str]:
    """The reasons that were given in this report; those of findings that are gone among them."""
    return dict(Reason.objects.filter(submission=submission).values_list("fingerprint", "text"))


def holding_up(found: Iterable[Checked]) -> tuple[Checked, ...]:
    """Those that hold the report up."""
    return tuple(one for one in found if one.blocks)
