"""A thousand taken for a million, and the like."""

from __future__ import annotations

from decimal import Decimal

FACTORS = (Decimal(1000), Decimal(1_000_000))


def slip_factor(written: Decimal, wanted: Decimal) -> int | None:
    """The factor between the two where it is exactly a thousand or a million, either way; None else."""
    if written <= 0 or wanted <= 0:
        return None
    large, small = max(written, wanted), min(written, wanted)
    return next((int(factor) for factor in FACTORS if small * factor == large), None)


def near_slip(one: Decimal, other: Decimal) -> int | None:
    """The factor where the two differ by about a thousand or a million: within a factor of 3 of it."""
    if one <= 0 or other <= 0:
        return None
    ratio = max(one, other) / min(one, other)
    return next((int(factor) for factor in FACTORS if factor / 3 <= ratio <= factor * 3), None)
