"""The country's money: sums by everything, who stands behind them, in both geographies, in few queries."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import BudgetLine, MoneyChoices, MoneyEntry, Source, Stage, country_money, set_ceiling
from tests import world
from tests.domain.planning.ledgers import DAY, MILLION, filled, line, plan

pytestmark = pytest.mark.django_db
CENTRAL, LOCAL = Source.CENTRAL, Source.LOCAL
MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def money() -> None:
    """Old An Giang and Kiên Giang (one province now), Huế, a corporation; four years, three sources."""
    filled(line(plan("P63-89"), component=1, group="1.1"), 2017, LOCAL, 10, 10, 8, 8, 4, 2)
    filled(line(plan("P63-91"), component=3, group="1.2"), 2018, Source.LOCAL_PROMOTION, 20, 20, 10)
    filled(line(plan("P34-46", 2026, 2030), component=3, group="1.2"), 2026, CENTRAL, 100, 90, 80, 80, 40)
    group = world.child(world.unit("BCT"), "TD-01", "corporation", "Tập đoàn Hóa chất")
    filled(line(plan(group.code, 2026, 2030), component=None, group=""), 2027, CENTRAL, 50)


def page(**query: object) -> Any:
    """The ministry's page."""
    return world.signed_in(world.person(Role.MINISTRY_OFFICER)).get(reverse("money:national"), query)


def rows(response: Any, section: str) -> dict[str, list[str]]:
    """{name: [estimated, …, settled, coverage]} of a section."""
    found = next(one for one in response.context["sections"] if one.id == section)
    return {row.name: [*(cell.words for cell in row.cells), row.note] for row in found.rows}


@pytest.mark.usefixtures("money")
def test_everything_is_added_up_with_its_coverage() -> None:
    shown = page()
    assert [(tile.words, tile.coverage) for tile in shown.context["tiles"]] == [
        ("180", "2/34 tỉnh có số liệu"),
        ("98", "2/34 tỉnh có số liệu"),
        ("44", "2/34 tỉnh có số liệu"),
        ("2", "1/34 tỉnh có số liệu"),
    ]
    assert rows(shown, "nguon") == {
        "Ngân sách Trung ương": ["150", "90", "80", "80", "40", "–", "1/34 tỉnh có số liệu"],
        "Ngân sách địa phương": ["30", "30", "18", "8", "4", "2", "1/34 tỉnh có số liệu"],
        "Trong đó: khuyến công địa phương": ["20", "20", "10", "–", "–", "–", "1/34 tỉnh có số liệu"],
        "Cả nước": ["180", "120", "98", "88", "44", "2", "2/34 tỉnh có số liệu"],
    }
    assert rows(shown, "nam")["2018"][:3] == ["20", "20", "10"]
    assert rows(shown, "de-an")["Đề án 3: Hỗ trợ kỹ thuật tại cơ sở sản xuất"][0] == "120"
    assert rows(shown, "de-an")["Chưa phân loại"][0] == "50"
    assert rows(shown, "nhom")["1.1. Nâng cao nhận thức và năng lực"][4] == "4"
    assert shown.context["planning"] == "2/34"


@pytest.mark.usefixtures("money")
def test_old_reports_stand_in_the_geography_that_is_asked_for() -> None:
    now, then = rows(page(), "tinh"), rows(page(geography="then"), "tinh")
    assert len(now) == 34 + 2
    assert now["Tỉnh An Giang"][0] == "30"
    assert now["Đơn vị ngoài địa giới này"][0] == "50"
    assert len(then) == 63 + 2
    assert (then["Tỉnh An Giang"][0], then["Tỉnh Kiên Giang"][0]) == ("10", "20")
    assert then["Đơn vị ngoài địa giới này"][0] == "150"
    assert then["Cả nước"][0] == now["Cả nước"][0] == "180"


