"""What is said of reports against the registers, and of lists of who came."""

WORDS = {
    "differs_from_records": "{label_en}: the report says {reported}, the registers hold {recorded}. Correct it, record what is missing, or give the reason.",
    "differs_from_records.year": "{label_en}, “{column_en}” in {year_vi}: the report says {reported}, the registers hold {recorded}. Correct it, record what is missing, or give the reason.",
    "differs_from_records.no_row": "{label_en}, “{column_en}” in {year_vi}: the report says nothing, the registers hold {recorded}. Add it or give the reason.",
    "differs_from_records.nil": "{label_en}: the report says that there is none, the registers hold {recorded}. Correct it or give the reason.",
    "differs_from_records.unknown": "{label_en}: the report says that it is not known, the registers hold {recorded}. Correct it or give the reason.",
    "participants_no_name": "The table has no column with the enterprise or body. Add the column “Tên doanh nghiệp” and send it again.",
    "participants_too_many": "The list has more than {limit} rows. Part it.",
    "participant_no_name": "no enterprise or body is named, so this row is left out.",
    "participant_too_long": "longer than {longest} characters.",
    "participant_people": "“{text}” is no number of people. Enter a whole number from 1.",
    "participant_twice": "“{name}” is in row {first} already; the two rows are one, with the people of both.",
    "tax_code_wrong": "“{text}” is no tax code. A tax code has 10 digits, or 13 with a branch.",
    "tax_code_lost_zero": "“{text}” may have lost the 0 at its beginning, as the cell is a number. Make it text and enter it again.",
    "tax_code_doubtful": "“{text}” does not fit the check digit of tax codes. It is taken; look at it again.",
}
