"""The assessment's report from the workspace: Word, PDF, what it lacks."""

from __future__ import annotations

import io

import docx
import pytest
from django.test import Client
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.assessments.api import Assessment
from tests import world
from tests.domain.assessments import brewery_world as ground

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Assessment:
    world.units()
    facility = ground.facility()
    return ground.filled(facility, ground.author(facility))


@pytest.fixture
def factory(made: Assessment) -> Client:
    return world.signed_in(made.by)


def content(client: Client, name: str, made: Assessment) -> bytes:
    answer = client.get(reverse(f"assessments:{name}", args=(made.code,)))
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_word_before_the_report_is_a_draft_that_says_what_it_lacks(made: Assessment, factory: Client) -> None:
    opened = docx.Document(io.BytesIO(content(factory, "report_docx", made)))
    head = [p.text for section in opened.sections for p in section.first_page_header.paragraphs]
    assert "BẢN DỰ THẢO: CHƯA LẬP BÁO CÁO" in head
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    assert any("độ khép 226%, chưa có người ký nhận" in cell for cell in cells)


def test_word_after_the_report_is_no_draft(made: Assessment, factory: Client) -> None:
    made.status, made.reported_on = Assessment.Status.REPORTED, made.began_on
    made.save()
    opened = docx.Document(io.BytesIO(content(factory, "report_docx", made)))
    head = [p.text for section in opened.sections for p in section.first_page_header.paragraphs]
    assert not any("DỰ THẢO" in line for line in head)


def test_pdf(made: Assessment, factory: Client) -> None:
    answer = factory.get(reverse("assessments:report_pdf", args=(made.code,)))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert made.code in answer.headers["Content-Disposition"]


def test_what_blocks_stands_before_what_is_only_lacking(made: Assessment, factory: Client) -> None:
    shown = content(factory, "report_gaps", made).decode()
    blocking = shown.index("độ khép 226%")
    lacking = shown.index("1 dòng thải chưa tính được chi phí.")
    assert blocking < lacking
    assert reverse("assessments:balances", args=(made.code,)) in shown
    assert "Tải bản dự thảo Word" in shown


def test_nothing_lacking_is_said(factory: Client, made: Assessment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sachhon.channels.office.assessments.views.papers.gaps_of", lambda _: [])
    assert "Báo cáo không còn thiếu gì." in content(factory, "report_gaps", made).decode()


@pytest.mark.parametrize("name", ["report_docx", "report_pdf", "report_gaps"])
def test_nobody_else_sees_it(made: Assessment, name: str) -> None:
    stranger = world.signed_in(world.person(Role.LEADER, "P34-91"))
    assert stranger.get(reverse(f"assessments:{name}", args=(made.code,))).status_code == 403
    assert Client().get(reverse(f"assessments:{name}", args=(made.code,))).status_code == 302
