"""The budget's page: shown with its sums, saved with versions, mended by one click, without any script."""

from __future__ import annotations

import io
import json
import re
import zipfile
from decimal import Decimal

import pytest
from django.test import Client

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import Plan
from sachhon.domain.submissions.api import ValueChange, draft_values, draft_versions, history, save_values
from sachhon.formkit.values import Answer, Key, State, rows_of
from tests import world
from tests.domain.planning.plans import MILLION, SAMPLE, UNIT, begun, values, values_of_004
from tests.shared import needs_shared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


def plan_with(said: dict[Key, Answer] | None = None, first_year: int = 2016, last_year: int = 2020) -> Plan:
    """A plan begun, its answer saying this."""
    plan = begun(UNIT, first_year, last_year)
    changes = [ValueChange(key, answer) for key, answer in (values(SAMPLE) if said is None else said).items()]
    if changes:
        save_values(actor=world.actor(Role.OFFICER, UNIT), submission=plan.submission, changes=changes)
    return plan


def officer() -> Client:
    return world.signed_in(world.person(Role.OFFICER, UNIT, "Lê Thị Hương"))


def url(plan: Plan, rest: str = "") -> str:
    return f"/ke-hoach/{plan.code}/kinh-phi/{rest}"


def said(plan: Plan, row: int, column: str) -> object:
    answer = draft_values(plan.submission).get(Key("budget", row, column))
    return None if answer is None else answer.value if answer.state is State.VALUE else answer.state


def post(client: Client, plan: Plan, **cells: str) -> object:
    """The ordinary form with these cells, typed over what stands there now; "row_column" names a cell."""
    versions = draft_versions(plan.submission)
    names = {name[1:].replace("_", "."): text for name, text in cells.items() if re.match(r"c\d", name)}
    base = {name: versions.get(Key("budget", int(name.split(".", 1)[0]), name.split(".", 1)[1]), 0) for name in names}
    rest = {name: text for name, text in cells.items() if not re.match(r"c\d", name)}
    return client.post(
        url(plan, "luu/"), {**{f"c:{name}": text for name, text in names.items()}, "base": json.dumps(base), **rest}
    )


@needs_shared
def test_the_real_budget_adds_up_on_the_page() -> None:
    plan = plan_with(values_of_004())
    page = officer().get(url(plan)).content.decode()
    assert "Các tổng khớp nhau (45 phép cộng)." in page
    sums = dict(re.findall(r'data-sum="([^"]+)"[^>]*>([^<]*)<', page))
    assert [sums[f"all:{year}.amount"] for year in range(2016, 2021)] == ["", "315", "1.375", "1.365", "305"]
    assert (sums["all:total"], sums["all:years"], sums["all:sources"]) == ("3.360", "3.360", "3.360")
    assert (sums["all:central"], sums["all:local"], sums["all:enterprises"]) == ("700", "1.660", "1.000")
    assert "3 cảnh báo về định mức" in page
    assert '<input type="text" name="c:2.2020.amount" value="-"' in page  # a dash stays a dash
    assert 'name="c:0.2017.amount" value="" size="5" inputmode="decimal" placeholder="140"' in page


def test_what_is_typed_is_saved_with_its_version() -> None:
    plan = plan_with()
    done = post(officer(), plan, c1_2019_amount="33,3", c1_2019_quantity="1", c1_2018_amount="", don_vi="trieu")
    assert done.status_code == 302  # type: ignore[attr-defined]
    assert said(plan, 1, "2019.amount") == 33_300_000
    assert said(plan, 1, "2019.quantity") == Decimal(1)
    assert said(plan, 1, "2018.amount") is None  # blank again
    assert len(history(plan.submission, Key("budget", 1, "2018.amount"))) == 2


def test_units_of_money() -> None:
    plan = plan_with()
    client = officer()
    page = client.get(url(plan) + "?don-vi=nghin").content.decode()
    assert 'name="c:1.2017.amount" value="30.000"' in page
    assert 'value="30.000.000"' in client.get(url(plan) + "?don-vi=dong").content.decode()
    post(client, plan, c1_2019_amount="1.500.000", **{"don-vi": "nghin"})
    assert said(plan, 1, "2019.amount") == 1_500 * MILLION
    post(client, plan, c1_2020_amount="1,5 tỷ", **{"don-vi": "trieu"})
    assert said(plan, 1, "2020.amount") == 1_500 * MILLION


