"""The patterns that show where a part of a letter begins; they match flat text."""

from __future__ import annotations

import re

from sachhon.reading.letter.vocabulary import BASIS_OPENINGS, DOCUMENT_NAMES, torn

MOTTO = re.compile(
    rf"{torn('cong hoa xa hoi chu nghia viet nam')}|{torn('doc lap')} ?[-.,]? ?{torn('tu do')} ?[-.,]? ?"
    rf"{torn('hanh phuc')}"
    rf"|{torn('dang cong san viet nam')}"
)
TO = re.compile(rf"\b{torn('kinh gui')}\b ?:?")
ABOUT = re.compile(r"\bv ?/ ?v ?:?(?= )|\bve viec\b")
ABOUT_BARE = re.compile(r"[ .;:]{1,3}ve (?!viec)")  # "Số: 3001/UBND-KT / Về tăng cường quản lý ..."
OPENING = re.compile("|".join(f"(?:{opening})" for opening in BASIS_OPENINGS))
NUMBER = re.compile(
    r"(?<!\w)s ?o ?[:.;,]? ?(?P<ordinal>[\w.…_'’,]{0,10}?(?: ?\d{1,5}[a-z]?)?) ?(?P<mark>[/-]) ?"
    r"(?P<codes>(?:(?:19|20)\d\d ?/ ?)?[a-z][a-z&]{0,13}\d{0,4}"
    r"(?: ?[-/–] ?(?!v ?/ ?v)[a-z][a-z&.]{0,13}\d{0,4}(?![\w]))*)"
)
DAY = re.compile(
    r"ngay ?(?P<day>[\d\w.…_/ '’]{0,8}?) ?thang ?(?P<month>[\d.…_ ]{0,6}?) ?,?"
    r" ?nam ?(?P<year>\d{4}|\d ?\d ?\d ?\d|[.…_]{0,6})"
    r"|ngay ?[\d.…_]{1,4} ?[/.-] ?[\d.…_]{1,4} ?[/.-] ?\d{4}"
)
# "KẾT LUẬN của Phó Chủ tịch ..." is what a notice is about: its title, not a part of its name.
_HEADINGS = sorted((name for name in DOCUMENT_NAMES if name != "thong bao ket luan"), key=len, reverse=True)
_NAMES = "|".join(torn(name) for name in _HEADINGS)
NAME = re.compile(rf"(?:{_NAMES})\b")
HEADING = re.compile(r"(?:[ivx]{1,5}|[1-9]|[a-d])[.)/] ?\S|dieu 1\b|phan (?:thu|i\b)")
