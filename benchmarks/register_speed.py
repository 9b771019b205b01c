"""100,000 rows × 12 columns of Excel, validated, matched and saved, against django-import-export's bulk mode.

Each contestant in a process and a folder of its own: the same file, schema and database engine (SQLite). Then the
same list again with a tenth of its rows changed. What all leave in the register must be the same. The bulk mode as
its documentation describes it is what the limit is about; one tuned by hand is told beside it (see
`register_import_export`). Ours is sending, reading, telling apart and putting into the register together, its memory
that of all its processes; it runs before and after the others, and the mean counts. The documented mode alone takes
four minutes and more. REGISTER_ROWS: fewer rows.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from statistics import mean
from typing import Any

import psutil

from benchmarks.harness import Harness
from benchmarks.register_list import COLUMNS, workbook

ROWS = int(os.environ.get("REGISTER_ROWS", "100000"))
AGAIN = 10_000
"""Rows of the list that comes again: import-export's bulk update of a longer one takes a quarter of an hour."""
CHANGED = 0.1
TIMES, MOST_MB = 15, 500


def run(harness: Harness) -> None:
    """Adds both lists against import-export, and our peak of memory."""
    peak = _compare(harness, ROWS, again=False)
    harness.memory(f"register, {ROWS:,} rows", "our import, all processes", peak, MOST_MB)
    _compare(harness, min(ROWS, AGAIN), again=True)


def _compare(harness: Harness, rows: int, *, again: bool) -> float:
    """Adds a list into an empty register, or (`again`) the same with changes into the full one; our peak in MB."""
    with tempfile.TemporaryDirectory(prefix="sachhon-register-") as folder:
        files = [Path(folder) / "first.xlsx"]
        files[0].write_bytes(workbook(rows))
        if again:
            files.append(Path(folder) / "second.xlsx")
            files[1].write_bytes(workbook(rows, retold=CHANGED))
        empty = _prepared(Path(folder) / "empty")
        # Before and after: a machine that is shared is by a third slower in some minutes than in others.
        runs = [_world("ours", files, Path(folder) / "before", empty)]
        theirs = {how: _world(how, files, Path(folder) / how, empty) for how in ("documented", "tuned")}
        runs.append(_world("ours", files, Path(folder) / "after", empty))
        mine, peak = runs[0][0], max(peak for _, peak in runs)
    name = f"register, {rows:,} rows × {len(COLUMNS)} columns"
    what = f"{name}, {CHANGED:.0%} changed" if again else f"{name}, all new"
    timed = [told["seconds"][-1] for told, _ in runs]
    ours = {step: mean(one[step] for one in timed) for step in timed[0]}
    told = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in ours.items())
    harness.console.print(f"    ours: {told}; processor {ours['cpu']:.1f} s; {peak:.0f} MB")
    for how, (other, their_peak) in theirs.items():
        if (mine["facilities"], mine["digest"]) != (other["facilities"], other["digest"]):
            raise SystemExit(f"the register is not the same after our import and that of import-export ({how})")
        taken = other["seconds"][-1]
        limit = 1 / TIMES if how == "documented" else None
        harness.compare(what, "our import", ours["all"], f"import-export, bulk, {how}", taken["all"], at_most=limit)
        faster, less = taken["all"] / ours["all"], taken["cpu"] / ours["cpu"]
        harness.console.print(
            f"    {how}: {faster:.1f} × faster, {less:.1f} × less processor time; it took {their_peak:.0f} MB"
        )
    return peak


def _environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "SACHHON_HOME": str(home),
        "SACHHON_WORKERS_INSIDE": "0",
        "SACHHON_SECOND_FACTOR": "",
        "DATABASE_URL": "",
    }


def _prepared(home: Path) -> Path:
    """A folder with an empty register."""
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.register_world", "prepare"]
    subprocess.run(command, env=_environment(home), check=True)
    return home


def _world(how: str, files: list[Path], home: Path, empty: Path) -> tuple[dict[str, Any], float]:
    """What `register_world` told, and the most memory that it and its children took together."""
    shutil.copytree(empty, home)
    module = "benchmarks.register_world" if how == "ours" else "benchmarks.register_import_export"
    command = [sys.executable, "-W", "ignore", "-m", module, how, *map(str, files)]
    with subprocess.Popen(command, env=_environment(home), stdout=subprocess.PIPE, text=True) as process:
        highest, done = [0.0], threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, highest, done), daemon=True)
        watcher.start()
        assert process.stdout is not None
        process.stdout.readline()  # the lists are taken in
        done.set()
        watcher.join()
        lines = process.stdout.read().splitlines()
    if process.returncode:
        raise SystemExit(f"register_world {how} ended with {process.returncode}")
    told: dict[str, Any] = json.loads(lines[-1])
    return told, highest[0]


def _watch(pid: int, highest: list[float], done: threading.Event) -> None:
    watched = psutil.Process(pid)
    while not done.wait(0.02):
        try:
            family = [watched, *watched.children(recursive=True)]
            highest[0] = max(highest[0], sum(one.memory_info().rss for one in family) / 1e6)
        except psutil.NoSuchProcess:
            continue
