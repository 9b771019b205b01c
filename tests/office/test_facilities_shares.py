"""Shares and duplicates in the browser; a report filled from the register on yes."""

from __future__ import annotations

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sachhon.channels.office.shell.origins import words_address
from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.registry.api import add_facility
from sachhon.domain.submissions.api import draft_with_versions
from sachhon.formkit.values import Key
from sachhon.foundation.jobs import run_waiting
from tests.world import actor, person, signed_in, submission, units

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()
    units()


@pytest.fixture
def ministry() -> Actor:
    made = actor(Role.MINISTRY_OFFICER)
    for number, aware in enumerate((True, True, False, None)):
        facts = {"name": f"Cơ sở {number}", "province": "P63-89", "size": "large" if number < 2 else "small"}
        add_facility(actor=made, facts={**facts, "aware": aware})
    return made


@pytest.fixture
def officer() -> Client:
    return signed_in(person(Role.OFFICER, "P63-89"))


def _text(page: object) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def test_a_province_sees_its_shares_with_both_denominators(ministry: Actor, officer: Client) -> None:
    page = officer.get(reverse("facilities:shares_home"))
    assert page.url == reverse("facilities:shares", args=["P63-89"])
    page = officer.get(page.url)
    aware = next(one for one in page.context["shares"] if one["code"] == "aware")
    assert [str(aware["total"].of_all), str(aware["total"].of_known)] == ["50.0", "66.7"]
    assert "66,7" in _text(page)
    assert officer.get(reverse("facilities:shares", args=["P63-52"])).status_code == 403
    sent = officer.get(reverse("facilities:shares", args=["P63-89"]), {"tai-ve": "xlsx"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sent.content)).get_sheet_by_index(0).to_python()
    assert ["Biết về sản xuất sạch hơn", "Vừa và lớn", 2.0, 0.0, 0.0, 2.0, 100.0, 100.0] in rows


def test_the_ministry_sees_the_country_by_province(ministry: Actor) -> None:
    client = signed_in(person(Role.MINISTRY_OFFICER))
    page = client.get(reverse("facilities:shares", args=["BCT"]))
    assert [(unit.code, told.yes) for unit, told in page.context["by_province"]] == [("P34-91", 2)]


def test_others_are_told_where_shares_are(ministry: Actor) -> None:
    client = signed_in(person(Role.FACILITY_USER, "CS-000001"))
    assert "Tỷ lệ được tính cho tỉnh" in _text(client.get(reverse("facilities:shares_home")))
    assert client.get(reverse("facilities:shares", args=["P63-89"])).status_code == 403


def test_a_report_is_filled_on_yes_with_its_denominator(ministry: Actor, officer: Client) -> None:
    report = submission()
    fill = reverse("facilities:fill", args=[report.code])
    assert fill in _text(officer.get(reverse("reports:report", args=[report.code])))
    page = officer.get(fill)
    assert "66,7 %" in _text(page)
    assert "(2/3)" in _text(page)
    sent = {"agreed": page.context["filling"].digest, "request_key": "a" * 32}
    officer.post(fill, {**sent, "take-facilities_aware_share": "known"})
    told = draft_with_versions(report)[0][Key("facilities_aware_share")]
    assert str(told.value) == "66.7"
    assert words_address(told.origin) == reverse("facilities:shares", args=["P63-89"])
    again = officer.post(fill, sent, follow=True)
    assert "vừa thay đổi" in _text(again)


def test_duplicates_are_shown_and_lead_to_the_merger(ministry: Actor, officer: Client) -> None:
    add = {"province": "P63-89", "address": "Cụm công nghiệp Bến Đá", "industry": 12}
    one = add_facility(actor=ministry, facts={"name": "Công ty TNHH Chế biến gỗ Đồi Thông", **add})
    other = add_facility(actor=ministry, facts={"name": "Cty TNHH CB Gỗ Đồi Thông", **add})
    page = officer.get(reverse("facilities:duplicates", args=["P63-89"]))
    assert next((row["one"].code, row["other"].code) for row in page.context["pairs"]) == (one.code, other.code)
    assert f"{reverse('facilities:merge', args=[one.code])}?with={other.code}" in _text(page)
    assert officer.get(reverse("facilities:duplicates", args=["P63-52"])).status_code == 403


def test_a_large_register_is_compared_by_a_job(ministry: Actor, officer: Client, monkeypatch) -> None:
    monkeypatch.setattr("sachhon.channels.office.facilities.views.duplicates.AT_ONCE", 3)
    address = reverse("facilities:duplicates", args=["P63-89"])
    assert "Bắt đầu đối chiếu" in _text(officer.get(address))
    officer.post(address)
    officer.post(address)
    assert officer.get(address).context["running"]
    run_waiting()
    page = officer.get(address)
    assert page.context["job"].result["entries"] == 4
    assert not page.context["running"]
    assert officer.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
