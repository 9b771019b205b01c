"""PLAIN PYTHON: template -> blank, filled blank -> values; one folder a medium, `forms` the door to all.

May import: sachhon.reading, sachhon.writing, sachhon.formkit and below.
"""

from sachhon.codecs import words_en, words_vi
from sachhon.formkit.findings import register_words

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)
