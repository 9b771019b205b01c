"""The real system as a person starts it, with the ways to kill it."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.migrated import place_in
from tests.private_postgres import PrivatePostgres
from tests.waiting import eventually, free_port, listens

ROOT = Path(__file__).resolve().parents[2]
SACHHON = Path(sys.executable).with_name("sachhon")
WEB_WORKERS = 3
SECONDS = 120


@dataclass
class System:
    """`sachhon serve` on a home of its own; `postgres` None: SQLite."""

    home: Path
    postgres: PrivatePostgres | None = None
    port: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    _server: subprocess.Popen[bytes] | None = None

    @property
    def name(self) -> str:
        """The database's name."""
        return "PostgreSQL" if self.postgres else "SQLite"

    @property
    def environment(self) -> dict[str, str]:
        """For every process of the system."""
        clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        own = {"SACHHON_HOME": str(self.home), "SACHHON_WORKERS_INSIDE": "1", "LOG_LEVEL": "CRITICAL"}
        own["SACHHON_SECOND_FACTOR"] = ""  # the people here hold sessions, not telephones
        address = {"DATABASE_URL": self.postgres.url} if self.postgres else {}
        return {**clean, "DJANGO_SETTINGS_MODULE": "sachhon.config.settings", **own, **address}

    def python(self, *words: str) -> str:
        """What a module of ours prints, run beside the system."""
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=1800,
        )
        return done.stdout

    def create(self, people: int) -> list[dict[str, Any]]:
        """Tables and a world in which `people` each have a report to fill in; who they are."""
        told = self.home / "people"
        self.home.mkdir(parents=True, exist_ok=True)
        if self.postgres is None:
            place_in(self.home)
        self.python("benchmarks.deadline_world", str(people), str(told))
        return [json.loads(line) for line in told.read_text("utf-8").splitlines()]

    def start(self) -> None:
        """Start it; returns when the port is open. People who are on wait for the first answer."""
        if not self.port:
            self.port = free_port()
        log = (self.home / "log").open("ab")
        self._server = subprocess.Popen(
            [SACHHON, "serve", "--port", str(self.port), "--workers", str(WEB_WORKERS), "--job-threads", "1"],
            env=self.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        while not listens(self.port):
            try:
                self._server.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError((self.home / "log").read_text("utf-8", errors="replace")[-3000:])

    def kill_something(self, draw: random.Random) -> str:
        """One random kill -9, and whatever a person or a supervisor would start again."""
        kinds = ["web worker"] * 11 + ["job worker"] * 4 + ["server"] * 2 + (["database"] * 3 if self.postgres else [])
        kind = draw.choice(kinds)
        if kind in {"web worker", "job worker"}:
            found = [one for one in self._children() if _is_job_worker(one) == (kind == "job worker")]
            if not found:
                return ""
            _kill(draw.choice(found))
        elif kind == "server":
            self.kill()
            self.start()
        else:
            assert self.postgres
            self.postgres.kill()
            self.postgres.start()
        self.kills[kind] = self.kills.get(kind, 0) + 1
        return kind

    def kill(self) -> None:
        """kill -9 of the server and all its children at once."""
        assert self._server
        for process in (*self._children(), psutil.Process(self._server.pid)):
            _kill(process)
        self._server.wait()
        eventually(lambda: None if listens(self.port) else True)

    def stop(self) -> None:
        """End it, if it runs."""
        if self._server and self._server.poll() is None:
            self._server.send_signal(signal.SIGTERM)
            try:
                self._server.wait(40)
            except subprocess.TimeoutExpired:
                self.kill()

    def remove(self) -> None:
        """Take its folder away."""
        shutil.rmtree(self.home, ignore_errors=True)

    def _children(self) -> list[psutil.Process]:
        assert self._server
        try:
            return psutil.Process(self._server.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []


def _is_job_worker(process: psutil.Process) -> bool:
    try:
        return "worker" in process.cmdline() and "django" in process.cmdline()
    except psutil.Error:
        return False


def _kill(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.NoSuchProcess:
        return
