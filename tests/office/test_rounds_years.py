"""The years of a plan: chosen in the wizard, told in the request, asked on the page, in blanks and on paper."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from sachhon.codecs.forms import write_blank
from sachhon.codecs.workbook.opening import open_workbook
from sachhon.domain.accounts.api import Role
from sachhon.domain.intake.api import import_form
from sachhon.domain.planning.api import Plan
from sachhon.domain.rounds.api import Round, change_round, draft_round, request_letter, standard_text, usual_years
from sachhon.domain.submissions.api import Receipt, Revision, draft_values, official_word
from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, State, to_json
from tests import world
from tests.domain.intake import letters
from tests.domain.planning import plans
from tests.domain.planning.plans import MILLION

pytestmark = pytest.mark.django_db
YEARS = [str(year) for year in range(2026, 2031)]
OLD_YEARS = [str(year) for year in range(2016, 2021)]


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()
    world.units()


@pytest.fixture
def officer() -> Client:
    return world.signed_in(world.person(Role.MINISTRY_OFFICER))


@pytest.fixture
def plan() -> Plan:
    """Begun by its unit for 2026 to 2030."""
    return plans.begun(first_year=2026, last_year=2030)


@pytest.fixture
def planner() -> Client:
    return world.signed_in(world.person(Role.OFFICER, plans.UNIT))


def begun(officer: Client, template_id: str = "action-plan") -> Round:
    sent = officer.post(reverse("rounds:begin"), {"template": world.template_version(template_id).pk})
    made = Round.objects.latest("pk")
    assert sent["Location"] == step(made, "bieu-mau" if template_id == "action-plan" else "cong-van")
    return made


def step(made: Round, slug: str) -> str:
    return reverse("rounds:edit", args=(made.code, slug))


def save(officer: Client, made: Round, **told: object):
    made.refresh_from_db()
    whole = {"version": made.version, "go": "next", "template": made.template_id, "title": made.title, **told}
    return officer.post(step(made, "bieu-mau"), whole)


def section(plan: Plan) -> str:
    return reverse("reports:section", args=(plan.submission.code, "budget"))


def blank(plan: Plan, kind: str) -> str:
    return reverse("reports:blank", args=(plan.submission.code, kind))


def heads(data: bytes) -> list[str]:
    """The ids of the yearly columns, as the hidden row of each sheet names them."""
    rows = [sheet.rows[0] for sheet in open_workbook(data, "f.xlsx").sheets if sheet.rows]
    return [cell for row in rows for cell in row if isinstance(cell, str) and cell[:4].isdigit()]


def words(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


@pytest.mark.parametrize(("today", "years"), [(2025, 2026), (2026, 2026), (2029, 2026), (2030, 2031)])
def test_the_usual_years_are_the_five_that_next_year_is_in(today: int, years: int) -> None:
    assert usual_years(template("action-plan"), date(today, 11, 21)) == (years, years + 4)
    assert usual_years(template("bct-1819-2018"), date(today, 11, 21)) == (None, None)


def test_a_round_of_plans_is_drafted_with_years_and_they_can_be_others(officer: Client) -> None:
    made = begun(officer)
    assert (made.first_year, made.last_year) == usual_years(template("action-plan"), made.letter_date)
    page = officer.get(step(made, "bieu-mau")).content.decode()
    assert f'value="{made.first_year}"' in page
    assert save(officer, made, first_year="2021", last_year="2030")["Location"] == step(made, "cong-van")
    made.refresh_from_db()
    assert (made.first_year, made.last_year) == (2021, 2030)
    assert made.definition.years == tuple(range(2021, 2031))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2030", "2026", "Năm cuối phải từ năm đầu trở đi."),
        ("2021", "2040", "Một giai đoạn dài nhất 15 năm."),
        ("năm", "2030", "Nhập năm bằng bốn chữ số"),
        ("1990", "2000", "Năm phải từ 2009 đến 2060."),
        ("", "2030", "Nhập năm."),
    ],
)
def test_impossible_years_are_told_at_the_field(officer: Client, first: str, last: str, said: str) -> None:
    made = begun(officer)
    page = save(officer, made, first_year=first, last_year=last)
    assert page.status_code == 200
    assert said in page.content.decode()


def test_a_report_is_asked_no_years_and_gets_them_when_it_becomes_a_plan(officer: Client) -> None:
    made = begun(officer, "bct-1819-2018")
    assert 'name="first_year"' not in officer.get(step(made, "bieu-mau")).content.decode()
    page = save(officer, made, template=world.template_version("action-plan").pk)
    assert page.status_code == 200
    assert 'name="first_year"' in page.content.decode()
    made.refresh_from_db()
    assert made.first_year is not None
    report = world.template_version("bct-1819-2018").pk
    save(officer, made, template=report, first_year="2026", last_year="2030")
    made.refresh_from_db()
    assert (made.template_id, made.first_year, made.last_year) == (report, None, None)


def test_the_request_tells_its_years(officer: Client) -> None:
    who = world.actor(Role.MINISTRY_OFFICER)
    made = draft_round(actor=who, template=world.template_version("action-plan"))
    years = {"first_year": 2026, "last_year": 2030}
    made = change_round(actor=who, asking=made, changes=years, version=made.version)
    assert "sản xuất sạch hơn trong công nghiệp giai đoạn 2026 - 2030." in standard_text(made)
    annexes = str(request_letter(made, []).appendices)
    assert "Kinh phí (mỗi năm, 2026 - 2030)" in annexes
    assert "'KINH PHÍ TRIỂN KHAI'" in annexes
    page = officer.get(reverse("rounds:preview", args=(made.code,))).content.decode()
    assert "Kinh phí (VND), mỗi năm 2026 - 2030" in page
    assert heads(officer.get(reverse("rounds:blank", args=(made.code, "xlsx"))).content) == [
        f"{year}.{column}" for year in YEARS for column in ("quantity", "amount")
    ]


def test_a_report_says_nothing_of_years() -> None:
    made = draft_round(actor=world.actor(Role.MINISTRY_OFFICER), template=world.template_version())
    assert "giai đoạn" not in standard_text(made).split("\n\n")[0]


def test_the_page_of_a_unit_s_own_plan_has_the_plan_s_years(planner: Client, plan: Plan) -> None:
    assert (plan.submission.obligation.round.first_year, plan.submission.obligation.round.last_year) == (2026, 2030)
    page = planner.get(section(plan)).content.decode()
    assert ". Kinh phí triển khai" not in page
    assert all(f"Kinh phí {year}" in page for year in YEARS)
    assert not any(f"Kinh phí {year}" in page for year in OLD_YEARS)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_the_blank_of_a_plan_has_the_plan_s_years(planner: Client, plan: Plan, kind: str) -> None:
    data = planner.get(blank(plan, kind)).content
    written = " ".join(heads(data)) if kind == "xlsx" else words(data)
    assert all(f"{year}.amount" in written for year in YEARS)
    assert not any(f"{year}.amount" in written for year in OLD_YEARS)


def test_a_plan_of_2016_keeps_its_years_and_answers(planner: Client) -> None:
    old = plans.begun()
    page = planner.get(section(old)).content.decode()
    assert all(f"Kinh phí {year}" in page for year in OLD_YEARS)
    assert "Kinh phí 2026" not in page


def test_a_round_without_years_asks_for_those_of_its_template(planner: Client, plan: Plan) -> None:
    """As rounds from before the years could be chosen: their answers still show the years that they tell."""
    Round.objects.filter(pk=plan.submission.obligation.round_id).update(first_year=None, last_year=None)
    page = planner.get(section(plan)).content.decode()
    assert all(f"Kinh phí {year}" in page for year in OLD_YEARS)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_filled_blank_of_the_plan_comes_back_into_its_answer(plan: Plan, kind: str) -> None:
    submission = plan.submission
    said = {Key("budget", 0, "title"): Answer(State.VALUE, "Tập huấn cho doanh nghiệp")}
    for year in YEARS:
        said[Key("budget", 0, f"{year}.amount")] = Answer(State.VALUE, int(year) * MILLION)
    data = write_blank(submission.obligation.round.definition, f".{kind}", said)
    actor = world.actor(Role.OFFICER, plans.UNIT)
    received = letters.received(actor, submission, f"ke-hoach.{kind}", data)
    import_form(actor=actor, received=received, fields={"budget"}, seen={})
    draft = draft_values(submission)
    assert {key: answer.value for key, answer in draft.items()} == {key: one.value for key, one in said.items()}


def test_the_paper_of_a_sealed_plan_has_the_plan_s_years_alone(plan: Plan) -> None:
    budget = [{"title": "Tập huấn", "2026.amount": 30 * MILLION, "total": 30 * MILLION}]
    written = words(official_word(sealed(plan, plans.values({"budget": budget}))))
    assert all(f"Kinh phí {year}" in written for year in YEARS)
    assert not any(f"Kinh phí {year}" in written for year in OLD_YEARS)


def sealed(plan: Plan, said: dict[Key, Answer]) -> Revision:
    """A sealed revision with all that its paper tells."""
    round_ = {"title": "Kế hoạch", "letter_number": "", "letter_date": "", "data_until": "", "is_test": False}
    content = {
        **to_json(template("action-plan"), said),
        "unit": {"code": plans.UNIT, "name": "Tỉnh A", "kind": "province"},
        "round": round_,
        "revision": {"number": 1, "previous": "", "reason": ""},
        "reasons": [],
        "approvals": [],
        "sealed": {"at": "2026-11-21T10:00:00+07:00", "by": "Lãnh đạo", "on_behalf": ""},
    }
    revision = Revision.objects.create(
        submission=plan.submission,
        number=1,
        template=plan.submission.obligation.round.template,
        content=json.dumps(content, ensure_ascii=False),
        digest="ab" * 32,
        request_key="one",
        sealed_by=plans.leader(),
        sealed_at=datetime(2026, 11, 21, 3, tzinfo=UTC),
    )
    Receipt.objects.create(revision=revision, code="BN-1", at=revision.sealed_at)
    return revision


def test_the_enter_key_goes_on_and_not_to_another_page(officer: Client) -> None:
    """A browser presses the first button of a form: it must be the one that saves and goes on."""
    page = officer.get(step(begun(officer), "bieu-mau")).content.decode()
    form = page[page.index('class="wizard"') :]
    first = form[form.index("<button") :]
    assert 'name="go" value="next"' in first[: first.index(">")]
