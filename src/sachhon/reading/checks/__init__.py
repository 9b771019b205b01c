"""What a careful reader doubts; one file per finding, each with `check(reading) -> Iterable[Finding]`.

Owns the doubts about one document and their wording. May import: sachhon.reading.model and the stages above it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sachhon.formkit.findings import Finding, register_words
from sachhon.reading.checks import (
    ambiguous_number,
    answer_rules,
    differs_from_strategy,
    funded_outside_period,
    impossible_date,
    item_not_answered,
    missing_annex,
    numbering,
    ocr_fault,
    other_subject,
    quantity_contradiction,
    share_contradiction,
    sum_mismatch,
    task_two_numbers,
    task_without_budget,
    unit_price_mismatch,
    unit_slip,
    unusual_place,
    words_en,
    words_vi,
)
from sachhon.reading.model import Reading

__all__ = ["check_reading"]

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)

CHECKS: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    ambiguous_number.check,
    differs_from_strategy.check,
    funded_outside_period.check,
    impossible_date.check,
    item_not_answered.check,
    missing_annex.check,
    numbering.check,
    ocr_fault.check,
    other_subject.check,
    quantity_contradiction.check,
    share_contradiction.check,
    sum_mismatch.check,
    task_two_numbers.check,
    task_without_budget.check,
    unit_price_mismatch.check,
    unit_slip.check,
    unusual_place.check,
)


def check_reading(reading: Reading) -> tuple[Finding, ...]:
    """All doubts, in the order of the words that show them.

    What a rule of the template says of words that the reader doubts for the same reason already is not said twice.
    """
    found = [finding for check in CHECKS for finding in check(reading)]
    found += [finding for finding in answer_rules.check(reading) if not _told(finding, found)]
    return tuple(sorted(found, key=lambda finding: (finding.spans[:1] or ((1 << 60, 0),), finding.key)))


def _told(finding: Finding, found: list[Finding]) -> bool:
    alike = [other for other in found if other.code == finding.code]
    return any(one[0] < two[1] and two[0] < one[1] for other in alike for one in other.spans for two in finding.spans)
