"""From meter to savings, for one facility: what was used and made in a year, against which baseline, among whom."""

from sachhon.domain.assessments.years import words_en, words_vi
from sachhon.formkit.findings import register_words

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)
