"""Deadline day: 300 people at once on PostgreSQL against 10, and 50 on SQLite; nothing lost, nothing locked."""

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
SERVERS = max(2, (os.cpu_count() or 2))
LOCUST = str(Path(sys.executable).with_name("locust"))
GUNICORN = str(Path(sys.executable).with_name("gunicorn"))


@dataclass(frozen=True)
class Load:
    """What a run gave. `p95` in seconds over all requests; `lost`: acknowledged but not found afterwards."""

    requests: int
    failures: int
    p95: float
    sealed: int
    saved: int
    lost: int
    log: str


def run(harness: Harness) -> None:
    """Adds p95 at many against p95 at few, and says what was lost."""
    with tempfile.TemporaryDirectory(prefix="sachhon-deadline-") as folder:
        home = Path(folder)
        try:
            with private_postgres() as database:
                few = _load(home / "few", {"DATABASE_URL": database.url}, FEW, min(SECONDS, 120), peak="")
            with private_postgres() as database:
                many = _load(home / "many", {"DATABASE_URL": database.url}, MANY, SECONDS, peak=_peak(SECONDS))
        except PostgresMissing as missing:
            harness.skip("deadline day", str(missing))
        else:
            name = f"deadline day, p95 of {MANY} people against {FEW}"
            harness.compare(name, f"{MANY} people", many.p95, f"{FEW} people", few.p95, at_most=3)
            _tell(harness, few, many)
        seconds = min(SECONDS, 120)
        _tell(harness, _load(home / "sqlite", {}, ON_SQLITE, seconds, peak=_peak(seconds)))


def _peak(seconds: int) -> str:
    """The minute in which everybody hands in, before the last one."""
    return f"{seconds * 0.6:.0f}-{min(seconds * 0.6 + 60, seconds - 20):.0f}"


def _tell(harness: Harness, *loads: Load) -> None:
    for load in loads:
        harness.console.print(
            f"    {load.requests} requests, {load.failures} errors, p95 {load.p95 * 1000:.0f} ms, "
            f"{load.saved} saves and {load.sealed} submits acknowledged, {load.lost} lost, "
            f"{load.log.count('locked')} × locked"
        )
        if load.failures or load.lost or "locked" in load.log:
            harness.console.print(load.log[-3000:])
            raise SystemExit("deadline day: errors or losses")


def _load(home: Path, settings: dict[str, str], people: int, seconds: int, peak: str) -> Load:
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
        "DEADLINE_PEAK": peak,
        **settings,
    }
    python = [sys.executable, "-m"]
    made = [*python, "benchmarks.deadline_world", str(people), str(home / "people")]
    subprocess.run(made, env=environment, check=True)
    with _server(environment, port, home / "log"):
        command = [LOCUST, "-f", str(Path(__file__).with_name("deadline_users.py")), "--headless", "--only-summary"]
        command += ["-u", str(people), "-r", str(max(1, people // 10)), "-t", f"{seconds}s", "--csv", str(home / "out")]
        command += ["--host", f"http://127.0.0.1:{port}"]
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with (home / "out_stats.csv").open(encoding="utf-8") as lines:
        total = next(row for row in csv.DictReader(lines) if row["Name"] == "Aggregated")
    said = [json.loads(line) for line in (home / "said").read_text("utf-8").splitlines()]
    checked = subprocess.run(
        [*python, "benchmarks.deadline_losses", str(home / "said")], env=environment, check=True, capture_output=True
    )
    return Load(
        int(total["Request Count"]),
        int(total["Failure Count"]),
        float(total["95%"]) / 1000,
        sum("sealed" in one for one in said),
        sum("words" in one for one in said),
        int(checked.stdout.split()[-1]),
        (home / "log").read_text("utf-8") + (home / "out_failures.csv").read_text("utf-8"),
    )


@contextlib.contextmanager
def _server(environment: dict[str, str], port: int, log: Path) -> Iterator[None]:
    with log.open("w", encoding="utf-8") as out:
        command = [GUNICORN, "sachhon.config.wsgi", "-w", str(SERVERS), "-b", f"127.0.0.1:{port}", "--timeout", "60"]
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
