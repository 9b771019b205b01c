"""Text that a scan has damaged: said once for each kind of damage, with all its places."""

from __future__ import annotations

from collections.abc import Iterable

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.letter import ScanFault, scan_faults
from sachhon.reading.model import Reading

_SHOWN = 3


def check(reading: Reading) -> Iterable[Finding]:
    """One finding a kind: an illegible number is an error, the others are warnings."""
    faults = scan_faults(reading.source)
    for kind in ("number", "handwriting", "torn", "garbage"):
        of_kind = [fault for fault in faults if fault.kind == kind]
        if of_kind:
            yield _finding(kind, of_kind)


def _finding(kind: str, faults: list[ScanFault]) -> Finding:
    shown = ", ".join(f"“{' '.join(fault.words.replace('*', '').split())}”" for fault in faults[:_SHOWN])
    return Finding(
        code="ocr_fault",
        severity=Severity.ERROR if kind == "number" else Severity.WARNING,
        params={"words": shown, "count": len(faults)},
        spans=tuple((fault.span.start, fault.span.end) for fault in faults),
        variant=kind,
    )
