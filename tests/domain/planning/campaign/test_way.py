"""The tables of the ways, walked at random; they name the same statuses as the database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.domain.planning.campaign.way import (
    CAMPAIGN_WAY,
    IN_THE_RUN,
    POSSIBLE_IN,
    REGISTRATION_WAY,
    CampaignStatus,
    NotOnTheWay,
    RegistrationStatus,
    can,
    next_of,
)
from sachhon.domain.planning.models import Campaign, Registration

ENDS = {RegistrationStatus.APPROVED, RegistrationStatus.REFUSED}


def test_the_statuses_are_those_of_the_tables() -> None:
    assert [one.value for one in CampaignStatus] == Campaign.Status.values
    assert [one.value for one in RegistrationStatus] == Registration.Status.values
    for way, statuses in ((CAMPAIGN_WAY, CampaignStatus), (REGISTRATION_WAY, RegistrationStatus)):
        for steps in way.values():
            for before, follows in steps.items():
                assert {before, *follows} <= set(statuses)
    assert set(POSSIBLE_IN) <= {*REGISTRATION_WAY, "exclude", "gather"}


@given(st.lists(st.tuples(st.sampled_from(sorted(CAMPAIGN_WAY)), st.integers(0, 1))))
def test_a_decision_is_never_taken_back(walk: list[tuple[str, int]]) -> None:
    here, decided = str(CampaignStatus.OPEN), False
    for verb, choice in walk:
        follows = CAMPAIGN_WAY[verb].get(here)
        if follows:
            here = next_of(CAMPAIGN_WAY, verb, here, follows[choice % len(follows)])
        decided = decided or here == CampaignStatus.DECIDED
        assert not decided or here in (CampaignStatus.DECIDED, CampaignStatus.NOTIFIED)


@given(st.lists(st.tuples(st.sampled_from(sorted(REGISTRATION_WAY)), st.integers(0, 1))))
def test_what_is_decided_stays_decided_and_only_the_appraised_is_approved(walk: list[tuple[str, int]]) -> None:
    here = str(RegistrationStatus.REGISTERED)
    for verb, choice in walk:
        follows = REGISTRATION_WAY[verb].get(here)
        if not follows:
            with pytest.raises(NotOnTheWay):
                next_of(REGISTRATION_WAY, verb, here)
            continue
        before, here = here, next_of(REGISTRATION_WAY, verb, here, follows[choice % len(follows)])
        assert before not in ENDS
        if here == RegistrationStatus.APPROVED:
            assert before == RegistrationStatus.APPRAISED


def test_the_decided_is_out_of_the_run() -> None:
    assert not IN_THE_RUN & (ENDS | {RegistrationStatus.MERGED, RegistrationStatus.WITHDRAWN})
    assert can(REGISTRATION_WAY, "withdraw", RegistrationStatus.REGISTERED)
    assert not can(REGISTRATION_WAY, "withdraw", RegistrationStatus.APPRAISED)
