"""Money: whole đồng, exact. "1 tỷ 200 triệu đồng", "12.375,3/10.200 triệu đồng"; rates and other currencies apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sachhon.vietnamese.money_units import CURRENCY, FIRST_LETTERS, PER, UNIT, is_money_without_currency, read_unit
from sachhon.vietnamese.number_words import find_number_words, number_in_words
from sachhon.vietnamese.numbers import (
    AmbiguousNumber,
    Digits,
    NotANumber,
    convention,
    format_number,
    parse_number,
    read_digits,
)
from sachhon.vietnamese.spans import Spanned, overlaps, remembered

__all__ = [
    "MoneyMatch",
    "MoneyUnitMatch",
    "NotMoney",
    "amount_in_words",
    "convention",
    "find_money",
    "find_money_units",
    "format_money",
    "parse_money",
    "parse_money_unit",
]


class NotMoney(ValueError):
    """The text is no amount in đồng: a rate, another currency, a part of a đồng, or no number."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class MoneyMatch(Spanned):
    """Money in a text, in whole đồng.

    `vnd` is None for another currency, for a range (then `low` and `high` hold it), and where it is no whole đồng.
    `amount` is the figure in units of the currency (4870000000 for "4,87 tỷ USD"), the lower end in a range.
    `readings` has more than one amount where the digits can be read two ways; `vnd` is then the Vietnamese one.
    """

    start: int
    end: int
    vnd: int | None
    rate: bool
    per: str  # "năm", "lần/năm", "cơ sở"; "" when it is no rate
    currency: str
    low: int | None
    high: int | None
    amount: Decimal
    readings: tuple[Decimal, ...]
    in_words: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether two readings compete."""
        return len(self.readings) > 1


@dataclass(frozen=True, slots=True)
class MoneyUnitMatch(Spanned):
    """A unit of money that a table states once: "Đơn vị tính: triệu đồng"."""

    start: int
    end: int
    unit_vnd: int


_DIGITS = r"\d+(?:[.,]\d+)*"
_JOIN = r"\s?(?:-|\u2013|\u2014|\u2011|~|÷|đến|tới)\s?"
_MONEY = re.compile(
    rf"(?P<first>{_DIGITS})(?:\s?(?P<between>{_JOIN}|/)\s?(?P<second>{_DIGITS}))?"
    rf"(?:,-?|\s\([^()\d]{{3,90}}\))?\s?(?P<unit>{UNIT})",
    re.IGNORECASE,
)
_TOKEN = re.compile(_DIGITS)
_MAY_FOLLOW = FIRST_LETTERS | frozenset("-\u2013\u2014\u2011~÷/,(")
_SIGN = r"(?P<sign>US\$|\$|USD|VND|VNĐ)\s?"
_SCALE_BEFORE = re.compile(r"(?:triệu|tỷ|tỉ|nghìn|ngàn|000)\s?$", re.IGNORECASE)
_GROUPS_BEFORE = re.compile(r"(?<![\d.,/\-])(?<![\d.,]\s)[1-9]\d{0,2}(?:\s\d{3})*\s$")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGN_BEFORE = re.compile(rf"(?<!\w){_SIGN}$", re.IGNORECASE)
_BETWEEN = re.compile(_JOIN)
_NEXT_PART = re.compile(rf"\s(?:và\s)?(?P<first>{_DIGITS})\s?(?P<unit>{UNIT})", re.IGNORECASE)
_HALF = re.compile(rf"\srưỡi(?:\s(?P<currency>{CURRENCY}))?", re.IGNORECASE)
_PREFIXED = re.compile(rf"{_SIGN}(?P<first>{_DIGITS})(?!\s?(?:{UNIT}))(?![^\W\d_])", re.IGNORECASE)
_WORDS_UNIT = re.compile(rf"\s(?P<currency>{CURRENCY})(?!\w)", re.IGNORECASE)


def _settled(digits: Digits, style: str | None, scale: Decimal) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    """The amount that digits before a unit mean, and what else they could mean."""
    readings = digits.readings
    if len(readings) == 1:
        return readings[0], readings
    if digits.value is not None:  # 1.234: thousands in Vietnam
        return (readings[1], readings[1:]) if style == "en" else (readings[0], readings[:1])
    if digits.foreign:  # 0.125: leading zero, so only decimals make sense before a unit
        return readings[0], readings[:1]
    if style == "en" or scale == 1:  # 50,000 đồng: no thousandths of a đồng
        return readings[1], readings[1:]
    return readings[0], readings[:1] if style == "vi" else readings


def find_money(text: str, *, style: str | None = None) -> list[MoneyMatch]:
    """Every sum of money in `text` (NFC), left to right.

    `style` is the document's way with numbers (see `convention`), by default that of `text` itself. Two amounts that
    share a unit ("12.375,3/10.200 triệu đồng") are two matches. Counts of other things ("8.223 triệu kWh") are not
    taken.
    """
    return list(_money(text, style or convention(text)))


@remembered
def _money(text: str, style: str | None) -> tuple[MoneyMatch, ...]:
    found = list(_in_figures(text, style))
    found += [match for match in _prefixed(text, style) if not any(overlaps(match, other) for other in found)]
    found += [match for match in _in_words(text) if not any(overlaps(match, other) for other in found)]
    return tuple(_ranges(text, sorted(found, key=lambda match: match.start)))


def _in_figures(text: str, style: str | None) -> Iterator[MoneyMatch]:
    done = 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        follows = text[end : end + 1]
        if follows.isspace():
            follows = text[end + 1 : end + 2]
        if start < done or follows not in _MAY_FOLLOW or (start and text[start - 1].isalnum()):
            continue
        hit = _MONEY.match(text, start)
        if hit:
            made, done = _read(text, hit, style)
            yield from made


def _ranges(text: str, matches: list[MoneyMatch]) -> list[MoneyMatch]:
    """ "từ 500 triệu đến 1 tỷ đồng": two whole amounts that rise are one range."""
    joined: list[MoneyMatch] = []
    for match in matches:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.low is not None
            and match.vnd is not None
            and before.vnd is not None
            and before.vnd < match.vnd
            and not before.rate
            and _BETWEEN.fullmatch(text, before.end, match.start)
        ):
            joined[-1] = replace(match, start=before.start, vnd=None, low=before.vnd, amount=before.amount)
        else:
            joined.append(match)
    return joined


def _read(text: str, hit: re.Match[str], style: str | None) -> tuple[list[MoneyMatch], int]:
    """The money that begins at `hit`, and where to go on."""
    start, end = hit.span()
    unit = read_unit(hit["unit"])
    sign = _SIGN_BEFORE.search(text, max(0, start - 4), start)
    currency = read_unit(sign["sign"]).currency if sign else unit.currency
    if not (unit.named or sign or is_money_without_currency(text, end, hit["unit"])):
        return [], hit.end("first")
    if unit.scale == 1 and _BARE_YEAR.fullmatch(hit["first"]) and text[end : end + 2].strip(" ").islower():
        return [], hit.end("first")  # "năm 2018 đồng loạt"
    first = _figure(hit["first"], style, unit.scale)
    second = _figure(hit["second"], style, unit.scale) if hit["second"] else None
    if first is None or (hit["second"] and second is None):
        return [], hit.end("first")
    if second is not None:
        return _pair(text, hit, first, second, currency)
    amount, readings = first
    start, amount, readings = _with_groups(text, hit, amount, readings, unit.scale)
    while not unit.named and (more := _NEXT_PART.match(text, end)):
        part = read_unit(more["unit"])
        figure = _figure(more["first"], style, part.scale)
        if part.scale >= unit.scale or figure is None or currency != "VND":
            break
        amount += figure[0]
        readings = tuple(reading + figure[0] for reading in readings)
        end, unit, currency = more.end(), part, part.currency
    half = None if unit.named else _HALF.match(text, end)
    if half:
        amount += unit.scale / 2
        readings = (amount,)
        end = half.end()
        currency = read_unit(half["currency"] or "đồng").currency
    return [_match(text, sign.start() if sign else start, end, amount, readings, currency)], end


def _with_groups(
    text: str, hit: re.Match[str], amount: Decimal, readings: tuple[Decimal, ...], scale: Decimal
) -> tuple[int, Decimal, tuple[Decimal, ...]]:
    """ "3 360 triệu đồng": thousands parted by blanks. One group may be a figure of its own, so both readings stay."""
    start, written = hit.start("first"), hit["first"]
    groups = _GROUPS_BEFORE.search(text, max(0, start - 16), start)
    if groups is None or not re.fullmatch(r"\d{3}(?:,\d{1,2})?", written):
        return start, amount, readings
    digits = re.sub(r"\s", "", groups[0])
    whole = Decimal(digits + written.replace(",", ".")) * scale
    clear = len(digits) > 3
    return groups.start(), whole, (whole,) if clear else (whole, amount)


def _figure(written: str, style: str | None, scale: Decimal) -> tuple[Decimal, tuple[Decimal, ...]] | None:
    digits = read_digits(written)
    if not digits.readings:
        return None
    value, readings = _settled(digits, style, scale)
    if value is None:
        return None
    return value * scale, tuple(reading * scale for reading in readings)


def _whole(amount: Decimal, currency: str) -> int | None:
    return int(amount) if currency == "VND" and amount == int(amount) else None


def _match(
    text: str, start: int, end: int, amount: Decimal, readings: tuple[Decimal, ...], currency: str
) -> MoneyMatch:
    per = PER.match(text, end)
    vnd = _whole(amount, currency)
    name = ""
    if per:
        name = re.sub(r"\s?/\s?", "/", (per["per"] or per["each"]).strip())
        name = re.sub(r"^0?1\s", "", " ".join(name.split()))
        end = per.end()
    return MoneyMatch(start, end, vnd, per is not None, name, currency, vnd, vnd, amount, readings)


def _pair(
    text: str,
    hit: re.Match[str],
    first: tuple[Decimal, tuple[Decimal, ...]],
    second: tuple[Decimal, tuple[Decimal, ...]],
    currency: str,
) -> tuple[list[MoneyMatch], int]:
    """Two figures before one unit: a range where they rise, else two amounts ("12.375,3/10.200 triệu đồng")."""
    end = hit.end()
    whole = _match(text, hit.start("first"), end, second[0], second[1], currency)
    if "/" not in hit["between"] and first[0] < second[0]:
        low, high = _whole(first[0], currency), _whole(second[0], currency)
        ranged = replace(whole, vnd=None, low=low, high=high, amount=first[0], readings=first[1])
        return [ranged], whole.end
    if "/" not in hit["between"]:
        return [replace(whole, start=hit.start("second"))], whole.end
    vnd = _whole(first[0], currency)
    one = MoneyMatch(hit.start("first"), hit.end("first"), vnd, False, "", currency, vnd, vnd, first[0], first[1])
    return [one, replace(whole, start=hit.start("second"))], whole.end


def _prefixed(text: str, style: str | None) -> list[MoneyMatch]:
    """ "$ 5,000", "USD 120.000": the currency before the figure."""
    found = []
    for hit in _PREFIXED.finditer(text):
        figure = _figure(hit["first"], style, Decimal(1))
        before = text[max(0, hit.start() - 6) : hit.start()]
        if figure is not None and not before[-1:].isalnum() and not _SCALE_BEFORE.search(before):
            currency = read_unit(hit["sign"]).currency
            found.append(_match(text, hit.start(), hit.end(), figure[0], figure[1], currency))
    return found


def _in_words(text: str) -> list[MoneyMatch]:
    found = []
    for start, end, value, count in find_number_words(text):
        unit = _WORDS_UNIT.match(text, end)
        if unit and count > 1:
            match = _match(
                text, start, unit.end(), Decimal(value), (Decimal(value),), read_unit(unit["currency"]).currency
            )
            found.append(replace(match, in_words=True))
    return found


_UNIT_CAPTION = re.compile(
    r"(?<!\w)(?:đơn vị(?: tính)?|đvt|đv tính|đv)\s?(?:[:.]|\s|là)\s?\(?"
    rf"(?P<unit>(?:1[., ]?000(?:[., ]?000)?\s?)?{UNIT})",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"^(1[., ]?000(?:[., ]?000)?)\s?")
_BRACKETED = re.compile(rf"\(\s?(?P<unit>(?:1[., ]?000(?:[., ]?000)?\s?)?{UNIT})\s?\)", re.IGNORECASE)


def find_money_units(text: str) -> list[MoneyUnitMatch]:
    """Units of money that a caption or a column heading states: "Đơn vị tính: triệu đồng", "(1.000 đồng)"."""
    found: dict[int, MoneyUnitMatch] = {}
    for pattern in (_UNIT_CAPTION, _BRACKETED):
        for hit in pattern.finditer(text):
            unit = parse_money_unit(hit["unit"])
            if unit is not None:
                found.setdefault(hit.start("unit"), MoneyUnitMatch(hit.start("unit"), hit.end("unit"), unit))
    return [found[start] for start in sorted(found)]


def parse_money_unit(text: str) -> int | None:
    """Đồng in one of the unit that `text` names ("triệu đồng": 1000000, "1.000 đồng": 1000); None for other units."""
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" :.()")
    thousands = _THOUSANDS.match(plain)
    factor = 1
    if thousands:
        factor = int(re.sub(r"\D", "", thousands[1]))
        plain = plain[thousands.end() :]
    if not re.fullmatch(rf"(?:{UNIT})\.?", plain, re.IGNORECASE):
        return None
    unit = read_unit(plain)
    if unit.currency != "VND" or (unit.scale == 1 and not unit.named):
        return None
    return int(unit.scale) * factor


def parse_money(text: str, unit_vnd: int | None = None) -> int:
    """The amount in đồng that `text` is, and nothing but it. A bare number is in units of `unit_vnd`.

    Raises NotMoney (also for a rate, a range, another currency, a bare number without `unit_vnd`), AmbiguousNumber.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" .;")
    if re.match(r"[-\u2212]\s?\d", plain):
        return -parse_money(plain[1:].lstrip(), unit_vnd)
    matches = find_money(plain)
    if matches:
        match = matches[0]
        same = all(other.in_words and other.vnd == match.vnd for other in matches[1:])
        covered = (match.start, match.end) == (0, len(plain)) or (len(matches) > 1 and match.start == 0)
        if not same or not covered or match.rate or match.vnd is None:
            raise NotMoney(text)
        if match.ambiguous:
            raise AmbiguousNumber(text, match.readings)
        return match.vnd
    try:
        number = parse_number(plain)
    except NotANumber:
        raise NotMoney(text) from None
    if unit_vnd is None or number * unit_vnd != int(number * unit_vnd):
        raise NotMoney(text)
    return int(number * unit_vnd)


def format_money(vnd: int, unit: str = "đồng") -> str:
    """ "3.360.000.000 đồng"; with another unit exact: format_money(1500000, "triệu đồng") -> "1,5 triệu đồng"."""
    factor = parse_money_unit(unit)
    if factor is None:
        raise ValueError(f"no unit of đồng: {unit}")
    value = Decimal(vnd) / factor
    if value * factor != vnd:
        raise ValueError(f"{vnd} cannot be written exactly in {unit}")
    value = value.quantize(Decimal(1)) if value == int(value) else value.normalize()
    return f"{format_number(value)} {unit}"


def amount_in_words(vnd: int) -> str:
    """ "Ba tỷ ba trăm sáu mươi triệu đồng", as official documents write an amount after its figure."""
    words = number_in_words(vnd)
    return words[:1].upper() + words[1:] + " đồng"
