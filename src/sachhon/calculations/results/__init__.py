"""What a calculation gives back: its numbers with formula, units, factor versions and warnings; or a refusal.

May import: sachhon.formkit.findings.
"""

from sachhon.calculations.results import words_en, words_vi
from sachhon.calculations.results.exact import decimal_of, exact, mean, percent, square_root
from sachhon.calculations.results.model import FactorVersion, Refused, Result, Working, refuse, warn
from sachhon.formkit.findings import register_words

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)

__all__ = [
    "FactorVersion",
    "Refused",
    "Result",
    "Working",
    "decimal_of",
    "exact",
    "mean",
    "percent",
    "refuse",
    "square_root",
    "warn",
]
