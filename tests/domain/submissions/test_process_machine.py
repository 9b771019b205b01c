"""The whole process as a state machine: whoever does whatever in whatever order, the rules of the house hold.

A model says what each step should do; after every step the tables are compared with it. `make test-faults` runs it in
full (SACHHON_STATEFUL_RUNS=2000, 30 steps a run); the suite runs a few.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from sachhon.domain.accounts.api import Actor, Delegation, Role
from sachhon.domain.submissions.api import (
    TRANSITIONS,
    Receipt,
    Refused,
    Revision,
    Status,
    Submission,
    ValueChange,
    ValueVersion,
    accept,
    approve,
    ask_approval,
    draft_values,
    draft_versions,
    publish,
    receive,
    reopen,
    return_to_unit,
    revision_values,
    save_values,
    send_back,
    start,
    verify_revisions,
    withdraw,
)
from sachhon.formkit.values import MISSING, Answer, Key, State
from sachhon.foundation.models import AuditEntry
from tests import world

RUNS = int(os.environ.get("SACHHON_STATEFUL_RUNS", "20"))
STEPS = 30
SHARDS = 4
KEYS = (Key("enterprises_trained"), Key("quick_assessments"), Key("plan_items", 0, "content"))
ANSWERS = st.one_of(
    st.just(MISSING),
    st.just(Answer(State.NIL)),
    st.just(Answer(State.UNKNOWN)),
    st.integers(0, 50).map(lambda number: Answer(State.VALUE, number)),
)
UNIT_VERBS = ("ask_approval", "approve", "send_back", "withdraw")
MINISTRY_VERBS = ("receive", "return", "accept", "reopen", "publish")
WHO = ("officer", "head", "leader", "ministry", "inspector", "neighbour", "consultant")


WALKED: Counter[str] = Counter()
"""How many runs were made, and how many steps in all: `make test-faults` counts them."""


@dataclass
class Model:
    """What the tables should say."""

    status: str = Status.DRAFT
    step: int = 0
    values: dict[Key, Answer] = field(default_factory=dict)
    versions: dict[Key, int] = field(default_factory=dict)
    sealed: list[str] = field(default_factory=list)
    standing: int = 0
    corrected: bool = False
    returned: bool = False
    audited: int = 0


def content(values: dict[Key, Answer]) -> dict[Key, tuple[State, object]]:
    """What answers say; MISSING says nothing."""
    return {key: (one.state, one.value) for key, one in values.items() if one.state is not State.MISSING}


class Process(RuleBasedStateMachine):
    """Seven people and one report; two tabs that remember what they saw."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.people = people()
        self.report = start(actor=self.people["officer"], obligation=world.obligation(world.published_round()))
        self.model = Model(audited=AuditEntry.objects.count())
        self.tabs: list[dict[Key, int]] = [{}, {}]
        self.requests = 0

    def teardown(self) -> None:
        WALKED["runs"] += 1
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @rule(tab=st.integers(0, 1))
    def look(self, tab: int) -> None:
        """A tab is loaded again."""
        self.tabs[tab] = draft_versions(self.report)

    @rule(
        who=st.sampled_from(WHO), tab=st.integers(0, 1), key=st.sampled_from(KEYS), answer=ANSWERS, twice=st.booleans()
    )
    def save(self, who: str, tab: int, key: Key, answer: Answer, twice: bool) -> None:
        """An answer is saved from what the tab has seen; the same request may come twice."""
        if key.row is not None and answer.state is State.VALUE:
            answer = Answer(State.VALUE, f"Nhiệm vụ {answer.value}")
        base, model = self.tabs[tab].get(key, 0), self.model
        change = ValueChange(key, answer, base)
        request = self._request() if twice else ""
        may = who in ("officer", "head", "leader", "consultant") and model.status in (Status.DRAFT, Status.RETURNED)
        try:
            saved = save_values(actor=self.people[who], submission=self.report, changes=(change,), request_key=request)
        except (PermissionDenied, Refused):
            assert not may
            return
        assert may
        now = model.versions.get(key, 0)
        same = content({key: answer}) == content({key: model.values.get(key, MISSING)})
        if base != now and not same:
            [conflict] = saved.conflicts
            theirs = content({key: conflict.theirs})
            assert (theirs, conflict.version) == (content({key: model.values.get(key, MISSING)}), now)
            self.tabs[tab][key] = now
        else:
            assert not saved.conflicts
            if saved.saved[key] != now:
                assert saved.saved[key] == now + 1
                model.values[key], model.versions[key] = answer, now + 1
                model.audited += 1
            else:
                assert same
            self.tabs[tab][key] = saved.saved[key]
        if twice:
            again = save_values(actor=self.people[who], submission=self.report, changes=(change,), request_key=request)
            assert (again.version, dict(again.saved)) == (saved.version, dict(saved.saved))

    @rule(who=st.sampled_from(WHO), verb=st.sampled_from(UNIT_VERBS + MINISTRY_VERBS), times=st.integers(1, 2))
    def decide(self, who: str, verb: str, times: int) -> None:
        """Somebody decides, perhaps by two clicks of one button."""
        self._decide(who, verb, times)

    @rule(choice=st.integers(0, 9))
    def go_on(self, choice: int) -> None:
        """A step that can be taken, by whom it belongs to: long ways are walked often enough."""
        onward = {
            Status.DRAFT: ("ask_approval",),
            Status.RETURNED: ("ask_approval",),
            Status.AWAITING: ("approve",),
            Status.SUBMITTED: ("receive", "accept", "return"),
            Status.RECEIVED: ("accept", "return"),
            Status.ACCEPTED: ("reopen", "publish"),
            Status.PUBLISHED: ("reopen",),
        }[self.model.status]
        verb = onward[choice % len(onward)]
        approver = "head" if self.model.step == 1 else "leader"
        who = {"ask_approval": "officer", "approve": approver}.get(verb, "ministry")
        self._decide(who, verb, 1 + choice % 2)

    @invariant()
    def tables_say_what_the_model_says(self) -> None:
        """Status, answers, versions, and one audit entry for each change."""
        WALKED["steps"] += 1
        kept = ("status", "step", "filled", "standing__number")
        status, step, filled, standing = Submission.objects.values_list(*kept).get(pk=self.report.pk)
        model = self.model
        assert (status, step) == (model.status, model.step)
        assert content(draft_values(self.report)) == content(model.values)
        assert draft_versions(self.report) == model.versions
        assert AuditEntry.objects.count() == model.audited
        assert filled == len({key.field for key in content(model.values)})
        assert (standing or 0) == model.standing

    @invariant()
    def nothing_that_was_said_is_lost(self) -> None:
        """Every version of every answer is still there."""
        kept = ValueVersion.objects.filter(submission=self.report).count()
        assert kept == sum(self.model.versions.values())

    @invariant()
    def what_was_sealed_is_as_it_was(self) -> None:
        """Digests as when they were sealed, chained, one receipt each."""
        revisions = list(Revision.objects.order_by("number"))
        assert [one.digest for one in revisions] == self.model.sealed
        assert verify_revisions(revisions) == ()
        assert Receipt.objects.count() == len(revisions)

    def _decide(self, who: str, verb: str, times: int) -> None:
        model, before = self.model, self.model.status
        expected = self._expected(who, verb)
        request = self._request()
        results = []
        for _ in range(times):
            try:
                results.append(self._do(who, verb, request))
            except (PermissionDenied, Refused):
                results.append(None)
                if expected is None or len(results) == 1:
                    break
        self.report.refresh_from_db(fields=("status",))
        if expected is None:
            assert self.report.status == before
            return
        assert self.report.status == expected
        assert expected in TRANSITIONS[verb][before]
        model.status = expected
        model.audited += 1
        self._follow(verb, before, results)

    def _do(self, who: str, verb: str, request: str) -> object:
        actor, report = self.people[who], self.report
        if verb == "approve":
            return approve(actor=actor, submission=report, request_key=request)
        if verb == "ask_approval":
            return ask_approval(actor=actor, submission=report, request_key=request)
        if verb == "return":
            by = timezone.localdate() + timedelta(days=3)
            return return_to_unit(actor=actor, submission=report, note="Bổ sung", by=by)
        if verb == "reopen":
            return reopen(actor=actor, submission=report, reason="Đính chính")
        if verb in ("send_back", "withdraw"):
            done = send_back if verb == "send_back" else withdraw
            return done(actor=actor, submission=report, note="Sửa lại")
        plain = {"receive": receive, "accept": accept, "publish": publish}[verb]
        return plain(actor=actor, submission=report)

    def _expected(self, who: str, verb: str) -> str | None:
        """The status that the step should lead to; None where it should be refused."""
        model = self.model
        back = Status.RETURNED if model.returned else Status.DRAFT
        writers, approvers = {"officer", "head", "leader", "consultant"}, {"head", "leader"}
        if before := TRANSITIONS[verb].get(model.status):
            if verb == "ask_approval" and who in writers:
                return Status.AWAITING
            if verb == "approve" and who in (approvers if model.step == 1 else {"leader"}):
                return Status.AWAITING if model.step == 1 else Status.SUBMITTED
            if verb == "send_back" and who in approvers:
                return back
            if verb == "withdraw" and model.status == Status.AWAITING and who in writers:
                return back
            if verb == "withdraw" and model.status == Status.SUBMITTED and who in approvers:
                return Status.DRAFT
            if verb in MINISTRY_VERBS and who == "ministry":
                return before[0]
        return None

    def _follow(self, verb: str, before: str, results: list[object]) -> None:
        model = self.model
        if verb == "ask_approval":
            model.step = 1
        elif verb == "approve":
            model.step = 0 if model.status == Status.SUBMITTED else 2
            if model.status == Status.SUBMITTED:
                assert len({one.pk for one in results}) == 1
                model.sealed.append(results[0].digest)
                model.standing = model.standing if model.corrected else len(model.sealed)
                model.returned = False
                assert content(revision_values(results[0])) == content(model.values)
        elif verb in ("send_back", "withdraw"):
            model.step = 0
        elif verb == "return":
            model.returned = True
        elif verb == "accept":
            model.standing, model.corrected, model.returned = len(model.sealed), False, False
        elif verb == "reopen":
            model.corrected = True

    def _request(self) -> str:
        self.requests += 1
        return f"request-{self.requests}"


