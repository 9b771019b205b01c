"""A report held against the registers: what it would be filled with from them, and where the two differ."""

from sachhon.domain.planning.holding import words_en, words_vi
from sachhon.formkit.findings import register_words

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)
