"""The demonstration's assessments: made by actions, closing where they should, ready for options and the report."""

from __future__ import annotations

import pytest

from sachhon.config.demonstration.assessments import build_assessments
from sachhon.config.demonstration.facilities import Factories
from sachhon.domain.accounts.api import actor_of
from sachhon.domain.assessments.api import (
    BalanceSignature,
    Expert,
    balance_of,
    balances_of,
    blocks_of,
    stream_costs,
    waste_streams_of,
)
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.assessments import workspace_world as work

pytestmark = pytest.mark.django_db


def test_a_brewery_by_its_consultant_and_a_quick_one_in_work() -> None:
    world.units()
    brewery, seafood = work.facility(), work.facility("CS-000002", "Thủy sản")
    consultant, owner, fisher = actor_of(work.consultant(brewery)), work.owner(brewery), work.owner(seafood)
    agency = work.consultancy()
    Expert.objects.create(
        code="CG-1", name=consultant.name, folded="", sort_name="", organisation=agency, by=owner.user
    )
    made = build_assessments(Factories(brewery, seafood, seafood, owner, fisher, fisher, consultant, agency))
    detailed, quick = made["detailed"], made["quick"]
    assert [one.code for one in blocks_of(detailed)] == ["no_options"]
    whole = {of: balance_of(detailed, of, None) for of in BalanceSignature.Of}
    closures = {of: round(one.closure.closure_pct, 1) for of, one in whole.items() if one and one.closure}
    assert {str(of): str(pct) for of, pct in closures.items()} == {"mass": "101.8", "energy": "62.6", "water": "98.1"}
    assert detailed.team.get(expert__code="CG-1").name == "Trần Tư Vấn"
    signed = [one for one in balances_of(detailed) if one.state == "signed"]
    assert [str(one.step or "") for one in signed] == ["", "Lọc, chiết, thanh trùng"]
    dearest = stream_costs(waste_streams_of(detailed))[0]
    assert dearest.stream.name == "Nước thải rửa chai"
    assert dearest.stream.causes.count() == 3
    assert [one.code for one in blocks_of(quick)] == ["no_options"]
    entries = AuditEntry.objects.filter(object_id=detailed.code)
    assert set(entries.values_list("user_name", "on_behalf")) == {("Trần Tư Vấn", "Lê Giám Đốc")}
