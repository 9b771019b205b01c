"""What the reading's findings say, in English. One block per owner of checks; add to your own block."""

WORDS: dict[str, str] = {
    # -- answers: item_not_answered, missing_annex, other_subject
    "item_not_answered": "Item{item} ({title_en}): not answered: {labels_en}. Add it, or say plainly that there is none.",
    "item_not_answered.partly": (
        "Item{item} ({title_en}): answered in part, {missing} of {asked} missing: {labels_en}. "
        "Add them, or say plainly that there is none; a blank is not counted as 0."
    ),
    "missing_annex": "The document refers to “{name}”, but the file holds no such annex. Ask for it to be sent.",
    "other_subject": "“{title}”: this document answers none of the report templates; no answer was read from it.",
    "other_subject.asked": (
        "“{title}”: this document is about something else and does not answer template {template}; "
        "no answer was read from it. Check that this is the right file."
    ),
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
    "impossible_date.own": ("An annex dates {cited} to {date}, the head of the document gives {own}. Use one date."),
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
    "sum_mismatch": "The total says {stated} dong but its parts add up to {computed}.",
    "sum_mismatch.years": (
        "Row “{row}”: the total says {stated} dong, the years add up to {computed} (off by {gap}). "
        "{mended} in this row's column “{cell_column}” would reconcile it."
    ),
    "sum_mismatch.years_part": (
        "Row “{row}”: the total says {stated} dong, the years add up to {computed} (off by {gap}). "
        "{mended} instead of {cell} in row “{cell_row}”, column “{cell_column}”, would reconcile {sums} sums."
    ),
    "sum_mismatch.sources": (
        "Row “{row}”: the total says {stated} dong, the sources add up to {computed} (off by {gap}). "
        "{mended} in this row's column “{cell_column}” would reconcile it."
    ),
    "sum_mismatch.sources_part": (
        "Row “{row}”: the total says {stated} dong, the sources add up to {computed} (off by {gap}). "
        "{mended} instead of {cell} in row “{cell_row}”, column “{cell_column}”, would reconcile {sums} sums."
    ),
    "sum_mismatch.group": (
        "Group “{row}”, column “{column}”: says {stated} dong, its rows add up to {computed} (off by {gap}). "
        "{mended} in this cell would reconcile it."
    ),
    "sum_mismatch.group_part": (
        "Group “{row}”, column “{column}”: says {stated} dong, its rows add up to {computed} (off by {gap}). "
        "{mended} instead of {cell} in row “{cell_row}”, column “{cell_column}”, would reconcile {sums} sums."
    ),
    "sum_mismatch.column": (
        "Row “{row}”, column “{column}”: says {stated} dong, the rows add up to {computed} (off by {gap}). "
        "{mended} in this cell would reconcile it."
    ),
    "sum_mismatch.column_part": (
        "Row “{row}”, column “{column}”: says {stated} dong, the rows add up to {computed} (off by {gap}). "
        "{mended} instead of {cell} in row “{cell_row}”, column “{cell_column}”, would reconcile {sums} sums."
    ),
    "sum_mismatch.text": (
        "The total says {stated} dong but the {count} sources named after it add up to {computed} (off by {gap}). "
        "Correct the total to {computed}, or check each source."
    ),
    "unit_slip": "{stated} and {computed} dong differ by an exact multiple of 1,000. Check the unit.",
    "unit_slip.sum": (
        "Row “{row}”, column “{column}”: says {stated} dong, its parts add up to {computed}: an exact multiple of 1,000. "
        "Probably a slip of the unit; please check."
    ),
    "unit_slip.outlier": (
        "Row “{row}”, column “{column}”: {stated} dong is hundreds of times the table's other cells. "
        "It may have to be {computed} (a thousand taken for a million); please check."
    ),
    "unit_slip.text": (
        "The total says {stated} dong, the sources named after it add up to {computed}: an exact multiple of 1,000. "
        "Probably a slip of the unit; please check."
    ),
    "unit_slip.table": (
        "The text says {stated} dong, the budget table's total {computed}: an exact multiple of 1,000. "
        "Probably a slip of the unit; please check."
    ),
    "unit_slip.price": (
        "Row “{row}”, year {year}: {quantity} × {price} dong is {computed}, but the table says {stated}. "
        "Probably a slip of the unit; please check."
    ),
    "unit_price_mismatch": (
        "Row “{row}”, year {year}: {quantity} × {price} dong is {computed}, but the table says {stated}. "
        "Check the quantity, the price or the amount."
    ),
    "quantity_contradiction": (
        "The text promises {count} {thing} every year, but row “{row}” of the budget gives {total} in all its {years} "
        "years. Make them agree."
    ),
    "task_two_numbers": "“{title}” carries two numbers: {first} and {second}. Make them agree.",
    "task_two_numbers.budget": (
        "“{title}” is number {first} in the task list but number {second} in the budget. Make the numbers agree."
    ),
    "task_two_numbers.tasks": (
        "“{title}” stands twice in the task list, as {first} and as {second}. Drop one or say how they differ."
    ),
    "task_two_periods": "“{title}” has two periods: “{first}” and “{second}”. Make them agree.",
    "funded_outside_period": "The money of “{task}” does not fit its period ({period}): {years}.",
    "funded_outside_period.outside": (
        "Task “{task}” runs “{period}”, but the budget gives it {vnd} dong outside that (year {years}). "
        "Correct the period or the year of the money."
    ),
    "funded_outside_period.unfunded": (
        "Task “{task}” runs “{period}”, but the budget gives it nothing in {years}. Add money or correct the period."
    ),
    "task_without_budget": "Task “{task}” has no line in the budget. Add one, or say that it needs no money.",
    "budget_without_task": "Budget line “{row}” belongs to no task of the list. Add the task or drop the line.",
    "numbering": "Number {number} (“{title}”) is out of order; {expected} was due.",
    "numbering.table_repeat": (
        "In the table, number {number} (“{title}”) repeats after {before}; {expected} was due. Renumber the rows."
    ),
    "numbering.table_skip": (
        "In the table, {before} is followed by {number} (“{title}”); {expected} is missing. Check whether a row was lost."
    ),
    "numbering.table_first": (
        "In the table, group “{group}” begins with {number} (“{title}”); {expected} is missing. "
        "Check whether a row was lost."
    ),
    "numbering.heading_repeat": (
        "Heading {number} (“{title}”) repeats after {before}; {expected} was due. Renumber the headings."
    ),
    "numbering.heading_skip": (
        "Heading {before} is followed by {number} (“{title}”); {expected} is missing. Check whether a part was lost."
    ),
    "numbering.heading_first": "The first heading is number {number} (“{title}”); {expected} is missing.",
    # -- quantities: differs_from_strategy, ambiguous_number, share_contradiction
    "ambiguous_number": (
        "“{words}” can be read as {one} or as {other}; it was not taken. Please write it the Vietnamese way: "
        "a full stop between thousands, a comma before decimals."
    ),
    "ambiguous_number.taken": (
        "“{words}” can be read as {one} or as {other}; it was taken for {one}, the Vietnamese way. Please check."
    ),
    "ambiguous_number.words": (
        "“{words}”: the number in words and the number in digits differ ({one} and {other}); it was not taken. "
        "Please make them agree."
    ),
    "differs_from_strategy.who": (
        "“{words}”: this target is about “{subject}”, while {act} sets it for “{national}” (by {year}). "
        "Please check whom the target is about."
    ),
    "differs_from_strategy.what": (
        "“{words}” asks for something else than the target of {act} by {year}, “{national}”. "
        "Please confirm that this is meant."
    ),
    "differs_from_strategy.lower": (
        "“{words}”: {value}% is below the {asked}% that {act} sets by {year} for “{national}”. "
        "Please confirm it, or say why."
    ),
    "differs_from_strategy.higher": (
        "“{words}”: {value}% differs from (is above) the {asked}% that {act} sets by {year} for “{national}”."
    ),
    "differs_from_strategy.later": (
        "Targets for {by}: {count}, while {act} sets the same indicators for {year}. "
        "Please check the year, or the level aimed at in the new period."
    ),
    "differs_from_strategy.earlier": (
        "Targets for {by}: {count}, before {year}, the year of {act}. Please confirm the year."
    ),
    "share_contradiction.part": (
        "{part}/{whole} is {computed}%, but the document says {stated}%. Please check the count or the share."
    ),
    "share_contradiction.rounded": (
        "{part}/{whole} is {computed}%, the document says {stated}%: perhaps rounded. Please check."
    ),
    "share_contradiction.total": (
        "{count} {unit} being {share}% makes about {total} in all, but the document gives a total of {stated}. "
        "Please check these three figures."
    ),
    "share_contradiction.implied": (
        "{count} {unit} being {share}% makes about {total} in all; the document does not state this total. "
        "Please add it."
    ),
    "share_contradiction.implied_against": (
        "{count} {unit} being {share}% makes about {total} in all. Hence {others}; yet the largest number given is "
        "{largest} {largest_unit}. Please state the total and check the shares."
    ),
    "share_contradiction.targets": (
        "The target of {applying}% applying is above the target of {aware}% aware of the benefits in the same year: "
        "those who apply must be among those who are aware. Please check."
    ),
    # -- sources: what is wrong with the file itself
}
