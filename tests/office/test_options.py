"""Pages of an assessment's options in a browser without JavaScript, by clicks and posts."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sachhon.domain.accounts.api import Role
from sachhon.domain.assessments.api import Assessment, Cause, Option, OptionEffect, WasteStream
from tests import world
from tests.domain.assessments import brewery_world, option_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    """A brewery's open assessment."""
    world.units()
    return option_world.open_assessment()


@pytest.fixture
def factory(assessment: Assessment) -> Client:
    """Somebody of the factory, signed in."""
    return world.signed_in(world.person(Role.FACILITY_USER, assessment.facility.code))


@pytest.fixture
def province() -> Client:
    """An officer of its province, signed in."""
    return world.signed_in(world.person(Role.OFFICER, option_world.PROVINCE))


def posted(client: Client, address: str, **told: object) -> str:
    """The page after a post that was taken."""
    response = client.post(address, told, follow=True)
    assert response.status_code == 200, response.content.decode()[:2000]
    return response.content.decode()


def test_an_option_from_idea_to_verification(assessment: Assessment, factory: Client, province: Client) -> None:
    at = f"/danh-gia/{assessment.code}/giai-phap/"
    assert "Chưa có giải pháp nào." in factory.get(at).content.decode()
    page = posted(factory, f"{at}them/", title="Sửa rò rỉ khí nén", category="housekeeping", request_key="k1")
    assert "1. Sửa rò rỉ khí nén" in page
    option = Option.objects.get()

    def version() -> int:
        option.refresh_from_db()
        return option.version

    one = f"{at}1/"
    posted(factory, f"{one}sang-loc/", screening="now", why="", version=version())
    posted(
        factory,
        f"{one}kha-thi/",
        technical="yes",
        economic="yes",
        environmental="",
        investment="5.000",
        incentive="0",
        yearly_saving="1.500",
        yearly_cost="0",
        life_years="5",
        version=version(),
    )
    page = factory.get(one).content.decode()
    assert "686 đồng" in page
    assert "15,24 %" in page
    assert "3,33 năm" in page
    posted(
        factory,
        f"{one}tac-dong/",
        **{
            "dong-TOTAL_FORMS": 1,
            "dong-INITIAL_FORMS": 0,
            "dong-0-resource": "electricity",
            "dong-0-share_pct": "12,5",
            "version": version(),
        },
    )
    posted(factory, f"{one}ke-hoach/", responsible="Tổ cơ điện", due="01/03/2026", version=version())
    posted(factory, f"{one}thuc-hien/", implemented_on="20/02/2026", actual_investment="4 triệu", version=version())
    for when, year, used, made in (("before", 2024, "1.200.000", "10.000"), ("after", 2025, "1.260.000", "12.000")):
        page = posted(
            factory,
            f"{one}so-do/",
            when=when,
            resource="electricity",
            first_day=f"01/01/{year}",
            last_day=f"31/12/{year}",
            consumption=used,
            unit="kWh",
            output=made,
            output_unit="hl",
        )
    assert "12,5 %" in page
    assert "5 %" in page
    assert "Chưa có bằng chứng." in page
    page = posted(factory, f"{one}bang-chung/", file=option_world.picture(), shows="Mối nối")
    assert "anh.png" in page
    assert "Chờ tỉnh hoặc Bộ kiểm chứng." in page
    assert factory.get(f"{one}kiem-chung/").status_code == 403
    assert "12,5 %" in province.get(f"{one}kiem-chung/").content.decode()
    page = posted(province, f"{one}kiem-chung/", note="Đã xem công tơ", version=version())
    assert "Đã kiểm chứng" in page
    option.refresh_from_db()
    assert option.stage == "verified"
    page = factory.get(f"{at}danh-muc/").content.decode()
    assert "4.000.000 đồng" in page
    assert factory.get(f"{at}tai-ve.xlsx").status_code == 200


@pytest.mark.parametrize("kind", ["detailed", "quick"])
def test_every_page_of_a_filled_assessment_opens(kind: str) -> None:
    world.units()
    of = brewery_world.facility()
    by = brewery_world.author(of)
    made = brewery_world.filled(of, by, kind=kind, status="reported")
    client = world.signed_in(by)
    at = f"/danh-gia/{made.code}/"
    for path in ("giai-phap/", "giai-phap/?xem=bang", "giai-phap/danh-muc/", "theo-doi/", "theo-doi/6/"):
        assert client.get(at + path).status_code == 200, path
    for option in made.options.all():
        assert client.get(f"{at}giai-phap/{option.number}/").status_code == 200


def test_the_history_tells_of_options_in_words(assessment: Assessment, factory: Client) -> None:
    writer = option_world.writer(assessment)
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    option_world.measured(writer, option)
    page = factory.get(f"/danh-gia/{assessment.code}/lich-su/").content.decode()
    assert "Giải pháp 1: Lập kế hoạch thực hiện" in page
    assert "Giai đoạn: Có kế hoạch → Đã thực hiện" in page
    assert "Đầu tư thực tế: – → 4.000.000 đồng" in page
    assert "Hạn hoàn thành: – → 01/03/2026" in page
    assert "option." not in page


