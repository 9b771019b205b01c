"""A facility's page: where it stands, what it saved, down to the cell; and who may not see it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sachhon.domain.accounts.api import Role, actor_of, delegate
from sachhon.domain.assessments.api import Reading
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.registry.api import Facility, merge_facilities, place_of_facility
from sachhon.domain.submissions.api import Status
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db


@pytest.fixture
def brewery() -> Facility:
    world.units()
    of = years.facility("CS000001", name="Nhà máy bia Sông Xanh")
    years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"))
    years.report(of, years.brewery(2024, "12000 hl", "1260000 kWh"))
    gather(of)
    return of


def own(of: Facility) -> Client:
    return world.signed_in(years.user_of(of))


def page(client: Client, name: str, *args: object, query: str = "", status: int = 200) -> str:
    response = client.get(reverse(f"performance:{name}", args=args) + query)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def test_a_facilitys_person_goes_straight_to_its_page(brewery: Facility) -> None:
    response = own(brewery).get(reverse("performance:home"))
    assert response.headers["Location"] == reverse("performance:facility", args=("CS000001",))


def test_the_page_tells_the_saving_beside_the_absolute_change(brewery: Facility) -> None:
    text = page(own(brewery), "facility", brewery.code)
    assert "12,5 %" in text
    assert "+5 %" in text
    assert "chưa hiện" in text


def test_the_percentile_is_there_with_five_others(brewery: Facility) -> None:
    for number, electricity in enumerate(("1300000", "1400000", "1500000", "1250000", "1100000"), 2):
        other = years.facility(f"CS00000{number}", province="P34-46")
        years.report(other, years.brewery(2024, "12000 hl", f"{electricity} kWh"), at=number)
        gather(other)
        text = page(own(brewery), "facility", brewery.code)
        assert ("tốt hơn" in text) == (number == 6)
    assert "tốt hơn 60 %" in text
    assert "trong 5 cơ sở khác cùng ngành, cùng sản phẩm" in text


def test_a_sealed_report_is_shown_at_once_and_called_unaccepted(brewery: Facility) -> None:
    years.report(brewery, years.brewery(2025, "12000 hl", "1200000 kWh"), status=Status.SUBMITTED)
    text = page(own(brewery), "facility", brewery.code)
    assert "Số liệu năm 2025 tính từ báo cáo đã nộp, chưa duyệt" in text
    assert "16,7 %" in text


def test_the_norm_is_told_with_how_far_it_is_over(brewery: Facility) -> None:
    said = years.answers(
        2024,
        [{"product": "Bia", "output": "100000 hl", "capacity": "50 triệu lít/năm"}],
        [{"energy_type": "steam", "consumption": "21000 GJ"}],
    )
    years.report(brewery, said)
    gather(brewery)
    text = page(own(brewery), "facility", brewery.code)
    assert "vượt 7,14 %" in text
    assert "210 so với 196 MJ/hl" in text


def test_after_2025_no_norm_is_in_force(brewery: Facility) -> None:
    years.report(brewery, years.brewery(2026, "12000 hl", "1200000 kWh"))
    gather(brewery)
    assert "không còn định mức" in page(own(brewery), "facility", brewery.code)


def test_a_number_leads_to_its_cell(brewery: Facility) -> None:
    held = Reading.objects.get(facility_year__year=2024, replaced_at=None)
    client = own(brewery)
    assert reverse("performance:reading", args=(held.pk,)) in page(client, "year", brewery.code, 2024)
    text = page(client, "reading", held.pk)
    assert "1.260.000 kWh" in text
    assert reverse("reports:cell", args=(f"2024-co-so.{brewery.code}", "energy.0.consumption")) in text


def test_years_without_figures_are_not_there(brewery: Facility) -> None:
    page(own(brewery), "year", brewery.code, 2011, status=404)
    page(own(brewery), "year", brewery.code, 1211, status=404)


def test_an_entry_merged_into_another_provinces_is_no_longer_listed(brewery: Facility) -> None:
    """Its years are with the entry that was kept: the list and its file say no more than the page lets be seen."""
    kept = years.facility("CS000002", province="P34-46", name="Nhà máy bia Sông Hồng")
    years.report(kept, years.brewery(2024, "12000 hl", "1250000 kWh"), at=9)
    gather(kept)
    assert brewery.unit is not None
    brewery.unit.dissolved = timezone.localdate()
    brewery.unit.save()
    gone = Facility.objects.get(pk=brewery.pk)
    merge_facilities(actor=world.actor(Role.MINISTRY_OFFICER), kept=kept, gone=gone, why="một cơ sở")
    before, now = (world.signed_in(world.person(Role.OFFICER, code)) for code in (years.PROVINCE, "P34-46"))
    page(before, "facility", "CS000001", status=403)
    assert "Sông Xanh" not in page(before, "home", query="?all=1")
    assert "Sông Xanh" not in page(before, "list_download", "csv")
    assert "Sông Hồng" in page(now, "home")
    assert "CS000002" in page(now, "list_download", "csv")


STRANGERS = [
    (Role.OFFICER, "P34-46"),
    (Role.LEADER, "P34-46"),
    (Role.FACILITY_USER, "CS000099"),
    (Role.INSPECTOR, "P34-46"),
    (Role.HEAD, "TKV"),
]


@pytest.mark.parametrize(("role", "unit"), STRANGERS)
def test_raw_consumption_is_hidden_from_everyone_else(brewery: Facility, role: Role, unit: str) -> None:
    if unit == "CS000099":
        years.facility(unit)
    client = world.signed_in(world.person(role, unit))
    held = Reading.objects.filter(facility_year__year=2024).first()
    assert held is not None
    for name, args in (
        ("facility", (brewery.code,)),
        ("year", (brewery.code, 2024)),
        ("reading", (held.pk,)),
        ("chart", (brewery.code, "electricity")),
        ("download", (brewery.code, "xlsx")),
        ("download", (brewery.code, "csv")),
        ("baseline", (brewery.code, "electricity")),
        ("products", (brewery.code,)),
        ("meters", (brewery.code, 2024)),
        ("meter", (brewery.code, 2024, "electricity")),
        ("output", (brewery.code, 2024)),
        ("grade", (brewery.code, 2024, "coal")),
    ):
        text = page(client, name, *args, status=403)
        assert "1.260.000" not in text
        assert brewery.name not in text
    taken = client.get(reverse("performance:list_download", args=("csv",)))
    data = b"".join(taken) if taken.streaming else taken.content
    assert brewery.name not in data.decode()
    listed = client.get(reverse("performance:home"), {"q": "song xanh", "all": "1"}, follow=True).content.decode()
    assert brewery.name not in listed


@pytest.mark.parametrize(("role", "unit"), [(Role.OFFICER, years.PROVINCE), (Role.MINISTRY_OFFICER, "BCT")])
def test_its_province_and_the_ministry_see_it(brewery: Facility, role: Role, unit: str) -> None:
    client = world.signed_in(world.person(role, unit))
    assert brewery.name in page(client, "home", query="?q=song+xanh")
    assert "1.260.000" in page(client, "year", brewery.code, 2024)
    assert client.get(reverse("performance:download", args=(brewery.code, "xlsx"))).status_code == 200


def test_the_list_is_taken_away_with_savings_by_year(brewery: Facility) -> None:
    client = world.signed_in(world.person(Role.OFFICER, years.PROVINCE))
    taken = client.get(reverse("performance:list_download", args=("csv",)))
    data = b"".join(taken) if taken.streaming else taken.content
    text = data.decode("utf-8-sig")
    assert brewery.name in text
    assert "12.5" in text or "12,5" in text


def test_a_consultant_sees_the_facility_that_lent_the_role_and_no_other(brewery: Facility) -> None:
    other = years.facility("CS000002", name="Nhà máy bia Núi Đá")
    years.report(other, years.brewery(2024, "12000 hl", "1260000 kWh"))
    gather(other)
    consultant = world.person(Role.OFFICER, "P34-46", "Người tư vấn")
    director = years.user_of(brewery)
    delegate(
        actor=actor_of(director),
        place=place_of_facility(brewery),
        email=consultant.email,
        until=timezone.localdate() + timedelta(days=30),
        note="Đánh giá chi tiết",
    )
    client = world.signed_in(consultant)
    assert "12,5 %" in page(client, "facility", brewery.code)
    page(client, "facility", other.code, status=403)
    listed = page(client, "home", query="?q=bia")
    assert brewery.name in listed
    assert other.name not in listed
