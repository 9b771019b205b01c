"""Official documents in Word, as Nghị định 30/2020/NĐ-CP lays them out: real styles, real tables, real fields.

May import: sachhon.writing.document, sachhon.vietnamese, sachhon.catalogue.
"""

from sachhon.writing.official.controls import content_control
from sachhon.writing.official.frame import date_words, punctuated
from sachhon.writing.official.letter import write_letter

__all__ = ["content_control", "date_words", "punctuated", "write_letter"]
