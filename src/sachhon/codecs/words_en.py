"""What refusals of filled blanks say, in English."""

WORDS: dict[str, str] = {
    "not_a_blank.damaged": "The file is damaged or no blank of this system. Get a fresh blank and copy the figures over.",
    "not_a_blank.encrypted": "The file has a password and cannot be read. Remove the password and send it again.",
    "not_a_blank.no_mark": "The file does not carry a blank's mark; its hidden sheet may have been deleted. Get a fresh blank and copy the figures over.",
    "not_a_blank.unknown_template": "The file belongs to template “{template}”, which is not known here. See the list of templates and get the right blank.",
    "not_a_blank.unknown_format": "“{name}” is no Excel, Word or JSON blank.",
    "not_a_blank.not_json": "The JSON file cannot be read: {reason}",
    "outdated_blank": "The blank is version {version}, the current one is {current}. What still exists was carried over; what does not is named.",
    "cell_refused.lost": "“{what}” is no longer part of the template; “{text}” was not taken. Move it by hand if it is still needed.",
    "cell_refused.date": "{label}: “{text}” is a date where words or a number are needed.",
    "cell_refused.not_whole": "{label}: “{text}” is not a whole number.",
    "cell_refused.not_a_state": "{label}: “{text}” is neither “Không có” (none) nor “Chưa có số liệu” (no figures yet).",
    "cell_refused.not_a_money_unit": "{label}: the money unit “{text}” is not known. Choose đồng, nghìn đồng, triệu đồng or tỷ đồng; the amount was not taken.",
    "cell_refused.two_answers": "{label}: there is “{text}” and “{other}” was chosen as well. Keep one.",
    "cell_refused.no_header": "{label}: the table's header row was not found. Get a fresh blank and copy the figures over.",
    "controls_lost": "The Word form has lost its entry fields (saved by another program): the figures were read by their words; check each of them.",
}
