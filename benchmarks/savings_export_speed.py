"""The nightly job as it is, from the database to the tables: 100,000 facilities × 3 years × 4 resources on SQLite.

Facility years are read, written as facts, added up, and the results put into the tables. For information: nothing is
compared but a night when nothing, or one year, has changed with the first night. In a folder that is gone afterwards,
in a process of its own (savings_export_world). SAVINGS_FACILITIES makes it smaller.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from benchmarks.harness import Harness

FACILITIES, YEARS = int(os.environ.get("SAVINGS_FACILITIES", "100000")), 3


def run(harness: Harness) -> None:
    """Adds the three nights."""
    with tempfile.TemporaryDirectory(prefix="sachhon-savings-") as home:
        environment = {
            **os.environ,
            "SACHHON_HOME": home,
            "SACHHON_WORKERS_INSIDE": "0",
            "SACHHON_SECOND_FACTOR": "",
            "DATABASE_URL": "",
        }
        command = [sys.executable, "-W", "ignore", "-m", "benchmarks.savings_export_world", str(FACILITIES), str(YEARS)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    name, first = f"adding up {told['facts']:,} facts of the database", "the first night"
    harness.compare(name, "a night when nothing has changed", told["same"], first, told["anew"])
    harness.compare(name, "a night when one year has changed", told["folded"], first, told["anew"])
