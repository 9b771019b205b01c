"""Pages of the whole's result: measured, shown beside the options, verified, taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.api import Assessment
from tests import world
from tests.domain.assessments import option_world as options
from tests.domain.assessments.test_whole import measured

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def assessment() -> Assessment:
    return options.open_assessment()


@pytest.fixture
def writer(assessment: Assessment) -> Actor:
    return options.writer(assessment)


def browser(actor: Actor) -> Client:
    assert actor.user is not None
    return world.signed_in(actor.user)


def words(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def sent(when: str, year: int, used: str, made: str) -> dict[str, str]:
    return {
        "when": when,
        "resource": "electricity",
        "first_day": f"01/01/{year}",
        "last_day": f"31/12/{year}",
        "consumption": used,
        "unit": "kWh",
        "output": made,
        "output_unit": "hl",
        "base_load_share_pct": "",
        "how": "Công tơ tổng",
        "evidence": "",
    }


def test_two_measurements_tell_a_saving_with_both_ways_of_looking(assessment: Assessment, writer: Actor) -> None:
    client = browser(writer)
    address = f"/danh-gia/{assessment.code}/ket-qua/"
    assert "Chưa có kết quả đo của toàn cơ sở." in words(client.get(address))
    first = words(client.get(f"{address}so-do/?luc=before"))
    assert "Số đo của cả cơ sở: công tơ tổng" in first
    assert 'value="12.000"' in client.get(f"{address}so-do/?luc=before").content.decode()  # the assessment's output
    assert client.post(f"{address}so-do/", sent("before", 2024, "1.200.000", "10.000")).status_code == 302
    wrong = client.post(f"{address}so-do/", sent("after", 2025, "", "12.000"))
    assert wrong.status_code == 422
    assert "Nhập lượng tiêu thụ." in words(wrong)
    assert 'value="01/01/2025"' in wrong.content.decode()  # nothing typed is lost
    assert client.post(f"{address}so-do/", sent("after", 2025, "1.260.000", "12.000")).status_code == 302
    page = words(client.get(address))
    for told in ("12,5 %", "+5 %", "120 kWh/hl → 105 kWh/hl", "Đo được, chưa kiểm chứng", "180.000 kWh"):
        assert told in page
    history = words(client.get(f"/danh-gia/{assessment.code}/lich-su/"))
    assert "Ghi số đo của toàn cơ sở" in history


def test_a_province_verifies_and_takes_back(assessment: Assessment, writer: Actor) -> None:
    measured(writer, assessment)
    client, officer = browser(writer), browser(options.verifier())
    address = f"/danh-gia/{assessment.code}/ket-qua/"
    assert client.post(f"{address}bang-chung/", {"file": options.picture(), "shows": "Hóa đơn"}).status_code == 302
    assert client.get(f"{address}kiem-chung/").status_code == 403
    asked = officer.get(f"{address}kiem-chung/").content.decode()
    seen = asked.split('name="seen" value="')[1].split('"')[0]
    assert officer.post(f"{address}kiem-chung/", {"seen": seen, "note": "Đã xem"}).status_code == 302
    assert "Đã kiểm chứng" in words(client.get(address))
    assert officer.post(f"{address}rut-kiem-chung/", {"why": ""}).status_code == 422
    assert officer.post(f"{address}rut-kiem-chung/", {"why": "Nhầm công tơ"}).status_code == 302
    assert "Nhầm công tơ" in words(client.get(address))


def test_a_wrong_list_of_pairs_is_no_page(assessment: Assessment) -> None:
    officer = browser(options.verifier())
    assert officer.post(f"/danh-gia/{assessment.code}/ket-qua/kiem-chung/", {"seen": "[[1"}).status_code == 404


def test_measurements_and_files_are_taken_off_and_come_back(assessment: Assessment, writer: Actor) -> None:
    _before, after = measured(writer, assessment)
    client = browser(writer)
    address = f"/danh-gia/{assessment.code}/ket-qua/"
    client.post(f"{address}so-do/{after.pk}/bo/")
    assert "Chưa có kết quả đo của toàn cơ sở." in words(client.get(address))
    client.post(f"{address}so-do/{after.pk}/lay-lai/")
    assert "12,5 %" in words(client.get(address))
    client.post(f"{address}bang-chung/", {"file": options.picture(), "shows": ""})
    evidence = assessment.evidence.get()
    assert client.get(f"{address}bang-chung/{evidence.pk}/").getvalue() == options.PNG
    assert "Gỡ tệp anh.png?" in words(client.get(f"{address}bang-chung/{evidence.pk}/go/"))
    client.post(f"{address}bang-chung/{evidence.pk}/go/")
    assert not assessment.evidence.exists()


def test_the_page_asks_the_database_no_more_for_more_streams(
    assessment: Assessment, writer: Actor, django_assert_max_num_queries: Any
) -> None:
    measured(writer, assessment)
    verify = options.verifier()
    for number in range(4):
        options.verified(writer, verify, options.proposed(writer, assessment, f"G{number}"))
    client = browser(writer)
    with django_assert_max_num_queries(20):
        assert client.get(f"/danh-gia/{assessment.code}/ket-qua/").status_code == 200
