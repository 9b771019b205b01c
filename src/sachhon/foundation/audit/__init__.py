"""The audit trail: one chained entry per action, in the action's own transaction.

`verify` walks the chain and holds it against heads that are kept elsewhere (`heads`).
"""

from sachhon.foundation.audit.heads import KeptHead, head_line, keep_head, kept_heads, read_heads
from sachhon.foundation.audit.record import Who, record
from sachhon.foundation.audit.verify import Broken, ChainReport, Harm, verify

__all__ = [
    "Broken",
    "ChainReport",
    "Harm",
    "KeptHead",
    "Who",
    "head_line",
    "keep_head",
    "kept_heads",
    "read_heads",
    "record",
    "verify",
]