def people() -> dict[str, Actor]:
    """Seven people, all with a name of their own."""
    consultant = world.person(Role.OFFICER, "P63-92", name="Tư vấn")
    leader = world.person(Role.LEADER, "P63-89", name="Lãnh đạo")
    world.Membership.objects.filter(user=consultant).update(ended_at=timezone.now())
    Delegation.objects.create(
        unit_code="P63-89", user=consultant, granted_by=leader, until=timezone.localdate() + timedelta(days=9)
    )
    return {
        "officer": world.actor(Role.OFFICER, "P63-89"),
        "head": world.actor(Role.HEAD, "P63-89"),
        "leader": world.actor_of(leader),
        "ministry": world.actor(Role.MINISTRY_OFFICER),
        "inspector": world.actor(Role.INSPECTOR),
        "neighbour": world.actor(Role.LEADER, "P63-92"),
        "consultant": world.actor_of(consultant),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_whole_process(shard: int, record_property: Callable[[str, object], None]) -> None:
    """RUNS runs of 30 steps each, in shards that may run beside each other; each draws the same runs every time."""
    world.units()
    WALKED.clear()
    run_state_machine_as_test(
        seed(shard)(type(f"Process{shard}", (Process,), {})),
        settings=settings(
            max_examples=-(-RUNS // SHARDS),
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    record_property("runs", WALKED["runs"])
    record_property("steps", WALKED["steps"])
