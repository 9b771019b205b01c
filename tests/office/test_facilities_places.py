"""Facilities by region and province: old provinces count in today's, filters are those of the list."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import add_facility
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> None:
    world.units()
    officer = world.actor(Role.MINISTRY_OFFICER)
    for number, (province, facts) in enumerate(
        (
            ("P63-52", {"size": "large", "applies_cp": True}),
            ("P63-64", {"size": "medium"}),
            ("P34-52", {"size": "small", "key_energy_user": True}),
            ("P63-89", {}),
            ("", {}),
        )
    ):
        facts = {"province": province, **facts} if province else facts
        add_facility(actor=officer, facts={"name": f"Nhà máy số {number}", "industry": 4, **facts})


def text(client: Client, query: str = "", name: str = "facilities:places") -> str:
    answer = client.get(reverse(name) + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def ministry() -> Client:
    return world.signed_in(world.person(Role.MINISTRY_OFFICER, email="chuyenvien2@bct.example.vn"))


def test_old_provinces_count_in_those_of_today_and_regions_are_their_sums(told: None) -> None:
    client = ministry()
    answer = client.get(reverse("facilities:places") + "?tai-ve=csv")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = [re.split("[;,]", line) for line in content.decode("utf-8-sig").splitlines()]
    assert [row[1:] for row in rows if row[1:2] in (["Tỉnh Gia Lai"], ["Tỉnh An Giang"])] == [
        ["Tỉnh Gia Lai", "3", "2", "1", "1"],
        ["Tỉnh An Giang", "1", "0", "0", "0"],
    ]
    page = text(client)
    assert "Chưa rõ tỉnh" in page
    assert re.search(r'rowgroup">Đồng bằng sông Cửu Long</th>\s*<td class="num" data-label="Số cơ sở">1</td>', page)


def test_the_filter_of_the_list_counts_here_too(told: None) -> None:
    page = text(ministry(), "?quy-mo=large")
    assert "Chỉ đếm những cơ sở đang lọc" in page
    assert "An Giang</a></th>" not in page


def test_the_list_by_region(told: None) -> None:
    client = ministry()
    page = text(client, "?vung=Đồng+bằng+sông+Cửu+Long", "facilities:list")
    assert "Nhà máy số 3" in page
    assert "Nhà máy số 0" not in page
    assert "Nhà máy số 0" in text(client, "?vung=nơi+khác", "facilities:list")


def test_a_province_counts_its_own_alone(told: None) -> None:
    page = text(world.signed_in(world.person(Role.OFFICER, "P34-91")))
    assert "An Giang</a></th>" in page
    assert "Gia Lai</a></th>" not in page
    assert "Chưa rõ tỉnh" not in page


def test_few_queries_whatever_the_number_of_provinces(told: None, django_assert_max_num_queries: Any) -> None:
    client = ministry()
    text(client)
    with django_assert_max_num_queries(12):
        text(client)


def test_nothing_to_count(told: None) -> None:
    assert "Chưa có cơ sở nào để đếm." in text(ministry(), "?q=khongcogi")
