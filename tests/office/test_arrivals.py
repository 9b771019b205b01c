"""The pages of arriving lists: sent, watched, reviewed, agreed to, taken back; within so many queries."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import Arriving, Facility
from sachhon.foundation.jobs import run_waiting
from tests import world
from tests.domain.registry.facilities.lists import applied, book, sent, tax

pytestmark = pytest.mark.django_db
BREWERY = (tax(1), "Công ty CP Bia Quy Nhơn", "Bình Định", "12 Trần Phú, Quy Nhơn", "Lớn", 320, "Có")
NAMESAKE = ("", "Công ty CP Bia Quy Nhơn", "Bình Định", "200 Lạc Long Quân, Tuy Phước", "Nhỏ", 12, "")
WRONG = ("123", "Cơ sở An", "Bình Định", "", "", "", "")
ROOT = "/co-so-tiep-nhan/"


@pytest.fixture
def ministry() -> Client:
    world.units()
    return world.signed_in(world.person(Role.MINISTRY_OFFICER))


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("danh sách.xlsx", data)


def test_from_a_file_to_the_register(ministry: Client) -> None:
    assert "Chưa có danh sách nào" in ministry.get(ROOT).content.decode()
    answer = ministry.post(f"{ROOT}gui/BCT/", {"file": upload(book([BREWERY, WRONG]))})
    arriving = Arriving.objects.get()
    here = f"{ROOT}{arriving.code}/"
    assert (answer.status_code, answer["Location"]) == (302, here)
    waiting = ministry.get(here).content.decode()
    assert "Đang đọc và đối chiếu" in waiting
    assert f'hx-get="{here}tien-do/"' in waiting
    assert ministry.get(f"{here}tien-do/").status_code == 200
    run_waiting()
    assert ministry.get(f"{here}tien-do/")["HX-Redirect"] == here
    page = ministry.get(here).content.decode()
    assert "Đưa 1 dòng vào danh bạ" in page
    assert "3 chữ số" in ministry.get(f"{here}?loai=bad").content.decode()
    asked = ministry.get(f"{here}dua-vao/").content.decode()
    assert "1 cơ sở mới được thêm" in asked
    assert "1 dòng có lỗi không vào" in asked
    arriving.refresh_from_db()
    stale = ministry.post(f"{here}dua-vao/", {"version": arriving.version - 1}).content.decode()
    assert "Danh sách vừa thay đổi" in stale
    assert ministry.post(f"{here}dua-vao/", {"version": arriving.version}).status_code == 302
    run_waiting()
    assert Facility.objects.count() == 1
    assert "1 dòng đã vào danh bạ" in ministry.get(here).content.decode()
    assert ministry.post(f"{here}rut-lai/").status_code == 302
    run_waiting()
    assert Facility.objects.count() == 0
    assert "Danh sách này đã được bỏ" in ministry.get(here).content.decode()


def test_an_unsure_row_is_shown_beside_its_candidates_and_decided(ministry: Client) -> None:
    applied(sent(book([BREWERY])))
    arriving = sent(book([NAMESAKE]))
    here = f"{ROOT}{arriving.code}/"
    page = ministry.get(here).content.decode()
    assert "Chính là cơ sở này" in page
    assert "Tên giống 100" in page
    assert "Địa chỉ giống" in page
    facility = Facility.objects.get()
    row = arriving.rows.get()
    told = {"verdict": f"same_as:{facility.code}:{row.number}", "loai": "unsure", "page": "1"}
    answer = ministry.post(f"{here}xem-xet/", told, follow=True).content.decode()
    assert "Có thay đổi. Có thể hoàn tác" in answer
    changed = ministry.get(f"{here}?loai=changed").content.decode()
    assert "<del>320</del>" in changed
    assert "<ins>12</ins>" in changed
    ministry.post(f"{here}xem-xet/", {"verdict": f"back::{row.number}", "loai": "changed"})
    row.refresh_from_db()
    assert row.decision == "unsure"
    ministry.post(f"{here}xem-xet/", {"verdict": "new", "row": [row.number], "loai": "unsure"})
    row.refresh_from_db()
    assert row.decision == "new"
    nothing = ministry.post(f"{here}xem-xet/", {"verdict": "skip", "loai": "new"}, follow=True)
    assert "Chưa chọn dòng nào" in nothing.content.decode()


def test_the_same_file_is_told_with_a_link_and_a_wrong_one_refused(ministry: Client) -> None:
    first = sent(book([BREWERY]))
    again = ministry.post(f"{ROOT}gui/BCT/", {"file": upload(book([BREWERY]))}).content.decode()
    assert "đã được nhận ngày" in again
    assert f"{ROOT}{first.code}/" in again
    assert "<title>Lỗi:" in again
    refused = ministry.post(f"{ROOT}gui/BCT/", {"file": upload(b"khong phai excel")}).content.decode()
    assert "<title>Lỗi:" in refused
    assert Arriving.objects.count() == 1


def test_the_wrong_rows_come_back_as_a_workbook_that_can_be_sent(ministry: Client) -> None:
    arriving = sent(book([WRONG, BREWERY]))
    answer = ministry.get(f"{ROOT}{arriving.code}/dong-loi.xlsx")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert sheet[0][:2] == ["Mã số thuế", "Tên cơ sở"]
    assert sheet[1][:2] == ["123", "Cơ sở An"]
    assert "DS!A2" in sheet[1][7]
    assert len(sheet) == 2
    assert sent(answer.content).counts["bad"] == 1


def test_the_blank_is_read_back_and_has_lists_to_choose_from(ministry: Client) -> None:
    blank = ministry.get(f"{ROOT}mau.xlsx").content
    book_ = CalamineWorkbook.from_filelike(io.BytesIO(blank))
    titles = book_.get_sheet_by_index(0).to_python()[0]
    assert titles[:3] == ["Mã số thuế", "Tên cơ sở", "Tỉnh, thành phố"]
    assert len(titles) == 29


def test_a_list_of_many_rows_is_shown_within_twelve_queries(ministry: Client) -> None:
    applied(sent(book([BREWERY])))
    rows = [(f"{NAMESAKE[0]}", NAMESAKE[1], "Bình Định", f"{n} Lạc Long Quân {n}", "", n, "") for n in range(30)]
    arriving = sent(book(rows))
    for address in (ROOT, *(f"{ROOT}{arriving.code}/?loai={one}" for one in ("unsure", "new", "changed", "bad"))):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert ministry.get(address).status_code == 200
        assert len(asked) <= 12, address


def test_others_see_neither_the_list_nor_its_rows(ministry: Client) -> None:
    officer = world.actor(Role.OFFICER, "P34-52")
    arriving = sent(book([BREWERY]), officer, "P34-52")
    stranger = world.signed_in(world.person(Role.OFFICER, "P34-48"))
    assert arriving.title not in stranger.get(ROOT).content.decode()
    assert stranger.get(f"{ROOT}{arriving.code}/").status_code == 403
    assert stranger.get(f"{ROOT}gui/P34-52/").status_code == 403
    assert stranger.get(f"{ROOT}gui/BCT/").status_code == 403
    assert f"{ROOT}gui/P34-48/" in stranger.get(ROOT).content.decode()


def test_a_list_that_waits_stands_on_the_desk_of_its_province_alone() -> None:
    world.units()
    province = world.signed_in(world.person(Role.OFFICER, "P63-52"))
    assert "danh sách chờ xem xét" not in province.get("/").content.decode()
    province.post(f"{ROOT}gui/P63-52/", {"file": upload(book([BREWERY]))})
    run_waiting()
    desk = province.get("/").content.decode()
    assert "1 danh sách chờ xem xét" in desk
    assert f"{ROOT}?trang-thai=waiting" in desk
    for role, unit in ((Role.MINISTRY_OFFICER, "BCT"), (Role.OFFICER, "P63-89"), (Role.LEADER, "P63-52")):
        assert "danh sách chờ xem xét" not in world.signed_in(world.person(role, unit)).get("/").content.decode()
