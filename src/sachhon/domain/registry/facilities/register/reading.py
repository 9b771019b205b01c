"""What people and files write → the value of a fact. Refusals are findings, said in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import cast

from sachhon.catalogue import read_table
from sachhon.domain.registry.facilities.register import words_en, words_vi
from sachhon.domain.registry.facilities.register.facts import BLANK, FACTS, NUMBERS, Fact, Value
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.findings import Finding, Severity, register_words
from sachhon.vietnamese.enterprises import tax_code_holds
from sachhon.vietnamese.folding import nfc
from sachhon.vietnamese.numbers import format_number
from sachhon.vietnamese.provinces import province, province_by_code

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)

VSIC_2025_FROM = date(2025, 11, 15)
"""From this day the classification of 2025 is in force."""
_PROVINCE_UNIT = re.compile(r"P(63|34)-(\d\d)")
MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
_DECIMAL = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")
_SECTIONS = frozenset("BCDE")


def read_fact(key: str, written: str, *, on: date | None = None) -> Value:
    """The value that was written; None for nothing. Raises FieldError whose finding says why it is none.

    `on`: the day that the list tells of, by which a province's name or bare code is understood.
    """
    fact = FACTS[key]
    plain = " ".join(nfc(written).split()) if fact.id != "cp_results" else nfc(written).strip()
    if not plain:
        return None
    own = _OWN.get(fact.type)
    if own is not None:
        return own(fact, plain, on)
    if fact.type == "text":
        if len(plain) > fact.longest:
            raise refused(fact, "too_long", plain, longest=fact.longest)
        return plain
    kind = field_type(fact.type)
    value = kind.parse(plain, fact)
    for finding in kind.check(value, fact):
        raise FieldError(finding)
    if fact.longest and isinstance(value, str) and len(value) > fact.longest:
        raise refused(fact, "too_long", plain, longest=fact.longest)
    if fact.id in NUMBERS:
        return int(cast("str | int", value))
    return cast("Value", value)


def check_fact(key: str, value: Value) -> Value:
    """A value that a machine gave, checked as if it were written. Raises FieldError."""
    if value in BLANK:
        return None
    if isinstance(value, bool):
        if FACTS[key].type != "yes_no":
            raise refused(FACTS[key], "wrong_kind", str(value))
        return value
    if isinstance(value, int):
        if key not in NUMBERS:
            return read_fact(key, str(value))
        if key == "vsic_edition":
            return read_fact(key, str(value))
        for finding in field_type(FACTS[key].type).check(value, FACTS[key]):
            raise FieldError(finding)
        return value
    return read_fact(key, str(value))


def shown_fact(key: str, value: Value, language: str = "vi") -> str:
    """The value as a person reads it; "" for what nobody said. A province comes as its unit's code."""
    fact = FACTS[key]
    if value in BLANK:
        return ""
    if fact.type in ("text", "tax_code", "vsic", "email", "province"):
        return str(value)
    if fact.type == "coordinate":
        return format_number(Decimal(str(value)).normalize())
    kind = field_type(fact.type)
    return kind.format(str(value) if fact.type == "choice" else value, fact, language)


def edition_of(on: date | None) -> int:
    """The VSIC edition that a bare code of a day means."""
    return 2025 if on is not None and on >= VSIC_2025_FROM else 2018


def completed(facts: Mapping[str, Value], on: date | None = None) -> dict[str, Value]:
    """The facts with what goes without saying: the edition of a VSIC code is that in force on the day."""
    done = dict(facts)
    if done.get("vsic") not in BLANK and done.get("vsic_edition") in BLANK:
        done["vsic_edition"] = edition_of(on)
    return done


def problems_together(facts: Mapping[str, Value]) -> tuple[Finding, ...]:
    """What is wrong with facts only when they stand side by side; each fact by itself is sound."""
    found = []
    latitude, longitude = facts.get("latitude"), facts.get("longitude")
    if (latitude in BLANK) != (longitude in BLANK):
        missing = "longitude" if longitude in BLANK else "latitude"
        found.append(Finding("facility_fact", Severity.ERROR, fields=(missing,), variant="coordinates_together"))
    if facts.get("applies_cp") is False and facts.get("cp_since") not in BLANK:
        found.append(Finding("facility_fact", Severity.ERROR, fields=("applies_cp",), variant="applies_since"))
    return tuple(found)


def refused(fact: Fact, variant: str, text: str, **params: object) -> FieldError:
    """The error for a text that is no value of the fact."""
    quoted = text if len(text) <= 80 else text[:79] + "…"
    told = {"label_vi": fact.labels["vi"], "label_en": fact.labels["en"], "text": quoted, **params}
    return FieldError(Finding("facility_fact", Severity.ERROR, told, fields=(fact.id,), variant=variant))


def _tax_code(fact: Fact, plain: str, on: date | None) -> str:
    """Ten digits with their check digit, "-" and three for a branch; twelve for a household business's owner.

    A workbook loses a leading zero: it is put back where the check digit then holds.
    """
    digits = re.sub(r"[\s.\-–]", "", plain)
    if not digits.isascii() or not digits.isdecimal():
        raise refused(fact, "tax_code_digits", plain)
    if len(digits) in (9, 12) and tax_code_holds(f"0{digits}"):
        digits = f"0{digits}"
    if len(digits) == 12 and 1 <= int(digits[:3]) <= 96:
        return digits
    if len(digits) not in (10, 13):
        raise refused(fact, "tax_code_length", plain, count=len(digits))
    if not tax_code_holds(digits):
        raise refused(fact, "tax_code_check", plain)
    return digits[:10] + (f"-{digits[10:]}" if len(digits) == 13 else "")


def _province(fact: Fact, plain: str, on: date | None) -> str:
    code = _PROVINCE_UNIT.fullmatch(plain.upper())
    if code:
        return plain.upper()
    found = province_by_code(plain.zfill(2), on) if plain.isdecimal() else (province(plain, on) or province(plain))
    if found is None:
        raise refused(fact, "no_province", plain)
    return f"P{found.geography}-{found.code}"


def _coordinate(fact: Fact, plain: str, on: date | None) -> str:
    written = plain.rstrip("°NEBĐ ").strip()
    if not _DECIMAL.fullmatch(written):
        raise refused(fact, "no_coordinate", plain)
    value = Decimal(written.replace(",", "."))
    assert fact.minimum is not None
    assert fact.maximum is not None
    if not fact.minimum <= value <= fact.maximum:
        raise refused(fact, "outside_vietnam", plain, low=fact.minimum, high=fact.maximum)
    return f"{value:.6f}"


@cache
def _divisions() -> frozenset[str]:
    return frozenset(row["code"] for row in read_table("classifiers/vsic2018_divisions.csv"))


def _vsic(fact: Fact, plain: str, on: date | None) -> str:
    code = plain.replace(".", "").replace(" ", "").upper()
    if code[:1] in _SECTIONS:
        code = code[1:]
    if not code.isascii() or not code.isdecimal() or not 2 <= len(code) <= 5:
        raise refused(fact, "no_vsic", plain)
    if code[:2] not in _divisions():
        raise refused(fact, "vsic_not_industry", plain)
    return code


def _email(fact: Fact, plain: str, on: date | None) -> str:
    if not MAIL.fullmatch(plain) or len(plain) > fact.longest:
        raise refused(fact, "no_email", plain)
    return plain


_OWN = {"tax_code": _tax_code, "province": _province, "coordinate": _coordinate, "vsic": _vsic, "email": _email}