@pytest.mark.usefixtures("money")
def test_what_is_filtered_on_the_screen_is_what_is_downloaded() -> None:
    query = {"source": "central", "first": "2026", "last": "2026"}
    assert rows(page(**query), "nguon") == {
        "Ngân sách Trung ương": ["100", "90", "80", "80", "40", "–", "1/34 tỉnh có số liệu"],
        "Cả nước": ["100", "90", "80", "80", "40", "–", "1/34 tỉnh có số liệu"],
    }
    client = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    sheet = client.get(reverse("money:national_download", args=("tinh", "csv")), query).content.decode()
    assert "Thành phố Huế,100000000,90000000,80000000,80000000,40000000,,1,34" in sheet
    assert "Tỉnh An Giang,,,,,,,0,34" in sheet
    excel = client.get(reverse("money:national_download", args=("nam", "xlsx")), query)
    assert excel.content.startswith(b"PK")
    assert client.get(reverse("money:national_download", args=("khac", "csv"))).status_code == 404
    picture = client.get(reverse("money:national_chart"), {**query, "stage": "approved"})
    assert "Ngân sách Trung ương" in picture.content.decode()


def test_a_name_that_looks_like_a_formula_stays_words() -> None:
    unit = world.child(world.unit("P34-46"), "P34-46-X", name="=HYPERLINK(1)")
    filled(line(plan(unit.code)), 2017, LOCAL, 10)
    client = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    sheet = client.get(reverse("money:unit_download", args=(unit.code, "csv"))).content.decode()
    assert "\n=" not in sheet
    assert "2017" in sheet


@pytest.mark.usefixtures("money")
def test_the_way_leads_from_the_country_to_the_words_of_a_cell() -> None:
    client = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    of = BudgetLine.objects.get(plan__unit__code="P63-89")
    steps = [
        reverse("money:national"),
        reverse("money:unit", args=("P34-91",)),
        reverse("money:plan", args=(of.plan.code,)),
        reverse("money:line", args=(of.pk,)),
    ]
    for here, there in pairwise(steps):
        assert f'href="{there}"' in client.get(here).content.decode()


@pytest.mark.usefixtures("money")
def test_ceilings_stand_beside_what_is_approved() -> None:
    ministry = world.actor(Role.ADMINISTRATOR)
    for unit, amount in (("BCT", 500), ("P34-46", 120), ("P34-91", 60)):
        set_ceiling(
            actor=ministry, unit=world.unit(unit), year=2026, source=CENTRAL, amount=amount * MILLION, document="QĐ"
        )
    shown = page()
    assert shown.context["ceilings"] == [("2026", "Ngân sách Trung ương", "500", "180", 2, "80", "420")]
    assert "2.026" not in shown.content.decode()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.HEAD])
def test_provinces_do_not_see_the_country(role: Role) -> None:
    client = world.signed_in(world.person(role, "P34-46"))
    for name, words in (("national", ()), ("national_chart", ()), ("national_download", ("tinh", "xlsx"))):
        assert client.get(reverse(f"money:{name}", args=words)).status_code == 403


def test_an_empty_country_says_why() -> None:
    shown = page()
    assert "Không có khoản kinh phí nào theo lựa chọn này" in shown.content.decode()


def test_34_provinces_10_years_and_many_lines_cost_few_queries() -> None:
    """A tenth of the lines of the benchmark, all else as there."""
    many(lines=20)
    client = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    with CaptureQueriesContext(connection) as asked:
        response = client.get(reverse("money:national"))
    assert response.status_code == 200
    assert len(asked) <= MOST_QUERIES
    whole = country_money(world.actor(Role.MINISTRY_OFFICER), MoneyChoices())
    assert whole.whole.amounts[Stage.ESTIMATED] == 34 * 10 * 20 * 10 * MILLION
    assert whole.whole.covered() == 34


def many(lines: int) -> None:
    """34 provinces with plans of 10 years and so many lines, each with money in each year."""
    entries = []
    for code in world.Unit.objects.filter(code__startswith="P34-").values_list("code", flat=True):
        of = plan(code, 2021, 2030)
        made = BudgetLine.objects.bulk_create(
            BudgetLine(plan=of, title=f"Dòng {number}", position=number) for number in range(lines)
        )
        for number, one in enumerate(made):
            for year in range(2021, 2031):
                source, stages = list(Source)[number % 5], list(Stage)[: 1 + (number + year) % 6]
                entries += [
                    MoneyEntry(
                        line=one,
                        unit_code=code,
                        component=1 + number % 5,
                        group=f"1.{1 + number % 4}",
                        year=year,
                        source=source.value,
                        stage=stage.value,
                        amount=10 * MILLION,
                        on=DAY,
                        request_key=f"{one.pk}-{year}-{stage.value}",
                    )
                    for stage in stages
                ]
    MoneyEntry.objects.bulk_create(entries, batch_size=1000)
