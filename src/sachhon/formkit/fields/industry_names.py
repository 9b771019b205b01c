"""Which industries of a classifier a wording names: units write "giấy", "chế biến thủy sản", "13"."""

from __future__ import annotations

import re

from sachhon.formkit.fields.model import FieldSpec, OptionSpec
from sachhon.vietnamese.folding import fold_tones, squash

_LEAD = re.compile(r"^(?:ngành|công nghiệp|sản xuất|chế biến|gia công|kinh doanh)\s+")
_JOIN = re.compile(r"\s*(?:,|;|/|\bvà\b)\s*")
_NUMBER = re.compile(r"0*(\d{1,3})")
_COUNTED = re.compile(r"\s*[(:–-]\s*(?:có\s)?\d+\s*(?:cơ sở|doanh nghiệp|đơn vị|dn|công ty|nhà máy)?\s*\)?$")
"""How many a list has of an industry, behind its name: "Ngành giấy (5 cơ sở)"."""
_ABBREVIATED = {"nước giải khát": "ngk"}
"""Words that a classifier abbreviates."""
# Words that say nothing of an industry when they stand alone as a part of its name.
_EMPTY_PARTS = frozenset({"các sản phẩm", "thiết bị"})


def industries_of(text: str, field: FieldSpec) -> list[OptionSpec]:
    """The options named: one for a clear wording, none where nothing fits, several where they compete."""
    number = _NUMBER.fullmatch(text.strip(" .()"))
    if number:
        return [option for option in field.options if option.id == number[1]]
    exact = [option for option in field.options if squash(text) in (squash(name) for name in option.labels.values())]
    if exact:
        return exact[:1]
    wanted = _plain(text)
    wholes = [option for option in field.options if wanted == _plain(option.labels["vi"])]
    if wholes:
        return wholes[:1]
    by_part = [option for option in field.options if wanted in _parts(option)]
    if by_part:
        return by_part
    return [option for option in field.options if any(_inside(part, wanted) for part in _parts(option))]


def _plain(text: str) -> str:
    plain = _COUNTED.sub("", fold_tones(text)).strip(" .;:()-")
    for words, short in _ABBREVIATED.items():
        plain = plain.replace(fold_tones(words), short)
    while (shorter := _LEAD.sub("", plain)) != plain:
        plain = shorter
    return plain


def _parts(option: OptionSpec) -> list[str]:
    parts = [_plain(part) for part in _JOIN.split(fold_tones(option.labels["vi"]))]
    return [part for part in (*parts, *map(_plain, option.words)) if part and part not in _EMPTY_PARTS]


def _inside(part: str, wanted: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", wanted) is not None
