"""PLAIN PYTHON: template -> blank, filled blank -> values; one folder a medium, `forms` the door to all.

`filled` what any filled blank gives, how nil and unknown are said, and what a refusal names; `prompts` what a form says
where an answer is to be written; `workbook/` Excel, read by hidden marks; `word/` Word, read by its printed words and
confirmed by its content controls; `jsonschema/` JSON, and the schema that other systems write by.

May import: sachhon.reading, sachhon.writing, sachhon.formkit and below.
"""

from sachhon.codecs import words_en, words_vi
from sachhon.formkit.findings import register_words

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)
