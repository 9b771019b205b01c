"""What the reading's findings say, in Vietnamese. One block per owner of checks; add to your own block."""

WORDS: dict[str, str] = {
    # -- answers: item_not_answered, missing_annex, other_subject
    # -- letter: impossible_date, unusual_place, ocr_fault
    # -- plan: sum_mismatch, unit_slip, task_two_numbers, task_two_periods, funded_outside_period, task_without_budget,
    #    budget_without_task, numbering
    # -- quantities: differs_from_strategy, ambiguous_number, share_contradiction
    # -- sources: what is wrong with the file itself
}
