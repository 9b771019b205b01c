"""Merging on the screen: what both tell of is said before, the years follow, and come back."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.assessments.api import Assessment
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.registry.api import Facility, FacilityMerger
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry() -> Client:
    world.units()
    return world.signed_in(world.person(Role.MINISTRY_OFFICER))


@pytest.fixture
def two(ministry: Client) -> tuple[Facility, Facility]:
    """Both tell of 2023; the one that goes signs in no more."""
    kept, gone = years.facility("CS000001"), years.facility("CS000002")
    years.report(kept, years.brewery(2023, "10000 hl", "1200000 kWh"))
    years.report(kept, years.brewery(2024, "12000 hl", "1260000 kWh"))
    years.report(gone, years.brewery(2022, "10000 hl", "1300000 kWh"))
    years.report(gone, years.brewery(2023, "10000 hl", "1500000 kWh"))
    gather(kept)
    gather(gone)
    assert gone.unit is not None
    gone.unit.dissolved = date(2026, 1, 1)
    gone.unit.save()
    return kept, gone


def text(client: Client, name: str, *args: object, query: str = "") -> str:
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_years_of_both_are_told_before_and_after(ministry: Client, two: tuple[Facility, Facility]) -> None:
    kept, gone = two
    compared = text(ministry, "facilities:merge", kept.code, query=f"?with={gone.code}")
    assert "Cả hai mục có số liệu của cùng năm" in compared
    assert "Năm 2023: tính số liệu của CS000001" in compared
    assert "số liệu của CS000002 vẫn được giữ" in compared
    assert "Năm 2022" not in compared
    ministry.post(
        reverse("facilities:merge", args=(kept.code,)), {"with": gone.code, "keep": kept.code, "why": "ghi hai lần"}
    )
    shown = text(ministry, "performance:facility", kept.code, query="?nam=2024")
    assert "19,2" in shown
    assert "không tính" not in shown
    assert "Năm 2023 còn có số liệu của mục CS000002 đã gộp vào đây: không tính" in text(
        ministry, "performance:year", kept.code, 2023
    )
    assert "Mục này đã gộp vào Nhà máy CS000001" in text(ministry, "performance:year", gone.code, 2023)
    assert "1.300.000" in text(ministry, "performance:year", kept.code, 2022)


def test_people_of_the_kept_one_see_what_was_set_aside_and_lose_it_when_it_is_undone(
    ministry: Client, two: tuple[Facility, Facility]
) -> None:
    kept, gone = two
    own = world.signed_in(years.user_of(kept))
    address = reverse("performance:year", args=(gone.code, 2023))
    assert own.get(address).status_code == 403
    ministry.post(
        reverse("facilities:merge", args=(kept.code,)), {"with": gone.code, "keep": kept.code, "why": "ghi hai lần"}
    )
    assert own.get(address).status_code == 200
    ministry.post(reverse("facilities:unmerge", args=(FacilityMerger.objects.get().pk,)), {"why": "hai cơ sở"})
    assert own.get(address).status_code == 403
    assert "12,5" in text(ministry, "performance:facility", kept.code, query="?nam=2024")


def test_assessments_of_the_one_that_went_stand_with_the_one_that_stayed(
    ministry: Client, two: tuple[Facility, Facility]
) -> None:
    kept, gone = two
    Assessment.objects.create(
        code="DG-1",
        facility=gone,
        kind="quick",
        title="Đánh giá nhanh 2023",
        began_on=date(2023, 5, 1),
        by=world.person(Role.MINISTRY_OFFICER, email="nguoi.ghi@example.vn"),
    )
    assert "Đánh giá nhanh 2023" not in text(ministry, "assessments:of_facility", kept.code)
    ministry.post(
        reverse("facilities:merge", args=(kept.code,)), {"with": gone.code, "keep": kept.code, "why": "ghi hai lần"}
    )
    assert "Đánh giá nhanh 2023" in text(ministry, "assessments:of_facility", kept.code)
    own = world.signed_in(years.user_of(kept))
    assert "Đánh giá nhanh 2023" in text(own, "assessments:of_facility", kept.code)
