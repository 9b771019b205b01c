"""Word: a form with content controls and back, or back by its words where the controls were lost.

May import: sachhon.codecs.filled, sachhon.reading, sachhon.writing, sachhon.formkit and below.
"""

from sachhon.codecs.word.blank import KINDS, blank
from sachhon.codecs.word.read import read

__all__ = ["KINDS", "blank", "read"]
