"""Deadline day: 300 people at once on PostgreSQL against 10, and 50 on SQLite; nothing lost, nothing locked.

The server is the one that is shipped (`sachhon serve`). The runs are alike but for the number of people: they open,
type, and hand in within the peak minute. Before each, some use the server for a while, as on a day on which it is up.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.private_postgres import PostgresMissing, private_postgres

from benchmarks.harness import Harness

SECONDS = int(os.environ.get("DEADLINE_SECONDS", "300"))
MANY, FEW, ON_SQLITE = 300, 10, 50
WARM_PEOPLE, WARM_SECONDS = 10, 20
LOCUST = str(Path(sys.executable).with_name("locust"))
SACHHON = str(Path(sys.executable).with_name("sachhon"))


@dataclass(frozen=True)
class Load:
    """What a run gave. `p95` in seconds over all requests, `pages` by page; `lost`: said to be kept, but not found."""

    requests: int
    failures: int
    p95: float
    sealed: int
    saved: int
    lost: int
    log: str
    pages: dict[str, float]


def run(harness: Harness) -> None:
    """Adds p95 at many against p95 at few, and says what was lost."""
    with tempfile.TemporaryDirectory(prefix="sachhon-deadline-") as folder:
        home = Path(folder)
        try:
            with private_postgres() as database:
                few = _load(home / "few", {"DATABASE_URL": database.url}, FEW, SECONDS)
            with private_postgres() as database:
                many = _load(home / "many", {"DATABASE_URL": database.url}, MANY, SECONDS)
        except PostgresMissing as missing:
            harness.skip("deadline day", str(missing))
        else:
            name = f"deadline day, p95 of {MANY} people against {FEW}"
            harness.compare(name, f"{MANY} people", many.p95, f"{FEW} people", few.p95, at_most=3)
            _tell(harness, few, many)
        _tell(harness, _load(home / "sqlite", {}, ON_SQLITE, SECONDS))


def _peak(seconds: int) -> str:
    """The minute in which everybody hands in, before the last one."""
    if asked := os.environ.get("DEADLINE_PEAK"):
        return asked
    return f"{seconds * 0.6:.0f}-{min(seconds * 0.6 + 60, seconds - 20):.0f}"


def _tell(harness: Harness, *loads: Load) -> None:
    for load in loads:
        harness.console.print(
            f"    {load.requests} requests, {load.failures} errors, p95 {load.p95 * 1000:.0f} ms, "
            f"{load.saved} saves and {load.sealed} submits acknowledged, {load.lost} lost, "
            f"{load.log.count('locked')} × locked"
        )
        pages = (f"{name} {seconds * 1000:.0f}" for name, seconds in load.pages.items())
        harness.console.print(f"    p95 in ms: {', '.join(pages)}")
        if load.failures or load.lost or "locked" in load.log:
            harness.console.print(load.log[-3000:])
            raise SystemExit("deadline day: errors or losses")


def _load(home: Path, settings: dict[str, str], people: int, seconds: int) -> Load:
    home.mkdir(parents=True)
    port = _free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "sachhon.config.settings",
        "SACHHON_HOME": str(home / "home"),
        "SACHHON_WORKERS_INSIDE": "0",
        "SACHHON_SECOND_FACTOR": "",
        "DEADLINE_PEOPLE": str(home / "people"),
        "DEADLINE_SAID": str(home / "said"),
        **settings,
    }
    python = [sys.executable, "-m"]
    made = [*python, "benchmarks.deadline_world", str(people), str(home / "people")]
    subprocess.run(made, env=environment, check=True)
    with _server(environment, port, home / "log"):
        warming = {**environment, "DEADLINE_THINK": "0.3-0.6"}
        _people(warming, port, min(people, WARM_PEOPLE), WARM_SECONDS, home / "warm")
        _people({**environment, "DEADLINE_PEAK": _peak(seconds)}, port, people, seconds, home / "out")
    rows = {row["Name"]: row for row in _rows(home / "out_stats.csv")}
    total = rows.pop("Aggregated")
    said = [json.loads(line) for line in (home / "said").read_text("utf-8").splitlines()]
    checked = subprocess.run(
        [*python, "benchmarks.deadline_losses", str(home / "said")], env=environment, check=True, capture_output=True
    )
    warm = next(row for row in _rows(home / "warm_stats.csv") if row["Name"] == "Aggregated")
    return Load(
        int(total["Request Count"]),
        int(total["Failure Count"]) + int(warm["Failure Count"]),
        float(total["95%"]) / 1000,
        sum("sealed" in one for one in said),
        sum("words" in one for one in said),
        int(checked.stdout.split()[-1]),
        "".join((home / name).read_text("utf-8") for name in ("log", "warm_failures.csv", "out_failures.csv")),
        {name: float(row["95%"]) / 1000 for name, row in rows.items()},
    )


def _people(environment: dict[str, str], port: int, people: int, seconds: int, out: Path) -> None:
    """Locust's people at the server for so long; its figures in OUT_stats.csv and OUT_failures.csv."""
    command = [LOCUST, "-f", str(Path(__file__).with_name("deadline_users.py")), "--headless", "--only-summary"]
    command += ["-u", str(people), "-r", str(max(1, people // 10)), "-t", f"{seconds}s", "--csv", str(out)]
    command += ["--host", f"http://127.0.0.1:{port}"]
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@contextlib.contextmanager
def _server(environment: dict[str, str], port: int, log: Path) -> Iterator[None]:
    with log.open("w", encoding="utf-8") as out:
        command = [SACHHON, "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
        try:
            _wait(f"http://127.0.0.1:{port}/tai-khoan/login/")
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def _wait(address: str) -> None:
    for _ in range(100):
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(address, timeout=10)
            return
        time.sleep(0.2)
    raise RuntimeError(f"no answer from {address}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
