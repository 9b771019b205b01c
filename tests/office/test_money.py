"""The pages of money: what they show to whom, and what their forms write."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import BudgetLine, MoneyEntry, Source, SourceCeiling, Stage, open_ledger, set_ceiling
from tests import world
from tests.domain.planning.ledgers import HUE, MILLION, edition, entry, filled, line, plan, standing
from tests.domain.planning.test_ledger_actions import PDF

pytestmark = pytest.mark.django_db
SENT = {"year": "2017", "source": "local", "on": "01/03/2026", "request_key": "k"}
CENTRAL, LOCAL, UNSPLIT = Source.CENTRAL, Source.LOCAL, Source.UNSPLIT


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


def browser(role: Role, unit: str = HUE) -> Client:
    """Somebody signed in."""
    return world.signed_in(world.person(role, unit))


def text(response: Any) -> str:
    """The page."""
    return response.content.decode()


def test_the_home_shows_the_plans_one_sees_with_how_far_their_money_has_come() -> None:
    mine, other = line(plan()), line(plan("P34-01"))
    filled(mine, 2017, LOCAL, 80, 80, 60, 60, 15)
    filled(other, 2017, LOCAL, 999)
    page = text(browser(Role.OFFICER).get(reverse("money:home")))
    assert reverse("money:plan", args=(mine.plan.code,)) in page
    assert "25 %" in page
    assert "999" not in page
    assert other.plan.code not in page
    assert reverse("money:national") not in page
    ministry = text(browser(Role.MINISTRY_OFFICER, "BCT").get(reverse("money:home")))
    assert "999" in ministry
    assert reverse("money:national") in ministry


def test_the_home_of_nothing_says_what_to_do() -> None:
    assert "Chưa có kế hoạch nào" in text(browser(Role.OFFICER).get(reverse("money:home")))


@pytest.mark.parametrize(("unit", "words"), [("dong", "30.000.000"), ("nghin", "30.000"), ("trieu", "30")])
def test_money_is_shown_in_the_unit_that_was_chosen_and_stays_so(unit: str, words: str) -> None:
    of = line(plan())
    filled(of, 2017, LOCAL, 30)
    client = browser(Role.OFFICER)
    page = reverse("money:line", args=(of.pk,))
    assert f">{words}<" in text(client.get(page, {"unit": unit}))
    assert f">{words}<" in text(client.get(page))


def test_a_lines_ledger_says_what_each_stage_may_still_take() -> None:
    of = line(plan())
    filled(of, 2017, LOCAL, 100, 80)
    filled(of, 2017, CENTRAL, 50)
    page = text(browser(Role.LEADER).get(reverse("money:line", args=(of.pk,))))
    approve = reverse("money:record", args=(of.pk, "approved")) + "?source=local&amp;year=2017"
    assert f'<a href="{approve}">còn 80' in page
    assert "Cộng 2017" in page
    assert "còn 50" in page
    assert reverse("money:record_central", args=(of.pk, "appraised")) not in page
    central = reverse("money:record_central", args=(of.pk, "appraised")) + "?source=central&amp;year=2017"
    assert central in text(browser(Role.MINISTRY_OFFICER, "BCT").get(reverse("money:line", args=(of.pk,))))


def test_the_form_offers_what_remains_and_one_key_writes_it() -> None:
    of, client = line(plan()), browser(Role.LEADER)
    filled(of, 2017, LOCAL, 100, 80)
    address = reverse("money:record", args=(of.pk, "approved"))
    form = client.get(address, {"year": 2017, "source": "local"}).context["form"]
    assert (form.initial["amount"], form.initial["year"], form.initial["source"]) == ("80", 2017, "local")
    sent = {**SENT, "amount": "80", "document": "12/QĐ", "request_key": "k1"}
    done = client.post(address, {**sent, "evidence": SimpleUploadedFile("qd.pdf", PDF)})
    assert done.status_code == 302
    made = MoneyEntry.objects.get(request_key="k1")
    assert (made.amount, made.stage, made.evidence_name) == (80 * MILLION, "approved", "qd.pdf")
    client.post(address, sent)
    assert MoneyEntry.objects.filter(stage="approved").count() == 1
    page = text(client.get(done.url.partition("#")[0]))
    assert "money-written" in page
    assert "12/QĐ" in page
    assert "Đã ghi phê duyệt 80 triệu đồng cho năm 2017, Ngân sách địa phương." in page


def test_too_much_is_refused_at_the_field_with_what_is_left() -> None:
    of, client = line(plan()), browser(Role.LEADER)
    filled(of, 2017, LOCAL, 100, 80)
    sent = {**SENT, "amount": "81", "document": "12/QĐ"}
    page = client.post(reverse("money:record", args=(of.pk, "approved")), sent)
    assert page.status_code == 422
    assert "<title>Lỗi:" in text(page)
    assert "còn 80.000.000 đồng" in page.context["form"].errors["amount"][0]


def test_digits_that_can_be_read_two_ways_are_said_back_before_they_count() -> None:
    of, client = line(plan()), browser(Role.OFFICER)
    address = reverse("money:record", args=(of.pk, "estimated"))
    sent = {"year": "2017", "source": "local", "amount": "1.234", "on": "01/03/2026", "request_key": "k"}
    page = client.post(address, sent)
    assert page.status_code == 422
    assert "1.234.000.000 đồng" in page.context["form"].errors["amount"][0]
    assert not MoneyEntry.objects.exists()
    client.post(address, {**sent, "understood": page.context["form"].understood})
    assert MoneyEntry.objects.get().amount == 1_234 * MILLION


@pytest.mark.parametrize("amount", ["abc", "30 USD", "0,0000001"])
def test_what_is_no_money_is_refused_with_an_example(amount: str) -> None:
    of, client = line(plan()), browser(Role.OFFICER)
    sent = {"year": "2017", "source": "local", "amount": amount, "on": "01/03/2026", "request_key": "k"}
    page = client.post(reverse("money:record", args=(of.pk, "estimated")), sent)
    assert "Nhập ví dụ 30" in page.context["form"].errors["amount"][0]


def test_a_correction_offers_what_stands_and_asks_why() -> None:
    of, client = line(plan()), browser(Role.OFFICER)
    made = entry(of, 2017, LOCAL, Stage.ESTIMATED, 100)
    address = reverse("money:correct", args=(made.pk,))
    assert client.get(address).context["form"].initial["amount"] == "100"
    page = client.post(address, {"amount": "90", "on": "01/03/2026", "request_key": "k"})
    assert page.context["form"].errors["reason"] == ["Nhập lý do."]
    client.post(address, {"amount": "90", "on": "01/03/2026", "reason": "Ghi nhầm", "request_key": "k"})
    assert standing(of, 2017, LOCAL) == {"estimated": 90}
    assert client.get(reverse("money:correct_central", args=(made.pk,))).status_code == 403


def test_evidence_is_downloaded_by_those_who_see_the_money_alone() -> None:
    of, client = line(plan()), browser(Role.LEADER)
    filled(of, 2017, LOCAL, 100)
    sent = {"year": "2017", "source": "local", "amount": "80", "on": "01/03/2026", "request_key": "k1"}
    address = reverse("money:record", args=(of.pk, "appraised"))
    client.post(address, {**sent, "evidence": SimpleUploadedFile("quyết định.pdf", PDF)})
    file = reverse("money:evidence", args=(MoneyEntry.objects.get(request_key="k1").pk,))
    got = client.get(file)
    assert got.content == PDF
    assert got.headers["Content-Disposition"].startswith("attachment;")
    assert browser(Role.LEADER, "P34-01").get(file).status_code == 403
    assert browser(Role.INSPECTOR, "BCT").get(file).status_code == 200
    assert client.get(reverse("money:evidence", args=(MoneyEntry.objects.first().pk,))).status_code == 404


def test_the_plans_cells_stand_beside_the_ledger_with_their_words() -> None:
    origin = {"kind": "imported", "file": "kh157.xlsx", "sha256": "a" * 64, "sheet": "PL2", "cell": "E7"}
    of = plan()
    one = line(of, "Phóng sự", {2017: 30}, {LOCAL: 30}, origin=origin)
    open_ledger(actor=world.actor(Role.LEADER, HUE), edition=edition(of))
    page = text(browser(Role.OFFICER).get(reverse("money:line", args=(one.pk,))))
    assert "nhập từ kh157.xlsx, trang PL2, ô E7" in page
    assert "cell=E7" in page


def test_a_plan_gives_its_estimate_once() -> None:
    of, client = plan(), browser(Role.OFFICER)
    one = line(of, "Phóng sự", {2017: 30, 2018: 30}, {LOCAL: 60})
    edition(of)
    page = reverse("money:plan", args=(of.code,))
    assert "Lấy dự toán từ kế hoạch" in text(client.get(page))
    for words in ("Đã lấy dự toán từ kế hoạch: 2 bút toán.", "Dự toán đã đúng như kế hoạch"):
        assert words in text(client.post(reverse("money:take_estimate", args=(of.code,)), follow=True))
    assert standing(one, 2018, LOCAL) == {"estimated": 30}
    assert client.get(reverse("money:take_estimate", args=(of.code,))).status_code == 405


def test_a_plans_lines_are_looked_at_by_year_and_source() -> None:
    of, client = plan(), browser(Role.OFFICER)
    one = line(of, "Phóng sự")
    filled(one, 2017, LOCAL, 31)
    filled(one, 2018, CENTRAL, 47)
    address = reverse("money:plan", args=(of.code,))
    assert ">78<" in text(client.get(address))
    only = text(client.get(address, {"year": "2018"}))
    assert ">47<" in only
    assert ">31<" not in only
    assert ">31<" in text(client.get(address, {"source": "local"}))


def test_a_split_is_proposed_and_written_only_when_confirmed() -> None:
    of, client = plan(), browser(Role.OFFICER)
    one = line(of, "Sổ tay", {2017: 30, 2018: 30}, {LOCAL: 20, CENTRAL: 40})
    open_ledger(actor=world.actor(Role.LEADER, HUE), edition=edition(of))
    address = reverse("money:split", args=(one.pk,))
    page = client.get(address)
    assert "Đây là đề xuất của hệ thống, chưa ghi vào sổ" in text(page)
    assert standing(one, 2017, UNSPLIT) == {"estimated": 30}
    boxes = {box.name: box.value for row in page.context["rows"] for box in row.boxes if box.value}
    assert boxes == {"a-2017-central": "20", "a-2017-local": "10", "a-2018-central": "20", "a-2018-local": "10"}
    wrong = client.post(address, {**boxes, "a-2018-local": "11", "request_key": "k"})
    assert wrong.status_code == 422
    assert "Chỉ rút lại được 10.000.000 đồng" in text(wrong)
    assert client.post(address, {**boxes, "request_key": "k2"}).status_code == 302
    assert standing(one, 2018, LOCAL) == {"estimated": 10}
    assert "không còn phần nào chưa phân" in text(client.get(address))


def test_one_decision_is_written_for_several_lines() -> None:
    of, client = plan(), browser(Role.LEADER)
    one, two = line(of, "Một"), line(of, "Hai")
    filled(one, 2017, LOCAL, 30, 30)
    filled(two, 2017, LOCAL, 50, 40)
    address = reverse("money:record_many", args=(of.code, "approved"))
    page = client.get(address)
    assert [(row.name, row.value) for row in page.context["rows"]] == [("Một", "30"), ("Hai", "40")]
    sent = {"where": "2017-local", "on": "01/03/2026", "document": "12/QĐ", "request_key": "k"}
    wrong = client.post(address, {**sent, f"line-{one.pk}": "30", f"line-{two.pk}": "41"})
    assert f'href="#line-{two.pk}"' in text(wrong)
    doubt = client.post(address, {**sent, f"line-{one.pk}": "1.234"})
    assert "không rõ là bao nhiêu" in text(doubt)
    assert standing(one, 2017, LOCAL) == {"estimated": 30, "appraised": 30}
    client.post(address, {**sent, f"line-{one.pk}": "30", f"line-{two.pk}": ""})
    assert standing(one, 2017, LOCAL)["approved"] == 30
    assert "approved" not in standing(two, 2017, LOCAL)
    empty = reverse("money:record_many", args=(of.code, "settled"))
    assert "Không có dòng nào chờ ghi bước này" in text(client.get(empty))


def test_money_that_rests_is_carried_to_the_next_year() -> None:
    of, client = line(plan()), browser(Role.LEADER)
    filled(of, 2017, LOCAL, 100, 100, 100, 100, 60)
    address = reverse("money:move", args=(of.pk, 2017, "local", "allocated"))
    assert address in text(client.get(reverse("money:line", args=(of.pk,))))
    form = client.get(address).context["form"]
    assert (form.initial["new_year"], form.initial["amount"]) == (2018, "40")
    sent = {"new_year": "2018", "new_source": "local", "amount": "40", "on": "01/03/2026", "reason": "Chuyển nguồn"}
    assert client.post(address, {**sent, "document": "5/NQ", "request_key": "k"}).status_code == 302
    assert standing(of, 2018, LOCAL)["allocated"] == 40


def test_a_ceiling_is_set_shown_with_its_use_and_taken_away() -> None:
    of, client = line(plan()), browser(Role.LEADER)
    filled(of, 2017, LOCAL, 100, 100, 60)
    address = reverse("money:ceiling", args=(HUE,))
    sent = {"year": "2017", "source": "local", "amount": "50", "document": "5/NQ-HĐND"}
    assert "Đã phê duyệt 60.000.000 đồng" in text(client.post(f"{address}?year=2017", sent))
    client.post(f"{address}?year=2017", {**sent, "amount": "90"})
    assert SourceCeiling.objects.get().amount == 90 * MILLION
    page = text(client.get(reverse("money:unit", args=(HUE,))))
    assert "5/NQ-HĐND" in page
    assert '<td class="num">90</td><td class="num">60</td><td class="num">30</td>' in page
    assert "Nhập trần." in text(client.post(f"{address}?year=2017", {**sent, "amount": ""}))
    assert SourceCeiling.objects.exists()
    client.post(f"{address}?year=2017", {**sent, "amount": "", "remove": "on"})
    assert not SourceCeiling.objects.exists()
    assert browser(Role.OFFICER).get(address).status_code == 403


def test_a_unit_adds_up_what_is_below_it_and_what_became_part_of_it() -> None:
    then, now = line(plan("P63-89", 2016, 2020)), line(plan("P34-91", 2026, 2030))
    filled(then, 2017, LOCAL, 10)
    filled(then, 2017, Source.LOCAL_PROMOTION, 5)
    filled(now, 2026, CENTRAL, 20)
    client = browser(Role.OFFICER, "P34-91")
    page = client.get(reverse("money:unit", args=("P34-91",)))
    assert [(row.name, row.cells[0].words) for row in page.context["sources"]] == [
        ("Ngân sách Trung ương", "20"),
        ("Ngân sách địa phương", "15"),
        ("Trong đó: khuyến công địa phương", "5"),
    ]
    assert page.context["total"].cells[0].words == "35"
    picture = client.get(page.context["chart_href"])
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert "Ngân sách địa phương, ngoài khuyến công" in text(picture)
    assert "2017" in text(picture)
    sheet = text(client.get(reverse("money:unit_download", args=("P34-91", "csv"))))
    assert "2017,Ngân sách địa phương,10000000,,,,," in sheet
    assert browser(Role.OFFICER, "P63-01").get(reverse("money:unit", args=("P34-91",))).status_code == 403


def test_ids_beyond_a_thousand_are_not_written_with_a_point() -> None:
    of = plan()
    big = BudgetLine.objects.create(pk=12_345, plan=of, title="Nghìn", position=9, task=line(of).task)
    filled(big, 2017, LOCAL, 30, 30)
    made = entry(big, 2017, LOCAL, Stage.APPRAISED, 0, pk=67_890)
    client = browser(Role.LEADER)
    page = text(client.get(reverse("money:line", args=(big.pk,)), {"written": made.pk}))
    assert 'id="entry-67890" class=" money-written"' in page
    many = text(client.get(reverse("money:record_many", args=(of.code, "approved"))))
    assert 'name="line-12345"' in many


def test_an_estimate_that_is_no_longer_the_plans_is_said() -> None:
    of = plan()
    one = line(of, "Phóng sự", {2017: 30, 2018: 30}, {LOCAL: 60})
    open_ledger(actor=world.actor(Role.LEADER, HUE), edition=edition(of))
    client = browser(Role.OFFICER)
    page, plan_page = reverse("money:line", args=(one.pk,)), reverse("money:plan", args=(of.code,))
    assert "Dự toán trong sổ khác kế hoạch" not in text(client.get(page))
    entry(one, 2018, LOCAL, Stage.ESTIMATED, 5)
    assert "2018: kế hoạch 30, sổ 35 triệu đồng" in text(client.get(page))
    assert "dự toán trong sổ khác kế hoạch" in text(client.get(plan_page))


def test_pages_ask_as_often_for_many_rows_as_for_few() -> None:
    leader = world.actor(Role.LEADER, HUE)
    of = plan()
    for number in range(40):
        one = line(of, f"Dòng {number}", {2017: 30}, {LOCAL: 30})
        filled(one, 2017, LOCAL, 30, 30)
    for year in range(2016, 2031):
        for source in (LOCAL, CENTRAL, Source.ENTERPRISES):
            set_ceiling(
                actor=leader, unit=world.unit(HUE), year=year, source=source, amount=MILLION * 9000, document="NQ"
            )
    for _ in range(30):
        filled(line(plan()), 2017, LOCAL, 30)
    client = browser(Role.LEADER)
    for address in (
        reverse("money:home"),
        reverse("money:plan", args=(of.code,)),
        reverse("money:line", args=(one.pk,)),
        reverse("money:unit", args=(HUE,)),
        reverse("money:record_many", args=(of.code, "approved")),
        reverse("money:ceiling", args=(HUE,)),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 12, (address, len(asked))
