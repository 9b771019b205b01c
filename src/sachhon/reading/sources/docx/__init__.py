"""Word files: our own walk over WordprocessingML.

May import the safe archive, XML parts and the linear text; nothing of another format.
"""

from sachhon.reading.sources.docx.reader import read_docx

__all__ = ["read_docx"]
