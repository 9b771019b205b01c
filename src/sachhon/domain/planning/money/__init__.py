"""The arithmetic of money: sums in every direction, unit prices, norms, stages, ceilings. Plain Python."""

from sachhon.domain.planning.money import words_en, words_vi
from sachhon.formkit.findings import register_words

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)
