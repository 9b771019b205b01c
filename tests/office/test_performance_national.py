"""Savings of the country on pages: figures with who stands behind them, down to the reading; what is kept back."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from python_calamine import CalamineWorkbook

from sachhon.domain.accounts.api import Role, delegate
from sachhon.domain.assessments.api import Reading
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.registry.api import place_of
from sachhon.domain.rollups.api import SavingRun, add_up_savings
from sachhon.foundation.jobs import Job, run_waiting
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    world.units()


@pytest.fixture
def added_up() -> None:
    """Six breweries of Gia Lai and one of An Giang, each 12.5 % better in 2024 than in 2023."""
    for number, province in enumerate(["P34-52"] * 6 + ["P34-91"], 1):
        of = years.facility(f"CS00000{number}", province)
        years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"))
        years.report(of, years.brewery(2024, "12000 hl", "1260000 kWh"))
        gather(of)
    add_up_savings()


def ministry() -> Client:
    return world.signed_in(world.person(Role.MINISTRY_OFFICER))


def officer(province: str) -> Client:
    return world.signed_in(world.person(Role.OFFICER, province))


def page(client: Client, name: str, *args: object, query: str = "", status: int = 200) -> str:
    response = client.get(reverse(f"performance:{name}", args=args) + query)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def test_before_anything_was_added_up_it_is_said() -> None:
    assert "Chưa có số liệu nào được cộng" in page(ministry(), "national")
    page(ministry(), "national_chart", status=404)


def test_the_country_against_its_targets(added_up: None) -> None:
    text = page(ministry(), "national")
    assert "12,5 %" in text
    assert "7 được tính / 7 có số liệu / 7 trong danh bạ" in text
    assert "QĐ 1419/QĐ-TTg, giai đoạn 2016–2020: 8–13" in text
    assert "QĐ 889/QĐ-TTg, giai đoạn 2021–2025: 5–8" in text
    assert "rượu, bia, nước giải khát" in text
    assert "trên mục tiêu 5–8" in text
    assert "độ tin cậy của nguồn: cao" in text


def test_the_baseline_year_has_no_rate_and_says_why(added_up: None) -> None:
    text = page(ministry(), "national", query="?dong=energy&nam=2023")
    assert "Năm này là năm gốc của cơ sở" in text


def test_down_from_the_country_to_the_reading(added_up: None) -> None:
    client = ministry()
    query = "?dong=energy%3AGJ&amp;nam=2024"
    assert f"{reverse('performance:province', args=('P34-52',))}{query}" in page(client, "national")
    behind = reverse("performance:behind", args=("P34-52", 4))
    assert f"{behind}{query}" in page(client, "province", "P34-52")
    text = page(client, "behind", "P34-52", 4, query="?dong=energy&nam=2024")
    assert reverse("performance:year", args=("CS000001", 2024)) in text
    reading = Reading.objects.get(facility_year__facility__code="CS000001", facility_year__year=2024, replaced_at=None)
    assert reverse("performance:reading", args=(reading.pk,)) in text
    page(client, "reading", reading.pk)


def test_an_industry_by_province(added_up: None) -> None:
    text = page(ministry(), "industry", 4)
    assert "Tỉnh Gia Lai" in text
    page(ministry(), "industry", 77, status=404)


def test_another_province_sees_no_single_facility(added_up: None) -> None:
    client = officer("P34-46")
    text = page(client, "province", "P34-91")
    assert "ẩn để bảo mật" in text
    assert "180.000" not in text
    page(client, "behind", "P34-91", 4, status=403)
    page(client, "behind_download", "P34-91", 4, "xlsx", status=403)
    sheet = client.get(reverse("performance:national_download", args=("tinh", "csv"))).content.decode()
    assert "ẩn để bảo mật" in next(line for line in sheet.splitlines() if line.startswith("Tỉnh An Giang"))


def test_a_province_sees_its_own_in_full(added_up: None) -> None:
    client = officer("P34-91")
    assert "12,5 %" in page(client, "province", "P34-91")
    assert "CS000007" in page(client, "behind", "P34-91", 4)
    page(client, "behind", "P34-52", 4, status=403)


def test_whoever_types_for_a_province_does_not_see_its_factories(added_up: None) -> None:
    """A role lent by a province is for its report; a factory's consumption stays with the province's own people."""
    typist = world.person(Role.OFFICER, "TV-01")
    until = timezone.localdate() + timedelta(days=9)
    place = place_of(world.unit("P34-91"))
    delegate(actor=world.actor(Role.LEADER, "P34-91"), place=place, email=typist.email, until=until)
    client = world.signed_in(typist)
    page(client, "behind", "P34-91", 4, status=403)
    page(client, "behind_download", "P34-91", 4, "xlsx", status=403)
    page(client, "facility", "CS000007", status=403)
    text = page(client, "province", "P34-91")
    assert "ẩn để bảo mật" in text
    assert "180.000" not in text


def test_one_factorys_fuel_is_not_the_rest_of_the_energy() -> None:
    """Energy less electricity would be what the one factory with gas burnt: amounts of a part are not told."""
    for number in range(1, 7):
        of = years.facility(f"CS00000{number}")
        for year, gas in ((2023, "900 t"), (2024, "777 t")):
            said = years.answers(
                year,
                products=[{"product": "Bia", "output": "10000 hl"}],
                energy=[
                    {"energy_type": "electricity", "consumption": f"{1_200_000 - (year - 2023) * 60_000} kWh"},
                    *([{"energy_type": "lpg", "consumption": gas}] if number == 1 else []),
                ],
            )
            years.report(of, said)
        gather(of)
    add_up_savings()
    stranger, own = officer("P34-46"), officer("P34-52")
    for name, args in (("national", ()), ("province", ("P34-52",)), ("industry", (4,))):
        text = page(stranger, name, *args, query="?dong=electricity&nam=2024")
        assert "5 %" in text
        assert "6 được tính / 6" in text
        assert "6.840.000" not in text
        assert "360.000" not in text  # what was saved
        assert "360.000 kWh" in page(own, "province", "P34-52", query="?dong=electricity&nam=2024")
        energy = page(stranger, name, *args, query="?dong=energy&nam=2024")
        assert "GJ" in energy
        assert "ẩn để bảo mật" in page(stranger, name, *args, query="?dong=lpg&nam=2024")
    for table in ("nam", "tinh", "nganh", "889"):
        address = reverse("performance:national_download", args=(table, "csv")) + "?dong=electricity&nam=2024"
        told = stranger.get(address).content.decode()
        assert "6840000" not in told
        assert "7200000" not in told
    assert (
        "6840000"
        in ministry()
        .get(reverse("performance:national_download", args=("tinh", "csv")) + "?dong=electricity&nam=2024")
        .content.decode()
    )


def test_tables_to_take_away(added_up: None) -> None:
    for table in ("nam", "tinh", "nganh", "889"):
        response = ministry().get(
            reverse("performance:national_download", args=(table, "xlsx")) + "?dong=energy&nam=2024"
        )
        rows = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()
        assert any(12.5 in row for row in rows), table
    page(ministry(), "national_download", "gi-do", "xlsx", status=404)
    response = ministry().get(reverse("performance:behind_download", args=("P34-52", 4, "csv")))
    assert response.content.decode().count("Nhà máy CS00000") == 6


def test_the_chart_is_drawn_where_there_are_two_years(added_up: None) -> None:
    page(ministry(), "national_chart", status=404)
    of = years.facility("CS000009")
    years.report(of, years.brewery(2022, "10000 hl", "1200000 kWh"))
    years.report(of, years.brewery(2023, "10000 hl", "1100000 kWh"))
    gather(of)
    add_up_savings()
    assert "<svg" in page(ministry(), "national_chart")
    assert reverse("performance:national_chart") in page(ministry(), "national")


def test_the_ministry_has_it_added_up_again(added_up: None) -> None:
    client = ministry()
    assert client.post(reverse("performance:national_add_up")).status_code == 302
    client.post(reverse("performance:national_add_up"))
    assert Job.objects.filter(kind="rollups.savings").count() == 1
    assert "Cộng hiệu quả sử dụng tài nguyên" in page(client, "national")
    run_waiting()
    assert SavingRun.objects.count() == 2
    assert officer("P34-52").post(reverse("performance:national_add_up")).status_code == 403


def test_few_queries_whatever_the_number_of_cells(added_up: None, django_assert_max_num_queries: Any) -> None:
    client = ministry()
    page(client, "national")
    with django_assert_max_num_queries(20):
        page(client, "national")
    with django_assert_max_num_queries(17):
        page(client, "behind", "P34-52", 4)


def test_in_english(added_up: None) -> None:
    client = ministry()
    client.cookies["django_language"] = "en"
    with translation.override("en"):
        text = page(client, "national")
    assert "Saving rate" in text
    assert "above the target of 5–8" in text
