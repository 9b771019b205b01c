"""The tracker: statuses, timeliness and completeness apart; the filter is that of the download; whom to remind."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sachhon.domain.accounts.api import Role
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import DraftValue, Status, Submission
from tests import world

pytestmark = pytest.mark.django_db


def begun(of, code, status=Status.DRAFT, *, submitted=None, deadline=None, filled=0):
    submission = world.submission(of, code, status)
    submission.filled, submission.fillable = filled, 40
    if submitted is not None:
        submission.first_submitted_at = timezone.now() + timedelta(days=submitted)
    submission.save()
    if deadline is not None:
        Obligation.objects.filter(pk=submission.obligation_id).update(
            deadline=timezone.localdate() + timedelta(days=deadline)
        )
    return submission


@pytest.fixture
def round_():
    world.units()
    of = world.published_round(due_in=5)
    begun(of, "P63-89", Status.ACCEPTED, submitted=-1, filled=40)
    begun(of, "P63-91", Status.SUBMITTED, submitted=-1, deadline=-4)
    begun(of, "P63-01", Status.DRAFT, deadline=-2, filled=10)
    begun(of, "P63-02", Status.DRAFT, deadline=9)
    waived = world.obligation(of, "P63-04")
    waived.waived_at = timezone.now()
    waived.save()
    world.obligation(of, "P63-06")
    return of


@pytest.fixture
def officer(round_):
    return world.signed_in(world.person(Role.MINISTRY_OFFICER))


def tracker(client, round_, **query):
    return client.get(reverse("review:tracker", args=(round_.code,)), query)


def test_status_and_timeliness_are_counted_apart(officer, round_):
    counts = tracker(officer, round_).context["counts"]
    assert {name: number for name, number in counts.by_status.items() if number} == {
        "none": 1,
        "draft": 2,
        "submitted": 1,
        "accepted": 1,
        "waived": 1,
    }
    assert counts.by_time == {"overdue": 1, "due": 2, "on_time": 1, "late": 1, "extended": 1, "never": 3}


def test_lines_say_by_how_many_days(officer, round_):
    lines = {line.told.unit_code: line for line in tracker(officer, round_).context["lines"]}
    assert lines["P63-91"].time == "Nộp muộn 3 ngày"
    assert lines["P63-01"].time == "Quá hạn 2 ngày"
    assert lines["P63-02"].time == "Còn 9 ngày"
    assert lines["P63-02"].told.extended
    assert (lines["P63-89"].time, lines["P63-89"].told.percent) == ("Đúng hạn", 100)
    assert lines["P63-04"].status == "Được miễn"


def test_completeness_is_told_section_by_section(officer, round_):
    submission = Submission.objects.get(obligation__unit__code="P63-01")
    for field, state in (
        ("enterprises_trained", "value"),
        ("quick_assessments", "nil"),
        ("trainers_trained", "missing"),
    ):
        DraftValue.objects.create(submission=submission, field=field, state=state, value=1, edited_at=timezone.now())
    told = tracker(officer, round_).context
    place = [head.item for head in told["heads"]].index("I.2")
    line = next(line for line in told["lines"] if line.told.unit_code == "P63-01")
    assert line.cells[place].words.startswith("2/")


@pytest.mark.parametrize(
    ("query", "units"),
    [
        ({"time": "overdue"}, {"P63-01"}),
        ({"status": "none"}, {"P63-06"}),
        ({"time": "never"}, {"P63-01", "P63-02", "P63-06"}),
        ({"region": "Đồng bằng sông Cửu Long"}, {"P63-89", "P63-91"}),
        ({"q": "kien giang"}, {"P63-91"}),
        ({"kind": "facility"}, set()),
    ],
)
def test_the_filter_on_the_screen_is_that_of_the_download(officer, round_, query, units):
    assert {line.told.unit_code for line in tracker(officer, round_, **query).context["lines"]} == units
    answer = officer.get(reverse("review:tracker_download", args=(round_.code, "csv")), query)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]
    assert {row[0] for row in rows} == units


def test_the_grid_shows_provinces_then_and_now(officer, round_):
    def looks(**query):
        grid = tracker(officer, round_, **query).context["grid"]
        return {tile.code: tile.look for row in grid for tile in row if tile}

    assert looks()["89"].style == "accepted"
    assert "late" in looks()["01"].style
    assert looks(geography="now")["91"].text == "2/2"


def test_units_that_have_not_answered_are_reminded_after_a_yes(officer, round_):
    address = reverse("review:remind", args=(round_.code,))
    shown = officer.post(address, {"all": "1", "time": "overdue"})
    assert [row.unit_code for row in shown.context["rows"]] == ["P63-01"]
    key = shown.context["request_key"]
    unit = shown.context["rows"][0].obligation
    answer = officer.post(address, {"unit": unit, "confirmed": "1", "request_key": key, "time": "overdue"})
    assert answer.status_code == 302
    assert answer.url.endswith("?time=overdue")


def test_those_who_answered_are_not_reminded(officer, round_):
    unit = Obligation.objects.get(unit__code="P63-89").pk
    answer = officer.post(reverse("review:remind", args=(round_.code,)), {"unit": unit})
    assert answer.status_code == 302


def test_units_do_not_see_the_tracker(round_):
    client = world.signed_in(world.person(Role.LEADER, "P63-89"))
    assert tracker(client, round_).status_code == 403
    assert client.get(reverse("review:tracker_download", args=(round_.code, "xlsx"))).status_code == 403


def test_an_inspector_looks_and_reminds_nobody(round_):
    client = world.signed_in(world.person(Role.INSPECTOR))
    assert tracker(client, round_).status_code == 200
    assert client.post(reverse("review:remind", args=(round_.code,)), {"all": "1"}).status_code == 403
