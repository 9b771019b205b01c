"""Pages of the network: lists, a person, a province, forms with courses, undo, the list from Excel."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sachhon.domain.accounts.api import MINISTRY, Role, User, actor_of
from sachhon.domain.assessments.api import (
    Consultancy,
    Expert,
    ExpertFacts,
    TrainingRow,
    add_expert,
    end_expert,
    write_experts,
)
from sachhon.domain.registry.api import Contact, FocalBody, Unit
from tests import world

pytestmark = pytest.mark.django_db
AN_GIANG, GIA_LAI = "P34-91", "P34-52"


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def officer() -> User:
    return world.person(Role.MINISTRY_OFFICER)


@pytest.fixture
def ministry(officer: User) -> Client:
    return world.signed_in(officer)


def expert(officer: User, name: str = "Nguyễn Thị Ánh", **more: object) -> Expert:
    told = {"province": world.unit(AN_GIANG), "phone": "0900 000 001", "email": "anh@example.vn", **more}
    return add_expert(actor=actor_of(officer), facts=ExpertFacts(name, **told))


def page(client: Client, name: str, *words: object, query: str = "") -> str:
    response = client.get(reverse(f"network:{name}", args=words) + query)
    assert response.status_code == 200, response
    return str(response.content.decode())


def filled(**more: object) -> dict[str, object]:
    return {"name": "Trần Bình", "is_consultant": "on", "province": AN_GIANG, "rows": 3, "base_version": 0, **more}


def test_each_province_says_who_can_help(officer: User, ministry: Client) -> None:
    FocalBody.objects.create(unit=world.unit(AN_GIANG), name="Trung tâm Khuyến công An Giang", phone="0296 111")
    Contact.objects.create(unit=world.unit(AN_GIANG), name="Lê Văn Gọi", email="goi@example.vn")
    expert(officer)
    assert "Trung tâm Khuyến công An Giang" in page(ministry, "home")
    shown = page(ministry, "province", AN_GIANG)
    for words in ("0296 111", "Lê Văn Gọi", "Nguyễn Thị Ánh", "0900 000 001"):
        assert words in shown
    assert "Chưa có chuyên gia nào" in page(ministry, "province", GIA_LAI)


def test_a_province_of_before_leads_to_that_of_today(ministry: Client) -> None:
    response = ministry.get(reverse("network:province", args=("P63-89",)))
    assert response.headers["Location"] == reverse("network:province", args=(AN_GIANG,))


@pytest.mark.parametrize("role", [Role.FACILITY_USER, Role.LEADER, Role.OFFICER])
def test_who_did_not_agree_is_not_there_for_factories_and_no_telephone_is(officer: User, role: Role) -> None:
    """Nor for those who lead a factory."""
    hidden, shown = expert(officer), expert(officer, "Lê Đồng Ý", listed=True, email="y@example.vn", note="riêng")
    body = world.child(world.unit(GIA_LAI), "CS-1", Unit.Kind.FACILITY)
    factory = world.signed_in(world.person(role, body.code))
    for name, words in (("experts", ()), ("province", (AN_GIANG,)), ("expert", (shown.code,))):
        told = page(factory, name, *words)
        assert "Lê Đồng Ý" in told
        for secret in ("Nguyễn Thị Ánh", "0900 000 001", "y@example.vn", "riêng"):
            assert secret not in told
    assert factory.get(reverse("network:expert", args=(hidden.code,))).status_code == 404
    sheet = factory.get(reverse("network:experts_download", args=("csv",))).content.decode()
    assert "Lê Đồng Ý" in sheet
    assert "0900" not in sheet
    assert "Ánh" not in sheet


def test_the_filter_of_the_screen_is_that_of_the_download(officer: User, ministry: Client) -> None:
    expert(officer, industries=(13,))
    expert(officer, "Phạm Giảng", is_consultant=False, is_trainer=True, email="", phone="")
    end_expert(actor=actor_of(officer), expert=expert(officer, "Vũ Thôi", email="t@example.vn"))
    for query, names in (
        ("?q=anh+nguyen", {"Nguyễn Thị Ánh"}),
        ("?phan=trainer", {"Phạm Giảng"}),
        ("?nganh=13", {"Nguyễn Thị Ánh"}),
        ("?trang-thai=ended", {"Vũ Thôi"}),
        (f"?tinh={GIA_LAI}", set()),
    ):
        told = page(ministry, "experts", query=query)
        data = ministry.get(reverse("network:experts_download", args=("xlsx",)) + query).content
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
        in_sheet = {row[1] for row in rows if str(row[0]).startswith("CG-")}
        assert in_sheet == names
        for name in ("Nguyễn Thị Ánh", "Phạm Giảng", "Vũ Thôi"):
            assert (name in told) == (name in names)


def test_an_expert_is_added_with_courses_and_changed(officer: User, ministry: Client) -> None:
    courses = {"course-0": "Đánh giá SXSH", "year-0": "2019", "course-2": "TOT", "as_trainer-2": "on"}
    response = ministry.post(reverse("network:add"), filled(**courses, industries=["4", "13"]))
    made = Expert.objects.get()
    assert response.headers["Location"] == reverse("network:expert", args=(made.code,))
    rows = [(one.course, one.year, one.as_trainer) for one in made.trainings.order_by("pk")]
    assert rows == [("Đánh giá SXSH", 2019, False), ("TOT", None, True)]
    assert made.industries == [4, 13]
    form = page(ministry, "change", made.code)
    assert 'value="Đánh giá SXSH"' in form
    changed = filled(name="Trần Bình An", base_version=made.version, **courses)
    ministry.post(reverse("network:change", args=(made.code,)), changed)
    made.refresh_from_db()
    assert (made.name, made.trainings.count()) == ("Trần Bình An", 2)
    told = page(ministry, "expert", made.code)
    assert "Trần Bình → Trần Bình An" in told


def test_errors_stand_at_their_fields_and_nothing_is_kept(ministry: Client) -> None:
    wrong = {"name": "", "year-0": "hai nghìn", "organiser-1": "Một nơi", "email": "khong"}
    told = ministry.post(reverse("network:add"), filled(**wrong)).content.decode()
    assert "<title>Lỗi:" in told
    for link in ("#id_name", "#id_year-0", "#id_course-1"):
        assert f'href="{link}"' in told
    told = ministry.post(reverse("network:add"), filled(email="khong")).content.decode()
    assert 'href="#id_email"' in told
    assert not Expert.objects.exists()


def test_a_province_adds_its_own_alone(officer: User) -> None:
    own = world.signed_in(world.person(Role.OFFICER, AN_GIANG))
    assert reverse("network:add_in_province", args=(AN_GIANG,)) in page(own, "experts")
    address = reverse("network:add_in_province", args=(AN_GIANG,))
    told = own.post(address, filled(province=GIA_LAI)).content.decode()
    assert "<title>Lỗi:" in told
    own.post(address, filled())
    assert Expert.objects.get().province.code == AN_GIANG
    assert own.post(reverse("network:add_in_province", args=(GIA_LAI,)), filled()).status_code == 403


def test_a_consultancy_introduces_itself_and_its_people(ministry: Client) -> None:
    body = world.child(world.unit(MINISTRY), "TV-01", Unit.Kind.CONSULTANCY, "Trung tâm Sản xuất sạch")
    own = world.signed_in(world.person(Role.OFFICER, body.code))
    sent = {"services": "Đánh giá SXSH", "province": AN_GIANG, "listed": "on", "base_version": 0, "website": "abc"}
    told = own.post(reverse("network:consultancy_change", args=(body.code,)), sent).content.decode()
    assert 'href="#id_website"' in told
    own.post(reverse("network:consultancy_change", args=(body.code,)), {**sent, "website": ""})
    own.post(reverse("network:add_in_consultancy", args=(body.code,)), filled(organisation=body.code))
    assert Expert.objects.get().organisation == body
    told = page(ministry, "consultancy", body.code)
    assert "Trần Bình" in told
    assert "Đánh giá SXSH" in page(ministry, "province", AN_GIANG)
    change = page(own, "consultancy", body.code).split(f"/to-chuc/{body.code}/hoan-tac/")[1].split("/")[0]
    own.post(reverse("network:undo_consultancy", args=(body.code, int(change))))
    assert not Consultancy.objects.exists()


def test_ending_is_asked_and_can_be_undone(officer: User, ministry: Client) -> None:
    one = expert(officer)
    assert "hoàn tác được" in page(ministry, "end", one.code)
    ministry.post(reverse("network:end", args=(one.code,)))
    one.refresh_from_db()
    assert one.status == Expert.Status.ENDED
    told = page(ministry, "expert", one.code)
    change = int(told.split("/hoan-tac/")[1].split("/")[0])
    address = reverse("network:undo_expert", args=(one.code, change))
    assert "Đang tham gia" in ministry.get(address).content.decode()
    ministry.post(address)
    one.refresh_from_db()
    assert one.status == Expert.Status.ACTIVE
    late = ministry.post(address).content.decode()
    assert "<title>Lỗi:" in late


def test_a_list_from_excel_is_shown_before_it_is_taken_over(officer: User, ministry: Client) -> None:
    known = expert(officer, trainings=(TrainingRow("Khóa A", "Trung tâm", 2018, certificate="S-1"),))
    book = write_experts(Expert.objects.all())
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert rows[1][:2] == [known.code, known.name]
    heads = rows[0]
    new = dict.fromkeys(heads, "") | {"Họ và tên *": "Hồ Mới", "Giảng viên (x)": "x", "Tỉnh, thành phố": "Bình Định"}
    new |= {"Khóa đào tạo đã dự": "SXSH (2019); TOT", "Số ngành (bảng 39 ngành)": "4, 13"}
    changed = dict(zip(heads, rows[1], strict=True)) | {"Điện thoại": "0900 000 009"}
    bad = new | {"Họ và tên *": "Người Sai", "Tỉnh, thành phố": "Xứ Lạ"}
    gone = new | {"Mã": "CG-9999"}
    sent = workbook(heads, [changed, new, bad, gone])
    response = ministry.post(reverse("network:import"), {"file": SimpleUploadedFile("ds.xlsx", sent)})
    review = response.headers["Location"]
    told = ministry.get(review).content.decode()
    assert "<code>G4</code>" in told
    assert "<code>A5</code>" in told
    assert Expert.objects.count() == 1
    agreed = told.split('name="agreed" value="')[1].split('"')[0]
    assert "<title>Lỗi:" in ministry.post(review, {"agreed": "khác"}).content.decode()
    ministry.post(review, {"agreed": agreed})
    known.refresh_from_db()
    assert (known.phone, known.trainings.get().certificate) == ("0900 000 009", "S-1")
    made = Expert.objects.get(name="Hồ Mới")
    assert (made.province.code, made.industries, made.is_trainer) == (GIA_LAI, [4, 13], True)
    assert [(one.course, one.year) for one in made.trainings.order_by("pk")] == [("SXSH", 2019), ("TOT", None)]
    again = ministry.post(
        reverse("network:import"), {"file": SimpleUploadedFile("ds.xlsx", write_experts(Expert.objects.all()))}
    )
    assert "không thay đổi gì" in ministry.get(again.headers["Location"]).content.decode()


def workbook(heads: list[str], rows: list[dict[str, object]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, heads)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, [row[head] for head in heads])
    return out.getvalue()


def test_lists_take_few_queries(officer: User, ministry: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(30):
        expert(officer, f"Lê {number}", email=f"l{number}@example.vn", phone="")
    for name in ("experts", "consultancies", "home"):
        page(ministry, name)
        with django_assert_max_num_queries(14):
            page(ministry, name)
