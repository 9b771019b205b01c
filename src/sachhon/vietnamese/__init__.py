"""PLAIN PYTHON: Vietnamese numbers, money, dates, document numbers, places, names, folding, collation, encodings.

May import: sachhon.catalogue. Knows no template, no web.

Finders take NFC text (`mapped.clean(...).text`) and give frozen matches with half-open offsets into it; a value that
can be read two ways is never chosen silently. By concept:

numbers, number_words   "1.234", "10.367,700", "mười hai (12)"
quantities              numbers with comparators, ranges, percent
money, money_units      whole đồng; rates and other currencies kept apart
dates, periods          days; stretches of years, quarters, months
docnumbers              "221/2012/TTLT-BTC-BCT"
places, provinces       63 and 34 provinces, dated
names, abbreviations    people; UBND, SXSH, ...
folding, syllables      search keys, comparison, tone placement
collation               Vietnamese order
legacy                  TCVN3, VNI, Windows-1258
mapped, spans           text that remembers its origin; matches with a place
"""

from sachhon.vietnamese.collation import sort_key, sorted_vi
from sachhon.vietnamese.dates import DateMatch, NotADate, find_dates, format_date, parse_date
from sachhon.vietnamese.docnumbers import DocumentNumberMatch, find_document_numbers, normalise_document_number
from sachhon.vietnamese.folding import flat, fold, fold_tones, modern, nfc, same, squash, traditional
from sachhon.vietnamese.legacy import decode, decode_tcvn3, decode_vni, detect_encoding
from sachhon.vietnamese.mapped import MappedText, clean
from sachhon.vietnamese.money import (
    MoneyMatch,
    NotMoney,
    amount_in_words,
    find_money,
    find_money_units,
    format_money,
    parse_money,
    parse_money_unit,
)
from sachhon.vietnamese.names import expand_abbreviations, looks_like_person_name, same_body
from sachhon.vietnamese.numbers import (
    AmbiguousNumber,
    NotANumber,
    NumberMatch,
    find_numbers,
    format_number,
    parse_number,
    parse_words,
)
from sachhon.vietnamese.periods import PeriodMatch, find_periods, format_period, parse_period
from sachhon.vietnamese.places import PlaceMatch, find_provinces
from sachhon.vietnamese.provinces import MERGER, Province, origins, province, provinces, today
from sachhon.vietnamese.quantities import QuantityMatch, find_quantities
from sachhon.vietnamese.spans import free_of, overlaps

__all__ = [
    "MERGER",
    "AmbiguousNumber",
    "DateMatch",
    "DocumentNumberMatch",
    "MappedText",
    "MoneyMatch",
    "NotADate",
    "NotANumber",
    "NotMoney",
    "NumberMatch",
    "PeriodMatch",
    "PlaceMatch",
    "Province",
    "QuantityMatch",
    "amount_in_words",
    "clean",
    "decode",
    "decode_tcvn3",
    "decode_vni",
    "detect_encoding",
    "expand_abbreviations",
    "find_dates",
    "find_document_numbers",
    "find_money",
    "find_money_units",
    "find_numbers",
    "find_periods",
    "find_provinces",
    "find_quantities",
    "flat",
    "fold",
    "fold_tones",
    "format_date",
    "format_money",
    "format_number",
    "format_period",
    "free_of",
    "looks_like_person_name",
    "modern",
    "nfc",
    "normalise_document_number",
    "origins",
    "overlaps",
    "parse_date",
    "parse_money",
    "parse_money_unit",
    "parse_number",
    "parse_period",
    "parse_words",
    "province",
    "provinces",
    "same",
    "same_body",
    "sort_key",
    "sorted_vi",
    "squash",
    "today",
    "traditional",
]
