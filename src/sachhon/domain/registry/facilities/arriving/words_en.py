"""What is wrong with a row of a list, in English."""

WORDS = {
    "arriving_row.no_name": "The facility's name is missing. Enter it, or delete the row.",
    "arriving_row.other_province": (
        "This row is of {said}, the list is of {of}. Correct the province, or pass the row on to {said}."
    ),
    "arriving_row.error_cell": "The cell's formula fails ({text}). Correct it, or enter the value.",
    "arriving_row.bare_date": "The cell is a date. Make it text and enter it again.",
    "arriving_row.twice": (
        "The same facility as row {row}, but they differ on: {facts}. Say that it is the same, or another facility."
    ),
    "arriving_row.joined": "The same facility as row {row}; what it says was joined to that row.",
    "arriving_row.perhaps_twice": "Perhaps the same facility as row {row} of this list.",
}
