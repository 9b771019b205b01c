"""`python -m tests.postgres [words for pytest]`: the Django part of the suite on a private PostgreSQL."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.private_postgres import PostgresMissing, private_postgres

PARTS = ("tests/foundation", "tests/domain", "tests/office", "tests/faults/test_tampering.py")


def main(words: list[str]) -> int:
    """pytest's exit code; 2 where PostgreSQL is missing."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        with private_postgres(durable=False) as database:
            print("PostgreSQL:", database.url.rpartition("@")[2], flush=True)
            chosen = words or [part for part in PARTS if os.path.exists(part)]
            return subprocess.run(
                [sys.executable, "-m", "pytest", *chosen], env={**os.environ, "DATABASE_URL": database.url}, check=False
            ).returncode
    except PostgresMissing as missing:
        print(missing, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
