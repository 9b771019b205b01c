"""What the reading's findings say, in English. One block per owner of checks; add to your own block."""

WORDS: dict[str, str] = {
    # -- answers: item_not_answered, missing_annex, other_subject
    # -- letter: impossible_date, unusual_place, ocr_fault
    "impossible_date.later": (
        "{cited} is dated {date}, later than this document itself ({own}). Check the date of the document that is cited."
    ),
    "impossible_date.two_dates": (
        "{cited} is cited with two dates: {date} and {other}. Compare with the original and use one."
    ),
    "impossible_date.known": "{cited} was issued on {known}, but is dated {date} here. Correct the date.",
    "impossible_date.number_year": (
        "{cited} has the year {year} in its number but is dated {date}. Check the number or the date."
    ),
    "impossible_date.own": (
        "An annex dates {cited} to {date}, the head of the document gives {own}. Use one date."
    ),
    "impossible_date.no_such_day": "There is no day “{date}” in the calendar. Check day and month.",
    "unusual_place.number": (
        "The document has no number line; the number {value} was taken from the caption of an annex. "
        "Compare with the original."
    ),
    "unusual_place.date": (
        "The head of the document has no complete date; {value} was taken from the caption of an annex. "
        "Compare with the original."
    ),
    "ocr_fault.number": "The document's number cannot be read on the scan ({words}). Type it from the original.",
    "ocr_fault.handwriting": (
        "The scan has {count} handwritten or stamped values in its number, date or incoming stamp ({words}). "
        "Compare with the original."
    ),
    "ocr_fault.torn": (
        "The scan tears words into letters in {count} places, for example {words}. "
        "Compare the values read near them with the original."
    ),
    "ocr_fault.garbage": (
        "The scan has {count} places of damaged characters, for example {words}. Compare with the original."
    ),
    # -- plan: sum_mismatch, unit_slip, task_two_numbers, task_two_periods, funded_outside_period, task_without_budget,
    #    budget_without_task, numbering
    # -- quantities: differs_from_strategy, ambiguous_number, share_contradiction
    # -- sources: what is wrong with the file itself
}
