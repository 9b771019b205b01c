"""What a row leaves to the lines above it: "nt" and "như trên", and the place that a group of rows lies in."""

from __future__ import annotations

import re

from sachhon.reading.answers.prompts import Question
from sachhon.reading.model import Found
from sachhon.vietnamese.folding import fold

_DITTO = re.compile(
    r"[\s\-–—.(]*(?:n\.?/?t\.?|như\s(?:trên|dòng trên|ở trên|cột trên)|cũng như trên|[\"”“〃]|'')[\s\-–—.)]*",
    re.IGNORECASE,
)
_AREA = (
    r"thành phố|thị xã|thị trấn|huyện|quận|phường|xã|khu công nghiệp|cụm công nghiệp|khu kinh tế|khu chế xuất"
    r"|tp|tx|kcn|ccn|kkt|kcx"
)
_PLACE = re.compile(
    r"(?:(?:[IVXLC]+|\d+(?:\.\d+)*|[A-ZĐa-zđ])\s*[.)/:-]\s*)?(?:(?:trên\s)?địa bàn\s)?"
    rf"(?P<place>(?:{_AREA})[\s.]+[^\W\d_].*?)"
    r"\s*(?:[:(–—-]\s*(?:có\s)?\d.*|[:.;])?",
    re.IGNORECASE,
)
_RANK = re.compile(rf"(?:{_AREA})[\s.]+", re.IGNORECASE)
_ADDRESS = ("dia", "chi")
_LONGEST = 60


def says_as_above(text: str) -> bool:
    """Whether a cell says no more than that it says what the cell above it says."""
    return _DITTO.fullmatch(text) is not None


def place_of_group(texts: list[str]) -> str:
    """The place that a group's row names ("III. Huyện Tây Sơn (5 cơ sở)" is "Huyện Tây Sơn"); "" for another group."""
    for text in texts:
        found = _PLACE.fullmatch(text.strip())
        if found and len(found["place"]) <= _LONGEST:
            return found["place"].strip()
    return ""


def address_column(question: Question) -> Question | None:
    """The column that holds addresses."""
    return next((one for one in question.columns if one.type == "text" and _ADDRESS in one.headings), None)


def within(address: Found[object] | None, place: str, group: Found[object]) -> Found[object]:
    """An address with the place of its group, where it does not name that itself. The words stay those of the cell."""
    if address is None:
        return Found(place, group.span, certain=False)
    told, name = fold(str(address.value)), fold(_RANK.sub("", place, count=1))
    if name and name in told:
        return address
    return Found(f"{str(address.value).rstrip(' ,;.')}, {place}", address.span, address.certain)
