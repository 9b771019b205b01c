"""The country's money on its page, against the same sums in bare SQL: 34 provinces × 10 years × 200 lines each.

On SQLite, in a folder that is gone afterwards, in a process of its own (money_world), which first holds the page's sums
against those of the bare SQL.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from benchmarks.harness import Harness

PROVINCES, YEARS, LINES = 34, 10, 200
MOST_QUERIES = 15


def run(harness: Harness) -> None:
    """Adds the page's adding up and the page whole, each against the bare SQL; ends the run where it asks too often."""
    with tempfile.TemporaryDirectory(prefix="sachhon-money-") as home:
        environment = {
            **os.environ,
            "SACHHON_HOME": home,
            "SACHHON_WORKERS_INSIDE": "0",
            "SACHHON_SECOND_FACTOR": "",
            "DATABASE_URL": "",
        }
        command = [sys.executable, "-W", "ignore", "-m", "benchmarks.money_world", *map(str, (PROVINCES, YEARS, LINES))]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    size = f"{PROVINCES} provinces × {YEARS} years × {LINES} lines ({told['entries']} entries)"
    taken, bare = told["seconds"], "bare GROUP BY"
    harness.compare(f"the country's money, {size}", "country_money", taken["ours"], bare, taken["bare"], at_most=3)
    harness.compare("the country's money, the page whole", "GET", taken["page"], bare, taken["bare"], at_most=3)
    harness.console.print(f"    {told['queries']} queries for the page, at most {MOST_QUERIES}")
    if told["queries"] > MOST_QUERIES:
        raise SystemExit(f"the country's money: {told['queries']} queries, at most {MOST_QUERIES} are allowed")
