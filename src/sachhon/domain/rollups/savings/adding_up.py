"""Adding up what all facilities saved: years out, the engine over them, the results into the tables."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from sachhon.domain.rollups.models import SavingCell, SavingRun
from sachhon.domain.rollups.savings.engine import (
    Folder,
    Pooled,
    Session,
    fold_month,
    pooled,
    read_series,
    recompute,
    write_baselines,
    write_month,
    write_series,
)
from sachhon.domain.rollups.savings.exporting import (
    MONTHS,
    Standing,
    digest_of,
    facts_of_year,
    resource_of,
    standing_series,
    years_told,
)

Tell = Callable[[int, int, str], None]
_BATCH = 500


def facts_folder() -> Folder:
    """Where the facts lie; they can be deleted at any time, the next run makes them again."""
    return Folder(Path(settings.FILES_ROOT).parent / "savings")


def add_up(tell: Tell = lambda done, total, message: None) -> SavingRun:
    """Brings the results up to the facilities' years. What has not changed is not added up again."""
    started = time.monotonic()
    folder = facts_folder()
    last = SavingRun.objects.first()
    with Session() as session:
        standing = standing_series(read_series(session, folder))
        years = years_told()
        anew = last is None or last.ground != standing.digest or not folder.standing.exists()
        before = last.years if last is not None and not anew else {}
        digests, changed, facts = _write_facts(session, folder, standing, years, before, tell)
        tell(len(years), len(years) + 1, gettext("Đang cộng"))
        if anew or (last and set(last.years) - set(digests)):
            _write_ground(session, folder, standing)
            recompute(session, folder)
            way = SavingRun.Way.ANEW
        else:
            for year in changed:
                fold_month(session, folder, year)
            way = SavingRun.Way.FOLDED if changed else SavingRun.Way.SAME
        cells = pooled(session, folder, ("year", "stream", "province", "industry"))
    return _keep(last, cells, SavingRun(way=way, facts=facts, years=digests, ground=standing.digest), started)


def _write_facts(
    session: Session, folder: Folder, standing: Standing, years: list[int], before: dict[str, str], tell: Tell
) -> tuple[dict[str, str], list[int], int]:
    """Writes the years that have changed: (digests of all, the changed, how many facts there are)."""
    digests, changed, count = {}, [], 0
    for place, year in enumerate(years):
        tell(place, len(years) + 1, gettext("Đang đọc số liệu năm %(year)s") % {"year": year})
        facts = facts_of_year(year, standing)
        digests[str(year)] = digest_of(facts)
        count += len(facts)
        if before.get(str(year)) != digests[str(year)] or not folder.facts(year).exists():
            write_month(session, folder, year, MONTHS, facts)
            changed.append(year)
    return digests, changed, count


def _write_ground(session: Session, folder: Folder, standing: Standing) -> None:
    """Series and baselines; years of which nothing is known any more go."""
    write_series(session, folder, standing.series.values())
    write_baselines(session, folder, standing.bases.values())
    known = set(years_told())
    for year in set(folder.years()) - known:
        folder.facts(year).unlink(missing_ok=True)


@transaction.atomic
def _keep(last: SavingRun | None, cells: Iterable[Pooled], run: SavingRun, started: float) -> SavingRun:
    run.seconds = time.monotonic() - started
    run.save()
    if run.way == SavingRun.Way.SAME and last is not None:
        last.cells.update(run=run)
        return run
    SavingCell.objects.exclude(run=run).delete()
    SavingCell.objects.bulk_create(_cells(cells, run), batch_size=_BATCH)
    return run


def _cells(cells: Iterable[Pooled], run: SavingRun) -> Iterator[SavingCell]:
    for one in cells:
        resource, unit = resource_of(one.stream or "")
        yield SavingCell(
            run=run,
            year=one.year,
            resource=resource,
            unit=unit,
            province_id=one.province or None,
            industry=one.industry or None,
            **{name: getattr(one, name) for name in SUMS},
        )


SUMS = Pooled._fields[4:]
"""The columns that are added up, as cells and the engine both call them."""
