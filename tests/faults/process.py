"""The process as a state machine at length: whoever does whatever in whatever order, in thousands of runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

MACHINE = "tests/domain/submissions/test_process_machine.py"


@dataclass(frozen=True, slots=True)
class Walks:
    """Runs and steps that were made, how many shards went wrong, and what pytest said then."""

    runs: int
    steps: int
    wrong: int
    said: str = ""


def walk(runs: int) -> Walks:
    """So many runs, in shards beside each other, on SQLite in memory."""
    with tempfile.TemporaryDirectory(prefix="sachhon-process-") as folder:
        report = Path(folder) / "report.xml"
        words = ("-n", "4", "--dist", "load", f"--junitxml={report}", MACHINE)
        clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *words],
            env={**clean, "SACHHON_STATEFUL_RUNS": str(runs)},
            capture_output=True,
            text=True,
            check=False,
        )
        if not report.is_file():
            return Walks(0, 0, 1, done.stdout + done.stderr)
        return _told(ElementTree.parse(report), done)


def _told(report: ElementTree.ElementTree, done: subprocess.CompletedProcess[str]) -> Walks:
    counts = {
        name: sum(int(one.get("value", 0)) for one in report.iterfind(f".//property[@name='{name}']"))
        for name in ("runs", "steps")
    }
    wrong = sum(1 for case in report.iterfind(".//testcase") if case.find("failure") is not None)
    return Walks(
        counts["runs"], counts["steps"], wrong or int(done.returncode != 0), done.stdout if done.returncode else ""
    )
