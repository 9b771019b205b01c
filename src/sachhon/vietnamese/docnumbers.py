"""Numbers of official documents: "1419/QĐ-TTg", "221/2012/TTLT-BTC-BCT", "10- CTr/TU", "17/2008/QH12"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sachhon.vietnamese.document_kinds import MIXED_CASE, kind_name
from sachhon.vietnamese.spans import Spanned

__all__ = ["DocumentNumberMatch", "find_document_numbers", "kind_name", "normalise_document_number"]


@dataclass(frozen=True, slots=True)
class DocumentNumberMatch(Spanned):
    """A document's number. `value` has no blanks; `kind_code` is None in official letters ("1594/BCT-KHCN")."""

    start: int
    end: int
    value: str
    ordinal: str  # "1419"; "" where the number is left open ("      /KH-UBND")
    kind_code: str | None
    issuer_code: str | None
    year: int | None

    @property
    def kind(self) -> str | None:
        """Kind of document in words ("Quyết định"), None for official letters and unknown codes."""
        return kind_name(self.kind_code) if self.kind_code else None


_DASH = r"[-\u2010-\u2015\u2212]"
_PART = r"[A-ZĐÐƯ][A-Za-zĐđÐƯư]{0,11}\d{0,4}(?:\.[A-ZĐ]{2,4})?(?![^\W_])"
_NUMBER = re.compile(
    rf"(?P<ordinal>(?<![^\W_])(?<!\d[.,/])\d{{1,6}}[a-zA-Z]?|(?<=[Ss]ố)\s*[:.]?[\s.\u2026_]*(?=/))"
    rf"(?P<join>\s{{0,4}}(?:/|{_DASH})\s{{0,3}})"
    rf"(?:(?P<year>(?:19|20)\d\d)\s{{0,2}}(?:/|{_DASH})\s{{0,2}})?"
    rf"(?P<codes>{_PART}(?:\s{{0,2}}(?:/|{_DASH})\s{{0,2}}{_PART})*)"
)
_CODE_JOIN = re.compile(rf"(\s*)(/|{_DASH})(\s*)")
_MIXED = frozenset(MIXED_CASE.values()) | {"UBMTTQVN", "TLĐ", "TWĐTN"}
_ONE_CODE = frozenset(("TTg", "HĐBT", "CP"))  # before 1997: "118/TTg", "64/CP"
_ISSUER_ALONE = re.compile(
    r"UB(?:ND)?|HĐND|CV|VP[A-ZĐ]*|[BS][A-ZĐ]{2,6}|T[UƯW]"
)  # letters of the nineties: "số 1234/UB"
_SAID = re.compile(r"(?<!\w)[Ss]ố\s{0,2}:?\s{0,2}$")
_TORN_YEAR = re.compile(r"[A-ZĐƯ]+(?:15|14|13|12|11|10|9|16)")


def normalise_document_number(text: str) -> str:
    """NFC, no blanks, every dash "-", Ð as Đ, and TTg, CTr, TTr in their proper case even out of a heading."""
    plain = unicodedata.normalize("NFC", text).replace("\u00d0", "\u0110")
    plain = re.sub(r"[\s*\u00a0\u200b\ufeff|]+", "", plain)
    plain = re.sub(_DASH, "-", plain)
    return re.sub(r"[A-ZĐƯ]{2,}", lambda code: MIXED_CASE.get(code[0], code[0]), plain)


def _is_code(part: str) -> bool:
    letters = part.split(".")[0].rstrip("0123456789").replace("Ð", "Đ")
    if kind_name(letters) or letters in _MIXED or MIXED_CASE.get(letters.upper()) == letters:
        return True
    capitals = sum(char.isupper() for char in letters)
    small = len(letters) - capitals
    return capitals >= 2 and small <= 2


def _codes(written: str) -> tuple[list[str], int]:
    """The leading parts of `written` that are codes, and how much of it they take."""
    parts: list[str] = []
    at = taken = 0
    while True:
        part = re.compile(_PART).match(written, at)
        if part is None or not _is_code(part[0]):
            return parts, taken
        parts.append(part[0].replace("Ð", "Đ"))
        taken = part.end()
        join = _CODE_JOIN.match(written, taken)
        if join is None:
            return parts, taken
        spaced = bool(join[1] or join[3])
        if spaced and len(parts) > 1 and parts[0] != "TTLT":
            return parts, taken
        if parts[-1] in ("TW", "TU", "TƯ", "HU") and len(parts) > 1:
            return parts, taken
        at = join.end()


def find_document_numbers(text: str, *, blank: bool = False) -> list[DocumentNumberMatch]:
    """Every document number of `text` (NFC), left to right. With `blank` also numbers left open ("Số:      /KH-UBND").

    Law numbers count ("17/2008/QH12"); laws cited without a number are no match. Dates, shares ("7/63 tỉnh") and rates
    ("50 triệu/HTX") are not taken.
    """
    found = []
    at = 0
    while match := _NUMBER.search(text, at):
        at = match.end("ordinal") + 1
        ordinal = match["ordinal"].strip(" :.…_\t\n")
        if not ordinal and not blank:
            continue
        parts, taken = _codes(match["codes"])
        by_dash = "/" not in match["join"]
        if not parts or not _plausible(parts, match["year"], by_dash, match["codes"][:taken]):
            said = _SAID.search(text, max(0, match.start() - 6), match.start())
            if not (parts and not by_dash and ((said and _ISSUER_ALONE.fullmatch(parts[0])) or parts[0] in _ONE_CODE)):
                continue
        end = match.start("codes") + taken
        start = match.start("ordinal") if ordinal else match.start("join") + match["join"].index("/")
        kind = parts[0] if kind_name(parts[0]) else None
        issuers = parts if kind is None else parts[1:]
        value = normalise_document_number(text[start:end])
        year = int(match["year"]) if match["year"] else None
        kind = MIXED_CASE.get(kind.upper(), kind) if kind else None
        if kind is not None and kind.startswith("QH"):
            kind, issuers = "QH", ["QH"]
        issuer = "-".join(MIXED_CASE.get(part.upper(), part) for part in issuers) or None
        found.append(DocumentNumberMatch(start, end, value, ordinal, kind, issuer, year))
        at = max(at, end)
    return found


def _plausible(parts: list[str], year: str | None, by_dash: bool, written: str) -> bool:
    known = kind_name(parts[0]) is not None
    if by_dash:
        return known and len(parts) > 1 and year is None and not _TORN_YEAR.fullmatch(parts[0])
    if len(parts) > 1 or year:
        return True
    return known and len(parts[0]) >= 2 and "\n" not in written
