"""The actions with the database as a machine: what the tables hold is what the pure ledger says they may."""

from __future__ import annotations

from collections import Counter
from itertools import count

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import (
    MoneyEntry,
    Refused,
    Source,
    SourceCeiling,
    Stage,
    correct_money,
    move_money,
    record_money,
    set_ceiling,
    standing_of_lines,
)
from sachhon.domain.planning.money.ledger import Ledger, Posting, Slot, move
from sachhon.domain.planning.money.stages import Breach
from tests import world
from tests.domain.planning.ledgers import DAY, HUE, line, plan
from tests.thorough import of

pytestmark = pytest.mark.django_db
YEARS, SOURCES = st.sampled_from([2017, 2018]), st.sampled_from([Source.LOCAL, Source.LOCAL_PROMOTION, Source.UNSPLIT])
STAGES, AMOUNTS = st.sampled_from(list(Stage)), st.integers(1, 100)


class MoneyMachine(RuleBasedStateMachine):
    """A leader records, corrects, moves and sets ceilings; the pure ledger is asked the same beside the database."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.leader = world.actor(Role.LEADER, HUE)
        self.line = line(plan())
        self.ledger = Ledger({self.line.pk: HUE})
        self.keys = count(1)

    def teardown(self) -> None:
        """The next run begins with nothing."""
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def key(self) -> str:
        """One that was not used."""
        return f"may-{next(self.keys)}"

    @rule(year=YEARS, source=SOURCES, stage=STAGES, amount=AMOUNTS)
    def record(self, year: int, source: Source, stage: Stage, amount: int) -> None:
        """A step, sent twice."""
        posting = Posting(Slot(self.line.pk, year, source), stage, amount)
        change = {"line": self.line, "year": year, "source": source, "stage": stage, "amount": amount, "on": DAY}
        key = self.key()
        try:
            first = record_money(actor=self.leader, **change, document="1/QĐ", request_key=key)
            again = record_money(actor=self.leader, **change, document="1/QĐ", request_key=key)
        except Refused as refused:
            self.refused_too(refused, [posting])
        else:
            assert first == again
            self.ledger = self.ledger.posted([posting])

    @rule(data=st.data(), amount=st.integers(0, 120))
    def correct(self, data: st.DataObject, amount: int) -> None:
        """An entry should have said another amount."""
        entries = list(MoneyEntry.objects.filter(corrects=None, pair="").order_by("pk"))
        if not entries:
            return
        entry = entries[data.draw(st.integers(0, 1000), label="entry") % len(entries)]
        said = entry.amount + sum(entry.corrected_by.values_list("amount", flat=True))
        posting = Posting(Slot(self.line.pk, entry.year, Source(entry.source)), Stage(entry.stage), amount - said)
        try:
            correct_money(actor=self.leader, entry=entry, amount=amount, reason="x", on=DAY, request_key=self.key())
        except Refused as refused:
            self.refused_too(refused, [posting])
        else:
            self.ledger = self.ledger.posted([posting])

    @rule(old=st.tuples(YEARS, SOURCES), new=st.tuples(YEARS, SOURCES), stage=STAGES, amount=AMOUNTS)
    def move(self, old: tuple[int, Source], new: tuple[int, Source], stage: Stage, amount: int) -> None:
        """From a year and source to another."""
        here, there = Slot(self.line.pk, *old), Slot(self.line.pk, *new)
        change = {"line": self.line, "old": old, "new": new, "stage": stage, "amount": amount, "on": DAY}
        try:
            move_money(actor=self.leader, **change, reason="x", document="1/NQ", request_key=self.key())
        except Refused as refused:
            code = refused.code
        else:
            self.ledger = self.ledger.posted(move(self.ledger.standing(here), here, there, stage, amount))
            return
        with pytest.raises(Breach) as breach:
            self.ledger.posted(move(self.ledger.standing(here), here, there, stage, amount))
        assert breach.value.code == code

    @rule(year=YEARS, source=st.sampled_from([Source.LOCAL, Source.LOCAL_PROMOTION]), amount=st.integers(0, 150))
    def ceiling(self, year: int, source: Source, amount: int) -> None:
        """The most that may be approved."""
        over = next(one for one in self.ledger.over(Slot(self.line.pk, year, source)) if one.source is source)
        try:
            set_ceiling(
                actor=self.leader, unit=world.unit(HUE), year=year, source=source, amount=amount, document="1/NQ"
            )
        except Refused:
            assert amount < self.ledger.approved[over]
        else:
            self.ledger = self.ledger.with_ceiling(over, amount)

    def refused_too(self, refused: Refused, postings: list[Posting]) -> None:
        """The pure ledger refuses the same, for the same reason."""
        with pytest.raises(Breach) as breach:
            self.ledger.posted(postings)
        assert breach.value.code == refused.code

    @invariant()
    def tables_say_what_the_ledger_says(self) -> None:
        """What stands, and what stands under each ceiling."""
        found = standing_of_lines([self.line.pk]).get(self.line.pk, {})
        assert {where: standing for where, standing in found.items() if any(standing.values())} == {
            (slot.year, slot.source): dict(standing)
            for slot, standing in self.ledger.standings.items()
            if any(standing.values())
        }
        assert Counter(MoneyEntry.objects.exclude(pair="").values_list("pair", flat=True)).total() % 2 == 0
        assert (MoneyEntry.objects.exclude(pair="").aggregate(whole=Sum("amount"))["whole"] or 0) == 0
        for one in SourceCeiling.objects.all():
            sources = [one.source, *(["local_promotion"] if one.source == "local" else [])]
            approved = MoneyEntry.objects.filter(year=one.year, source__in=sources, stage="approved")
            assert (approved.aggregate(whole=Sum("amount"))["whole"] or 0) <= one.amount


def test_the_actions_do_what_the_pure_ledger_allows() -> None:
    world.units()
    run_state_machine_as_test(
        MoneyMachine,
        settings=settings(
            max_examples=of(25, 8), stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
