"""Bytes of any format -> Source; one file per format, told by content. Damaged or hostile files are refused whole.

May import: sachhon.reading.layout, sachhon.reading.model and what is below. What a letter says is for the rooms above.
"""

from sachhon.formkit.findings import register_words
from sachhon.reading.sources.errors import UnreadableDocument
from sachhon.reading.sources.incoming import DEFAULT_LIMITS, Limits
from sachhon.reading.sources.registry import FORMATS, read_bytes, read_path
from sachhon.reading.sources.vetting import Vetted, safe_format, vet
from sachhon.reading.sources.words_en import WORDS as _ENGLISH
from sachhon.reading.sources.words_vi import WORDS as _VIETNAMESE

register_words("vi", _VIETNAMESE)
register_words("en", _ENGLISH)

__all__ = [
    "DEFAULT_LIMITS",
    "FORMATS",
    "Limits",
    "UnreadableDocument",
    "Vetted",
    "read_bytes",
    "read_path",
    "safe_format",
    "vet",
]
