"""The receipt of a sealed report as a PDF to keep, and its QR code.

May import: sachhon.writing.document, sachhon.writing.pdf, sachhon.vietnamese.
"""

from sachhon.writing.receipt.slip import Slip, qr_png, qr_svg, receipt_letter

__all__ = ["Slip", "qr_png", "qr_svg", "receipt_letter"]
