"""Excel: a form with dropdowns, locks, hidden marks and a sheet a table; a filled workbook back to values.

May import: sachhon.codecs.filled, sachhon.codecs.prompts, sachhon.reading.sources (what keeps a file from harm),
sachhon.formkit and below.
"""

from sachhon.codecs.workbook.blank import blank
from sachhon.codecs.workbook.read import read

__all__ = ["blank", "read"]
