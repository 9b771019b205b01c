"""PDF files, through PDFium. May import the shared page layout and OCR, nothing of another format."""

from sachhon.reading.sources.pdf.reader import read_pdf

__all__ = ["read_pdf"]
