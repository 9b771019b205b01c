"""The pages of certificates: asking, checking, deciding, the public list and the check of a number."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sachhon.domain.accounts.api import Role, User
from sachhon.domain.assessments.api import (
    Certificate,
    CertificateCheck,
    all_conditions,
    certificate_address,
    certificates_visible,
)
from sachhon.vietnamese import format_date
from tests import world
from tests.domain.assessments import brewery_world as ground

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


class Cast:
    """A facility with a reported assessment; its people, its province's."""

    def __init__(self) -> None:
        world.units()
        self.facility = ground.facility()
        self.user: User = ground.author(self.facility)
        self.assessment = ground.filled(self.facility, self.user, status="reported")
        self.factory = world.signed_in(self.user)
        self.officer = world.signed_in(world.person(Role.OFFICER, ground.PROVINCE, name="Lê Cán Bộ"))
        self.leader = world.signed_in(world.person(Role.LEADER, ground.PROVINCE, name="Phạm Lãnh Đạo"))

    def asked(self, public: bool = True) -> Certificate:
        return Certificate.objects.create(
            code="CS-000123.CN.2026.01",
            facility=self.facility,
            assessment=self.assessment,
            scope="Toàn nhà máy",
            public=public,
            requested_by=self.user,
        )

    def granted(self, public: bool = True, days: int = 400) -> Certificate:
        made = self.asked(public)
        today = timezone.localdate()
        made.status, made.number, made.issuer = Certificate.Status.GRANTED, f"SXSH-{today.year}-0001", "Tỉnh Gia Lai"
        made.decision_number, made.decided_on = "12/QĐ-SCT", today - timedelta(days=30)
        made.valid_until = today + timedelta(days=days)
        made.save()
        return made


@pytest.fixture
def cast() -> Cast:
    return Cast()


def page(client: Client, name: str, *words: object) -> str:
    """A page's words; it must open."""
    answer = client.get(reverse(f"certificates:{name}", args=words))
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_the_request_to_the_certificate(cast: Cast) -> None:
    shown = page(cast.factory, "list")
    assert "Chưa có đề nghị chứng nhận nào." in shown
    assert reverse("certificates:begin", args=(cast.facility.code,)) in shown
    address = reverse("certificates:begin", args=(cast.facility.code,))
    words = {"assessment": "DG-1", "scope": "Toàn nhà máy", "public": "on", "request_key": "k"}
    assert cast.factory.post(address, words).status_code == 302
    assert cast.factory.post(address, words).status_code == 302
    made = Certificate.objects.get()
    file = SimpleUploadedFile("giấy phép.pdf", PDF)
    cast.factory.post(reverse("certificates:attach", args=(made.code,)), {"file": file})
    assert "giấy phép.pdf" in page(cast.factory, "page", made.code)

    assert "Bắt đầu thẩm tra" in page(cast.officer, "page", made.code)
    cast.officer.post(reverse("certificates:begin_check", args=(made.code,)))
    checks = {f"outcome_{one.code}": "met" for one in all_conditions()}
    notes = {f"note_{one.code}": "đã xem" for one in all_conditions()}
    answer = cast.officer.post(reverse("certificates:record_checks", args=(made.code,)), {**checks, **notes})
    assert answer.status_code == 302
    shown = page(cast.officer, "page", made.code)
    assert "Mọi điều kiện bắt buộc đều đạt." in shown
    assert reverse("certificates:grant", args=(made.code,)) not in shown

    today = timezone.localdate()
    decision = {
        "decision_number": "12/QĐ-SCT",
        "decided_on": format_date(today),
        "valid_until": format_date(today + timedelta(days=700)),
    }
    answer = cast.leader.post(reverse("certificates:grant", args=(made.code,)), decision, follow=True)
    assert f"SXSH-{today.year}-0001" in answer.content.decode()
    made.refresh_from_db()
    assert made.status == "granted"
    for form, kind in (("pdf", b"%PDF"), ("word", b"PK")):
        paper = cast.factory.get(reverse(f"certificates:{form}", args=(made.code,)))
        assert b"".join(paper.streaming_content if paper.streaming else [paper.content]).startswith(kind)


