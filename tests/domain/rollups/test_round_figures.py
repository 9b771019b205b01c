"""National figures from sealed revisions, computed by hand beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from sachhon.domain.rollups.api import (
    ACCEPTED,
    Choices,
    Edition,
    RollupSnapshot,
    detail_of,
    freeze_edition,
    round_figures,
    seen,
    verify_edition,
)
from sachhon.domain.submissions.api import Status, fingerprint
from sachhon.formkit.values import State
from tests import world
from tests.domain.rollups.revisions import MISSING, NIL, SHA, UNKNOWN, answers, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    world.units()
    return world.published_round()


def test_nil_counts_as_nothing_unknown_and_missing_do_not_count(round_):
    seal(round_, "P63-89", answers(enterprises_trained=120))
    seal(round_, "P63-01", answers(enterprises_trained=30))
    seal(round_, "P63-02", answers(enterprises_trained=NIL))
    seal(round_, "P63-04", answers(enterprises_trained=UNKNOWN))
    seal(round_, "P63-06", answers(enterprises_trained=MISSING))
    world.obligation(round_, "P63-08")
    figure = round_figures(round_).figures["enterprises_trained"]
    assert (figure.state, figure.value) == (State.VALUE, Decimal(150))
    told = figure.coverage
    assert (told.n, told.asked) == (3, 6)
    assert [len(each) for each in (told.answered, told.nil, told.unknown, told.missing, told.silent)] == [2, 1, 1, 1, 1]


def test_waived_units_are_not_asked(round_):
    seal(round_, "P63-89", answers(enterprises_trained=1))
    owed = world.obligation(round_, "P63-01")
    assert round_figures(round_).figures["enterprises_trained"].coverage.asked == 2
    owed.waived_at = round_.published_at
    owed.save()
    assert round_figures(round_).figures["enterprises_trained"].coverage.asked == 1


def test_an_accepted_correction_changes_the_figure_at_once(round_):
    seal(round_, "P63-89", answers(enterprises_trained=120), Status.ACCEPTED)
    first = seen(round_, Choices())
    assert _number(first, "enterprises_trained") == "120"
    seal(round_, "P63-89", answers(enterprises_trained=12), Status.ACCEPTED)
    second = seen(round_, Choices())
    assert second.current
    assert _number(second, "enterprises_trained") == "12"
    assert RollupSnapshot.objects.count() == 1


def _number(page, field):
    return next(row["number"] for row in page.snapshot.overview["figures"] if row["field"] == field)


def test_only_accepted_answers_where_that_is_chosen(round_):
    seal(round_, "P63-89", answers(enterprises_trained=120), Status.ACCEPTED)
    seal(round_, "P63-01", answers(enterprises_trained=30), Status.SUBMITTED)
    every, accepted = seen(round_, Choices()), seen(round_, Choices(standing=ACCEPTED))
    assert (_number(every, "enterprises_trained"), _number(accepted, "enterprises_trained")) == ("150", "120")
    assert accepted.snapshot.overview["answered"] == 1
    assert accepted.snapshot.overview["asked"] == 2


def test_accepting_alone_changes_the_state_that_is_shown(round_):
    revision = seal(round_, "P63-89", answers(enterprises_trained=120))
    assert seen(round_, Choices(standing=ACCEPTED)).snapshot.overview["answered"] == 0
    revision.submission.status = Status.ACCEPTED
    revision.submission.save()
    assert seen(round_, Choices(standing=ACCEPTED)).snapshot.overview["answered"] == 1


def test_both_geographies_and_regions(round_):
    seal(round_, "P63-89", answers(enterprises_trained=120))  # An Giang
    seal(round_, "P63-91", answers(enterprises_trained=30))  # Kiên Giang, of today's An Giang too
    world.obligation(round_, "P63-94")  # Sóc Trăng, of today's Cần Thơ
    detail = detail_of(seen(round_, Choices()).snapshot, "enterprises_trained")
    then = {area["name"]: area["words"] for area in detail["areas"]["province63"]}
    assert then == {"An Giang": "120", "Kiên Giang": "30", "Sóc Trăng": ""}
    today = {area["name"]: (area["words"], area["coverage"]["n"]) for area in detail["areas"]["province34"]}
    assert today == {"An Giang": ("150", 2), "Cần Thơ": ("", 0)}
    assert detail["today"] == {"full": 1, "some": 0, "none": 1, "asked": 2}
    assert [area["words"] for area in detail["areas"]["region34"]] == ["150"]


def test_units_of_today_roll_up_and_have_no_former_province(round_):
    seal(round_, "P34-91", answers(enterprises_trained=7))
    seal(round_, "P34-15", answers(enterprises_trained=5))  # Lào Cai today; 15 was Yên Bái
    areas = round_figures(round_).figures["enterprises_trained"].areas
    assert {area.name: area.value for area in areas["province34"]} == {"An Giang": 7, "Lào Cai": 5}
    assert "province63" not in areas
    assert [area.name for area in areas["region34"]] == ["Trung du và miền núi phía Bắc", "Đồng bằng sông Cửu Long"]


def test_a_region_takes_in_its_units_alone(round_):
    seal(round_, "P63-89", answers(enterprises_trained=120))
    seal(round_, "P63-01", answers(enterprises_trained=30))
    only = round_figures(round_, region="Đồng bằng sông Cửu Long").figures["enterprises_trained"]
    assert (only.value, only.coverage.asked) == (120, 1)


def test_a_unit_below_a_province_lies_in_it(round_):
    world.child(world.unit("P34-91"), "CS-1", "facility")
    seal(round_, "CS-1", answers(enterprises_trained=3))
    areas = round_figures(round_).figures["enterprises_trained"].areas
    assert [area.name for area in areas["province34"]] == ["An Giang"]


def test_every_part_names_its_revision_and_the_words(round_):
    revision = seal(round_, "P63-89", answers(enterprises_trained=120))
    part = round_figures(round_).figures["enterprises_trained"].parts[0]
    assert (part.letter.sha256, part.letter.number) == (revision.digest, revision.receipt.code)
    assert (part.origin.sha256, part.origin.start, part.origin.end) == (SHA, 10, 20)


def test_a_reason_travels_with_the_doubt(round_):
    values = answers(
        funding_total=100, funding_central=50, funding_local=10, funding_international=5, funding_enterprises=5
    )
    seal(round_, "P63-89", values)
    plain = detail_of(seen(round_, Choices()).snapshot, "funding_total")["tellings"]
    assert plain, "the sum does not agree"
    finding = round_figures(round_).figures["funding_total"].doubts[0].finding
    reason = {"fingerprint": fingerprint(finding), "fields": list(finding.fields), "text": "Vốn ODA tính riêng"}
    seal(round_, "P63-89", values, reasons=[reason])
    told = detail_of(seen(round_, Choices()).snapshot, "funding_total")["tellings"]
    assert told[0]["reason"] == "Vốn ODA tính riêng"


def test_the_page_costs_the_same_with_many_units(round_, django_assert_max_num_queries):
    for code in ("01", "02", "04", "06", "08", "89"):
        seal(round_, f"P63-{code}", answers(enterprises_trained=1))
    seen(round_, Choices())
    with django_assert_max_num_queries(2):
        assert _number(seen(round_, Choices()), "enterprises_trained") == "6"


def test_the_database_refuses_to_change_an_edition(round_):
    seal(round_, "P63-89", answers(enterprises_trained=120), Status.ACCEPTED)
    edition = freeze_edition(actor=world.actor("administrator"), round_=round_, title="Bản một", choices=Choices())
    assert verify_edition(edition).whole
    for change in (lambda rows: rows.update(title="khác"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change(Edition.objects.filter(pk=edition.pk))
    edition.title = "khác"
    assert not verify_edition(edition).whole
