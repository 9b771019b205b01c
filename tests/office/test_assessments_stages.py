"""Proposed, planned, implemented and verified are never mixed: every place that shows a total, by its values.

Each stage has amounts that are powers of two (in millions), so that any sum of two stages would be another number.
"""

from __future__ import annotations

import io
import re
from decimal import Decimal
from itertools import combinations

import pytest
from django.test import Client
from docx import Document

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.assessments.api import (
    Assessment,
    Effect,
    Feasibility,
    Option,
    assessment_word,
    done_alike,
    judge_feasibility,
    keep_effects,
    observed,
    portfolio_of,
    step_back,
    uses_of,
    whole_of,
)
from sachhon.domain.registry.api import Facility
from tests import world
from tests.domain.assessments import brewery_world
from tests.domain.assessments import option_world as options
from tests.domain.assessments.test_whole import measured

pytestmark = pytest.mark.django_db
D = Decimal
MILLION = 1_000_000
AMOUNTS = {"proposed": 1, "planned": 2, "implemented": 4, "verified": 8, "rejected": 16}
SHARES = {"proposed": 1, "planned": 2, "implemented": 4, "verified": 8, "rejected": 16}


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def assessment() -> Assessment:
    return options.open_assessment()


@pytest.fixture
def owner(assessment: Assessment) -> Actor:
    return options.writer(assessment)


@pytest.fixture
def staged(assessment: Assessment, owner: Actor) -> dict[str, Option]:
    """An option at each stage: investment, saving a year and share of electricity by the table above."""
    made: dict[str, Option] = {}
    for stage, amount in AMOUNTS.items():
        option = options.proposed(owner, assessment, f"Giải pháp {stage}")
        told = Feasibility(
            investment=amount * MILLION, yearly_saving=amount * 32 * MILLION, yearly_cost=0, life_years=5
        )
        option = judge_feasibility(actor=owner, option=option, told_of=told, base_version=option.version)
        effect = Effect("electricity", D(SHARES[stage]))
        option = keep_effects(actor=owner, option=option, effects=[effect], base_version=option.version)
        if stage == "rejected":
            option = step_back(actor=owner, option=option, step="reject", why="Không đủ chỗ")
        elif stage == "planned":
            option = options.planned(owner, option)
        elif stage == "implemented":
            option = options.implemented(owner, option, amount * 64 * MILLION)
            options.measured(owner, option, before=(1000, 10), after=(900, 10))
        elif stage == "verified":
            option = options.implemented(owner, option, amount * 64 * MILLION)
            options.measured(owner, option, before=(1000, 10), after=(700, 10))
            options.shown(owner, option)
            option.refresh_from_db()
            from_province = options.verifier()
            option = options.verify_option(actor=from_province, option=option, base_version=option.version)
        made[stage] = option
    return made


def mixed(numbers: list[int]) -> set[int]:
    """Every sum of two or more."""
    return {sum(some) for size in range(2, len(numbers) + 1) for some in combinations(numbers, size)}


def amounts_in(text: str) -> set[int]:
    """Amounts of đồng that a page tells, in whole millions."""
    found = {int(one.replace(".", "")) for one in re.findall(r"(?<![\d,])\d{1,3}(?:\.\d{3})+(?![\d,])", text)}
    return {one // MILLION for one in found if one and one % MILLION == 0}


def text_of(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(address).content.decode()))


def test_the_portfolio_has_each_stage_by_itself(assessment: Assessment, staged: dict[str, Option]) -> None:
    told = portfolio_of(assessment)
    assert [str(one.stage) for one in told.stages] == ["proposed", "planned", "implemented", "verified"]
    assert [one.investment.value for one in told.stages] == [D(n * MILLION) for n in (1, 2, 256, 512)]
    assert [one.yearly_net.value for one in told.stages] == [D(n * MILLION) for n in (32, 64, 128, 256)]
    assert [[row.share_pct for row in one.streams] for one in told.stages] == [[D(1)], [D(2)], [D(4)], [D(8)]]
    assert [[row.share_pct for row in one.measured] for one in told.stages] == [[], [], [D(10)], [D(30)]]