@pytest.mark.parametrize(
    ("text", "words"),
    [("abc", "abc"), ("-5", "5"), ("1.234", "1234 hay 1,2340"), ("1,2345678", "1,2345678")],
)
def test_what_cannot_be_taken_is_told_and_stays_typed(text: str, words: str) -> None:
    plan = plan_with()
    page = post(officer(), plan, c1_2019_amount=text, c1_2020_amount="40", **{"don-vi": "trieu"})
    body = page.content.decode()  # type: ignore[attr-defined]
    assert "<title>Lỗi: Kinh phí" in body
    assert "Có ô chưa lưu được" in body
    assert f'value="{text}"' in body
    assert words in re.sub(r"<[^>]+>", "", body)
    assert said(plan, 1, "2019.amount") is None
    assert said(plan, 1, "2020.amount") == 40 * MILLION  # the others are saved


def test_a_doubtful_number_is_chosen() -> None:
    plan = plan_with()
    client = officer()
    post(client, plan, c1_2019_amount="1.234", choose="1.2019.amount=1,2340", **{"don-vi": "trieu"})
    assert said(plan, 1, "2019.amount") == 1_234_000


def test_a_wrong_sum_is_named_and_mended_by_one_click() -> None:
    wrong = values(SAMPLE)
    wrong[Key("budget", 3, "2018.amount")] = Answer(State.VALUE, 10 * MILLION)
    plan = plan_with(wrong)
    client = officer()
    page = client.get(url(plan)).content.decode()
    assert "1 chỗ chưa khớp." in page
    assert "2.3, Kinh phí 2018</a> ghi 10; khớp hết nếu là 100" in page
    (button,) = re.findall(r'name="set" value="([^"]+)">Sửa thành 100', page)
    assert button == "3.2018.amount=100000000"
    assert 'class="b-amount num is-culprit" data-cell="3.2018.amount"' in page
    client.post(url(plan, "luu/"), {"set": button, "don-vi": "trieu"})
    assert said(plan, 3, "2018.amount") == 100 * MILLION
    assert "1 chỗ chưa khớp." not in client.get(url(plan)).content.decode()


def test_a_quantity_that_does_not_keep_to_the_price_in_the_title() -> None:
    wrong = values(SAMPLE)
    wrong[Key("budget", 1, "2017.quantity")] = Answer(State.VALUE, Decimal(2))
    page = officer().get(url(plan_with(wrong))).content.decode()
    assert "1.1, Số lượng 2017</a> ghi 2; khớp hết nếu là 1" in page
    assert 'name="set" value="1.2017.quantity=1"' in page


def test_somebody_else_wrote_meanwhile() -> None:
    plan = plan_with()
    client = officer()
    versions = {"1.2017.amount": draft_versions(plan.submission)[Key("budget", 1, "2017.amount")]}
    other = world.signed_in(world.person(Role.OFFICER, UNIT, "Trần Văn Bình"))
    post(other, plan, c1_2017_amount="35", **{"don-vi": "trieu"})
    form = {"c:1.2017.amount": "45", "base": json.dumps(versions), "don-vi": "trieu"}
    page = client.post(url(plan, "luu/"), form).content.decode()
    assert "Trần Văn Bình đã ghi “35” lúc" in page
    assert said(plan, 1, "2017.amount") == 35 * MILLION
    (keep,) = re.findall(r'name="keep" value="(1\.2017\.amount:mine:\d+)"', page)
    client.post(url(plan, "luu/"), {**form, "keep": keep})
    assert said(plan, 1, "2017.amount") == 45 * MILLION
    client.post(url(plan, "luu/"), {**form, "c:1.2017.amount": "50", "keep": "1.2017.amount:theirs"})
    assert said(plan, 1, "2017.amount") == 45 * MILLION


def test_the_script_saves_the_same_way() -> None:
    plan = plan_with()
    client = officer()
    version = draft_versions(plan.submission)[Key("budget", 1, "title")]
    form = {
        "c:1.title": "Tuyên truyền (20 triệu/năm)",
        "c:1.2018.quantity": "1.234",
        "base": json.dumps({"1.title": version, "1.2018.quantity": 1}),
        "don-vi": "trieu",
        "request_key": "khoa-1",
    }
    answer = client.post(url(plan, "tu-luu/"), form).json()
    assert answer["cells"]["1.title"]["kind"] == "saved"
    assert answer["cells"]["1.title"]["version"] == version + 1
    assert answer["cells"]["1.2018.quantity"]["kind"] == "doubtful"
    assert answer["cells"]["1.2018.quantity"]["choices"] == ["1234", "1,2340"]
    assert answer["prices"]["1"] == 20 * MILLION
    assert answer["wrong"] == 1
    assert client.post(url(plan, "tu-luu/"), form).json()["cells"]["1.title"]["kind"] in ("saved", "same")
    assert client.post(url(plan, "tu-luu/"), {"c:1.nothing": "1"}).status_code == 409


