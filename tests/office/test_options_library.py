"""Pages of the options library."""

from __future__ import annotations

import pytest
from django.test import Client

from sachhon.domain.accounts.api import Role
from sachhon.domain.assessments.api import Option
from tests import world
from tests.domain.assessments import option_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    """An officer of a province, signed in."""
    world.units()
    return world.signed_in(world.person(Role.OFFICER, option_world.PROVINCE))


def test_words_are_found_without_marks(client: Client) -> None:
    page = client.get("/giai-phap/?q=ro ri khi nen").content.decode()
    assert "Phát hiện và sửa rò rỉ khí nén" in page
    assert "Thu hồi dịch nha loãng" not in page
    assert "2 trong 118 giải pháp." in page


def test_general_knowledge_is_called_so(client: Client) -> None:
    page = client.get("/giai-phap/beer-09/").content.decode()
    assert "5–15 %" in page
    assert "kiến thức chung" in page
    assert "known-range" not in page.split("Biết trước")[1].split("Quan sát được")[0]
    assert "Chưa đủ 5 kết quả đã kiểm chứng." in page


def test_a_payback_filter_tells_what_it_leaves_out(client: Client) -> None:
    page = client.get("/giai-phap/?nganh=4&dong=heat&hoan-von=24").content.decode()
    assert "1 trong 118 giải pháp." in page
    assert "Còn 2 giải pháp khớp các điều kiện khác" in page
    assert "?nganh=4&amp;dong=heat" in page
    assert "?nganh=4&amp;dong=fuel&amp;hoan-von=24" in page
    assert "Còn 2 giải pháp" not in client.get("/giai-phap/?nganh=4&dong=heat").content.decode()


def test_a_filter_is_the_filter_of_the_download(client: Client) -> None:
    response = client.get("/giai-phap/?nganh=4&dong=water&tai-ve=xlsx")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/vnd.openxmlformats")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "?nganh=4&dong=water&nhom=reuse&von=unknown&hoan-von=24&can-cu=general_knowledge",
        "?hoan-von=x&nganh=99&page=77",
        "cross-07/",
        "cross-18/",
        "beer-01/",
        "co-so-giong/",
        "co-so-giong/?nganh=4&quy-mo=large",
        "hoa-ky/",
        "hoa-ky/?co-so-lieu=1&q=tax",
        "cross-07/dua-vao-danh-gia/",
    ],
)
def test_every_page_opens(client: Client, path: str) -> None:
    assert client.get(f"/giai-phap/{path}").status_code == 200


def test_an_option_that_is_not_there(client: Client) -> None:
    assert client.get("/giai-phap/khong-co/").status_code == 404


def test_american_figures_say_that_they_are_american(client: Client) -> None:
    page = client.get("/giai-phap/hoa-ky/?co-so-lieu=1").content.decode()
    assert "149.058 khuyến nghị" in page
    assert "Cơ sở ở Hoa Kỳ, không phải Việt Nam" in page
    assert "https://itac.university/index/arc/2.812" in page


def test_an_option_is_taken_into_an_assessment_without_its_figures() -> None:
    world.units()
    assessment = option_world.open_assessment()
    client = world.signed_in(world.person(Role.FACILITY_USER, assessment.facility.code))
    at = "/giai-phap/cross-01/dua-vao-danh-gia/"
    assert assessment.title in client.get(at).content.decode()
    for _again in range(2):
        response = client.post(at, {"assessment": assessment.code, "request_key": "k9"})
        assert response.headers["Location"] == f"/danh-gia/{assessment.code}/giai-phap/1/"
    option = Option.objects.get()
    assert (option.library, option.category) == ("cross-01", "housekeeping")
    assert option.investment is None
    assert not option.effects.exists()


def test_nobody_takes_an_option_into_an_assessment_of_others() -> None:
    world.units()
    assessment = option_world.open_assessment()
    stranger = world.signed_in(world.person(Role.FACILITY_USER, "CS-999999"))
    at = "/giai-phap/cross-01/dua-vao-danh-gia/"
    assert assessment.title not in stranger.get(at).content.decode()
    assert stranger.post(at, {"assessment": assessment.code}).status_code == 422
    assert not Option.objects.exists()
