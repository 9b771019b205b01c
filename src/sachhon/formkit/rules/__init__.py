"""check(template, values) -> findings; one file per kind of rule.

May import: formkit.values, formkit.definition, formkit.fields, formkit.findings.
"""

from sachhon.formkit.findings import register_words
from sachhon.formkit.rules import words_en, words_vi
from sachhon.formkit.rules.ground import ends_of, number_of
from sachhon.formkit.rules.run import KINDS, check
from sachhon.formkit.rules.shares import implied_population

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)

__all__ = ["KINDS", "check", "ends_of", "implied_population", "number_of"]
