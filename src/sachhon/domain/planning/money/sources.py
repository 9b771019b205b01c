"""Who pays, and how far money has come: the two lists that every budget, ledger and chart uses."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """A funding source (nguồn kinh phí). Khuyến công money is a part of the local budget and is counted in it."""

    CENTRAL = "central"
    LOCAL = "local"
    LOCAL_PROMOTION = "local_promotion"
    INTERNATIONAL = "international"
    ENTERPRISES = "enterprises"
    OTHER = "other"
    UNSPLIT = "unsplit"
    """The document gives an amount without saying who pays: never guessed."""


PART_OF: dict[Source, Source] = {Source.LOCAL_PROMOTION: Source.LOCAL}
"""A source that is a part of another: its money counts in both, once in every total."""


class Stage(StrEnum):
    """How far money for a line and a year has come; each stage is at most the one before."""

    ESTIMATED = "estimated"
    APPRAISED = "appraised"
    APPROVED = "approved"
    ALLOCATED = "allocated"
    DISBURSED = "disbursed"
    SETTLED = "settled"


def counted_in(source: Source) -> tuple[Source, ...]:
    """The source itself, and the one that it is a part of."""
    whole = PART_OF.get(source)
    return (source,) if whole is None else (source, whole)


def source_named(name: object) -> Source | None:
    """The source of a code, None for a code that is none."""
    return next((source for source in Source if source.value == name), None)


def stage_named(name: object) -> Stage | None:
    """The stage of a code, None for a code that is none."""
    return next((stage for stage in Stage if stage.value == name), None)
