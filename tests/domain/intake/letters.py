"""Sample letters and filled blanks for the tests of intake."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sachhon.codecs.forms import write_blank
from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.api import Received, read_received, take_in
from sachhon.domain.submissions.api import Submission
from sachhon.formkit.definition import template
from sachhon.formkit.values import Values
from sachhon.writing.sample import compose_letters

TEMPLATE = "bct-1819-2018"
HA_NOI, AN_GIANG = 0, 56
"""Places of provinces in the sample letters."""


@lru_cache(maxsize=4)
def letter(place: int = AN_GIANG) -> tuple[str, bytes, dict[str, Any]]:
    """Name, Word file and true values of a province's sample letter (seed 2018)."""
    for number, one in enumerate(compose_letters(template(TEMPLATE), place + 1, 2018)):
        if number == place:
            return one.name, one.to_bytes(), one.truth
    raise AssertionError(place)


def blank(values: Values | None = None, suffix: str = ".xlsx", **rest: Any) -> bytes:
    """A blank of the template, filled in."""
    return write_blank(template(TEMPLATE), suffix, values, **rest)


def received(actor: Actor, submission: Submission, name: str = "", data: bytes = b"") -> Received:
    """A file taken in and read; the sample letter of An Giang without one."""
    given = letter() if not data else (name, data, {})
    taken = take_in(actor=actor, submission=submission, name=name or given[0], data=data or given[1])
    return read_received(received_id=taken.pk)