def test_errors_stand_at_the_fields_and_in_the_title(cast: Cast) -> None:
    answer = cast.factory.post(reverse("certificates:begin", args=(cast.facility.code,)), {"scope": ""})
    shown = answer.content.decode()
    assert "<title>Lỗi: " in shown
    assert 'href="#id_scope"' in shown
    assert not Certificate.objects.exists()


def test_a_finding_against_the_data_is_sent_back_with_all_that_was_typed(cast: Cast) -> None:
    made = cast.asked()
    cast.officer.post(reverse("certificates:begin_check", args=(made.code,)))
    answer = cast.officer.post(
        reverse("certificates:record_checks", args=(made.code,)),
        {"outcome_balanced": "met", "outcome_permit": "met", "note_permit": "GPMT 12"},
    )
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "ghi căn cứ" in shown
    assert 'value="GPMT 12"' in shown
    assert not CertificateCheck.objects.filter(outcome="met").exists()


def test_grounds_of_the_data_are_shown(cast: Cast) -> None:
    made = cast.asked()
    shown = page(cast.officer, "page", made.code)
    assert "Số liệu trong hệ thống: đạt." in shown
    assert "12,5%" in shown
    assert "chưa ký nhận" in shown


def test_sent_back_and_again(cast: Cast) -> None:
    made = cast.asked()
    cast.officer.post(reverse("certificates:begin_check", args=(made.code,)))
    empty = cast.officer.post(reverse("certificates:send_back", args=(made.code,)), {"note": ""})
    assert "Ghi lý do" in empty.content.decode()
    cast.officer.post(reverse("certificates:send_back", args=(made.code,)), {"note": "Thêm giấy phép"})
    assert "Thêm giấy phép" in page(cast.factory, "page", made.code)
    cast.factory.post(reverse("certificates:send_again", args=(made.code,)))
    made.refresh_from_db()
    assert made.status == "requested"


def test_revoked_and_withdrawn_after_a_question(cast: Cast) -> None:
    made = cast.granted()
    shown = page(cast.leader, "revoke", made.code)
    assert "Không hoàn tác được" in shown
    cast.leader.post(reverse("certificates:revoke", args=(made.code,)), {"note": "Vi phạm"})
    assert "đã bị thu hồi" in page(Client(), "check", made.number)
    made.delete()
    other = cast.asked()
    assert "không mở lại được" in page(cast.factory, "withdraw", other.code)
    cast.factory.post(reverse("certificates:withdraw", args=(other.code,)), {})
    other.refresh_from_db()
    assert other.status == "withdrawn"


def test_the_public_list_names_only_who_agreed(cast: Cast) -> None:
    made = cast.granted()
    everyone = Client()
    shown = page(everyone, "public")
    assert "Nhà máy bia Sông Mẫu" in shown
    assert "Còn hiệu lực" in shown
    assert "là tự nguyện" in shown
    cast.factory.post(reverse("certificates:publish", args=(made.code,)), {"public": "no"})
    shown = page(everyone, "public")
    assert "Nhà máy bia Sông Mẫu" not in shown
    assert "Chưa có giấy chứng nhận nào được công khai." in shown


def test_the_public_list_is_searched(cast: Cast) -> None:
    cast.granted(days=-1)
    address = reverse("certificates:public")
    found = {
        "q=song+mau": True,
        "q=giay": False,
        "trang-thai=expired": True,
        "trang-thai=valid": False,
        f"tinh={ground.PROVINCE}": True,
        "tinh=P34-91": False,
        "nganh=7": True,
        "nganh=8": False,
        "nganh=x": True,
    }
    for query, there in found.items():
        shown = Client().get(f"{address}?{query}").content.decode()
        assert ("Nhà máy bia Sông Mẫu" in shown) is there, query


