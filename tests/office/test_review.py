"""The ministry's review: beside last year, outliers, findings with reasons, remarks, decisions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from sachhon.domain.accounts.api import Role
from sachhon.domain.rollups.api import round_figures
from sachhon.domain.submissions.api import Remark, Status, Submission, fingerprint
from sachhon.formkit.values import Answer, State
from sachhon.foundation.models import OutgoingMail
from tests import world
from tests.domain.rollups.revisions import NIL, SHA, answers, seal

pytestmark = pytest.mark.django_db
OTHERS = ("01", "02", "04", "06", "08", "10", "11", "12", "14")


@pytest.fixture
def round_():
    world.units()
    before = world.published_round("2017-0900")
    before.published_at = timezone.now() - timedelta(days=400)
    before.save()
    seal(before, "P63-89", answers(enterprises_trained=100, quick_assessments=20, detailed_assessments=0), "accepted")
    of = world.published_round()
    for place, code in enumerate(OTHERS):
        seal(of, f"P63-{code}", answers(enterprises_trained=90 + place))
    said = answers(enterprises_trained=30_000, quick_assessments=22, detailed_assessments=5, trainers_trained=NIL)
    seal(of, "P63-89", said)
    return of


@pytest.fixture
def report(round_):
    return Submission.objects.get(code=f"{round_.code}.P63-89")


@pytest.fixture
def officer(round_):
    return world.signed_in(world.person(Role.MINISTRY_OFFICER))


def workspace(client, report, **query):
    return client.get(reverse("review:workspace", args=(report.code,)), query)


def fields(answer):
    return {one.id: one for part in answer.context["shown"].parts for one in part.fields}


def test_answers_stand_beside_those_of_the_last_round(officer, report):
    shown = fields(workspace(officer, report))
    trained, quick, detailed = (
        shown[name] for name in ("enterprises_trained", "quick_assessments", "detailed_assessments")
    )
    assert (trained.now.words, trained.last.words, trained.change) == ("30.000", "100", "gấp 300 lần")
    assert (quick.change, quick.large) == ("+10 %", False)
    assert (detailed.change, detailed.large) == ("trước là 0", True)
    assert shown["trainers_trained"].now.words == "không phát sinh"
    assert shown["consultants_trained"].now.words == "chưa trả lời"


def test_an_answer_far_from_the_others_is_marked(officer, report):
    shown = fields(workspace(officer, report))
    assert shown["enterprises_trained"].far == "cao khác thường: trung vị của 10 đơn vị là 94,5"
    assert shown["quick_assessments"].far == ""


def test_a_value_leads_to_its_words(officer, report):
    assert SHA in fields(workspace(officer, report))["quick_assessments"].now.href


def test_only_what_is_to_be_looked_at(officer, report):
    every, flagged = workspace(officer, report), workspace(officer, report, show="flagged")
    assert every.context["shown"].flagged == flagged.context["shown"].flagged > 0
    assert len(flagged.content) < len(every.content)


def test_findings_carry_the_reason_of_the_unit(officer, round_, report):
    wrong = answers(
        funding_total=100, funding_central=50, funding_local=10, funding_international=5, funding_enterprises=5
    )
    seal(round_, "P63-89", wrong)
    finding = round_figures(round_).figures["funding_total"].doubts[0].finding
    seal(
        round_,
        "P63-89",
        wrong,
        reasons=[{"fingerprint": fingerprint(finding), "fields": list(finding.fields), "text": "Vốn ODA tính riêng"}],
    )
    assert "Vốn ODA tính riêng" in workspace(officer, report).content.decode()


def test_a_draft_is_not_shown(officer, round_):
    draft = world.submission(round_, "P63-91")
    answer = workspace(officer, draft)
    assert answer.context["shown"].revision is None
    assert "Đơn vị chưa nộp báo cáo" in answer.content.decode()


def test_a_remark_goes_with_the_return(officer, report):
    address = reverse("review:remark", args=(report.code,))
    officer.post(address, {"field": "enterprises_trained", "text": "Có phải 300 không?"})
    remark = Remark.objects.get()
    assert (remark.field, remark.from_review) == ("enterprises_trained", True)
    form = officer.get(reverse("review:return", args=(report.code,))).context["form"]
    assert "Có phải 300 không?" in form.initial["note"]
    by = timezone.localdate() + timedelta(days=7)
    posted = {"note": form.initial["note"], "by": by.strftime("%d/%m/%Y")}
    answer = officer.post(reverse("review:return", args=(report.code,)), posted)
    assert answer.status_code == 302
    report.refresh_from_db()
    assert (report.status, report.return_by) == (Status.RETURNED, by)
    mail = OutgoingMail.objects.get(to="sealer@example.vn")
    assert "Có phải 300 không?" in mail.text
    assert f"{by:%d/%m/%Y}" in mail.text
    assert "Yêu cầu bổ sung" in [one.words for one in workspace(officer, report).context["decisions"]]


def test_a_return_offers_ten_working_days(officer, report, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2026, 4, 24))  # 27/4 and 30/4-1/5 are off
    form = officer.get(reverse("review:return", args=(report.code,))).context["form"]
    assert form["by"].value() == "13/05/2026"


def test_a_remark_is_answered_and_resolved(officer, report):
    officer.post(reverse("review:remark", args=(report.code,)), {"field": "", "text": "Thiếu phụ lục"})
    remark = Remark.objects.get()
    officer.post(reverse("review:answer_remark", args=(report.code, remark.pk)), {"text": "Đã hỏi lại"})
    officer.post(reverse("review:resolve_remark", args=(report.code, remark.pk)))
    remark.refresh_from_db()
    assert remark.resolved_at is not None
    assert remark.replies.get().text == "Đã hỏi lại"


@pytest.mark.parametrize(
    ("by", "words"), [("", "Nhập hạn bổ sung."), ("31/02/2027", "Nhập ngày theo dạng"), ("01/01/2020", "từ hôm nay")]
)
def test_a_return_needs_a_day_to_come(officer, report, by, words):
    answer = officer.post(reverse("review:return", args=(report.code,)), {"note": "Bổ sung", "by": by})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Lỗi:" in answer.content.decode().split("</title>")[0]
    report.refresh_from_db()
    assert report.status == Status.SUBMITTED


def test_received_accepted_reopened(officer, round_, report):
    officer.post(reverse("review:receive", args=(report.code,)))
    report.refresh_from_db()
    assert report.status == Status.RECEIVED
    officer.post(reverse("review:accept", args=(report.code,)), {"note": ""})
    report.refresh_from_db()
    assert report.status == Status.ACCEPTED
    assert officer.post(reverse("review:reopen", args=(report.code,)), {"reason": ""}).status_code == 422
    officer.post(reverse("review:reopen", args=(report.code,)), {"reason": "Nhầm đơn vị tính"})
    report.refresh_from_db()
    assert (report.status, report.reopened_why) == (Status.DRAFT, "Nhầm đơn vị tính")
    figure = round_figures(round_, standing="accepted").figures["enterprises_trained"]
    assert figure.value == 30_000, "the accepted revision counts until the next is accepted"


def test_a_decision_that_is_not_possible_now_is_refused(officer, report):
    assert officer.post(reverse("review:reopen", args=(report.code,)), {"reason": "x"}).status_code == 403


def test_the_queue_shows_who_waits_longest_first(officer, round_, report):
    Submission.objects.update(submitted_at=timezone.now())
    Submission.objects.filter(pk=report.pk).update(submitted_at=timezone.now() - timedelta(days=9))
    answer = officer.get(reverse("review:queue"), {"round": round_.code})
    lines = answer.context["lines"]
    assert lines[0].submission.pk == report.pk
    assert lines[0].days == 9
    assert {value: count for value, _, count in answer.context["tabs"]}["submitted"] == 10


def test_rounds_for_practice_stay_out_of_the_queue(officer, round_):
    round_.is_test = True
    round_.save()
    assert [
        line.submission.obligation.round.code for line in officer.get(reverse("review:queue")).context["lines"]
    ] == []


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER])
def test_units_do_not_see_the_review(report, role):
    client = world.signed_in(world.person(role, "P63-89"))
    assert workspace(client, report).status_code == 403
    assert client.get(reverse("review:queue")).status_code == 403
    assert client.post(reverse("review:accept", args=(report.code,))).status_code == 403


def test_an_inspector_looks_and_decides_nothing(report):
    client = world.signed_in(world.person(Role.INSPECTOR))
    answer = workspace(client, report)
    assert answer.status_code == 200
    assert not answer.context["may_decide"]
    assert client.post(reverse("review:remark", args=(report.code,)), {"text": "x"}).status_code == 403


def test_predecessors_stand_side_by_side_and_are_not_compared(officer, round_):
    now = world.published_round("2026-0001")
    now.published_at = timezone.now() + timedelta(days=1)
    now.save()
    seal(round_, "P63-91", answers(enterprises_trained=40))
    seal(now, "P34-91", answers(enterprises_trained=500))
    shown = fields(workspace(officer, Submission.objects.get(code="2026-0001.P34-91")))["enterprises_trained"]
    assert sorted(words for _, words in shown.others) == ["30.000", "40"]
    assert (shown.last.words, shown.change) == ("", "")


def test_an_uncertain_reading_is_flagged(officer, round_, report):
    doubtful = Answer(State.VALUE, Decimal(40), None, 0.4)
    seal(round_, "P63-89", answers(facilities_aware_share=doubtful))
    assert fields(workspace(officer, report))["facilities_aware_share"].flagged
