"""What the roll-up has to say of its figures, in English."""

WORDS = {
    "not_pooled.no_weights": "{label_en}: not pooled into one share, since {weight_en} is not known for the units; the spread of {answered} answers is shown instead.",
    "not_pooled.few_weights": "{label_en}: {weight_en} is known for {weighed} of {answered} units only, too few to pool; the spread is shown. Not known for: {left_out}.",
    "not_pooled.some_left_out": "{label_en}: pooled over {weighed} of {answered} units that answered, weighted by {weight_en}; left out: {left_out}.",
    "not_pooled.units_differ": "The units report in different units of measure ({units}), so nothing is added up.",
    "letters_differ": "{unit_name}, {label_en}: the newest letter says {now}, an earlier one ({file}) says {before}. The newest stands.",
    "competing_readings": "{unit_name}, {label_en}: {value} is taken, but it can also be read as {others}. A person has to decide.",
    "low_confidence": "{unit_name}, {label_en}: read as {value}, only {percent} % certain. A person has to look.",
    "unit_slip.far_from_others": "{unit_name}, {label_en}: {value}, about {factor} times off the middle of the units ({median}). The unit may be mistaken.",
    "listed_by_several": "{label_en}: “{name}” is on the lists of several units: {units}.",
    "target_not_told.no_answers": "Nobody answered “{label_en}”.",
    "target_not_told.few_answers": "Only {n} of {asked} units answered “{label_en}”: too few to speak for the country.",
    "target_not_told.other_denominator": "The units report a share of another population than the target's; they cannot be compared.",
    "target_not_told.between": "{reaching} of {n} units that answered reach {target}; there is no figure for all, so it cannot be told.",
    "target_not_told.untold_units": "Some units did not answer ({n} of {asked} did); whether {target} % is reached depends on them.",
}
