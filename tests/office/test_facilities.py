"""The register of facilities in the browser: list, page, adding after look-alikes, editing, merging, undoing."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sachhon.domain.accounts.api import Actor, Delegation, Role
from sachhon.domain.registry.api import (
    Facility,
    FacilityMerger,
    Unit,
    add_facility,
    change_facility,
    merge_facilities,
)
from tests.world import actor, person, signed_in, units

pytestmark = pytest.mark.django_db
LIST = reverse("facilities:list")


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()
    units()


@pytest.fixture
def ministry() -> Actor:
    return actor(Role.MINISTRY_OFFICER)


@pytest.fixture
def officer() -> Client:
    return signed_in(person(Role.OFFICER, "P63-52"))


def _made(ministry: Actor, name: str, province: str = "P63-52", **facts: object) -> Facility:
    return add_facility(actor=ministry, facts={"name": name, "province": province, **facts})


def _form(**facts: str) -> dict[str, str]:
    return {"name": "Công ty TNHH Bia Quy Nhơn", "province": "P63-52", "as_on": "01/06/2024", "why": "", **facts}


def _text(page: object) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def test_an_empty_register_says_how_facilities_come_in(officer: Client) -> None:
    page = _text(officer.get(LIST))
    assert "Danh bạ chưa có cơ sở nào." in page
    assert reverse("facilities:add", args=["P63-52"]) in page


def test_each_sees_their_own(ministry: Actor, officer: Client) -> None:
    mine, other = _made(ministry, "Cơ sở gạch An Nhơn"), _made(ministry, "Cơ sở thép Bình Thủy", "P63-89")
    new = _made(ministry, "Cơ sở của tỉnh mới", "P34-52")
    whole = _text(signed_in(person(Role.OFFICER, "P34-52")).get(LIST))
    assert mine.name in whole
    assert new.name in whole
    assert other.name not in whole
    page = _text(officer.get(LIST))
    assert mine.name in page
    assert other.name not in page
    assert officer.get(reverse("facilities:facility", args=[mine.code])).status_code == 200
    assert officer.get(reverse("facilities:facility", args=[other.code])).status_code == 403
    factory = signed_in(person(Role.FACILITY_USER, other.code))
    page = _text(factory.get(LIST))
    assert other.name in page
    assert mine.name not in page
    consultant = person(Role.OFFICER, "TV-01")
    Delegation.objects.create(
        unit_code=other.code,
        user=consultant,
        role=Role.OFFICER,
        granted_by=person(Role.LEADER, other.code),
        until=date(2099, 1, 1),
    )
    page = _text(signed_in(consultant).get(LIST))
    assert other.name in page
    assert mine.name not in page


def test_search_needs_no_marks_and_knows_former_names_and_tax_codes(ministry: Actor, officer: Client) -> None:
    brewery = _made(ministry, "Công ty CP Bia Quy Nhơn", tax_code="0100109106")
    _made(ministry, "Cơ sở gạch An Nhơn")
    change_facility(actor=ministry, facility=brewery, facts={"name": "Công ty CP Đồ uống Miền Trung"})
    twin = _made(ministry, "Nhà máy nước giải khát Tam Quan")
    merge_facilities(actor=ministry, kept=Facility.objects.get(pk=brewery.pk), gone=twin, why="một cơ sở")
    for words in ("do uong mien trung", "bia QUY nhon", "0100109106", "0100 109 106", "giai khat tam quan"):
        page = _text(officer.get(LIST, {"q": words}))
        assert "Đồ uống Miền Trung" in page, words
        assert "gạch An Nhơn" not in page, words
    assert "Không có cơ sở nào như vậy." in _text(officer.get(LIST, {"q": "xi mang"}))


def test_filters_and_the_download_are_one(ministry: Actor, officer: Client) -> None:
    _made(ministry, "=HYPERLINK(1)", applies_cp=True, size="large", industry=4)
    _made(ministry, "Cơ sở hai", applies_cp=False, size="small", industry=4)
    _made(ministry, "Cơ sở ba", industry=7)
    for asked, count in (
        ({"nganh": "4"}, 2),
        ({"quy-mo": "large"}, 1),
        ({"quy-mo": "unknown"}, 1),
        ({"applies_cp": "yes"}, 1),
        ({"applies_cp": "no"}, 1),
        ({"applies_cp": "unknown"}, 1),
        ({"tinh-trang": "closed"}, 0),
        ({"tinh": "P34-52"}, 3),
        ({"tinh": "P63-89"}, 0),
    ):
        assert len(officer.get(LIST, asked).context["rows"]) == count, asked
    sent = officer.get(LIST, {"applies_cp": "yes", "tai-ve": "xlsx"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sent.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows if str(row[0]).startswith("CS-")] == ["=HYPERLINK(1)"]
    assert b"'=HYPERLINK(1)" in officer.get(LIST, {"applies_cp": "yes", "tai-ve": "csv"}).content


def test_the_vietnamese_order_and_few_queries(ministry: Actor, officer: Client) -> None:
    for name in ("Ăn Phú", "Áo Dài", "An Phú", "Đắk Lắk", "Ba Vì", "Ấn Tượng"):
        _made(ministry, name)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = officer.get(LIST)
    assert [row["facility"].name for row in page.context["rows"]] == [
        "An Phú",
        "Áo Dài",
        "Ăn Phú",
        "Ấn Tượng",
        "Ba Vì",
        "Đắk Lắk",
    ]
    assert len(asked) <= 12


def test_adding_asks_about_look_alikes_first(ministry: Actor, officer: Client) -> None:
    _made(ministry, "Công ty Trách nhiệm hữu hạn Bia Quy Nhơn", address="1 Trần Phú, Quy Nhơn")
    add = reverse("facilities:add", args=["P63-52"])
    page = officer.post(add, _form(address="Số 1 Trần Phú"))
    assert "Danh bạ đã có cơ sở giống thế này" in _text(page)
    assert Facility.objects.count() == 1
    page = officer.post(add, _form(address="Số 1 Trần Phú", another="yes"))
    assert Facility.objects.count() == 2
    made = Facility.objects.get(name="Công ty TNHH Bia Quy Nhơn")
    assert page.url == reverse("facilities:facility", args=[made.code])
    assert made.described_on == date(2024, 6, 1)


def test_what_is_wrong_is_said_at_its_field(officer: Client) -> None:
    add = reverse("facilities:add", args=["P63-52"])
    page = _text(
        officer.post(add, _form(name="", tax_code="0100109107", latitude="13,7", longitude="50", as_on="31/02/2024"))
    )
    assert "<title>Lỗi:" in page
    for words in ("Nhập tên cơ sở.", "sai số kiểm tra", "nằm ngoài lãnh thổ", "Nhập ngày theo dạng"):
        assert page.count(words) == 2, words
    assert not Facility.objects.exists()


def test_a_province_adds_nowhere_else(officer: Client) -> None:
    assert officer.get(reverse("facilities:add", args=["P63-89"])).status_code == 403
    assert officer.post(reverse("facilities:add", args=["P63-52"]), _form(province="P63-89")).status_code == 403


def test_a_change_is_shown_before_it_is_saved_and_can_be_undone(ministry: Actor, officer: Client) -> None:
    made = _made(ministry, "Công ty CP Bia Quy Nhơn", phone="0256 111", applies_cp=True)
    change = reverse("facilities:change", args=[made.code])
    told = _form(name="Công ty CP Bia Quy Nhơn", phone="", applies_cp="Không", version="0")
    page = _text(officer.post(change, told))
    assert "Sẽ thay đổi 2 thông tin" in page
    assert Facility.objects.get().phone == "0256 111"
    officer.post(change, {**told, "sure": "yes"})
    assert (Facility.objects.get().phone, Facility.objects.get().applies_cp) == ("", False)
    page = officer.post(change, {**told, "phone": "0256 333", "sure": "yes"})
    assert "vừa được người khác sửa" in _text(page)
    entry = made.changes.get(kind="changed")
    page = _text(officer.get(reverse("facilities:facility", args=[made.code])))
    assert reverse("facilities:undo", args=[entry.pk]) in page
    officer.post(reverse("facilities:undo", args=[entry.pk]), {"why": "nhập nhầm"})
    assert (Facility.objects.get().phone, Facility.objects.get().applies_cp) == ("0256 111", True)


def test_older_facts_are_kept_in_the_history_alone(ministry: Actor, officer: Client) -> None:
    made = add_facility(
        actor=ministry,
        facts={"name": "Cơ sở bia", "province": "P63-52", "employees": 120},
        as_on=date(2020, 12, 31),
    )
    told = _form(name="Cơ sở bia", employees="80", as_on="31/12/2012", version="0", sure="yes", phone="0256 1")
    page = officer.post(reverse("facilities:change", args=[made.code]), told, follow=True)
    assert "cũ hơn thông tin đang có" in _text(page)
    made = Facility.objects.get()
    assert (made.employees, made.phone, made.described_on) == (120, "0256 1", date(2020, 12, 31))
    assert "“80” (đang ghi “120”)" in _text(page)


def test_merging_side_by_side_and_back(ministry: Actor, officer: Client) -> None:
    one = _made(ministry, "Công ty CP Bia Quy Nhơn", address="1 Trần Phú")
    two = _made(ministry, "Công ty Bia Quy Nhơn", address="2 Trần Phú", tax_code="0100109106")
    merge = reverse("facilities:merge", args=[one.code])
    assert two.name in _text(officer.get(merge))
    page = officer.get(merge, {"with": two.code})
    assert [row["fact"] for row in page.context["rows"] if row["differ"]] == ["name", "address"]
    sent = {"with": two.code, "keep": one.code, "take-address": two.code, "why": "một cơ sở"}
    assert "Nhập lý do." in _text(officer.post(merge, {**sent, "why": ""}))
    officer.post(merge, sent)
    one.refresh_from_db()
    assert (one.address, one.tax_code, one.name) == ("2 Trần Phú", "0100109106", "Công ty CP Bia Quy Nhơn")
    page = _text(officer.get(reverse("facilities:facility", args=[two.code])))
    assert "Mục này đã được gộp" in page
    merger = FacilityMerger.objects.get()
    back = reverse("facilities:unmerge", args=[merger.pk])
    assert back in _text(officer.get(reverse("facilities:facility", args=[one.code])))
    officer.post(back, {"why": "nhầm"})
    one.refresh_from_db()
    assert (one.address, one.tax_code) == ("1 Trần Phú", "")
    assert officer.get(back).status_code == 404


def test_closing_opening_and_an_account(ministry: Actor, officer: Client) -> None:
    made = _made(ministry, "Cơ sở gạch An Nhơn")
    close = reverse("facilities:close", args=[made.code])
    officer.post(close, {"on": "01/06/2024", "why": "giải thể"})
    assert Facility.objects.get().status == Facility.Status.CLOSED
    officer.post(close, {"on": "01/07/2024", "why": "hoạt động lại"})
    assert Facility.objects.get().status == Facility.Status.ACTIVE
    page = officer.post(reverse("facilities:account", args=[made.code]))
    assert page.url == reverse("people:unit", args=[made.code])
    unit = Unit.objects.get(code=made.code)
    assert (unit.kind, unit.line) == ("facility", [made.code, "P63-52", "P34-52", "BCT"])


def test_both_languages(ministry: Actor) -> None:
    client = signed_in(person(Role.FACILITY_USER, "CS-000001"))
    made = _made(ministry, "Công ty CP Bia Quy Nhơn", vsic="1103", vsic_edition=2018, employees=300, revenue=10**12)
    client.cookies["django_language"] = "en"
    page = _text(client.get(reverse("facilities:facility", args=[made.code])))
    assert "Facility" in page or "Main products" in page
    assert "By decree 80/2021/NĐ-CP: Large" in page
    for name in ("change", "printed"):
        assert client.get(reverse(f"facilities:{name}", args=[made.code])).status_code == 200
