"""The tables of the room agree with each other: transitions, policy, approval chains."""

from __future__ import annotations

import pytest

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.api import (
    CHAINS,
    EDITABLE,
    SEALED,
    SUBMISSION,
    TRANSITIONS,
    Refused,
    Status,
    Submission,
    accept,
    approve,
    ask_approval,
    awaiting_approval_of,
    may_approve,
    publish,
    reopen,
    return_to_unit,
    start,
)
from sachhon.domain.submissions.receipt_codes import candidates, read_code, well_formed
from sachhon.domain.submissions.transitions import moved
from tests import world
from tests.domain.submissions.people import People, saved


def test_a_verb_is_permitted_just_where_the_table_lets_it_lead_somewhere() -> None:
    for verb, ways in TRANSITIONS.items():
        rules = [one for name, one in SUBMISSION.rules.items() if name == verb or name.startswith(f"{verb}_")]
        permitted = {status for some in rules for one in some for status in one.statuses or ()}
        assert permitted == set(map(str, ways)), verb
        assert {after for afters in ways.values() for after in afters} <= set(Status.values)


def test_every_status_can_be_reached_and_none_is_a_dead_end() -> None:
    ways = [(before, after) for table in TRANSITIONS.values() for before, afters in table.items() for after in afters]
    assert {before for before, _ in ways} == set(Status)
    assert {after for _, after in ways} == set(Status)


def test_answers_are_open_sealed_or_waiting_for_approval() -> None:
    assert EDITABLE | SEALED | {Status.AWAITING.value} == set(Status.values)
    assert not EDITABLE & SEALED


def test_a_step_that_the_table_lacks_is_a_fault() -> None:
    with pytest.raises(ValueError, match="accept does not lead"):
        moved("accept", Status.DRAFT, Status.ACCEPTED)


def test_every_kind_of_unit_has_a_chain_whose_steps_the_policy_knows() -> None:
    assert set(CHAINS) == set(Unit.Kind)
    for chain in CHAINS.values():
        assert chain
        assert all(step.verb in SUBMISSION.rules for step in chain)


def test_nobody_approves_by_delegation_or_from_above() -> None:
    for verb in ("approve_head", "approve_leader", "send_back"):
        assert {relation for rule in SUBMISSION.rules[verb] for relation in rule.relations} == {"own"}


def test_receipt_codes_show_a_wrong_digit_and_two_swapped() -> None:
    for code in candidates(2026, "0123456789abcdef" * 4):
        assert well_formed(code)
        digits = [char for char in code if char.isdigit()]
        for place in range(10):
            other = [*digits[:place], str((int(digits[place]) + 3) % 10), *digits[place + 1 :]]
            assert read_code("".join(other)) is None
        for place in range(9):
            if digits[place] != digits[place + 1]:
                swapped = digits[:]
                swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
                assert read_code("".join(swapped)) is None


@pytest.mark.django_db
def test_an_association_needs_its_leaders_word_alone() -> None:
    world.units()
    world.child(world.unit("BCT"), "HH-1", Unit.Kind.ASSOCIATION, "Hiệp hội Thép")
    officer, leader = world.actor(Role.OFFICER, "HH-1"), world.actor(Role.LEADER, "HH-1")
    report = start(actor=officer, obligation=world.obligation(world.published_round(), "HH-1"))
    ask_approval(actor=officer, submission=report)
    report.refresh_from_db()
    assert may_approve(leader, report)
    assert not may_approve(officer, report)
    assert awaiting_approval_of(leader) == [report]
    assert awaiting_approval_of(world.actor(Role.LEADER, "P63-89")) == []
    revision = approve(actor=leader, submission=report, request_key="d")
    assert revision is not None
    assert revision.number == 1


@pytest.mark.django_db
def test_a_published_report_is_opened_again_and_a_closed_round_still_takes_the_correction(
    people: People, report: Submission
) -> None:
    people.submitted(report)
    accept(actor=people.ministry, submission=report)
    publish(actor=people.ministry, submission=report)
    with pytest.raises(Refused) as refused:
        return_to_unit(actor=people.ministry, submission=report, note="x", by=None)
    assert refused.value.code == "status_moved"
    assert "Đã công bố" in refused.value.message
    Round.objects.update(status=Round.Status.CLOSED)
    reopen(actor=people.ministry, submission=report, reason="Đính chính")
    report = Submission.objects.get(pk=report.pk)
    saved(people.officer, report, enterprises_trained=3)
    assert people.submitted(report, "again").number == 2
