"""Excel: blank with dropdowns, locks and hidden template id; filled workbook -> values.

May import: sachhon.codecs.filled, sachhon.formkit, sachhon.vietnamese.
"""

from sachhon.codecs.workbook.blank import blank
from sachhon.codecs.workbook.read import read

__all__ = ["blank", "read"]
