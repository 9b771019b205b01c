"""National figures in the browser: the table, the way down to the words, downloads, editions, who may."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.rollups.jobs import freeze
from sachhon.domain.submissions.api import Status
from sachhon.foundation.jobs import Job, run_waiting
from tests import world
from tests.domain.rollups.revisions import NIL, SHA, answers, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    world.units()
    of = world.published_round()
    seal(of, "P63-89", answers(enterprises_trained=120, activities_done="=Tập huấn; hội thảo."), Status.ACCEPTED)
    seal(of, "P63-91", answers(enterprises_trained=30))
    seal(of, "P63-01", answers(enterprises_trained=NIL))
    world.obligation(of, "P63-94")
    return of


@pytest.fixture
def officer(round_):
    return world.signed_in(world.person(Role.MINISTRY_OFFICER))


def page(client, name, *args, **query):
    return client.get(reverse(f"figures:{name}", args=args), query)


def asked(form):
    """The hidden fields of the page that asks once more."""
    return {name: form.initial[name] for name in ("looked_at", "request_key")}


def test_rounds_for_practice_are_not_listed(officer, round_):
    round_.is_test = True
    round_.save()
    assert round_.title not in page(officer, "list").content.decode()
    assert round_.title in page(officer, "list", practice="1").content.decode()


def test_the_table_says_value_coverage_and_method(officer, round_):
    text = page(officer, "national", round_.code).content.decode()
    assert "3/4 tỉnh" in text
    assert "cộng số liệu của các đơn vị đã trả lời" in text
    row = next(
        row
        for group in page(officer, "national", round_.code).context["groups"]
        for row in group.rows
        if row.field == "enterprises_trained"
    )
    assert (row.value, row.percent) == ("150", 75)


def test_in_the_geography_of_today_coverage_counts_provinces_of_today(officer, round_):
    groups = page(officer, "national", round_.code, geography="now").context["groups"]
    row = next(row for group in groups for row in group.rows if row.field == "enterprises_trained")
    assert (row.value, row.coverage) == ("150", "2/3 tỉnh đủ")


def test_choices_stay_in_the_addresses(officer, round_):
    text = page(officer, "national", round_.code, geography="now", standing="accepted").content.decode()
    assert "geography=now&amp;standing=accepted" in text
    assert ">120<" in text


def test_three_clicks_lead_to_the_words(officer, round_):
    table = page(officer, "national", round_.code).context["groups"]
    figure = next(row.href for group in table for row in group.rows if row.field == "enterprises_trained")
    parts = officer.get(figure).context["parts"]
    part = next(row.href for row in parts if row.unit == "P63-89")
    said = officer.get(part).context["said"]
    assert said.quote == "120"
    assert SHA in said.href
    assert "start=10" in said.href


def test_blank_is_not_zero(officer, round_):
    rows = {row.unit: row for row in page(officer, "figure", round_.code, "enterprises_trained").context["parts"]}
    assert [rows[f"P63-{code}"].value for code in ("01", "94")] == ["không phát sinh", "chưa gửi báo cáo"]


@pytest.mark.parametrize("chart", ["spread", "regions"])
def test_charts_are_pictures_of_their_own(officer, round_, chart):
    seal(round_, "P63-92", answers(enterprises_trained=7))
    answer = page(officer, "chart", round_.code, "enterprises_trained", chart)
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    address = reverse("figures:chart", args=(round_.code, "enterprises_trained", chart))
    assert officer.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    size = page(officer, "figure", round_.code, "enterprises_trained").context[f"{chart}_size"]
    drawn = re.search(rb'width="([\d.]+)" height="([\d.]+)"', answer.content)
    assert drawn
    assert tuple(round(float(one)) for one in drawn.groups()) == size
    seal(round_, "P63-92", answers(enterprises_trained=8))
    assert officer.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 200


def test_the_download_has_what_is_on_the_screen(officer, round_):
    answer = page(officer, "download", round_.code, "csv", standing="accepted")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    trained = next(row for row in rows if row[1].startswith("Số doanh nghiệp") and row[2])
    assert trained[2] == "120"


def test_words_of_a_letter_are_no_formula(officer, round_):
    answer = page(officer, "figure_download", round_.code, "activities_done", "parts", "csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    said = next(row for row in rows if row[0] == "P63-89")
    assert said[3].startswith("'=")


@pytest.mark.parametrize(("kind", "start"), [("word", b"PK"), ("excel", b"PK")])
def test_the_national_report_comes_from_the_web(officer, round_, kind, start):
    answer = page(officer, "document", round_.code, kind)
    assert answer.content.startswith(start)
    assert "attachment" in answer["Content-Disposition"]


def test_an_edition_stays_as_it_was(officer, round_):
    form = page(officer, "freeze", round_.code).context["form"]
    posted = {"title": "Báo cáo Thủ tướng", "note": "", **asked(form)}
    answer = officer.post(reverse("figures:freeze", args=(round_.code,)), posted)
    waiting = answer["Location"]
    assert officer.post(reverse("figures:freeze", args=(round_.code,)), posted)["Location"] == waiting
    assert "Đang chốt ấn bản" in officer.get(waiting).content.decode()
    assert round_.editions.count() == 0
    run_waiting()
    assert round_.editions.count() == 1
    done = reverse("figures:edition", args=(round_.code, 1))
    assert officer.get(waiting)["Location"] == done
    assert officer.get(waiting, headers={"HX-Request": "true"})["HX-Redirect"] == done
    told = Job.objects.get(kind="rollups.freeze")
    assert (told.done, told.total, told.result) == (4, 4, {"number": 1})
    seal(round_, "P63-89", answers(enterprises_trained=1), Status.ACCEPTED)
    frozen = page(officer, "edition_figure", round_.code, 1, "enterprises_trained")
    assert frozen.context["row"].value == "150"
    assert page(officer, "edition", round_.code, 1, verify="1").context["verified"].whole
    live = page(officer, "figure", round_.code, "enterprises_trained")
    assert live.context["row"].value == "31"


def test_figures_that_changed_meanwhile_are_not_frozen_unseen(officer, round_):
    form = page(officer, "freeze", round_.code).context["form"]
    seal(round_, "P63-89", answers(enterprises_trained=1), Status.ACCEPTED)
    posted = {"title": "Báo cáo", "note": "", **asked(form)}
    answer = officer.post(reverse("figures:freeze", args=(round_.code,)), posted)
    assert answer.status_code == 200
    assert round_.editions.count() == 0


def test_figures_that_change_while_the_job_waits_are_not_frozen_either(officer, round_):
    form = page(officer, "freeze", round_.code).context["form"]
    posted = {"title": "Báo cáo", "note": "", **asked(form)}
    waiting = officer.post(reverse("figures:freeze", args=(round_.code,)), posted)["Location"]
    seal(round_, "P63-89", answers(enterprises_trained=1), Status.ACCEPTED)
    run_waiting()
    assert round_.editions.count() == 0
    assert "Số liệu đã thay đổi" in officer.get(waiting).content.decode()
    other = world.published_round("khac")
    assert officer.get(waiting.replace(round_.code, other.code)).status_code == 404


def test_a_repeat_of_the_job_freezes_no_second_edition(officer, round_):
    form = page(officer, "freeze", round_.code).context["form"]
    officer.post(reverse("figures:freeze", args=(round_.code,)), {"title": "Báo cáo", "note": "", **asked(form)})
    run_waiting()
    job = Job.objects.get(kind="rollups.freeze")
    assert freeze(job_id=job.pk, **job.args) == {"number": 1}
    assert round_.editions.count() == 1


def test_two_editions_compared(officer, round_):
    for value in (10, 25):
        seal(round_, "P63-89", answers(enterprises_trained=value), Status.ACCEPTED)
        form = page(officer, "freeze", round_.code).context["form"]
        officer.post(reverse("figures:freeze", args=(round_.code,)), {"title": "Bản", **asked(form)})
        run_waiting()
    told = page(officer, "compare", round_.code, **{"from": 1, "to": 2}).context
    assert [(one["earlier"], one["later"], one["change"]) for one in told["differences"]] == [("40", "55", 15)]
    assert told["comparison"].corrected == ("P63-89",)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.HEAD])
def test_a_province_sees_no_national_figures(round_, role):
    client = world.signed_in(world.person(role, "P63-89"))
    for name, args in (
        ("list", ()),
        ("national", (round_.code,)),
        ("figure", (round_.code, "enterprises_trained")),
        ("part", (round_.code, "enterprises_trained", "P63-91")),
        ("download", (round_.code, "xlsx")),
        ("document", (round_.code, "word")),
    ):
        assert page(client, name, *args).status_code == 403


def test_an_inspector_reads_and_takes_away_but_freezes_nothing(round_):
    client = world.signed_in(world.person(Role.INSPECTOR))
    assert page(client, "download", round_.code, "xlsx").status_code == 200
    assert page(client, "freeze", round_.code).status_code == 403
