"""Money is recorded, corrected, moved and split under the rules, by whom it belongs to, once for each request."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import (
    BudgetLine,
    Evidence,
    MoneyEntry,
    Refused,
    Source,
    SourceCeiling,
    Stage,
    classify_money,
    correct_money,
    move_money,
    record_many,
    record_money,
    set_ceiling,
    split_money,
)
from sachhon.foundation import audit, files
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.planning.ledgers import DAY, HUE, MILLION, entry, filled, line, plan, standing

pytestmark = pytest.mark.django_db
CENTRAL, LOCAL, UNSPLIT = Source.CENTRAL, Source.LOCAL, Source.UNSPLIT
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


def told(**changes: Any) -> dict[str, Any]:
    """What a step says where a test does not care."""
    return {
        "on": DAY,
        "document": "12/QĐ-SCT ngày 01/03/2026",
        "request_key": f"k{MoneyEntry.objects.count()}",
        **changes,
    }


def record(
    actor: Any, of: BudgetLine, stage: Stage, millions: int, source: Source = LOCAL, **changes: Any
) -> MoneyEntry:
    """A step of 2017."""
    return record_money(
        actor=actor, line=of, year=2017, source=source, stage=stage, amount=millions * MILLION, **told(**changes)
    )


def test_an_officer_estimates_and_disburses_a_head_appraises_a_leader_approves() -> None:
    officer, head, leader = (world.actor(role, HUE) for role in (Role.OFFICER, Role.HEAD, Role.LEADER))
    of = line(plan())
    record(officer, of, Stage.ESTIMATED, 80)
    with pytest.raises(PermissionDenied):
        record(officer, of, Stage.APPRAISED, 80)
    record(head, of, Stage.APPRAISED, 80)
    with pytest.raises(PermissionDenied):
        record(head, of, Stage.APPROVED, 80)
    record(leader, of, Stage.APPROVED, 70)
    record(head, of, Stage.ALLOCATED, 70)
    record(officer, of, Stage.DISBURSED, 30)
    assert standing(of, 2017, LOCAL) == {
        "estimated": 80,
        "appraised": 80,
        "approved": 70,
        "allocated": 70,
        "disbursed": 30,
    }


def test_the_central_budget_is_appraised_approved_and_allocated_by_the_ministry() -> None:
    leader, ministry = world.actor(Role.LEADER, HUE), world.actor(Role.MINISTRY_OFFICER)
    of = line(plan())
    filled(of, 2017, CENTRAL, 90)
    with pytest.raises(PermissionDenied):
        record(leader, of, Stage.APPRAISED, 90, CENTRAL)
    for stage in (Stage.APPRAISED, Stage.APPROVED, Stage.ALLOCATED):
        record(ministry, of, stage, 60, CENTRAL)
    with pytest.raises(PermissionDenied):
        record(ministry, of, Stage.DISBURSED, 10, CENTRAL)
    record(leader, of, Stage.DISBURSED, 10, CENTRAL)
    assert standing(of, 2017, CENTRAL)["disbursed"] == 10


def test_people_of_another_province_record_nothing() -> None:
    of = line(plan())
    for role in (Role.OFFICER, Role.LEADER):
        with pytest.raises(PermissionDenied):
            record(world.actor(role, "P34-01"), of, Stage.ESTIMATED, 1)
    assert not MoneyEntry.objects.exists()


def test_more_than_the_stage_before_holds_is_refused_with_what_is_left() -> None:
    leader, of = world.actor(Role.LEADER, HUE), line(plan())
    filled(of, 2017, LOCAL, 100, 80)
    record(leader, of, Stage.APPROVED, 50)
    with pytest.raises(Refused) as refused:
        record(leader, of, Stage.APPROVED, 31)
    assert refused.value.code == "beyond_stage_before"
    assert "30.000.000 đồng" in refused.value.message
    assert "Thẩm định" in refused.value.message
    assert standing(of, 2017, LOCAL)["approved"] == 50


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"document": " "}, "document_missing"),
        ({"on": timezone.localdate() + timedelta(days=1)}, "on_missing"),
    ],
)
def test_a_step_rests_on_a_paper_of_a_day_that_was(changes: dict[str, Any], code: str) -> None:
    leader, of = world.actor(Role.LEADER, HUE), line(plan())
    filled(of, 2017, LOCAL, 100)
    with pytest.raises(Refused) as refused:
        record(leader, of, Stage.APPRAISED, 10, **changes)
    assert refused.value.code == code


def test_a_file_is_evidence_enough_and_is_checked_and_kept() -> None:
    leader, of = world.actor(Role.LEADER, HUE), line(plan())
    filled(of, 2017, LOCAL, 100)
    with pytest.raises(files.RefusedUpload):
        record(leader, of, Stage.APPRAISED, 10, document="", evidence=Evidence("chay.exe", b"MZ" + b"\0" * 64))
    made = record(leader, of, Stage.APPRAISED, 10, document="", evidence=Evidence("C:\\qd\\quyết định.pdf", PDF))
    assert made.evidence_name == "quyết định.pdf"
    assert made.evidence is not None
    assert files.read(made.evidence) == PDF


def test_headings_and_years_outside_the_plan_take_no_money() -> None:
    officer, of = world.actor(Role.OFFICER, HUE), line(plan())
    with pytest.raises(Refused) as refused:
        record_money(
            actor=officer, line=of, year=2022, source=LOCAL, stage=Stage.ESTIMATED, amount=5, **told(request_key="n")
        )
    assert refused.value.field == "year"
    BudgetLine.objects.filter(pk=of.pk).update(is_total=True)
    with pytest.raises(Refused) as refused:
        record(officer, of, Stage.ESTIMATED, 5)
    assert refused.value.code == "line_missing"


def test_sent_twice_it_counts_once() -> None:
    officer, of = world.actor(Role.OFFICER, HUE), line(plan())
    first = record(officer, of, Stage.ESTIMATED, 80, request_key="mot-lan")
    again = record(officer, of, Stage.ESTIMATED, 80, request_key="mot-lan")
    assert again == first
    assert MoneyEntry.objects.count() == 1
    assert AuditEntry.objects.filter(verb="money.record").count() == 1
    other = line(of.plan)
    with pytest.raises(Refused) as refused:
        record(officer, other, Stage.ESTIMATED, 80, request_key="mot-lan")
    assert refused.value.code == "key_used"


def test_what_was_written_never_changes_in_the_database() -> None:
    made = entry(line(plan()), 2017, LOCAL, Stage.ESTIMATED, 10)
    for change in (
        {"amount": 5},
        {"source": CENTRAL.value},
        {"year": 2018},
        {"document": "khác"},
        {"by": None, "reason": "x"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            MoneyEntry.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        MoneyEntry.objects.filter(pk=made.pk).delete()
    assert MoneyEntry.objects.get(pk=made.pk).amount == 10 * MILLION


def test_money_follows_its_task_when_it_is_classified() -> None:
    of = line(plan(), component=1, group="1.1")
    made = entry(of, 2017, LOCAL, Stage.ESTIMATED, 10)
    of.task.component, of.task.group = 3, "1.2"
    of.task.save()
    classify_money([of])
    made.refresh_from_db()
    assert (made.component, made.group, made.amount) == (3, "1.2", 10 * MILLION)
    of.task = None
    of.save()
    classify_money([of])
    made.refresh_from_db()
    assert (made.component, made.group) == (None, "")


def test_a_correction_says_the_right_amount_and_keeps_the_wrong_one() -> None:
    leader, of = world.actor(Role.LEADER, HUE), line(plan())
    filled(of, 2017, LOCAL, 100, 100)
    made = record(leader, of, Stage.APPROVED, 100)
    filled_later = record(leader, of, Stage.ALLOCATED, 60)
    change = {"entry": made, "actor": leader, "reason": "Ghi nhầm"}
    with pytest.raises(Refused) as refused:
        correct_money(**change, amount=50 * MILLION, **told())
    assert refused.value.code == "below_next_stage"
    assert "40.000.000 đồng" in refused.value.message
    done = correct_money(**change, amount=70 * MILLION, **told(request_key="sua"))
    assert (done.amount, done.corrects, done.reason) == (-30 * MILLION, made, "Ghi nhầm")
    assert correct_money(**change, amount=70 * MILLION, **told(request_key="sua")) == done
    assert standing(of, 2017, LOCAL)["approved"] == 70
    up = correct_money(**change, amount=90 * MILLION, **told(request_key="sua-lai"))
    assert up.amount == 20 * MILLION
    assert MoneyEntry.objects.get(pk=made.pk).amount == 100 * MILLION
    with pytest.raises(Refused, match="bút toán gốc"):
        correct_money(actor=leader, entry=done, amount=1, reason="x", **told())
    with pytest.raises(Refused) as refused:
        correct_money(actor=leader, entry=filled_later, amount=1, reason=" ", **told())
    assert refused.value.field == "reason"
    with pytest.raises(Refused) as refused:
        correct_money(**change, amount=90 * MILLION, **told(request_key="khong-doi"))
    assert refused.value.code == "nothing"


def test_a_ceiling_holds_what_is_approved() -> None:
    leader, ministry = world.actor(Role.LEADER, HUE), world.actor(Role.MINISTRY_OFFICER)
    set_ceiling(actor=leader, unit=world.unit(HUE), year=2017, source=LOCAL, amount=100 * MILLION, document="NQ 5")
    one, two = line(plan()), line(plan())
    for of in (one, two):
        filled(of, 2017, LOCAL, 80, 80)
    record(leader, one, Stage.APPROVED, 80)
    with pytest.raises(Refused) as refused:
        record(leader, two, Stage.APPROVED, 21)
    assert refused.value.code == "beyond_ceiling"
    assert "20.000.000 đồng" in refused.value.message
    record(leader, two, Stage.APPROVED, 20)
    with pytest.raises(Refused) as refused:
        set_ceiling(actor=leader, unit=world.unit(HUE), year=2017, source=LOCAL, amount=99 * MILLION, document="NQ 6")
    assert refused.value.code == "ceiling_below_approved"
    with pytest.raises(PermissionDenied):
        set_ceiling(
            actor=world.actor(Role.OFFICER, HUE), unit=world.unit(HUE), year=2017, source=LOCAL, amount=1, document="x"
        )
    assert set_ceiling(actor=ministry, unit=world.unit(HUE), year=2017, source=LOCAL, amount=None) is None
    assert not SourceCeiling.objects.exists()
    record(leader, two, Stage.APPROVED, 60)


def test_the_ministrys_ceiling_of_central_money_is_the_countrys() -> None:
    ministry = world.actor(Role.ADMINISTRATOR)
    set_ceiling(
        actor=ministry, unit=world.unit("BCT"), year=2017, source=CENTRAL, amount=100 * MILLION, document="QĐ 1"
    )
    for unit, amount in ((HUE, 70), ("P34-01", 30)):
        of = line(plan(unit))
        filled(of, 2017, CENTRAL, 80, 80)
        record(ministry, of, Stage.APPROVED, amount, CENTRAL)
    of = line(plan("P34-04"))
    filled(of, 2017, CENTRAL, 80, 80)
    with pytest.raises(Refused) as refused:
        record(ministry, of, Stage.APPROVED, 1, CENTRAL)
    assert refused.value.code == "beyond_ceiling"
    assert "BCT" in refused.value.message


def test_khuyen_cong_counts_in_the_local_ceiling() -> None:
    leader = world.actor(Role.LEADER, HUE)
    set_ceiling(actor=leader, unit=world.unit(HUE), year=2017, source=LOCAL, amount=50 * MILLION, document="NQ 5")
    of = line(plan())
    filled(of, 2017, LOCAL, 40, 40)
    filled(of, 2017, Source.LOCAL_PROMOTION, 40, 40)
    record(leader, of, Stage.APPROVED, 30)
    with pytest.raises(Refused):
        record(leader, of, Stage.APPROVED, 21, Source.LOCAL_PROMOTION)
    record(leader, of, Stage.APPROVED, 20, Source.LOCAL_PROMOTION)


def test_one_decision_approves_several_lines_all_or_none() -> None:
    leader, of = world.actor(Role.LEADER, HUE), plan()
    one, two = line(of), line(of)
    filled(one, 2017, LOCAL, 30, 30)
    filled(two, 2017, LOCAL, 50, 40)
    change = {"actor": leader, "plan": of, "year": 2017, "source": LOCAL, "stage": Stage.APPROVED}
    with pytest.raises(Refused) as refused:
        record_many(**change, amounts={one.pk: 30 * MILLION, two.pk: 41 * MILLION}, **told())
    assert refused.value.line == two.pk
    assert "approved" not in standing(one, 2017, LOCAL)
    made = record_many(**change, amounts={one.pk: 30 * MILLION, two.pk: 40 * MILLION}, **told(request_key="ca-loat"))
    assert [each.amount for each in made] == [30 * MILLION, 40 * MILLION]
    assert (
        record_many(**change, amounts={one.pk: 30 * MILLION, two.pk: 40 * MILLION}, **told(request_key="ca-loat"))
        == made
    )
    assert AuditEntry.objects.filter(verb="money.record_many").count() == 1


def test_money_that_was_not_spent_goes_to_the_next_year_in_pairs() -> None:
    leader, of = world.actor(Role.LEADER, HUE), line(plan())
    filled(of, 2017, LOCAL, 100, 100, 100, 100, 60)
    change = {"actor": leader, "line": of, "old": (2017, LOCAL), "new": (2018, LOCAL), "reason": "Chuyển nguồn"}
    with pytest.raises(Refused) as refused:
        move_money(**change, stage=Stage.ALLOCATED, amount=41 * MILLION, **told())
    assert refused.value.code == "below_next_stage"
    made = move_money(**change, stage=Stage.ALLOCATED, amount=40 * MILLION, **told(request_key="chuyen"))
    assert sum(each.amount for each in made) == 0
    assert {each.pair for each in made} == {"chuyen"}
    assert standing(of, 2017, LOCAL) == dict.fromkeys(
        ("estimated", "appraised", "approved", "allocated", "disbursed"), 60
    )
    assert standing(of, 2018, LOCAL) == dict.fromkeys(("estimated", "appraised", "approved", "allocated"), 40)
    again = move_money(**change, stage=Stage.ALLOCATED, amount=40 * MILLION, **told(request_key="chuyen"))
    assert again == made
    with pytest.raises(Refused, match="Chuyển ngược lại"):
        correct_money(actor=leader, entry=made[0], amount=0, reason="x", **told())


def test_central_money_is_not_moved_by_the_unit_beyond_the_estimate() -> None:
    leader, of = world.actor(Role.LEADER, HUE), line(plan())
    filled(of, 2017, CENTRAL, 100, 100)
    change = {"actor": leader, "line": of, "old": (2017, CENTRAL), "new": (2018, CENTRAL), "reason": "x"}
    with pytest.raises(PermissionDenied):
        move_money(**change, stage=Stage.APPRAISED, amount=1, **told())


def test_a_person_splits_what_the_document_left_open() -> None:
    officer, of = world.actor(Role.OFFICER, HUE), line(plan())
    filled(of, 2017, UNSPLIT, 30)
    filled(of, 2018, UNSPLIT, 30)
    change = {"actor": officer, "line": of, "note": "Theo tỷ lệ các nguồn", "on": DAY}
    amounts = {(2017, CENTRAL): 20 * MILLION, (2017, LOCAL): 10 * MILLION, (2018, LOCAL): 25 * MILLION}
    made = split_money(**change, amounts=amounts, request_key="phan")
    assert sum(each.amount for each in made) == 0
    assert standing(of, 2017, UNSPLIT) == {"estimated": 0}
    assert standing(of, 2018, UNSPLIT) == {"estimated": 5}
    assert standing(of, 2017, CENTRAL) == {"estimated": 20}
    assert standing(of, 2018, LOCAL) == {"estimated": 25}
    assert split_money(**change, amounts=amounts, request_key="phan") == made
    with pytest.raises(Refused) as refused:
        split_money(**change, amounts={(2018, LOCAL): 6 * MILLION}, request_key="qua")
    assert refused.value.code == "below_next_stage"
    with pytest.raises(Refused) as refused:
        record(world.actor(Role.HEAD, HUE), of, Stage.APPRAISED, 1, UNSPLIT)
    assert refused.value.code == "not_split"


def test_every_change_is_in_the_trail_and_the_chain_is_sound() -> None:
    leader, of = world.actor(Role.LEADER, HUE), line(plan())
    made = record(leader, of, Stage.ESTIMATED, 50)
    correct_money(actor=leader, entry=made, amount=40 * MILLION, reason="Ghi nhầm", **told())
    set_ceiling(actor=leader, unit=world.unit(HUE), year=2017, source=LOCAL, amount=MILLION, document="NQ")
    trail = {row.verb: row for row in AuditEntry.objects.filter(verb__startswith="money.")}
    assert set(trail) == {"money.record", "money.correct", "money.ceiling"}
    assert trail["money.record"].detail["amount"] == 50 * MILLION
    assert (trail["money.correct"].detail["before"], trail["money.correct"].detail["after"]) == (
        50 * MILLION,
        40 * MILLION,
    )
    assert {row.unit_code for row in trail.values()} == {HUE}
    assert audit.verify().sound
