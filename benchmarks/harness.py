"""What every benchmark needs: interleaved medians, peak memory of a child process, one table, one JSON file."""

from __future__ import annotations

import json
import statistics
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

Clock = Callable[[], float]
ROUNDS = 3
"""Runs of each contestant; they take turns, so that a busy moment of the machine falls on all."""


@dataclass(frozen=True)
class Row:
    """`ratio` is ours / other; `wanted` says what it should be, `ok` whether it is. Seconds are medians."""

    name: str
    ours: str
    other: str
    ours_s: float | None
    other_s: float | None
    ratio: float | None
    peak_mb: float | None = None
    wanted: str = ""
    ok: bool | None = None


@dataclass
class Harness:
    """Collects rows and the reasons for what was left out."""

    rows: list[Row] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    console: Console = field(default_factory=Console)

    def compare(
        self,
        name: str,
        ours: str,
        ours_s: float,
        other: str,
        other_s: float,
        *,
        at_most: float | None = None,
        peak_mb: float | None = None,
    ) -> None:
        """Adds ours / other; `at_most`: what the ratio may be."""
        ratio = ours_s / other_s
        wanted = "" if at_most is None else f"≤ {at_most:.3g}"
        ok = None if at_most is None else ratio <= at_most
        self._add(Row(name, ours, other, round(ours_s, 4), round(other_s, 4), round(ratio, 4), peak_mb, wanted, ok))

    def memory(self, name: str, ours: str, peak_mb: float, at_most: float) -> None:
        """Adds a peak of memory in MB against its limit."""
        self._add(Row(name, ours, "", None, None, None, round(peak_mb, 1), f"< {at_most:.0f} MB", peak_mb < at_most))

    def skip(self, name: str, reason: str) -> None:
        """Says plainly what was not compared, and why."""
        self.skipped.append(f"{name}: {reason}")
        self.console.print(f"[yellow]skipped[/] {name}: {reason}")

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        self.console.print(f"  {row.name}: " + ("" if row.ratio is None else f"{row.ratio:.3g} ×"), highlight=False)

    def show(self) -> None:
        """Prints the table."""
        table = Table("what", "ours", "s", "other", "s", "ours / other", "peak MB", "wanted", "")
        for row in self.rows:
            verdict = {None: "", True: "[green]ok[/]", False: "[red]MISSED[/]"}[row.ok]
            seconds = ("" if s is None else f"{s:.3f}" for s in (row.ours_s, row.other_s))
            ours_s, other_s = seconds
            ratio = "" if row.ratio is None else f"{row.ratio:.3g}"
            peak = "" if row.peak_mb is None else f"{row.peak_mb:.0f}"
            table.add_row(row.name, row.ours, ours_s, row.other, other_s, ratio, peak, row.wanted, verdict)
        self.console.print(table)
        for line in self.skipped:
            self.console.print(f"[yellow]skipped[/] {line}")

    def write(self, path: Path) -> None:
        """Writes the rows as a JSON list."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps([asdict(row) for row in self.rows], ensure_ascii=False, indent=2) + "\n", "utf-8")


def medians(
    contestants: Mapping[str, Callable[[], object]],
    rounds: int = ROUNDS,
    warm_up: bool = True,
    clock: Clock = time.perf_counter,
) -> dict[str, float]:
    """Median seconds of each: rounds in which every contestant runs once, after one run each that does not count.

    `clock`: `time.process_time` for what runs in this process alone and takes long on a busy machine.
    """
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for contestant in contestants.values() if warm_up else ():
        contestant()
    for _ in range(rounds):
        for name, contestant in contestants.items():
            start = clock()
            contestant()
            times[name].append(clock() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def once(contestant: Callable[[], object]) -> float:
    """Seconds of a single run, for what takes too long to repeat."""
    start = time.perf_counter()
    contestant()
    return time.perf_counter() - start


def fresh(function: Callable[..., float], *arguments: Any) -> float:
    """What `function` gives in a process of its own, which remembers nothing of earlier runs."""
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(function, *arguments).result()


def peak_mb(function: Callable[..., object], *arguments: Any) -> float:
    """The most memory, in MB, that `function` has a fresh process and its children take together (resident set)."""
    with ProcessPoolExecutor(1) as pool:
        future = pool.submit(function, *arguments)
        process = next(iter(pool._processes.values()))
        highest = [0.0]
        done = threading.Event()

        def watch() -> None:
            watched = psutil.Process(process.pid)
            while not done.wait(0.01):
                try:
                    family = [watched, *watched.children(recursive=True)]
                    highest[0] = max(highest[0], sum(member.memory_info().rss for member in family) / 1e6)
                except psutil.NoSuchProcess:
                    continue

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        future.result()
        done.set()
        watcher.join()
    return highest[0]
