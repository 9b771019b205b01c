"""Encodings from before Unicode: TCVN3 (.VnTime), VNI-Windows, Windows-1258; telling them apart and decoding them.

Legacy text comes as bytes or, out of Word files in .VnTime or VNI- fonts, as Latin letters that stand for Vietnamese
ones ("ViÖt Nam" is Việt Nam). A text is taken for what makes most of its marked words Vietnamese syllables.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sachhon.vietnamese.syllables import is_syllable

__all__ = [
    "Decoded",
    "UndecodableText",
    "decode",
    "decode_tcvn3",
    "decode_vni",
    "detect_encoding",
    "encode_tcvn3",
    "encode_vni",
    "font_encoding",
]


class UndecodableText(ValueError):
    """Bytes that are no text in any encoding known here."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` in NFC; `charset` says how bytes became code points, `letters` what these meant: unicode | tcvn3 | vni."""

    text: str
    charset: str
    letters: str


# ---------------------------------------------------------------------------------------------- TCVN3 (TCVN 5712, VN3)
_TCVN3_LETTERS = (
    (
        "ĂÂÊÔƠƯĐăâêôơưđ",
        range(0xA1, 0xAF),
    ),
    (
        "àảãáạ",
        (0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
    ),
    (
        "ằẳẵắặầẩẫấậ",
        (0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    ),
    (
        "èẻẽéẹềểễếệ",
        (0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
    ),
    (
        "ìỉĩíị",
        (0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    ),
    (
        "òỏõóọồổỗốộờởỡớợ",
        (0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    ),
    (
        "ùủũúụừửữứự",
        (0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
    ),
    (
        "ỳỷỹýỵ",
        (0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
    ),
)
_TCVN3 = {code: letter for letters, codes in _TCVN3_LETTERS for letter, code in zip(letters, codes, strict=True)}
_TO_TCVN3 = {ord(letter): chr(code) for code, letter in _TCVN3.items()}
_TO_TCVN3 |= {ord(letter.upper()): chr(code) for code, letter in _TCVN3.items() if ord(letter.upper()) not in _TO_TCVN3}


def decode_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Latin letters in the place of Vietnamese ones ("ViÖt Nam") to NFC. `capitals`: of a capital font (.VnTimeH)."""
    decoded = text.translate(_TCVN3)
    return decoded.upper() if capitals else decoded


def encode_tcvn3(text: str) -> str:
    """The reverse of `decode_tcvn3`. TCVN3 has no capitals with tone marks: they become small, as its users wrote."""
    return unicodedata.normalize("NFC", text).translate(_TO_TCVN3)


# ---------------------------------------------------------------------------------------------- VNI-Windows
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVES = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = dict(_VNI_ALONE)
    for base, letter in (("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y"), ("ô", "ơ"), ("ö", "ư")):
        for mark, tone in _VNI_TONES.items():
            table[base + mark] = unicodedata.normalize("NFC", letter + tone)
    for base in "aeo":
        for mark, tone in _VNI_HATS.items():
            table[base + mark] = unicodedata.normalize("NFC", base + "\u0302" + tone)
    for mark, tone in _VNI_BREVES.items():
        table["a" + mark] = unicodedata.normalize("NFC", "a\u0306" + tone)
    del table["y" + "ï"]  # ỵ is î
    upper = {written.upper(): letter.upper() for written, letter in table.items()}
    mixed = {written[0].upper() + written[1:]: letter.upper() for written, letter in table.items() if len(written) == 2}
    return {**mixed, **table, **upper}


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=lambda written: (-len(written), written))))
_TO_VNI = {letter: written for written, letter in _VNI.items() if written in (written.lower(), written.upper())}


def decode_vni(text: str) -> str:
    """Letters with marks behind them ("Vieät Nam") to NFC."""
    return _VNI_PATTERN.sub(lambda found: _VNI[found[0]], text)


def encode_vni(text: str) -> str:
    """The reverse of `decode_vni`."""
    return "".join(_TO_VNI.get(char, char) for char in unicodedata.normalize("NFC", text))


# ---------------------------------------------------------------------------------------------- telling them apart
_TRIM = " \t\r\n.,;:!?()[]{}\"'/\\-+*=_<>%&|0123456789\u2013\u2014\u2026\u201c\u201d\u2018\u2019"
_MOST_WORDS = 3000
_ENOUGH = 0.6


def _marked_words(text: str) -> list[str]:
    """Words with a code point beyond ASCII, trimmed of ASCII punctuation; at most some thousands."""
    words = []
    for piece in re.split(r"[ \t\r\n\u00a0.,;:!?()/\-]+", text):
        word = piece.strip(_TRIM)
        if word and not word.isascii():
            words.append(word)
            if len(words) >= _MOST_WORDS:
                break
    return words


def _share(words: list[str]) -> float:
    """How many of `words` are Vietnamese syllables with a mark."""
    if not words:
        return 0.0
    good = sum(1 for word in words if not word.isascii() and is_syllable(unicodedata.normalize("NFC", word).lower()))
    return good / len(words)


def _letters(text: str) -> tuple[str, float]:
    """What letters mean in `text`, and the share of its marked words that are Vietnamese when so read."""
    words = _marked_words(text)
    plain = _share(words)
    if len(words) < 2:
        return "unicode", plain
    best = ("unicode", plain)
    for name, decoder in (("tcvn3", decode_tcvn3), ("vni", decode_vni)):
        share = _share([decoder(word) for word in words])
        if share > best[1] + 0.15 and share >= _ENOUGH:
            best = (name, share)
    return best


def detect_encoding(data: str | bytes) -> str:
    """Of a str what its letters mean: unicode | tcvn3 | vni. Of bytes their charset, or tcvn3 | vni:

    utf-8 | utf-8-sig | utf-16 | utf-16-le | utf-16-be | windows-1258 | tcvn3 | vni | windows-1252. Raises
    UndecodableText.
    """
    if isinstance(data, str):
        return _letters(data)[0]
    decoded = decode(data)
    return decoded.charset if decoded.letters == "unicode" else decoded.letters


def _charset(data: bytes) -> str | None:
    """The charset of `data` where it is a Unicode one, else None."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    sample = data[:4000]
    if len(sample) >= 4 and len(data) % 2 == 0:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if odd > len(sample) // 8 and even == 0:
            return "utf-16-le"
        if even > len(sample) // 8 and odd == 0:
            return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def decode(data: bytes) -> Decoded:
    """Text out of bytes of any of the encodings above, in NFC. Raises UndecodableText where nothing fits."""
    charset = _charset(data)
    if charset is not None:
        try:
            text = data.decode(charset)
        except UnicodeDecodeError as broken:
            raise UndecodableText(str(broken)) from broken
        letters = _letters(text)[0]
        return Decoded(unicodedata.normalize("NFC", _decoder(letters, text)), charset, letters)
    if 0 in data:
        raise UndecodableText("neither Unicode nor text of one byte a letter")
    latin = data.decode("latin-1")
    letters, share = _letters(latin)
    try:
        other = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        other = ""
    if other and _share(_marked_words(other)) > max(share, 0.3):
        return Decoded(other, "windows-1258", "unicode")
    if letters == "unicode":
        return Decoded(unicodedata.normalize("NFC", data.decode("cp1252", "replace")), "windows-1252", "unicode")
    return Decoded(unicodedata.normalize("NFC", _decoder(letters, latin)), "latin-1", letters)


def _decoder(letters: str, text: str) -> str:
    if letters == "tcvn3":
        return decode_tcvn3(text)
    return decode_vni(text) if letters == "vni" else text


def font_encoding(font: str) -> tuple[str, bool]:
    """What letters mean in a font (unicode | tcvn3 | vni), and whether it shows small letters as capitals."""
    plain = font.strip().lower()
    if plain.startswith(".vn"):
        return "tcvn3", plain.endswith("h")
    if plain.startswith(("vni-", "vni ")):
        return "vni", False
    return "unicode", False
