"""Reading a received file. Safe to repeat until a person has confirmed."""

from __future__ import annotations

from collections.abc import Callable

from sachhon.domain.intake.arrivals import asked_template, keep_reading, keep_refusal
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.readings import FileRefused, read_file
from sachhon.foundation import files

Progress = Callable[[int, int, str], None]
"""Called with (steps done, steps, what is being read)."""
STEPS = 3
_DONE = (Received.Status.CONFIRMED, Received.Status.SET_ASIDE)


def read_received(*, received_id: int, progress: Progress | None = None) -> Received:
    """Read the file and stage its values for the template of its report (or the one that it answers).

    A file that cannot be read is kept with its refusal.
    """
    tell = progress or (lambda done, total, message: None)
    received = Received.objects.select_related(
        "file", "obligation__round__template", "obligation__unit", "obligation__submission"
    ).get(pk=received_id)
    if received.status in _DONE or received.written:
        return received
    Received.objects.filter(pk=received.pk).update(status=Received.Status.READING)
    tell(1, STEPS, received.name)
    try:
        read = read_file(received.name, files.read(received.file), asked_template(received))
    except FileRefused as refused:
        return keep_refusal(received, refused)
    tell(2, STEPS, received.name)
    received = keep_reading(received, read)
    tell(STEPS, STEPS, received.name)
    return received
