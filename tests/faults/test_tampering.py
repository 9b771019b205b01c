"""Each kind of tampering with the trail is found, at random places."""

from __future__ import annotations

import pytest
from django.db import transaction

from sachhon.foundation.audit import Who, record
from tests.faults.tampering import HARMS, tamper

pytestmark = pytest.mark.django_db


def test_every_tampering_is_found() -> None:
    with transaction.atomic():
        for number in range(30):
            record(who=Who(number, "Bà A"), verb="round.publish", object_type="round", object_id=number)
    done, missed = tamper(40, 2018)
    assert missed == []
    assert done == dict.fromkeys(HARMS, 10)
