"""What findings about the file itself say: what happened, where, what to do."""

WORDS = {
    "file_missing": "The file “{name}” cannot be opened. Check its path and whether it may be read.",
    "empty_file": "The file “{name}” is empty. Send the whole file again.",
    "unknown_format": (
        "The content of “{name}” is of no format that can be read. Send Word (.docx), Excel (.xlsx), PDF, "
        "plain text (.txt), a web page (.html) or an e-mail (.eml)."
    ),
    "unknown_format.archive": "“{name}” is an archive. Unpack it and send the files inside.",
    "unknown_format.slides": "“{name}” is a slide show, not a document. Send Word, Excel or PDF.",
    "unknown_format.outlook": "“{name}” is an Outlook message (.msg). Save it as .eml or send what is attached to it.",
    "unknown_format.encoding": (
        "The encoding of “{name}” is not known (Unicode, TCVN3, VNI and Windows-1258 were tried). Save it as UTF-8."
    ),
    "wrong_extension": "“{name}” ends in .{extension} but its content is {format}; it was read by its content.",
    "damaged_file": "“{name}” is damaged or cut short and cannot be read whole, so it was not read. Send the original again.",
    "damaged_file.nested": "“{name}” has tables or frames nested beyond reason, so it was not read. Send the original again.",
    "encrypted_file": "“{name}” is protected by a password. Remove the password and send it again.",
    "macro_file": "“{name}” holds macros, so it was not opened. Save it without macros (.docx, .xlsx) and send it again.",
    "zip_bomb": "“{name}” unpacks to an unreasonable size (limit {limit_mb} MB), so it was not read. Send the original again.",
    "xml_doctype": (
        "“{name}” declares an XML document type or entities, which office files never do; for safety it was not read. "
        "Open it in Word or Excel, save it and send it again."
    ),
    "too_large": "“{name}” is larger than {limit_mb} MB. Split it, or take pictures out, and send it again.",
    "too_large.part": "A part inside “{name}” is larger than {limit_mb} MB. Split the file and send it again.",
    "too_large.pages": "“{name}” has more than {limit} pages. Send the answer alone.",
    "too_large.cells": "A sheet of “{name}” has more than {limit} cells. Send the answer alone.",
    "too_large.pixels": "The picture “{name}” has more than {limit} million pixels. Scan it again at 300 dpi.",
    "no_text": "“{name}” opens but holds no words. Check the file that was sent.",
    "no_text.pictures": (
        "“{name}” holds only pictures ({count}) and no words. Send the original text, or the pictures as PDF or PNG "
        "so that their words can be recognised."
    ),
    "pictures_unread": (
        "“{name}” holds {count} pictures and very few words: the text may have been pasted as a picture. "
        "Words in pictures were not read; send the original text."
    ),
    "ocr_missing": (
        "“{name}” is a scan (a picture) and needs OCR, which is not installed. Install Tesseract with its Vietnamese data "
        "(packages tesseract-ocr and tesseract-ocr-vie), or send the Word original."
    ),
    "ocr_missing.pages": (
        "Pages {pages} of “{name}” are pictures and were not read because OCR is not installed (tesseract-ocr, "
        "tesseract-ocr-vie). What was read does not include these pages."
    ),
    "ocr_used": (
        "{pages} pages of “{name}” were read by OCR. Words are mostly right, but tables in scans are read poorly: "
        "compare the figures with the original."
    ),
    "ocr_failed": "OCR could not read “{name}”. Scan it again more clearly or send the Word original.",
    "office_missing": (
        "“{name}” is in an old format (.{format}) that needs LibreOffice, which is not installed. Install LibreOffice, "
        "or save the file as .docx and send that."
    ),
    "office_failed": "LibreOffice could not convert “{name}”. Open the file, save it as .docx and send that.",
    "tracked_changes": (
        "“{name}” still tracks {count} changes. It was read as it stands after them: inserted words kept, deleted words "
        "left out. Accept or reject the changes before sending the official text."
    ),
    "comments": "“{name}” has {count} comments; they were not read as part of the text.",
    "hidden_text": "“{name}” has {count} stretches of hidden text; they were not read.",
    "hidden_sheets": "“{name}” has {count} hidden sheets; they were not read.",
    "legacy_encoding": "The letters of “{name}” are in {encoding}; they were turned into Unicode to be read.",
    "attachment_unread": "The attachment “{attachment}” of “{name}” could not be read; the next finding says why.",
    "attachments_left": "“{name}” has too many attachments; {count} of them were not read.",
    "mail_too_deep": "“{name}” lies within more than {limit} forwarded messages and was not read. Send the original alone.",
}
