"""The policy tables, readable: matrix.csv, one line a table, verb and role. A change of rights shows in its diff.

make permissions-table      writes tests/permissions/matrix.csv anew
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sachhon.domain.accounts.api import Policy, Relation, Role
from tests.permissions.addresses import addresses

FILE = Path(__file__).with_name("matrix.csv")


def policies() -> list[Policy]:
    """Every table that guards a page, and those that only actions ask, by name."""
    found = {address.access.policy.name: address.access.policy for address in addresses() if _guarded(address)}
    return [found[name] for name in sorted(found)]


def table() -> str:
    """CSV: table, verb, role, then for each relation the statuses in which it is allowed ("*": all, "-": none)."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["table", "verb", "role", *(relation.value for relation in Relation)])
    for policy in policies():
        for verb in sorted(policy.rules):
            for role in Role:
                cells = [_cell(policy, verb, role, relation) for relation in Relation]
                if any(cell != "-" for cell in cells):
                    rows.writerow([policy.name, verb, role.value, *cells])
    return out.getvalue()


def _cell(policy: Policy, verb: str, role: Role, relation: Relation) -> str:
    allowed = [status for status in policy.statuses if policy.allows(verb, role, relation, status)]
    if not allowed:
        return "-"
    return "*" if len(allowed) == len(policy.statuses) else " ".join(allowed)


def _guarded(address: object) -> bool:
    access = address.access  # type: ignore[attr-defined]
    return access is not None and access.policy is not None
