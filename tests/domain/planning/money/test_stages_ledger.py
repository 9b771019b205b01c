"""The pure ledger as a machine: whatever is tried, money is conserved and no limit is broken."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sachhon.domain.planning.money.ceilings import CEILED, Ceiling
from sachhon.domain.planning.money.ledger import Ledger, Posting, Slot, move, totals, unreached
from sachhon.domain.planning.money.sources import Source, Stage, counted_in
from sachhon.domain.planning.money.stages import Breach, may_give_back, resting
from tests.thorough import of

UNITS = {1: "P34-46", 2: "P34-46", 3: "P34-01"}
SLOTS = st.builds(
    Slot,
    st.sampled_from(sorted(UNITS)),
    st.sampled_from([0, 2017, 2018]),
    st.sampled_from([Source.CENTRAL, Source.LOCAL, Source.LOCAL_PROMOTION, Source.UNSPLIT]),
)
STAGES = st.sampled_from(list(Stage))
AMOUNTS = st.integers(-200, 200)
CEILINGS = st.builds(
    Ceiling,
    st.sampled_from(["P34-46", "P34-01", "BCT"]),
    st.sampled_from([2017, 2018]),
    st.sampled_from([Source.CENTRAL, Source.LOCAL, Source.LOCAL_PROMOTION]),
)


class LedgerMachine(RuleBasedStateMachine):
    """Records, corrects, moves and sets ceilings at random; `flows` is an account of its own of what went in."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger = Ledger(UNITS)
        self.flows: Counter[Stage] = Counter()

    @rule(slot=SLOTS, stage=STAGES, amount=AMOUNTS)
    def record_or_correct(self, slot: Slot, stage: Stage, amount: int) -> None:
        """A clerk writes an amount, or takes some back."""
        before = self.ledger
        try:
            self.ledger = before.posted([Posting(slot, stage, amount)])
        except Breach:
            assert self.ledger is before
        else:
            self.flows[stage] += amount

    @rule(slot=SLOTS, way=st.integers(1, 6), amount=st.integers(1, 200))
    def record_all_the_way(self, slot: Slot, way: int, amount: int) -> None:
        """Several stages at once, all or none."""
        postings = [Posting(slot, stage, amount) for stage in list(Stage)[:way]]
        before = self.ledger
        try:
            self.ledger = before.posted(postings)
        except Breach:
            assert self.ledger is before
        else:
            self.flows.update(dict.fromkeys(list(Stage)[:way], amount))

    @rule(old=SLOTS, new=SLOTS, stage=STAGES, amount=AMOUNTS)
    def move(self, old: Slot, new: Slot, stage: Stage, amount: int) -> None:
        """From a year or source to another."""
        before = self.ledger
        try:
            postings = move(before.standing(old), old, new, stage, amount)
            self.ledger = before.posted(postings)
        except Breach:
            return
        assert sum(posting.amount for posting in postings) == 0
        assert totals(self.ledger.standings.values()) == totals([*before.standings.values()])

    @rule(over=CEILINGS, amount=st.integers(0, 400))
    def set_ceiling(self, over: Ceiling, amount: int) -> None:
        """Never below what stands approved."""
        try:
            self.ledger = self.ledger.with_ceiling(over, amount)
        except Breach:
            assert amount < self.ledger.approved[over]

    @invariant()
    def money_is_conserved(self) -> None:
        """What went in is what stands; the estimate is what rests at the stages."""
        found = totals(self.ledger.standings.values())
        assert {stage: amount for stage, amount in found.items() if amount} == {
            stage: amount for stage, amount in self.flows.items() if amount
        }
        for standing in self.ledger.standings.values():
            assert sum(resting(standing).values()) == standing.get(Stage.ESTIMATED, 0)
            assert all(rest >= 0 for rest in resting(standing).values())
            for stage in Stage:
                assert standing.get(stage, 0) + unreached(standing, stage) == standing.get(Stage.ESTIMATED, 0)

    @invariant()
    def nothing_is_approved_beyond_a_ceiling(self) -> None:
        """Added up anew from the slots, not as the ledger keeps it."""
        for over, amount in self.ledger.ceilings.items():
            country = over.unit == "BCT" and over.source is Source.CENTRAL
            stands = sum(
                standing.get(CEILED, 0)
                for slot, standing in self.ledger.standings.items()
                if slot.year == over.year
                and over.source in counted_in(slot.source)
                and (country or UNITS[slot.line] == over.unit)
            )
            assert stands == self.ledger.approved.get(over, 0)
            assert stands <= amount

    @invariant()
    def unsplit_money_is_only_estimated(self) -> None:
        """Nobody pays out what has no payer or no year."""
        for slot, standing in self.ledger.standings.items():
            if slot.source is Source.UNSPLIT or slot.year == 0:
                assert all(not amount for stage, amount in standing.items() if stage is not Stage.ESTIMATED)


TestLedgerMachine = LedgerMachine.TestCase
TestLedgerMachine.settings = settings(max_examples=of(120, 40), stateful_step_count=40, deadline=None)


def test_a_move_carries_approved_money_to_the_next_year_with_its_whole_way() -> None:
    old, new = Slot(1, 2017, Source.LOCAL), Slot(1, 2018, Source.LOCAL)
    way = [Stage.ESTIMATED, Stage.APPRAISED, Stage.APPROVED]
    ledger = Ledger(UNITS).posted(
        [
            *(Posting(old, stage, 100) for stage in way),
            Posting(old, Stage.ALLOCATED, 60),
            Posting(old, Stage.DISBURSED, 60),
        ]
    )
    with pytest.raises(Breach) as found:
        move(ledger.standing(old), old, new, Stage.APPROVED, 41)
    assert (found.value.code, found.value.limit) == ("below_next_stage", 40)
    moved = ledger.posted(move(ledger.standing(old), old, new, Stage.APPROVED, 40))
    assert moved.standing(new) == dict.fromkeys(way, 40)
    assert moved.standing(old)[Stage.APPROVED] == 60
    assert may_give_back(moved.standing(old), Stage.APPROVED) == 0
    assert moved.approved[Ceiling("P34-46", 2017, Source.LOCAL)] == 60
    assert moved.approved[Ceiling("P34-46", 2018, Source.LOCAL)] == 40


def test_a_move_into_a_year_whose_ceiling_is_full_is_refused_whole() -> None:
    old, new = Slot(1, 2017, Source.CENTRAL), Slot(1, 2018, Source.CENTRAL)
    way = [Stage.ESTIMATED, Stage.APPRAISED, Stage.APPROVED]
    full = Ledger(UNITS).with_ceiling(Ceiling("BCT", 2018, Source.CENTRAL), 30)
    ledger = full.posted([Posting(old, stage, 100) for stage in way])
    with pytest.raises(Breach) as found:
        ledger.posted(move(ledger.standing(old), old, new, Stage.APPROVED, 31))
    assert (found.value.code, found.value.limit) == ("beyond_ceiling", 30)
    assert ledger.standing(old)[Stage.ESTIMATED] == 100
    assert ledger.standing(new) == {}
