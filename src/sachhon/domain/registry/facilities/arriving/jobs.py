"""The jobs of a list. Each can be killed at any moment and run again: it goes on with what is not done."""

from __future__ import annotations

from functools import partial

from sachhon.domain.accounts.api import SYSTEM
from sachhon.domain.registry.facilities.arriving.applying import apply_ready
from sachhon.domain.registry.facilities.arriving.bulk import long_run
from sachhon.domain.registry.facilities.arriving.finishing import finish_applying, give_up
from sachhon.domain.registry.facilities.arriving.rechecking import look_again
from sachhon.domain.registry.facilities.arriving.selectors import place_of_arriving
from sachhon.domain.registry.facilities.arriving.staging import rows_of_workbook, stage
from sachhon.domain.registry.facilities.arriving.undoing import take_back
from sachhon.domain.registry.facilities.arriving.workbook import open_list
from sachhon.domain.registry.models import Arriving
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import files
from sachhon.foundation.jobs import GiveUp, job, progress

_WITH = ("file", "province")


@job(max_attempts=5)
def read_list(*, job_id: int, arriving_id: int) -> dict[str, int]:
    """Read a workbook and tell what each row is."""
    arriving = Arriving.objects.select_related(*_WITH).get(pk=arriving_id)
    if arriving.status != Arriving.Status.READING or arriving.file is None:
        return {}
    try:
        opened = open_list(files.read(arriving.file))
    except Refused as refused:
        give_up(arriving)
        raise GiveUp(refused.message) from refused
    arriving.columns = [
        {"column": one.letters, "heading": one.heading, "fact": one.fact} for one in opened.titles.columns
    ]
    arriving.save(update_fields=("columns",))
    tell = partial(progress, job_id)
    tell(0, opened.total)
    with long_run():
        rows = rows_of_workbook(opened, arriving)
        del opened  # its cells need as much memory as the rows
        stage(arriving, rows, tell)
    return {"rows": len(rows)}


@job(max_attempts=5)
def apply_list_rows(*, job_id: int, arriving_id: int, by_id: int | None) -> dict[str, int]:
    """Put the rows that are ready into the register."""
    arriving = Arriving.objects.select_related(*_WITH).get(pk=arriving_id)
    look_again(arriving)
    with long_run():
        applied = apply_ready(arriving, by_id, partial(progress, job_id))
    finish_applying(who=SYSTEM.who_for(place_of_arriving(arriving)), arriving=arriving)
    return {"applied": applied}


@job(max_attempts=5)
def undo_list_rows(*, job_id: int, arriving_id: int, by_id: int | None) -> dict[str, int]:
    """Take back what a list changed."""
    arriving = Arriving.objects.select_related(*_WITH).get(pk=arriving_id)
    return take_back(arriving, by_id, partial(progress, job_id))
