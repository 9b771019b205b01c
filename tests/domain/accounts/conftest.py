"""Letters of these tests: the outbox, and the link that a letter carries."""

from __future__ import annotations

import re

import pytest

from sachhon.domain.accounts.api import Place
from sachhon.foundation.mail import OutgoingMail

PROVINCE = Place(("P63-89", "P34-91", "BCT"))


@pytest.fixture
def province() -> Place:
    """An Giang until 2025."""
    return PROVINCE


def link_in(mail: OutgoingMail) -> str:
    """The token of the link to join."""
    found = re.search(r"/nhan/([\w-]+)/", mail.text)
    assert found, mail.text
    return found[1]
