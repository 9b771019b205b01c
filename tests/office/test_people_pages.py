"""The pages of people: registration to the first click, invitation, handover, what a stranger does not learn."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sachhon.channels.office.people.forms import JoinForm, ProfileForm, RegistrationForm
from sachhon.domain.accounts.api import Handover, Invitation, Registration, Role, User
from sachhon.foundation.mail import OutgoingMail
from tests import world
from tests.domain.accounts.conftest import link_in

pytestmark = pytest.mark.django_db
PASSWORD = {"password": "mot-cau-dai-kho-doan", "password_again": "mot-cau-dai-kho-doan"}


@pytest.fixture(autouse=True)
def _world() -> None:
    cache.clear()
    world.units()


def registration_form(**changed: Any) -> dict[str, Any]:
    letter = SimpleUploadedFile("công văn.txt", "Cử bà Nguyễn Thị Lan làm đầu mối".encode())
    return {
        "unit": "Tỉnh An Giang",
        "full_name": "Nguyễn Thị Lan",
        "position": "Chuyên viên",
        "phone": "0296 3852 000",
        "email": "lan@angiang.example.vn",
        "decision_date": "5/6/2026",
        "document": letter,
        **changed,
    }


def test_from_registration_to_the_first_page() -> None:
    visitor, ministry = Client(), world.signed_in(world.person(Role.MINISTRY_OFFICER))
    response = visitor.post("/nguoi-dung/dang-ky/", registration_form())
    assert response.headers.get("Location") == "/nguoi-dung/dang-ky/da-gui/", response.content.decode()
    asked = Registration.objects.get()
    assert (asked.unit_code, f"{asked.decision_date:%d/%m/%Y}") == ("P34-91", "05/06/2026")
    page = ministry.get(f"/nguoi-dung/dang-ky/{asked.pk}/").content.decode()
    assert "Nguyễn Thị Lan" in page
    ministry.post(f"/nguoi-dung/dang-ky/{asked.pk}/xet/", {"decision": "approve", "role": "officer"})
    token = link_in(OutgoingMail.objects.get(key__startswith="invitation."))
    joined = visitor.post(f"/nguoi-dung/loi-moi/nhan/{token}/", {"full_name": "Nguyễn Thị Lan", **PASSWORD})
    assert joined.headers.get("Location") == "/nguoi-dung/toi/"
    assert "Cán bộ đầu mối" in visitor.get("/nguoi-dung/toi/").content.decode()
    assert visitor.get(f"/nguoi-dung/loi-moi/nhan/{token}/").status_code == 404


def test_what_is_wrong_is_told_at_the_field_and_in_the_title() -> None:
    page = Client().post("/nguoi-dung/dang-ky/", registration_form(unit="Tỉnh Không Có", decision_date="31/02/2026"))
    words = page.content.decode()
    assert "<title>Lỗi:" in words
    assert words.count("Không có đơn vị tên này") == 2
    assert not Registration.objects.exists()


def test_a_program_is_refused() -> None:
    program = SimpleUploadedFile("quyet-dinh.exe", b"MZ\x90\x00" + b"\x00" * 64)
    Client().post("/nguoi-dung/dang-ky/", registration_form(document=program))
    assert not Registration.objects.exists()


def test_a_refusal_without_a_reason_is_asked_for_it() -> None:
    Client().post("/nguoi-dung/dang-ky/", registration_form())
    ministry = world.signed_in(world.person(Role.ADMINISTRATOR))
    url = f"/nguoi-dung/dang-ky/{Registration.objects.get().pk}/xet/"
    page = ministry.post(url, {"decision": "refuse", "role": "officer"}).content.decode()
    assert page.count("Nhập lý do không chấp thuận") == 2


def test_handover_in_two_steps() -> None:
    head, officer = world.person(Role.HEAD, "P63-89"), world.person(Role.OFFICER, "P63-89", name="Người Cũ")
    new = world.person(Role.OFFICER, "P63-89", name="Người Mới")
    client, url = world.signed_in(head), f"/nguoi-dung/don-vi/P63-89/{officer.pk}/ban-giao/"
    words = {"successor_email": new.email, "note": "Hồ sơ ở tủ 3"}
    page = client.post(url, {"step": "check", **words}).content.decode()
    assert "Người Mới" in page
    assert not Handover.objects.exists()
    record = client.post(url, {"step": "confirm", **words})
    page = client.get(record.headers["Location"]).content.decode()
    assert "Hồ sơ ở tủ 3" in page
    assert "Người Cũ" in page


def test_handover_tells_no_name_of_somebody_elsewhere() -> None:
    head, officer = world.person(Role.HEAD, "P63-89"), world.person(Role.OFFICER, "P63-89")
    stranger = world.person(Role.OFFICER, "P63-01", name="Tên Nơi Khác")
    client = world.signed_in(head)
    page = client.post(
        f"/nguoi-dung/don-vi/P63-89/{officer.pk}/ban-giao/", {"step": "check", "successor_email": stranger.email}
    )
    assert "Tên Nơi Khác" not in page.content.decode()


def test_lists_and_search_show_only_whom_the_table_lets_one_see() -> None:
    world.person(Role.OFFICER, "P63-01", name="Người Hà Nội")
    world.person(Role.OFFICER, "P63-89", name="Người An Giang")
    for role, unit, sees in (
        (Role.OFFICER, "P63-89", False),
        (Role.LEADER, "P34-91", False),
        (Role.MINISTRY_OFFICER, "BCT", True),
    ):
        client = world.signed_in(world.person(role, unit))
        for address in ("/nguoi-dung/", "/nguoi-dung/?q=Hà", "/nguoi-dung/?ended=1", "/tim-kiem/?q=Hà+Nội"):
            page = client.get(address).content.decode()
            assert ("Người Hà Nội" in page) == (sees and not address.startswith("/tim-kiem")), address
    above = world.signed_in(world.person(Role.LEADER, "P34-91")).get("/nguoi-dung/").content.decode()
    assert "Người An Giang" in above


def test_a_session_is_ended_from_the_account_page() -> None:
    user = world.person(Role.OFFICER, "P63-89")
    here, there = Client(), Client()
    for client in (here, there):
        client.post("/tai-khoan/login/", {"login": user.email, "password": world.PASSWORD})
    page = here.get("/nguoi-dung/toi/").content.decode()
    assert page.count("Đăng xuất phiên này") == 1
    stranger = world.signed_in(world.person(Role.OFFICER, "P63-01"))
    from_page = page.split("/nguoi-dung/toi/phien/")[1].split("/")[0]
    assert stranger.post(f"/nguoi-dung/toi/phien/{from_page}/ket-thuc/").status_code == 404
    here.post(f"/nguoi-dung/toi/phien/{from_page}/ket-thuc/")
    assert there.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_why_somebody_may_is_read_from_the_tables() -> None:
    officer = world.person(Role.OFFICER, "P63-89")
    page = world.signed_in(world.person(Role.HEAD, "P63-89")).get(f"/nguoi-dung/don-vi/P63-89/{officer.pk}/")
    words = page.content.decode()
    assert "nhập số liệu" in words
    assert "duyệt ở cấp lãnh đạo" not in words


def test_an_outgoing_letter_is_shown_without_the_key_of_its_link() -> None:
    administrator = world.signed_in(world.person(Role.ADMINISTRATOR))
    administrator.post("/nguoi-dung/don-vi/P63-89/moi/", {"email": "moi@an.vn", "full_name": "Mới", "role": "officer"})
    assert Invitation.objects.get().email == "moi@an.vn"
    letter = OutgoingMail.objects.get(to="moi@an.vn")
    page = administrator.get(f"/he-thong/thu-di/{letter.pk}/").content.decode()
    assert link_in(letter) not in page


@pytest.mark.parametrize(
    "address",
    [
        "/tai-khoan/password/reset/",
        "/tai-khoan/password/change/",
        "/tai-khoan/2fa/",
        "/tai-khoan/reauthenticate/",
        "/tai-khoan/sessions/",
        "/tai-khoan/login/",
    ],
)
def test_the_librarys_pages_are_in_vietnamese_on_the_offices_look(address: str) -> None:
    user: User = world.person(Role.OFFICER, "P63-89")
    client = Client() if "login" in address or "reset" in address else world.signed_in(user)
    page = client.get(address).content.decode()
    assert '<html lang="vi"' in page
    for english in ("Sign In", "Password Reset", "Two-Factor", "Sessions<", "Current Password", "Confirm Access"):
        assert english not in page


def test_what_a_person_tells_of_themselves_is_asked_alike_and_owed_in_full_at_registration() -> None:
    asked = {form: form() for form in (ProfileForm, JoinForm, RegistrationForm)}
    for name in ("full_name", "position", "phone"):
        assert len({(form[name].label, form.fields[name].max_length) for form in asked.values()}) == 1
    owed = {
        form: [name for name in ("full_name", "position", "phone") if asked[form].fields[name].required]
        for form in asked
    }
    assert owed[ProfileForm] == owed[JoinForm] == ["full_name"]
    assert owed[RegistrationForm] == ["full_name", "position", "phone"]
    assert list(asked[RegistrationForm].fields)[:6] == ["unit", "focal_body", "full_name", "position", "phone", "email"]
