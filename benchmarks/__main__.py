"""All benchmarks: `python -m benchmarks [name …]`."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

import benchmarks
from benchmarks.harness import Harness

OUT = Path(__file__).resolve().parents[1] / "build" / "bench.json"


def main(wanted: list[str]) -> int:
    """Runs every module of this folder named *_speed; ends with 1 when a ratio missed what is wanted."""
    harness = Harness()
    for module in sorted(info.name for info in pkgutil.iter_modules(benchmarks.__path__)):
        if module.endswith("_speed") and (not wanted or module.removesuffix("_speed") in wanted):
            harness.console.rule(module)
            importlib.import_module(f"benchmarks.{module}").run(harness)
    harness.show()
    harness.write(OUT)
    return 1 if any(row.ok is False for row in harness.rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
