"""Plain text → blocks: paragraphs joined over line ends, tables by tabs and pipes, stamps and page numbers set aside.

May import: sachhon.reading.model, sachhon.vietnamese and what is below.
"""

from sachhon.reading.layout.blocks import asides, blocks_of, cleaned, cleaned_without

__all__ = ["asides", "blocks_of", "cleaned", "cleaned_without"]
