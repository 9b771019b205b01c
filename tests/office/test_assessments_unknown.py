"""Balances of which a side is unknown: told, signed for one by one or together, with their factors and sources."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.api import Assessment, balances_of
from sachhon.domain.registry.api import Facility
from tests import world
from tests.domain.assessments import workspace_world as work

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Actor:
    world.units()
    return work.owner(work.facility())


@pytest.fixture
def assessment(owner: Actor) -> Assessment:
    made = work.begun(owner, Facility.objects.get())
    for number, name in ((1, "Nghiền"), (2, "Khí nén")):
        step = work.step(owner, made, number, name)
        work.flows(owner, step, work.row("in", "energy", "Điện", "1000", "kWh", carrier="electricity"))
    boiler = work.step(owner, made, 3, "Lò hơi")
    work.flows(
        owner,
        boiler,
        work.row("in", "material", "Trấu", "10"),
        work.row("in", "material", "Phụ gia", "1"),
        work.row("out", "heat_loss", "Khói", "116", "GJ"),
    )
    return made


@pytest.fixture
def client(owner: Actor) -> Client:
    assert owner.user is not None
    return world.signed_in(owner.user)


def words(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_page_says_which_side_is_unknown_and_by_which_factor_a_fuel_counts(
    assessment: Assessment, client: Client
) -> None:
    page = words(client.get(f"/danh-gia/{assessment.code}/can-bang/"))
    assert "Cân bằng năng lượng: 1. Nghiền: chưa biết lượng ra nào" in page
    assert "theo hệ số 11,6 GJ/t" in page
    assert "Trấu: 11,6 GJ/t (nhiệt trị nhiên liệu, phiên bản" in page
    assert "Nguồn: 2006 IPCC Guidelines" in page
    assert "Không có nhiệt trị trong bảng hệ số, không tính vào: Phụ gia." in page
    home = words(client.get(f"/danh-gia/{assessment.code}/"))
    assert "Chưa biết không phải là 0: ghi số liệu, hoặc ký nhận kèm lý do" in home
    assert "chưa biết lượng ra nào, chưa có người ký nhận" in words(
        client.get(f"/danh-gia/{assessment.code}/bao-cao/con-thieu/")
    )


def test_several_are_signed_for_with_one_reason(assessment: Assessment, client: Client) -> None:
    address = f"/danh-gia/{assessment.code}/can-bang/"
    which = re.findall(r'name="which" value="([^"]+)"', client.get(address).content.decode())
    assert len(which) >= 2
    short = client.post(f"{address}ky-chua-biet/", {"which": which, "reason": "ừ"})
    assert "vì sao chưa biết" in words(short)
    assert ">\nừ</textarea>" in short.content.decode()  # what was typed stays
    assert (
        client.post(f"{address}ky-chua-biet/", {"which": ["energy|999|1"], "reason": "Chưa có đồng hồ."}).status_code
        == 404
    )
    assert "ít nhất một" in words(client.post(f"{address}ky-chua-biet/", {"reason": "Chưa có đồng hồ nào cả."}))
    done = client.post(f"{address}ky-chua-biet/", {"which": which, "reason": "Chưa có đồng hồ ở đầu ra."}, follow=True)
    assert f"Đã ký nhận {len(which)} cân bằng." in words(done)
    assert not [one for one in balances_of(assessment) if one.state == "unknown"]
    assert assessment.signatures.filter(closure_pct=None, unknown_side__in=("in", "out")).count() == len(which)
