"""Money: whole đồng, exact. "1 tỷ 200 triệu đồng", "12.375,3/10.200 triệu đồng", "30 triệu/năm" (a rate), "4,87 tỷ USD" (no VND)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from sachhon.vietnamese.money_units import CURRENCY, PER, SCALES, UNIT, UNIT_ONLY, is_money_without_currency
from sachhon.vietnamese.number_words import find_number_words, number_in_words
from sachhon.vietnamese.numbers import AmbiguousNumber, Digits, NotANumber, format_number, parse_number, read_digits
from sachhon.vietnamese.spans import Spanned

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
    rf"(?<![^\W_])(?<!\d[.,])(?:(?P<sign>US\$|\$|USD|VND|VNĐ)\s?)?(?P<first>{_DIGITS})"
    rf"(?:\s?(?P<between>{_JOIN}|/)\s?(?P<second>{_DIGITS}))?"
    rf"\s?(?P<unit>{UNIT})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(_JOIN)
_NEXT_PART = re.compile(rf"\s(?:và\s)?(?P<first>{_DIGITS})\s?(?P<unit>{UNIT})", re.IGNORECASE)
_HALF = re.compile(rf"\srưỡi(?:\s(?P<currency>{CURRENCY}))?", re.IGNORECASE)
_PREFIXED = re.compile(
    rf"(?<!\w)(?P<sign>US\$|\$|USD|VND|VNĐ)\s?(?P<first>{_DIGITS})(?!\s?(?:{UNIT}))(?![^\W\d_])", re.IGNORECASE
)
_CLEAR_VI = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}){2,}(?![.,]?\d)|(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+|(?<![\d.,])\d+,\d{1,2}(?![.,]?\d)"
)
_CLEAR_EN = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3}){2,}(?![.,]?\d)|(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d+")
_WORDS_UNIT = re.compile(rf"\s(?P<currency>{CURRENCY})(?!\w)", re.IGNORECASE)


def convention(text: str) -> str | None:
    """How `text` writes its numbers by those that leave no doubt: "vi" (1.234.567,8), "en" (1,234,567.8), None when not shown or mixed."""
    vietnamese, english = _CLEAR_VI.search(text) is not None, _CLEAR_EN.search(text) is not None
    if vietnamese == english:
        return None
    return "vi" if vietnamese else "en"


def _settled(digits: Digits, style: str | None, scale: Decimal) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    """The amount that digits before a unit mean, and what else they could mean."""
    readings = digits.readings
    if len(readings) == 1:
        return readings[0], readings
    if digits.value is not None:  # 1.234: thousands in Vietnam
        return (
            (readings[1], readings[1:])
            if style == "en" and digits.value != readings[1]
            else (readings[0], readings[:1])
        )
    if digits.foreign:  # 0.125: leading zero, so only decimals make sense before a unit
        return readings[0], readings[:1]
    if style == "en" or scale == 1:  # 50,000 đồng: no thousandths of a đồng
        return readings[1], readings[1:]
    return readings[0], readings[:1] if style == "vi" else readings


def find_money(text: str, *, style: str | None = None) -> list[MoneyMatch]:
    """Every sum of money in `text` (NFC), left to right.

    `style` is the document's way with numbers (see `convention`), by default that of `text` itself. Two amounts that share a
    unit ("12.375,3/10.200 triệu đồng") are two matches. Counts of other things ("8.223 triệu kWh") are not taken.
    """
    style = style or convention(text)
    found: list[MoneyMatch] = []
    at = 0
    while hit := _MONEY.search(text, at):
        made, at = _read(text, hit, style)
        found.extend(made)
        at = max(at, hit.start() + 1)
    taken = [(match.start, match.end) for match in found]
    found += [match for match in _prefixed(text, style) if not any(a < match.end and match.start < b for a, b in taken)]
    found += [match for match in _in_words(text) if not any(a < match.end and match.start < b for a, b in taken)]
    return _ranges(text, sorted(found, key=lambda match: match.start))


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


def _unit(written: str) -> tuple[Decimal, str]:
    """Scale and currency of a written unit."""
    return _scale(written), _currency(written)


def _scale(written: str) -> Decimal:
    plain = " ".join(unicodedata.normalize("NFC", written).casefold().split())
    scale = Decimal(1)
    for name, value in SCALES:
        while re.match(rf"{name}(?![^\W\d_])\.?", plain):
            plain = re.sub(rf"^{name}(?![^\W\d_])\.?\s*", "", plain)
            scale *= value
    if plain in ("trđ", "tr.đ", "trđ."):
        scale *= 10**6
    return scale


def _currency(written: str) -> str:
    plain = written.casefold()
    for code, words in (
        ("USD", ("usd", "$", "đô la", "đô-la", "đôla", "đô")),
        ("EUR", ("eur", "€")),
        ("JPY", ("jpy", "yên", "yen")),
    ):
        if any(word in plain for word in words):
            return code
    for code, words in (("CNY", ("cny", "nhân dân tệ", "ndt")), ("GBP", ("gbp", "bảng anh")), ("KRW", ("krw", "won"))):
        if any(word in plain for word in words):
            return code
    return "VND"


def _read(text: str, hit: re.Match[str], style: str | None) -> tuple[list[MoneyMatch], int]:
    written = hit["unit"]
    end = hit.end()
    scale, currency = _unit(written)
    if hit["sign"]:
        currency = _currency(hit["sign"])
    has_currency = UNIT_ONLY.search(written) is not None or bool(hit["sign"])
    if not has_currency and not is_money_without_currency(text, end, written):
        return [], hit.end("first")
    first = _figure(hit["first"], style, scale)
    if first is None:
        return [], hit.end("first")
    if hit["second"]:
        second = _figure(hit["second"], style, scale)
        if second is None:
            return [], hit.end("first")
        return _pair(text, hit, first, second, currency)
    amount, readings = first
    start, last_scale = hit.start("sign") if hit["sign"] else hit.start("first"), scale
    while more := _NEXT_PART.match(text, end):
        next_scale, next_currency = _unit(more["unit"])
        figure = _figure(more["first"], style, next_scale)
        if next_scale >= last_scale or figure is None or currency != "VND" or UNIT_ONLY.search(written):
            break
        amount += figure[0]
        readings = tuple(reading + figure[0] for reading in readings)
        end, last_scale, written, currency = more.end(), next_scale, more["unit"], next_currency
    half = _HALF.match(text, end)
    if half and not UNIT_ONLY.search(written):
        amount += last_scale / 2
        readings = (amount,)
        end = half.end()
        currency = _currency(half["currency"] or "")
    return [_match(text, start, end, amount, readings, currency)], end


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
        if figure is not None:
            found.append(_match(text, hit.start(), hit.end(), figure[0], figure[1], _currency(hit["sign"])))
    return found


def _in_words(text: str) -> list[MoneyMatch]:
    found = []
    for start, end, value, count in find_number_words(text):
        unit = _WORDS_UNIT.match(text, end)
        if unit and count > 1:
            match = _match(text, start, unit.end(), Decimal(value), (Decimal(value),), _currency(unit["currency"]))
            found.append(replace(match, in_words=True))
    return found


_UNIT_CAPTION = re.compile(
    rf"(?<!\w)(?:đơn vị(?: tính)?|đvt|đv tính|đv)\s?(?:[:.]|\s|là)\s?\(?(?P<unit>(?:1[.,]000\s?|1[.,]000[.,]000\s?)?{UNIT})",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"^(1[.,]000(?:[.,]000)?)\s?")
_BRACKETED = re.compile(rf"\(\s?(?P<unit>(?:1[.,]000\s?)?{UNIT})\s?\)", re.IGNORECASE)


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
    """Đồng in one of the unit that `text` names ("triệu đồng" -> 1000000, "1.000 đồng" -> 1000); None when it is no unit of đồng."""
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" :.()")
    thousands = _THOUSANDS.match(plain)
    factor = 1
    if thousands:
        factor = int(re.sub(r"\D", "", thousands[1]))
        plain = plain[thousands.end() :]
    if not re.fullmatch(rf"(?:{UNIT})\.?", plain, re.IGNORECASE):
        return None
    scale, currency = _unit(plain)
    if currency != "VND" or (scale == 1 and UNIT_ONLY.search(plain) is None):
        return None
    return int(scale) * factor


def parse_money(text: str, unit_vnd: int | None = None) -> int:
    """The amount in đồng that `text` is, and nothing but it. A bare number is in units of `unit_vnd`.

    Raises NotMoney (also for a rate, a range, another currency, a bare number without `unit_vnd`), AmbiguousNumber.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" .;")
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
