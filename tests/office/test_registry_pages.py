"""The registry in the office: search without marks, the filter is the download, changes with their refusals, import."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sachhon.channels.office.registry.classifiers import LISTS
from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import Contact, FocalBody, Unit
from tests.world import child, person, published_round, signed_in, submission, unit, units

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()
    units()


@pytest.fixture
def officer() -> Client:
    return signed_in(person(Role.MINISTRY_OFFICER))


@pytest.fixture
def own() -> Client:
    return signed_in(person(Role.OFFICER, "P34-91"))


def at(name: str, *args: object) -> str:
    return reverse(f"registry:{name}", args=args)


def codes(client: Client, **query: str) -> list[str]:
    return [one.code for one in client.get(at("list"), query).context["page"]]


def test_search_needs_no_marks_and_filters_narrow(officer: Client) -> None:
    assert codes(officer, q="an giang", kind="province") == ["P34-91"]
    assert set(codes(officer, q="kien giang", state="all")) == {"P63-91"}
    assert codes(officer, q="kien giang") == []
    assert len(codes(officer, on="31/12/2018", kind="province")) == 50
    assert codes(officer, on="không phải ngày", q="P34-01") == ["P34-01"]


def test_units_stand_in_the_order_of_their_own_names(officer: Client) -> None:
    assert codes(officer, kind="province")[:4] == ["P34-91", "P34-24", "P34-96", "P34-04"]


def test_a_unit_sees_itself_and_what_is_below_it(own: Client) -> None:
    assert set(codes(own, state="all")) == {"P34-91", "P63-89", "P63-91"}
    assert own.get(at("unit", "P34-91")).status_code == 200
    assert own.get(at("unit", "P63-91")).status_code == 200
    assert own.get(at("unit", "P34-92")).status_code == 403
    assert own.get(at("import")).status_code == 403
    assert own.get(at("rename", "P34-91")).status_code == 403


def test_the_download_has_the_filter_of_the_screen(officer: Client, own: Client) -> None:
    def downloaded(client: Client, **query: str) -> list[str]:
        book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(at("export"), query).content))
        return [row[0] for row in book.get_sheet_by_name("Đơn vị").to_python()[1:]]

    assert downloaded(officer, q="giang", kind="province") == codes(officer, q="giang", kind="province")
    assert set(downloaded(own, state="all")) == {"P34-91", "P63-89", "P63-91"}


def test_the_page_of_a_unit_tells_its_lineage_and_what_it_owes(own: Client) -> None:
    owed = submission(published_round(), "P63-91").obligation
    page = own.get(at("unit", "P63-91"))
    text = page.content.decode()
    assert [one.code for one in page.context["became"]] == ["P34-91"]
    assert [one.pk for one in page.context["owed"]] == [owed.pk]
    assert "Nghị quyết 202/2025/QH15" in text
    assert "Nháp" in text
    assert {one.code for one in own.get(at("unit", "P34-91")).context["was"]} == {"P63-89", "P63-91"}


def test_a_province_keeps_its_departments_body_and_contacts(own: Client) -> None:
    made = own.post(at("create", "P34-91"), {"kind": "department", "name": "Phòng Năng lượng", "on": "01/01/2026"})
    office = Unit.objects.get(name="Phòng Năng lượng")
    assert made["Location"] == at("unit", office.code)
    told = {"name": "Sở Công Thương", "decision_number": "0123/QĐ", "decision_date": "04/05/2010"}
    own.post(at("focal_body", "P34-91"), told)
    body = FocalBody.objects.get()
    assert (body.decision_number, body.decision_date) == ("0123/QĐ", date(2010, 5, 4))
    own.post(at("contact", "P34-91"), {"name": "Trần An", "phone": "0901", "email": "an@example.vn"})
    one = Contact.objects.get()
    own.post(at("contact_change", "P34-91", one.pk), {"name": "Trần Văn An", "phone": "0901"})
    one.refresh_from_db()
    assert (one.name, one.phone) == ("Trần Văn An", "0901")
    own.post(at("contact_end", "P34-91", one.pk))
    assert own.get(at("unit", "P34-91")).context["contacts"] == []
    page = own.post(at("contact", "P34-91"), {"name": "", "email": "x"})
    assert set(page.context["form"].errors) == {"name", "email"}


def test_a_contact_of_another_unit_is_not_reached(own: Client) -> None:
    other = Contact.objects.create(unit=unit("P34-92"), name="Người khác")
    assert own.post(at("contact_change", "P34-91", other.pk), {"name": "x"}).status_code == 404
    assert own.post(at("contact_end", "P34-91", other.pk)).status_code == 404


def test_renaming_moving_and_ending_say_what_is_wrong(officer: Client) -> None:
    child(unit("P34-91"), "PB-00001")
    office = Unit.objects.get(code="PB-00001")
    page = officer.post(at("rename", "PB-00001"), {"name": "", "on": "01/01/2026"})
    assert "<title>Lỗi:" in page.content.decode()
    officer.post(at("rename", "PB-00001"), {"name": "Trung tâm mới", "on": "01/01/2026"})
    officer.post(at("move", "PB-00001"), {"parent": "p34-92", "on": "01/01/2026"})
    office.refresh_from_db()
    assert (office.name, office.line) == ("Trung tâm mới", ["PB-00001", "P34-92", "BCT"])
    page = officer.post(at("move", "P34-92"), {"parent": "PB-00001", "on": "01/01/2026"})
    assert "không thể là cấp trên" in page.content.decode()
    page = officer.post(at("dissolve", "P34-92"), {"on": "01/01/2026"})
    assert "đơn vị trực thuộc" in str(page.context["form"].non_field_errors())


def test_merging_asks_once_more_with_the_names(officer: Client) -> None:
    for number in (1, 2, 3):
        child(unit("P34-91"), f"PB-0000{number}", name=f"Phòng {number}")
    told = {"codes": "PB-00001, pb-00002", "into": "PB-00003", "on": "01/10/2026", "decision": "9/QĐ"}
    page = officer.post(at("merge"), told)
    assert page.context["ready"]
    assert "Phòng 1 (PB-00001) + Phòng 2 (PB-00002)" in " ".join(page.content.decode().split())
    assert Unit.objects.filter(dissolved=date(2026, 9, 30)).count() == 0
    assert officer.post(at("merge"), {**told, "sure": "yes"})["Location"] == at("unit", "PB-00003")
    assert Unit.objects.filter(dissolved=date(2026, 9, 30)).count() == 2
    page = officer.post(at("merge"), {**told, "codes": "KHONG-CO", "sure": "yes"})
    assert "KHONG-CO" in str(page.context["form"].errors["codes"])


def contacts_file(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("Liên hệ")
        for number, row in enumerate((("Mã đơn vị", "Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử"), *rows)):
            for place, cell in enumerate(row):
                page.write_string(number, place, cell)
    return SimpleUploadedFile("danh-ba.xlsx", out.getvalue())


def test_an_import_shows_its_changes_and_waits_for_a_yes(officer: Client) -> None:
    sent = officer.post(at("import"), {"file": contacts_file(("P34-91", "Trần An", "Chuyên viên", "0901", ""))})
    review = officer.get(sent["Location"])
    assert [one.verb for one in review.context["changes"]] == ["create"]
    assert "0901" in review.content.decode()
    assert not Contact.objects.exists()
    officer.post(sent["Location"], {"agreed": review.context["plan"].digest})
    assert Contact.objects.get().phone == "0901"
    again = officer.get(sent["Location"])
    assert again.context["changes"] == ()


def test_wrong_cells_are_listed_and_nothing_can_be_agreed_to(officer: Client) -> None:
    sent = officer.post(at("import"), {"file": contacts_file(("P99-1", "An", "", "", ""), ("P34-91", "", "", "", ""))})
    review = officer.get(sent["Location"])
    assert [error.cell for error in review.context["errors"]] == ["Liên hệ!B3", "Liên hệ!A2"]
    assert "Đồng ý" not in review.content.decode()
    answer = officer.post(sent["Location"], {"agreed": review.context["plan"].digest})
    assert "Sửa các ô" in answer.content.decode()
    assert not Contact.objects.exists()


def test_an_import_is_seen_by_who_sent_it_alone(officer: Client) -> None:
    sent = officer.post(at("import"), {"file": contacts_file(("P34-91", "An", "", "", ""))})
    other = signed_in(person(Role.ADMINISTRATOR))
    assert other.get(sent["Location"]).status_code == 404


def test_what_is_no_workbook_is_refused_in_words(officer: Client) -> None:
    for data in (b"", b"PK\x03\x04", b"not a file"):
        page = officer.post(at("import"), {"file": SimpleUploadedFile("x.xlsx", data)})
        assert page.status_code == 200
        assert page.context["form"].errors["file"]


def test_territories_say_what_each_is_made_of(own: Client) -> None:
    page = own.get(at("territories"), {"q": "kien giang"})
    assert [(row["now"].code, [one.name for one in row["origins"]]) for row in page.context["rows"]] == [
        ("91", ["An Giang", "Kiên Giang"])
    ]
    assert "An Giang (2025) = An Giang" in " ".join(page.content.decode().split())
    assert "mã 91 trước đây là Kiên Giang" in page.content.decode()
    assert len(own.get(at("territories")).context["rows"]) == 34


@pytest.mark.parametrize("name", LISTS)
def test_every_list_shows_source_and_certainty(own: Client, name: str) -> None:
    page = own.get(at("classifier", name))
    heads = [str(head) for head in page.context["heads"]]
    assert heads[-2:] == ["Nguồn", "Độ chắc chắn"]
    assert page.context["rows"]


def test_the_tree_opens_step_by_step(officer: Client, own: Client) -> None:
    child(unit("P34-91"), "PB-00001")
    top = officer.get(at("tree"))
    assert [(one.code, one.below) for one in top.context["page"]] == [("BCT", 34)]
    opened = officer.get(at("tree"), {"under": "P34-91"})
    assert [one.code for one in opened.context["page"]] == ["PB-00001"]
    assert [one.code for one in own.get(at("tree")).context["page"]] == ["P34-91"]
    assert own.get(at("tree"), {"under": "P34-92"}).context["opened"] is None


@pytest.mark.parametrize(
    ("name", "args", "most"),
    [("list", (), 12), ("tree", (), 12), ("territories", (), 12), ("unit", ("P34-91",), 20)],
)
def test_pages_ask_as_little_with_many_units(officer: Client, name: str, args: tuple[str, ...], most: int) -> None:
    top = unit("P34-91")
    for number in range(150):
        child(top, f"CS-{number:05d}", Unit.Kind.FACILITY)
    with CaptureQueriesContext(connection) as asked:
        assert officer.get(at(name, *args)).status_code == 200
    assert len(asked) <= most, [query["sql"][:90] for query in asked]
