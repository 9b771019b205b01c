"""The national report and its annex from the web, at once or by a job; the rounds of today's provinces too."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest

from sachhon.domain.rollups.api import (
    EXCEL,
    WORD,
    Choices,
    RollupSnapshot,
    ask_for_document,
    ask_for_figures,
    document_of,
    round_figures,
    seen,
)
from sachhon.foundation.files import read
from sachhon.foundation.jobs import Job, run_waiting
from sachhon.writing.national.pictures import answered_map, value_map
from sachhon.writing.national.places import geography_of, regions
from tests import world
from tests.domain.rollups.revisions import SHA, answers, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    world.units()
    return world.published_round()


def words_of(data: bytes) -> str:
    """All text of an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def written(round_, kind):
    page = seen(round_, Choices())
    return words_of(read(document_of(page.snapshot, page.ground, kind)))


def test_the_report_names_receipts_and_the_annex_words_and_revisions(round_):
    revision = seal(round_, "P63-89", answers(enterprises_trained=120))
    assert revision.receipt.code in written(round_, WORD)
    annex = written(round_, EXCEL)
    assert revision.digest in annex
    assert "10–20" in annex, "the span of the words"
    assert SHA not in ("", revision.digest)


def test_a_document_is_written_once_for_the_same_figures(round_):
    seal(round_, "P63-89", answers(enterprises_trained=120))
    page = seen(round_, Choices())
    first = document_of(page.snapshot, page.ground, EXCEL)
    assert seen(round_, Choices()).snapshot.workbook == first
    seal(round_, "P63-89", answers(enterprises_trained=121))
    assert seen(round_, Choices()).snapshot.workbook is None


def test_regions_of_a_round_of_today_are_those_of_today(round_):
    seal(round_, "P34-15", answers(enterprises_trained=7))  # Lào Cai; the code was Yên Bái's
    seal(round_, "P34-91", answers(enterprises_trained=3))
    report = written(round_, WORD)
    assert "Lào Cai" in report
    assert "Yên Bái" not in report


def test_the_maps_and_tables_of_a_round_of_today_are_of_the_34(round_):
    codes = ("91", "15", "01", "04", "08", "11", "12", "14")
    for place, code in enumerate(codes):
        seal(round_, f"P34-{code}", answers(enterprises_trained=3 + place, facilities_applying_share=Decimal(place)))
    figures = round_figures(round_)
    assert geography_of(figures) == 34
    assert regions(34)[2:5] == ("Bắc Trung Bộ", "Duyên hải Nam Trung Bộ và Tây Nguyên", "Đông Nam Bộ")
    drawn = answered_map(figures)
    assert drawn is not None
    told = str(drawn.spec)
    assert "Lào Cai" in told
    assert "Yên Bái" not in told
    shares = value_map(figures.figures["facilities_applying_share"], "%", 34)
    assert shares is not None
    assert "Yên Bái" not in str(shares.spec)
    annex = written(round_, EXCEL)
    assert "Theo 34 tỉnh hiện nay" not in annex
    assert "Trung du và miền núi phía Bắc" in annex
    report = written(round_, WORD)
    assert "Số liệu theo vùng" in report
    assert "2. Theo 34 tỉnh" not in report


def test_a_round_of_the_63_keeps_both_geographies(round_):
    seal(round_, "P63-89", answers(enterprises_trained=12))
    seal(round_, "P34-91", answers(enterprises_trained=3))
    assert geography_of(round_figures(round_)) == 63
    assert "Theo 34 tỉnh hiện nay" in written(round_, EXCEL)


def test_by_a_job(round_):
    seal(round_, "P63-89", answers(enterprises_trained=120))
    actor = world.actor("ministry_officer")
    job = ask_for_document(round_, Choices(), WORD, actor)
    assert ask_for_document(round_, Choices(), WORD, actor).pk == job.pk
    run_waiting()
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.error
    assert RollupSnapshot.objects.get().word is not None


def test_figures_are_added_up_by_a_job_with_progress(round_):
    seal(round_, "P63-89", answers(enterprises_trained=4711))  # of no other test: figures are remembered
    job = ask_for_figures(round_, Choices(), world.actor("ministry_officer"))
    run_waiting()
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (Job.State.DONE, 1, 1), job.error
    assert RollupSnapshot.objects.count() == 1
