"""Word: a form in the printed outline with content controls; back by its words, with or without the controls.

May import: sachhon.codecs.filled, sachhon.codecs.prompts, sachhon.reading, sachhon.writing, sachhon.formkit and below.
"""

from sachhon.codecs.word.blank import KINDS, blank
from sachhon.codecs.word.read import read

__all__ = ["KINDS", "blank", "read"]
