"""The test world itself: what it says it makes, it makes."""

from __future__ import annotations

import pytest

from sachhon.domain.accounts.api import Relation, Role
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.api import place_of_submission
from tests import world

pytestmark = pytest.mark.django_db


def test_units_of_both_geographies_stand_under_the_ministry() -> None:
    world.units()
    assert Unit.objects.filter(code__startswith="P63-").count() == 63
    assert Unit.objects.filter(code__startswith="P34-").count() == 34
    names = list(Unit.objects.filter(code__startswith="P34-").values_list("name", flat=True))
    assert names.index("Tỉnh An Giang") < names.index("Tỉnh Bắc Ninh") < names.index("Tỉnh Đắk Lắk")


def test_todays_province_stands_above_what_it_is_made_of() -> None:
    world.units()
    answer = world.submission(unit_code="P63-89")
    now = world.actor(Role.OFFICER, "P34-91")
    assert list(now.relations(place_of_submission(answer))) == [(Role.OFFICER, Relation.ABOVE)]


def test_home_opens_for_who_is_signed_in_and_sends_others_to_sign_in() -> None:
    world.units()
    client = world.signed_in(world.person(Role.OFFICER, "P63-89"))
    assert client.get("/").status_code == 200
    client.logout()
    assert client.get("/").status_code == 302
