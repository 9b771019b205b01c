"""Lists of facilities into the register, in the folder that SACHHON_HOME names.

`python -m benchmarks.register_world prepare`, then `… ours FIRST.xlsx SECOND.xlsx` (or that of register_import_export).
The last line is a JSON object: the seconds of each list and what is in the register afterwards.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sachhon.config.settings")
django.setup()

from django.core.management import call_command

from sachhon.domain.accounts.api import Membership, Role, User, actor_of
from sachhon.domain.registry.api import Arriving, Facility, FacilityChange, apply_list, load_reference, send_list
from sachhon.foundation.jobs import run_waiting

IMPORTED = "imported"
COMPARED = ("tax_code", "name", "address", "industry", "products", "size", "employees", "phone", "email", "applies_cp")


def ours(data: bytes, name: str) -> dict[str, float]:
    """Seconds of sending, of reading and telling apart, of putting into the register; of the processor (`cpu`)."""
    actor = actor_of(User.objects.get())
    start, busy = time.perf_counter(), processor()
    arriving = send_list(actor=actor, name=name, data=data, province=None)
    sent = time.perf_counter()
    run_waiting()
    arriving.refresh_from_db()
    assert arriving.status == Arriving.Status.WAITING, arriving.status
    read = time.perf_counter()
    if arriving.counts["new"] or arriving.counts["changed"]:
        apply_list(actor=actor, arriving=arriving, version=arriving.version)
        run_waiting()
    done = time.perf_counter()
    parts = {"send": sent - start, "read": read - sent, "apply": done - read, "all": done - start}
    return {**parts, "cpu": processor() - busy}


def processor() -> float:
    """Seconds that this process and its children kept the processor busy: what a loaded machine does not stretch."""
    return sum(os.times()[:4])


def register() -> tuple[int, str]:
    """How many facilities there are, and a digest of what is known of them: both ways must come to the same."""
    digest = hashlib.sha256()
    rows = Facility.objects.order_by("tax_code").values_list(*COMPARED, "province__code", "folded", "sort_name")
    count = 0
    for count, row in enumerate(rows.iterator(5_000), 1):  # noqa: B007
        digest.update(repr(row).encode())
    return count, digest.hexdigest()


def prepare() -> None:
    """An empty register, and a person of the ministry."""
    call_command("migrate", verbosity=0)
    load_reference()
    user = User.objects.create_user("bench@example.vn", None, full_name="Đo tốc độ")
    Membership.objects.create(user=user, unit_code="BCT", role=Role.MINISTRY_OFFICER)


def tell(taken: list[dict[str, float]]) -> None:
    """A line when all is taken in, and the last line: looking through the whole register is no part of the import."""
    print(IMPORTED, flush=True)
    count, digest = register()
    told = {"seconds": taken, "facilities": count, "digest": digest, "changes": FacilityChange.objects.count()}
    print(json.dumps(told))


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare()
    else:
        tell([ours(Path(file).read_bytes(), Path(file).name) for file in sys.argv[2:]])
