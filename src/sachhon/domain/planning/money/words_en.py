"""What the findings on a budget's money say, in English."""

WORDS: dict[str, str] = {
    "budget_sum": "{where_en} says {stated} đồng; the sums around it agree only if it is {should} đồng ({sums} sums).",
    "budget_sum.blank": "{where_en} is blank; the sums around it agree only if it is {should} đồng ({sums} sums).",
    "budget_sum.quantity": "{where_en} says {stated}; quantity × unit price is the amount only if it is {should}.",
    "budget_sum.price": "{where_en} is {stated} đồng; quantity × unit price is the amount only if the price is {should} đồng.",
    "budget_sum.open": "{where_en} says {stated} đồng, but its parts come to {should} đồng; no single cell explains the difference.",
    "budget_part": "{where_en} says {stated} đồng, more than the local budget of the same line ({should} đồng): industry promotion is a part of the local budget.",
    "norm_share.alone": (
        "“{row}”: the state pays {percent}% of the cost ({state} of {cost} đồng, {each} đồng a facility), with nothing from the "
        "enterprises. Support for an assessment is at most {most_percent}% of its cost and {most} đồng a facility ({act}{status_en}; certainty of the source: {certainty_en})."
    ),
    "norm_share": (
        "“{row}”: the state pays {percent}% of the cost ({state} of {cost} đồng). "
        "Support for an assessment is at most {most_percent}% of its cost ({act}{status_en}; certainty of the source: {certainty_en})."
    ),
    "norm_amount": (
        "“{row}”: {each} đồng of support a facility ({state} đồng for {count} facilities). "
        "The most is {most} đồng a facility ({act}{status_en}; certainty of the source: {certainty_en})."
    ),
}
