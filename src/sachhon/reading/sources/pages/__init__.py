"""Words with places on pages -> lines, paragraphs, columns and ruled tables, for PDF and scans alike.

May import: sachhon.reading.model and the linear text.
"""

from sachhon.reading.sources.pages.model import Box, Page, RuledTable, Word
from sachhon.reading.sources.pages.write import write_pages

__all__ = ["Box", "Page", "RuledTable", "Word", "write_pages"]
