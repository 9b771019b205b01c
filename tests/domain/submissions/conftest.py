"""A province's people, and the report that they have begun."""

from __future__ import annotations

import pytest

from sachhon.domain.submissions.api import Submission, start
from tests import world
from tests.domain.submissions.people import People


@pytest.fixture
def people() -> People:
    """The people of An Giang (until 2025) and of the ministry."""
    world.units()
    return People()


@pytest.fixture
def report(people: People) -> Submission:
    """Their report, begun."""
    return start(actor=people.officer, obligation=world.obligation(world.published_round()))
