"""PLAIN PYTHON: the voluntary certificate of applying cleaner production on one page, with the code of its public page.

May import: sachhon.writing.document, sachhon.writing.receipt (its QR code), sachhon.vietnamese.
"""

from sachhon.writing.certificate.paper import VOLUNTARY, CertificatePaper, certificate_letter

__all__ = ["VOLUNTARY", "CertificatePaper", "certificate_letter"]
