"""What a digitally signed PDF proves, as data: who signed, when, whether anything was changed since, who vouches."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
from asn1crypto import pem, x509
from django.conf import settings
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import PdfSignatureStatus, SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

INTACT, UNTRUSTED, MODIFIED, UNSIGNED, UNREADABLE = "intact", "untrusted", "modified", "unsigned", "unreadable"
_ADDS_ONLY = frozenset({ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING})
_BROKEN = (PdfError, SignatureValidationError, PathError, ValueError, KeyError, IndexError, TypeError, AttributeError)
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. `whole`: the file's last byte is signed; `trusted`: a configured root vouches for the signer."""

    verdict: str
    signer: str
    issuer: str
    at: str
    whole: bool
    trusted: bool


def verdict_on(data: bytes) -> dict[str, Any]:
    """{"verdict": intact | untrusted | modified | unsigned | unreadable, "signatures": [...]}; the worst one counts.

    intact: signed by somebody for whom a root in TRUST_ROOTS vouches, and nothing was changed since; untrusted: not
    changed either, but nobody known vouches; modified: the file is not what was signed, or has an unsigned end.
    """
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        found = [_judged(one) for one in reader.embedded_regular_signatures]
    except _BROKEN:
        return {"verdict": UNREADABLE, "signatures": []}
    if not found:
        return {"verdict": UNSIGNED, "signatures": []}
    if not any(one.whole for one in found):
        worst = MODIFIED
    else:
        worst = max((one.verdict for one in found), key=(INTACT, UNTRUSTED, MODIFIED).index)
    return {"verdict": worst, "signatures": [asdict(one) for one in found]}


def names_digest(data: bytes, digest: str) -> bool:
    """Whether the text of a PDF names this digest: the line that the system prints under every answer."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            text = "".join(page.get_textpage().get_text_bounded() for page in document)
    except pypdfium2.PdfiumError:
        return False
    return digest in _BLANK.sub("", text)


def _judged(one: EmbeddedPdfSignature) -> Signature:
    context = ValidationContext(trust_roots=list(_roots()), allow_fetching=False, revocation_mode="soft-fail")
    certificate = one.signer_cert
    status = validate_pdf_signature(one, context, context)
    verdict = MODIFIED
    if status.intact and status.valid and _only_added_to(status):
        verdict = INTACT if status.trusted else UNTRUSTED
    return Signature(
        verdict=verdict,
        signer=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        at=_moment(status),
        whole=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        trusted=bool(status.trusted),
    )


def _only_added_to(status: PdfSignatureStatus) -> bool:
    """Nothing was changed since, except that further signatures were put under it."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    level = status.modification_level
    return bool(status.docmdp_ok) and level in _ADDS_ONLY


def _moment(status: PdfSignatureStatus) -> str:
    """The time stamp's time where there is one, else what the signer's clock said; "" for neither."""
    stamp = status.timestamp_validity
    moment: datetime | None = stamp.timestamp if stamp is not None and stamp.valid else status.signer_reported_dt
    return moment.isoformat(timespec="seconds") if moment is not None else ""


def _name(name: x509.Name) -> str:
    told = name.native
    chosen = told.get("common_name") or told.get("organization_name") or name.human_friendly
    return str(chosen)


def _roots() -> Iterable[x509.Certificate]:
    folder = Path(settings.TRUST_ROOTS)
    if not folder.is_dir():
        return ()
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in {".pem", ".crt", ".cer", ".der"})
    return _loaded(tuple((str(path), path.stat().st_mtime_ns) for path in files))


@lru_cache(maxsize=4)
def _loaded(files: tuple[tuple[str, int], ...]) -> tuple[x509.Certificate, ...]:
    """The certificates of the folder, read again when a file changes."""
    roots = []
    for path, _changed in files:
        data = Path(path).read_bytes()
        if pem.detect(data):
            roots += [x509.Certificate.load(der) for _type, _headers, der in pem.unarmor(data, multiple=True)]
        else:
            roots.append(x509.Certificate.load(data))
    return tuple(roots)