def test_rows_come_and_go_and_come_back() -> None:
    plan = plan_with()
    client = officer()
    titles = lambda: [row.value("title") for row in rows_of(draft_values(plan.submission), _field(plan))]  # noqa: E731
    before = titles()
    post(client, plan, add="1999")
    assert titles() == [*before[:-1], "Dòng mới", before[-1]]  # above the total row
    post(client, plan, remove="1")
    assert before[1] not in titles()
    assert "Hoàn tác xóa dòng" in client.get(url(plan)).content.decode()
    post(client, plan, put_back="1")
    assert titles()[1] == before[1]
    answer = draft_values(plan.submission)[Key("budget", 1, "2017.amount")]
    assert answer.value == 30 * MILLION
    assert answer.origin is not None
    assert answer.origin.kind == "read"  # with the words that it came from


def test_lines_from_the_tasks_and_blank_sums_filled() -> None:
    tasks = {key: answer for key, answer in values(SAMPLE).items() if key.field == "tasks"}
    plan = plan_with(tasks)
    client = officer()
    assert "Lập các dòng từ nhiệm vụ" in client.get(url(plan)).content.decode()
    post(client, plan, from_tasks="1")
    assert [said(plan, row, "number") for row in range(5)] == ["1", "1.1", "1.2", "2", "2.1"]
    assert said(plan, 5, "title") == "TỔNG CỘNG"
    post(client, plan, c1_2017_amount="30", c1_2018_amount="20", c4_2018_amount="100", **{"don-vi": "trieu"})
    post(client, plan, fill="1")
    assert (said(plan, 1, "total"), said(plan, 4, "total")) == (50 * MILLION, 100 * MILLION)
    assert said(plan, 0, "2017.amount") is None  # a heading is not filled
    assert [said(plan, 5, name) for name in ("2017.amount", "2018.amount", "total")] == [
        30 * MILLION,
        120 * MILLION,
        150 * MILLION,
    ]
    assert said(plan, 5, "central") is None
    assert "Các tổng khớp nhau" in client.get(url(plan)).content.decode()


def test_other_years_than_the_template_says() -> None:
    plan = plan_with({}, 2021, 2025)
    client = officer()
    page = client.get(url(plan)).content.decode()
    assert "Năm 2021" in page
    assert "Năm 2025" in page
    assert "Năm 2016" not in page
    post(
        client,
        plan,
        c0_title="Lớp tập huấn (40 triệu/lớp)",
        c0_2021_quantity="2",
        c0_2021_amount="80",
        **{"don-vi": "trieu"},
    )
    assert said(plan, 0, "2021.amount") == 80 * MILLION


def test_who_may_not_edit_reads() -> None:
    plan = plan_with()
    ministry = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    page = ministry.get(url(plan)).content.decode()
    assert 'name="c:' not in page
    assert ">30<" in page
    assert ministry.post(url(plan, "luu/"), {}).status_code == 403
    stranger = world.signed_in(world.person(Role.OFFICER, "P34-91"))
    assert stranger.get(url(plan)).status_code == 403


def test_the_annexes_as_files() -> None:
    plan = plan_with()
    client = officer()
    word = client.get(f"/ke-hoach/{plan.code}/phu-luc.docx")
    assert word["Content-Disposition"].startswith("attachment")
    document = zipfile.ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    assert "PHỤ LỤC II<" in document
    assert ">210<" in document
    client.get(url(plan) + "?don-vi=dong")
    book = client.get(f"/ke-hoach/{plan.code}/phu-luc.xlsx")
    strings = zipfile.ZipFile(io.BytesIO(book.content)).read("xl/sharedStrings.xml").decode()
    assert "ĐVT: Đồng" in strings
    assert client.get(f"/ke-hoach/{plan.code}/phu-luc.pdf").status_code == 404


def _field(plan: Plan):  # type: ignore[no-untyped-def]
    return plan.submission.obligation.round.template.definition.field("budget")


def test_few_queries_whatever_the_size(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    rows = [
        {"number": str(row), "title": f"Việc {row}", "2017.amount": 5 * MILLION, "total": 5 * MILLION}
        for row in range(1, 120)
    ]
    plan = plan_with(values({"budget": rows}))
    client = officer()
    client.get(url(plan))
    with django_assert_max_num_queries(14):
        client.get(url(plan))
