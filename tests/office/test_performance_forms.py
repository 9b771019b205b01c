"""The pages on which people write a facility's meter log and choose its baseline, fuel and products."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from sachhon.domain.accounts.api import Role
from sachhon.domain.assessments.api import Baseline, FacilityYear, ProductYear, Reading
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.registry.api import Facility
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db
CODE = "CS000001"


@pytest.fixture
def brewery() -> Facility:
    world.units()
    of = years.facility(CODE, name="Nhà máy bia Sông Xanh")
    years.report(of, years.brewery(2023, "10000 hl", "1200000 kWh"))
    years.report(of, years.brewery(2024, "12000 hl", "1260000 kWh"))
    gather(of)
    return of


@pytest.fixture
def person(brewery: Facility) -> Client:
    return world.signed_in(years.user_of(brewery))


def at(name: str, *args: object) -> str:
    return reverse(f"performance:{name}", args=(CODE, *args))


def send(client: Client, address: str, **told: Any) -> HttpResponse:
    return client.post(address, told)


def test_a_baseline_is_chosen_with_a_share_and_a_reason(person: Client) -> None:
    address = at("baseline", "electricity")
    wrong = send(person, address, year="2023", share="40", why="")
    assert wrong.status_code == 422
    assert "Nêu lý do" in wrong.content.decode()
    assert "Lỗi:" in wrong.content.decode()
    assert send(person, address, year="2023", share="40", why="Kho lạnh đo riêng").status_code == 302
    page = person.get(at("facility")).content.decode()
    assert "6,3 %" in page or "6,2 %" in page
    assert "phụ tải nền 40 %" in page
    assert "Kho lạnh đo riêng" in person.get(address).content.decode()
    assert send(person, address, end="1").status_code == 302
    assert not Baseline.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize("share", ["1.234", "100", "-1", "nhiều"])
def test_a_share_that_is_none_is_told_at_its_field(person: Client, share: str) -> None:
    answer = send(person, at("baseline", "electricity"), year="2023", share=share, why="x")
    assert answer.status_code == 422
    assert 'href="#id_share"' in answer.content.decode()


def test_months_are_pasted_looked_at_and_written(person: Client) -> None:
    address = at("meter", 2025, "electricity")
    pasted = "\n".join(["1.000,5", "2000", "", *map(str, range(4, 13))])
    filled = send(person, address, unit="kWh", pasted=pasted, fill="1")
    assert filled.status_code == 200
    assert not Reading.objects.filter(facility_year__year=2025).exists()
    form = filled.context["form"]
    assert [form[f"m{month}"].value() for month in (1, 2, 3, 12)] == ["1.000,5", "2.000", "", "12"]
    typed = {f"m{month}": form[f"m{month}"].value() for month in range(1, 13)}
    assert send(person, address, unit="kWh", **typed).status_code == 302
    kept = dict(Reading.objects.filter(facility_year__year=2025).values_list("month", "quantity"))
    assert len(kept) == 11
    assert kept[1] == Decimal("1000.5")
    assert 3 not in kept


def test_a_number_with_two_readings_is_asked_about(person: Client) -> None:
    answer = send(person, at("meter", 2025, "electricity"), unit="kWh", m1="abc", m2="5")
    assert answer.status_code == 422
    assert "Tháng 1: “abc” không phải số" in answer.content.decode()
    assert not FacilityYear.objects.filter(year=2025).exists()


def test_output_of_a_product_is_written_by_month(person: Client) -> None:
    told = {f"m{month}": "100" for month in range(1, 13)}
    assert send(person, at("output", 2025), product="Bia", unit="hl", **told).status_code == 302
    assert ProductYear.objects.filter(facility_year__year=2025, month__isnull=False).count() == 12
    assert "12/12" in person.get(at("meters", 2025)).content.decode()


def test_the_log_goes_out_as_a_workbook_and_comes_back(person: Client) -> None:
    taken = person.get(at("logbook", 2025))
    data = b"".join(taken) if taken.streaming else taken.content
    book = load_workbook(io.BytesIO(data))
    sheet = book.active
    row = next(row for row in sheet.iter_rows() if row[0].value == "electricity")
    row[4].value, row[5].value = 1234.5, "2.000"
    other = next(row for row in sheet.iter_rows() if row[0].value == "water_supply")
    other[4].value = "khoảng mười"
    out = io.BytesIO()
    book.save(out)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sent = SimpleUploadedFile("so.xlsx", out.getvalue(), content_type=kind)
    shown = person.post(at("logbook_bring", 2025), {"file": sent})
    text = shown.content.decode()
    assert "tháng 1: “khoảng mười” không phải số" in text
    assert not Reading.objects.filter(facility_year__year=2025).exists()
    agreed = shown.context["agreed"]
    assert person.post(at("logbook_bring", 2024), {"agreed": agreed}).status_code == 302
    assert not Reading.objects.filter(facility_year__year=2024, month=1).exists()
    assert person.post(at("logbook_bring", 2025), {"agreed": agreed}).status_code == 302
    kept = dict(Reading.objects.filter(facility_year__year=2025).values_list("month", "quantity"))
    assert kept == {1: Decimal("1234.5"), 2: Decimal(2000)}


@pytest.mark.parametrize("data", [b"", b"PK not a workbook", b"%PDF-1.4"])
def test_what_is_no_workbook_is_said(person: Client, data: bytes) -> None:
    sent = SimpleUploadedFile("so.xlsx", data)
    assert person.post(at("logbook_bring", 2025), {"file": sent}).status_code == 302
    assert person.post(at("logbook_bring", 2025), {}).status_code == 302
    assert not Reading.objects.filter(facility_year__year=2025).exists()


def test_the_kind_of_coal_is_chosen_for_all_years_at_once(brewery: Facility, person: Client) -> None:
    for year in (2025, 2026):
        said = years.answers(
            year, [{"product": "Bia", "output": "100 hl"}], [{"energy_type": "coal", "consumption": "10 tấn"}]
        )
        years.report(brewery, said)
    gather(brewery)
    assert "Chọn loại" in person.get(at("facility")).content.decode()
    assert send(person, at("grade", 2025, "coal")).status_code == 422
    assert send(person, at("grade", 2025, "coal"), grade="coal_dust_3_4", all_years="on").status_code == 302
    text = person.get(at("year", 2026)).content.decode()
    assert "Than cám loại 3, 4" in text
    assert person.get(at("grade", 2025, "electricity")).status_code == 404


def test_products_that_count_are_chosen(brewery: Facility, person: Client) -> None:
    assert send(person, at("products")).status_code == 422
    assert send(person, at("products"), products="Bia").status_code == 302


def test_the_province_verifies_and_takes_it_back(brewery: Facility, person: Client) -> None:
    assert send(person, at("verify", 2024), verified="1").status_code == 403
    head = world.signed_in(world.person(Role.HEAD, years.PROVINCE))
    assert send(head, at("verify", 2024), verified="1").status_code == 302
    assert "Đã xác nhận" in person.get(at("facility")).content.decode()
    assert send(head, at("verify", 2024), verified="0").status_code == 302
    assert not FacilityYear.objects.filter(verified_at__isnull=False).exists()


def test_downloads_hold_numbers(person: Client) -> None:
    taken = person.get(at("download", "xlsx"))
    data = b"".join(taken) if taken.streaming else taken.content
    cells = {cell.value for row in load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row}
    assert 12.5 in cells
    assert 1260000 in cells
    assert person.get(at("download", "pdf")).status_code == 404


@pytest.mark.parametrize("name", ["facility", "year", "meters", "meter", "baseline", "products", "output", "home"])
def test_every_page_opens_in_english(person: Client, name: str) -> None:
    person.cookies["django_language"] = "en"
    args = {"year": (2024,), "meters": (2024,), "output": (2024,)}
    args |= {"meter": (2024, "electricity"), "baseline": ("electricity",)}
    address = reverse("performance:home") + "?q=bia" if name == "home" else at(name, *args.get(name, ()))
    assert person.get(address).status_code == 200


def test_the_list_asks_as_little_with_many_facilities(brewery: Facility, django_assert_max_num_queries: Any) -> None:
    for number in range(2, 9):
        other = years.facility(f"CS00000{number}")
        years.report(other, years.brewery(2024, "12000 hl", "1260000 kWh"), at=number)
        gather(other)
    officer = world.signed_in(world.person(Role.OFFICER, years.PROVINCE))
    with django_assert_max_num_queries(12):
        assert officer.get(reverse("performance:home")).status_code == 200
