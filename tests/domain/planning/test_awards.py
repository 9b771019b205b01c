"""Award proposals: drafted with grounds from tasks, proposed, endorsed, decided, and on paper."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.planning.actions.keep_award import MAY_FOLLOW
from sachhon.domain.planning.api import (
    AWARD,
    Award,
    AwardFacts,
    ChangedMeanwhile,
    PlanTask,
    Refused,
    award_word,
    awards_visible,
    change_award,
    decide_award,
    draft_award,
    endorse_award,
    grounds_from,
    propose_award,
    record_output,
    record_progress,
)
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.planning.tasks import a_plan, a_task

pytestmark = pytest.mark.django_db
UNIT = "P63-89"


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def officer() -> Actor:
    return world.actor(Role.OFFICER, UNIT)


@pytest.fixture
def task(officer: Actor) -> PlanTask:
    made = a_task(a_plan(UNIT, 2025, 2027), "Tập huấn sản xuất sạch hơn", 2026, 2026)
    record_progress(actor=officer, task=made, year=2026, status="done")
    record_output(actor=officer, task=made, year=2026, measure="training_courses", quantity=Decimal(3))
    return made


@pytest.fixture
def award(officer: Actor, task: PlanTask) -> Award:
    facts = AwardFacts("body", "Phòng Công Thương", "Bằng khen", "Tổ chức 3 lớp", 2026, [task])
    return draft_award(actor=officer, unit=world.unit(UNIT), facts=facts, request_key="k")


def test_the_table_of_steps_leads_from_the_draft_to_both_ends() -> None:
    reached, waiting = {"draft"}, ["draft"]
    while waiting:
        now = waiting.pop()
        for (_verb, status), then in MAY_FOLLOW.items():
            if status == now:
                waiting += [one for one in then if one not in reached]
                reached |= set(then)
    assert reached == set(Award.Status.values)
    assert {verb for verb, _status in MAY_FOLLOW} == set(AWARD.rules) - {"view", "edit"}


def test_grounds_are_drawn_from_what_the_tasks_brought(task: PlanTask) -> None:
    drawn = grounds_from([task], 2026)
    assert drawn == "- Năm 2026, nhiệm vụ “Tập huấn sản xuất sạch hơn” (hoàn thành): 3 lớp."


def test_a_proposal_goes_from_the_officer_to_the_leader_to_the_ministry(officer: Actor, award: Award) -> None:
    leader, ministry = world.actor(Role.LEADER, UNIT), world.actor(Role.MINISTRY_OFFICER)
    with pytest.raises(Refused):
        endorse_award(actor=leader, award=award, agree=True)
    propose_award(actor=officer, award=award)
    with pytest.raises(PermissionDenied):
        endorse_award(actor=officer, award=award, agree=True)
    endorse_award(actor=leader, award=award, agree=True)
    endorse_award(actor=leader, award=award, agree=True)
    with pytest.raises(PermissionDenied):
        decide_award(actor=leader, award=award, granted=True, number="1", on=date(2026, 11, 20))
    for told in ({"granted": True}, {"granted": True, "number": "12/QĐ"}, {"granted": False}):
        with pytest.raises(Refused):
            decide_award(actor=ministry, award=award, **told)
    done = decide_award(actor=ministry, award=award, granted=True, number="12/QĐ-BCT", on=date(2026, 11, 20))
    assert (done.status, done.decision_number, done.decision_date) == ("granted", "12/QĐ-BCT", date(2026, 11, 20))
    verbs = AuditEntry.objects.filter(object_type="award").values_list("verb", flat=True)
    assert sorted(verbs) == ["award.decide", "award.draft", "award.endorse", "award.propose"]


def test_a_leader_sends_it_back_with_a_reason_and_it_is_drafted_again(officer: Actor, award: Award) -> None:
    leader = world.actor(Role.LEADER, UNIT)
    propose_award(actor=officer, award=award)
    with pytest.raises(Refused):
        endorse_award(actor=leader, award=award, agree=False)
    back = endorse_award(actor=leader, award=award, agree=False, note="Bổ sung số liệu")
    assert (back.status, back.decision_note) == ("draft", "Bổ sung số liệu")
    facts = AwardFacts("body", "Phòng Công Thương", "Bằng khen", "Tổ chức 4 lớp", 2026)
    changed = change_award(actor=officer, award=back, facts=facts, base_version=back.version)
    assert (changed.grounds, changed.tasks.count()) == ("Tổ chức 4 lớp", 0)
    with pytest.raises(ChangedMeanwhile):
        change_award(
            actor=officer,
            award=back,
            facts=AwardFacts("body", "Khác", "Bằng khen", "x", 2026),
            base_version=back.version,
        )


def test_without_merits_nothing_is_proposed_and_a_proposal_no_longer_changes(officer: Actor) -> None:
    empty = draft_award(
        actor=officer, unit=world.unit(UNIT), facts=AwardFacts("person", "Nguyễn An", "Bằng khen", "", 2026)
    )
    with pytest.raises(Refused):
        propose_award(actor=officer, award=empty)
    change_award(
        actor=officer, award=empty, facts=AwardFacts("person", "Nguyễn An", "Bằng khen", "Có", 2026), base_version=0
    )
    propose_award(actor=officer, award=empty)
    empty.refresh_from_db()
    with pytest.raises(PermissionDenied):
        change_award(
            actor=officer, award=empty, facts=AwardFacts("person", "Khác", "Bằng khen", "Có", 2026), base_version=2
        )


def test_others_see_nothing_of_it(award: Award) -> None:
    assert list(awards_visible(world.actor(Role.MINISTRY_OFFICER))) == [award]
    assert list(awards_visible(world.actor(Role.OFFICER, "P63-01"))) == []
    foreign = world.actor(Role.OFFICER, "P63-01")
    with pytest.raises(PermissionDenied):
        propose_award(actor=foreign, award=award)


def test_the_paper_names_candidate_honour_and_what_was_done(award: Award) -> None:
    with zipfile.ZipFile(io.BytesIO(award_word(award))) as word:
        text = word.read("word/document.xml").decode()
    for words in ("TỜ TRÌNH", "Phòng Công Thương", "Bằng khen", "Tổ chức 3 lớp", "3 lớp", "889/QĐ-TTg"):
        assert words in text
    assert "1419/QĐ-TTg" not in text