def test_a_number_is_checked_by_everyone(cast: Cast) -> None:
    made = cast.granted()
    everyone = Client()
    assert "Giấy có thật và còn hiệu lực" in page(everyone, "check", made.number)
    address = reverse("certificates:check_form")
    assert "Không có giấy chứng nhận mang số này" in everyone.get(f"{address}?so=SXSH-1999-0001").content.decode()
    with_mark = certificate_address(made).partition("//")[2].partition("/")[2]
    assert "Mã trên giấy khớp" in everyone.get(f"/{with_mark}").content.decode()
    forged = everyone.get(reverse("certificates:check", args=(made.number,)) + "?dau=0000000000000000")
    assert "Mã trên giấy không khớp" in forged.content.decode()
    assert "Nhà máy bia" not in forged.content.decode()


@pytest.mark.parametrize("typed", ["sxsh {year} 1", "SXSH{year}0001", "sxsh-{year}/0001", " SXSH–{year}–0001 "])
def test_a_number_is_found_however_it_is_typed(cast: Cast, typed: str) -> None:
    made = cast.granted()
    asked = {"so": typed.format(year=timezone.localdate().year)}
    assert made.facility.name in Client().get(reverse("certificates:check_form"), asked).content.decode()


def test_no_number_is_an_error_at_its_field(cast: Cast) -> None:
    told = Client().get(reverse("certificates:check_form"), {"so": " "}).content.decode()
    assert "<title>Lỗi: " in told
    assert 'aria-describedby="so-error"' in told
    assert "Lỗi" not in Client().get(reverse("certificates:check_form")).content.decode()


def test_every_page_leads_to_the_check(cast: Cast) -> None:
    assert reverse("certificates:check_form") in Client().get("/tai-khoan/login/").content.decode()


def test_who_did_not_agree_is_named_only_to_who_holds_the_paper(cast: Cast) -> None:
    made = cast.granted(public=False)
    shown = page(Client(), "check", made.number)
    assert "Giấy có thật" in shown
    assert "Nhà máy bia" not in shown
    assert "Toàn nhà máy" not in shown
    with_mark = certificate_address(made).partition("//")[2].partition("/")[2]
    assert "Nhà máy bia Sông Mẫu" in Client().get(f"/{with_mark}").content.decode()


def test_a_stranger_sees_neither_list_nor_page(cast: Cast) -> None:
    made = cast.granted()
    stranger = world.signed_in(world.person(Role.LEADER, "P34-91"))
    assert "Nhà máy bia" not in page(stranger, "list")
    assert stranger.get(reverse("certificates:page", args=(made.code,))).status_code == 403
    assert not certificates_visible(world.actor(Role.OFFICER, "P34-91")).exists()


def test_no_paper_before_it_is_granted(cast: Cast) -> None:
    made = cast.asked()
    assert cast.factory.get(reverse("certificates:pdf", args=(made.code,))).status_code == 404


def test_pages_speak_english_too(cast: Cast) -> None:
    made = cast.granted()
    english = {"HTTP_ACCEPT_LANGUAGE": "en"}
    cast.factory.cookies["django_language"] = "en"
    shown = cast.factory.get(reverse("certificates:page", args=(made.code,)), **english).content.decode()
    assert "Next step" in shown
    everyone = Client()
    everyone.cookies["django_language"] = "en"
    assert "Check a certificate" in everyone.get(reverse("certificates:check_form"), **english).content.decode()


def test_lists_take_few_queries(cast: Cast, django_assert_max_num_queries: object) -> None:
    for number in range(15):
        facility = ground.facility(f"CS-{number}", f"Nhà máy {number}")
        Certificate.objects.create(
            code=f"CN-{number}",
            facility=facility,
            scope="x",
            requested_by=cast.user,
            number=f"SXSH-2026-1{number:03d}",
            status="granted",
            decided_on=timezone.localdate(),
            valid_until=timezone.localdate(),
        )
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page(cast.officer, "list")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page(Client(), "public")