def test_what_a_verification_still_lacks_is_told(assessment: Assessment, province: Client) -> None:
    writer = option_world.writer(assessment)
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    at = f"/danh-gia/{assessment.code}/giai-phap/1/kiem-chung/"
    page = province.get(at).content.decode()
    assert "Chưa có số đo trước và sau" in page
    assert 'name="note"' not in page
    option_world.measured(writer, option)
    option_world.shown(writer, option)
    assert 'name="note"' in province.get(at).content.decode()


def test_a_cause_leads_to_an_option(factory: Client, assessment: Assessment) -> None:
    stream = WasteStream.objects.create(assessment=assessment, number=1, name="Nước rửa chai")
    cause = Cause.objects.create(stream=stream, text="Vòi chạy khi máy dừng")
    link = f"giai-phap/them/?dong-thai={stream.pk}&amp;nguyen-nhan={cause.pk}"
    assert link in factory.get(f"/danh-gia/{assessment.code}/nguyen-nhan/").content.decode()
    page = factory.get(f"/danh-gia/{assessment.code}/{link.replace('&amp;', '&')}").content.decode()
    assert f'<option value="{cause.pk}" selected>' in page
    assert f'<option value="{stream.pk}" selected>' in page


def test_a_wrong_number_is_told_at_its_field(assessment: Assessment, factory: Client) -> None:
    option_world.proposed(option_world.writer(assessment), assessment)
    response = factory.post(
        f"/danh-gia/{assessment.code}/giai-phap/1/kha-thi/", {"investment": "nhiều", "life_years": "80", "version": 0}
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Lỗi:" in page
    assert "Nhập số từ 1 đến 50." in page


def test_two_people_at_one_option(assessment: Assessment, factory: Client) -> None:
    option_world.proposed(option_world.writer(assessment), assessment)
    at = f"/danh-gia/{assessment.code}/giai-phap/1/sang-loc/"
    assert factory.post(at, {"screening": "now", "why": "", "version": 0}).status_code == 302
    response = factory.post(at, {"screening": "study", "why": "", "version": 0})
    assert response.status_code == 422
    assert "vừa lưu ở đây" in response.content.decode()
    assert Option.objects.get().screening == "now"


def test_a_step_back_needs_its_reason(assessment: Assessment, factory: Client) -> None:
    writer = option_world.writer(assessment)
    option = option_world.planned(writer, option_world.proposed(writer, assessment))
    at = f"/danh-gia/{assessment.code}/giai-phap/1/lui/withdraw_plan/"
    assert factory.post(at, {"why": "", "version": option.version}).status_code == 422
    page = posted(factory, at, why="Chưa có tiền", version=option.version)
    assert "Chưa có tiền" in page
    assert factory.get(f"/danh-gia/{assessment.code}/giai-phap/1/lui/nothing/").status_code == 404


def test_looks_back_are_due_after_the_report(assessment: Assessment, factory: Client) -> None:
    at = f"/danh-gia/{assessment.code}/theo-doi/"
    assert "Chưa đến lúc theo dõi." in factory.get(at).content.decode()
    assessment.status, assessment.reported_on = "reported", date(2026, 2, 28)
    assessment.save()
    page = factory.get(at).content.decode()
    assert "28/08/2026" in page
    assert "28/02/2028" in page
    page = posted(factory, f"{at}6/", done_on="01/09/2026", notes="Vẫn chạy tốt")
    assert "Vẫn chạy tốt" in page
    page = posted(factory, f"{at}6/chua-lam/")
    assert "Đã ghi là chưa theo dõi." in page


def test_other_factories_see_nothing(assessment: Assessment) -> None:
    stranger = world.signed_in(world.person(Role.FACILITY_USER, "CS-999999"))
    option_world.proposed(option_world.writer(assessment), assessment)
    for path in ("giai-phap/", "giai-phap/1/", "giai-phap/danh-muc/", "theo-doi/", "giai-phap/tai-ve.xlsx"):
        assert stranger.get(f"/danh-gia/{assessment.code}/{path}").status_code == 403


def test_a_look_back_stands_on_the_desk_of_the_factory(assessment: Assessment, factory: Client) -> None:
    assert "Theo dõi sau đánh giá" not in factory.get("/").content.decode()
    assessment.status, assessment.reported_on = "reported", date(2025, 2, 28)
    assessment.save()
    page = factory.get("/").content.decode()
    assert "Theo dõi sau 6 tháng: Đánh giá Nhà máy bia Sông Mẫu" in page
    assert f"/danh-gia/{assessment.code}/theo-doi/" in page
    stranger = world.signed_in(world.person(Role.FACILITY_USER, "CS-999999"))
    assert "Sông Mẫu" not in stranger.get("/").content.decode()


def test_lists_cost_the_same_whatever_their_length(
    assessment: Assessment, factory: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    writer = option_world.writer(assessment)
    for number in range(25):
        option = option_world.proposed(writer, assessment, f"Giải pháp {number}")
        OptionEffect.objects.create(option=option, resource="electricity", share_pct=1)
        option_world.planned(writer, option)
    factory.get("/")
    for path in ("giai-phap/", "giai-phap/danh-muc/", "giai-phap/25/", "theo-doi/"):
        with django_assert_max_num_queries(12):
            assert factory.get(f"/danh-gia/{assessment.code}/{path}").status_code == 200
    with django_assert_max_num_queries(8):
        assert factory.get("/giai-phap/").status_code == 200