def test_the_pages_tell_no_sum_of_two_stages(assessment: Assessment, owner: Actor, staged: dict[str, Option]) -> None:
    assert owner.user is not None
    client = world.signed_in(owner.user)
    at = f"/danh-gia/{assessment.code}/"
    own = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512}
    wrong = (mixed([1, 2, 4, 8, 16]) | mixed([32, 64, 128, 256]) | mixed([256, 512])) - own
    for page in ("giai-phap/danh-muc/", "giai-phap/", "giai-phap/?xem=bang", "", "bao-cao/"):
        assert not amounts_in(text_of(client, at + page)) & wrong, page
    assert {32, 64, 128, 256, 512} <= amounts_in(text_of(client, f"{at}giai-phap/danh-muc/"))


def test_the_word_report_has_a_row_a_stage(assessment: Assessment, staged: dict[str, Option]) -> None:
    paper = Document(io.BytesIO(assessment_word(assessment)))
    rows = {
        row.cells[0].text: [cell.text for cell in row.cells[1:]]
        for table in paper.tables
        if table.rows[0].cells[0].text == "Giai đoạn"
        for row in table.rows[1:]
    }
    assert rows == {
        "Đề xuất": ["1", "1", "–", "32"],
        "Có kế hoạch": ["1", "2", "–", "64"],
        "Đã thực hiện": ["1", "4", "256", "128"],
        "Đã kiểm chứng": ["1", "8", "512", "256"],
        "Không chọn": ["1", "16", "–", "512"],
    }
    said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "5, trong đó 1 đề xuất, 1 có kế hoạch, 1 đã thực hiện, 1 đã kiểm chứng, 1 không chọn" in said


def test_the_whole_takes_no_option_into_its_own_figure(
    assessment: Assessment, owner: Actor, staged: dict[str, Option]
) -> None:
    measured(owner, assessment)
    (one,) = whole_of(assessment).savings
    assert one.measured.told is not None
    assert one.measured.told.saving == D(180_000)
    assert (one.verified.saving, one.implemented.saving) == (D(300), D(100))
    assert one.difference == D(179_700)
    assert uses_of([]) == {}


def test_the_library_observes_verified_options_alone_and_counts_stages_apart(assessment: Assessment) -> None:
    """Five verified at 10 % to 30 %; five carried out that claim 90 % change nothing."""
    by = options.verifier()
    for number in range(10):
        facility = brewery_world.facility(f"CS-1{number:05d}", f"Nhà máy {number}")
        Facility.objects.filter(pk=facility.pk).update(industry=7, size="large")
        of = options.open_assessment(f"DG-1{number:02d}", facility)
        owner = options.writer(of)
        option = options.proposed(owner, of, "Khí nén", library="cross-01")
        if number < 5:
            options.verified(owner, by, option, before=(1000, 10), after=(900 - 50 * number, 10))
        else:
            option = options.implemented(owner, option)
            options.measured(owner, option, before=(1000, 10), after=(100, 10))
    (told,) = observed(["cross-01"])["cross-01"]
    assert (told.facilities, told.low, told.median, told.high) == (5, D(15), D(20), D(25))
    alike = done_alike(7, "large")
    assert {stage: [(one.code, one.facilities) for one in rows] for stage, rows in alike.items()} == {
        "implemented": [("cross-01", 5)],
        "verified": [("cross-01", 5)],
    }


def test_the_national_page_is_made_of_reported_years_not_of_options(assessment: Assessment, owner: Actor) -> None:
    client = world.signed_in(world.person(Role.MINISTRY_OFFICER, "BCT"))
    before = text_of(client, "/hieu-qua/ca-nuoc/")
    options.verified(owner, options.verifier(), options.proposed(owner, assessment))
    measured(owner, assessment)
    assert text_of(client, "/hieu-qua/ca-nuoc/") == before
