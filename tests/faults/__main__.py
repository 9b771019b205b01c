"""`make test-faults`: everything at length; the last line holds the counts. Exit code 1 where anything went wrong."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.kills import AT_ONCE, Outcome, kill_at_random
from tests.faults.process import walk
from tests.faults.races import Races, race
from tests.faults.system import System
from tests.private_postgres import PostgresMissing, private_postgres

KILLS = int(os.environ.get("FAULTS", "300"))
RACES = int(os.environ.get("RACES", "500"))
WALKS = int(os.environ.get("SACHHON_STATEFUL_RUNS", "2000"))
TAMPERINGS = int(os.environ.get("TAMPERINGS", "200"))
ON = os.environ.get("FAULTS_ON", "both")
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 1_000_000)

Result = tuple[Outcome, Races, "Counter[str]", list[str]]


def on(system: System, share: float) -> Result:
    """All faults on one database."""
    people = system.create(AT_ONCE)
    system.start()
    try:
        outcome = kill_at_random(system, people, round(KILLS * share), SEED)
        print(f"{system.name}: {outcome}", flush=True)
        races = race(system, people, round(RACES * share))
        print(f"{system.name}: {races}", flush=True)
        told = json.loads(system.python("tests.faults.tampering", str(round(TAMPERINGS * share)), str(SEED)))
        print(f"{system.name}: {told}", flush=True)
    finally:
        system.stop()
    return outcome, races, Counter(told["done"]), told["missed"]


def everything() -> list[Result]:
    """On SQLite and PostgreSQL at once, or on the one that FAULTS_ON names."""
    with tempfile.TemporaryDirectory(prefix="sachhon-faults-", ignore_cleanup_errors=True) as folder:
        sqlite = System(Path(folder) / "sqlite")
        if ON == "sqlite":
            return [on(sqlite, 0.5)]
        try:
            with private_postgres() as database, ThreadPoolExecutor(2) as pool:
                postgres = System(Path(folder) / "postgres", database)
                systems = [postgres] if ON == "postgres" else [sqlite, postgres]
                return list(pool.map(lambda system: on(system, 0.5), systems))
        except PostgresMissing as missing:
            print(missing, flush=True)
            return [on(sqlite, 0.5)]


def main() -> int:
    """Do it, and say what came of it."""
    print(f"SEED={SEED}", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    results = everything()
    walks = walk(WALKS)
    print(f"process: {walks.runs} runs, {walks.steps} steps, {walks.wrong} wrong", walks.said, flush=True)
    outcomes = [outcome for outcome, _, _, _ in results]
    races = [races for _, races, _, _ in results]
    tampered = sum((done for _, _, done, _ in results), Counter[str]())
    missed = [one for _, _, _, missed in results for one in missed]
    clean = (
        all(one.clean for one in outcomes)
        and not any(one.wrong for one in races)
        and not missed
        and not walks.wrong
        and walks.runs >= WALKS
    )
    kills = Counter[str]()
    for one in outcomes:
        kills.update(one.kills)
    each = ", ".join(f"{kind} {count}" for kind, count in sorted(kills.items()))
    harms = ", ".join(f"{kind} {count}" for kind, count in sorted(tampered.items()))
    print(
        f"faults on {' and '.join(one.system for one in outcomes)}: {sum(kills.values())} kill -9 ({each}), "
        f"{sum(one.acknowledged_saves for one in outcomes)} saves and "
        f"{sum(one.acknowledged_submits for one in outcomes)} submits acknowledged, "
        f"{sum(one.lost for one in outcomes)} lost, {sum(one.half for one in outcomes)} half, "
        f"{sum(one.double for one in outcomes)} double; "
        f"{sum(one.count for one in races)} two-tab races, {sum(one.silent for one in races)} silent overwrites; "
        f"{tampered.total()} tamperings ({harms}), {len(missed)} not found; "
        f"{walks.runs} walks of the process in {walks.steps} steps, {walks.wrong} wrong; {'OK' if clean else 'FAILED'}"
    )
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
