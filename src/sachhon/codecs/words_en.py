"""What refusals of filled blanks say, in English."""

WORDS: dict[str, str] = {
    "not_a_blank.damaged": "The file is damaged or no blank of this system. Get a fresh blank and copy the figures over.",
    "not_a_blank.encrypted": "The file has a password and cannot be read. Remove the password and send it again.",
    "not_a_blank.no_mark": "The file does not carry a blank's mark; its hidden sheet or column may have been deleted. Get a fresh blank and copy the figures over.",
    "not_a_blank.unknown_template": "The file belongs to template “{template}”, which is not known here. See the list of templates and get the right blank.",
    "not_a_blank.unknown_format": "“{name}” is no Excel, Word or JSON blank.",
    "not_a_blank.not_json": "The JSON file cannot be read: {reason}",
    "outdated_blank": "The blank is version {version}, the current one is {current}. What still exists was carried over; what does not is named.",
    "place_lost": "{count} questions have no place in the file and stay unanswered (a row or sheet was deleted, or the blank is old): {labels_en}.",
    "controls_lost": "The Word form has lost its entry fields (saved by another program): the figures were read by their words; check each of them.",
    "cell_refused.lost": "“{what}” is no longer part of the template; “{text}” was not taken. Move it by hand if it is still needed.",
    "cell_refused.date": "{label_en}: “{text}” is a date or a time where words or a number are needed.",
    "cell_refused.not_whole": "{label_en}: “{text}” is not a whole number.",
    "cell_refused.not_a_state": "{label_en}: “{text}” is neither “Không có” (none) nor “Chưa có số liệu” (no figures yet).",
    "cell_refused.not_a_money_unit": "{label_en}: the money unit “{text}” is not known. Choose đồng, nghìn đồng, triệu đồng or tỷ đồng; the amount was not taken.",
    "cell_refused.two_answers": "{label_en}: there is “{text}” and there is “{other}”. Keep one.",
    "cell_refused.twice": "{label_en}: answered in two places; “{text}”, which stands here, was not taken. Delete one.",
    "cell_refused.beside": "{label_en}: “{text}”, written beside the entry, was not taken; “{taken}” was. Move it to the remarks if it is needed.",
    "cell_refused.broken": "{label_en}: the formula in this cell ends in an error or was never computed. Write the number instead.",
    "cell_refused.no_header": "{label_en}: the table's header row was not found. Get a fresh blank and copy the figures over.",
}
