"""The campaign through its pages: the ministry registers, appraises, ranks and decides its tasks (30, thoroughly 120);
units see theirs."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import (
    Campaign,
    Decision,
    MoneyEntry,
    PlanTask,
    Registration,
    Source,
    SourceCeiling,
    Stage,
)
from sachhon.domain.registry.api import Unit
from tests import world
from tests.domain.planning.campaigns import TRIEU, Asked, Scene, asking_round, registered, scene
from tests.thorough import of

pytestmark = pytest.mark.django_db
HUE, AN_GIANG = "P63-46", "P63-89"


def page(client: Client, name: str, *args: object, **query: object):
    answer = client.get(reverse(f"campaigns:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer


def send(client: Client, name: str, *args: object, **data: object):
    return client.post(reverse(f"campaigns:{name}", args=args), data, follow=True)


def hidden(answer, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    assert found, name
    return found[1]


@pytest.fixture
def people():
    world.units()
    return {
        "officer": world.person(Role.MINISTRY_OFFICER, name="Chuyên viên"),
        "second": world.person(Role.MINISTRY_OFFICER, name="Người chấm hai"),
        "expert": world.person(Role.OFFICER, HUE, "Chuyên gia Huế"),
        "leader": world.person(Role.LEADER, name="Lãnh đạo Bộ"),
    }


def score_all(client: Client, code: str, points) -> int:
    """Through the queue as the pages lead: how many pages were sent."""
    answer = page(client, "queue", code)
    first = answer.context["first"]
    where, sent = reverse("campaigns:score", args=(first,)), 0
    while "/dang-ky-nhiem-vu/nhiem-vu/" in where:
        shown = client.get(where)
        one = shown.context["one"]
        data = {f"score-{criterion.code}": points(one) for criterion in shown.context["form"].criteria}
        answer = client.post(where, {**data, "version": hidden(shown, "version"), "edition": hidden(shown, "edition")})
        assert answer.status_code == 302, shown.context["form"].errors
        where, sent = answer.headers["Location"], sent + 1
    return sent


def test_the_ministry_registers_ranks_and_decides_all_tasks(people, django_assert_max_num_queries) -> None:
    asking = asking_round()
    others = Unit.objects.filter(code__startswith="P63-").exclude(code=HUE).order_by("code")
    units = [world.unit(HUE), *others[: of(39, 9)]]
    all_tasks, budget = 3 * len(units), 62 * len(units)
    for number, unit in enumerate(units):
        tasks = [
            Asked(f"Nhiệm vụ {number}.{place}", 50 + number, 20 if (number + place) % 2 else None, f"1.{place + 1}")
            for place in range(3)
        ]
        registered(asking, unit.code, *tasks)
    officer, leader = world.signed_in(people["officer"]), world.signed_in(people["leader"])
    send(officer, "open", round=asking.pk, year="2014", budget=f"{budget}")
    code = asking.code
    assert Campaign.objects.get().budget == budget * TRIEU
    assert f"{all_tasks} nhiệm vụ mới" in send(officer, "gather", code).content.decode()
    send(officer, "appraisers", code, email=people["second"].email)
    send(officer, "move", code, "dong-dang-ky")
    with django_assert_max_num_queries(25):
        shown = page(officer, "campaign", code)
    assert len(shown.context["lines"]) == all_tasks
    second = world.signed_in(people["second"])
    assert score_all(second, code, lambda one: 5 + one.pk % 5) == all_tasks
    tried = page(officer, "ranking", code, budget=f"{25 * len(units)}", rule="skip")
    few = tried.context["supported"]
    with django_assert_max_num_queries(25):
        shown = page(officer, "ranking", code)
    assert 0 < few < shown.context["supported"] < all_tasks
    send(officer, "rank", code)
    shown = page(leader, "decide", code)
    answer = send(
        leader, "decide", code, looked_at=hidden(shown, "looked_at"), request_key=hidden(shown, "request_key"),
        number="12/QĐ-BCT", date="20/12/2013", sure="on",
    )  # fmt: skip
    assert answer.redirect_chain[-1][0] == reverse("campaigns:decision", args=(code,))
    for form in ("docx", "xlsx"):
        assert page(leader, "decision_download", code, form).content[:2] == b"PK"
        assert page(officer, "download", code, f"phu-luc-2.{form}").content[:2] == b"PK"
    preview = page(officer, "notify", code)
    assert len(preview.context["letters"]) == 1, "of all units one has somebody to write to"
    send(officer, "notify", code)
    approved = Registration.objects.filter(status=Registration.Status.APPROVED)
    granted = sum(approved.values_list("granted", flat=True))
    assert granted <= budget * TRIEU
    assert (
        PlanTask.objects.filter(registration__in=approved).count()
        == approved.count()
        == len(answer.context["lists"][0][1])
    )
    paid = MoneyEntry.objects.filter(source=Source.CENTRAL, stage=Stage.APPROVED, year=2014)
    assert sum(paid.values_list("amount", flat=True)) == granted
    assert Decision.objects.get().notified_at is not None


@pytest.fixture
def road(people) -> Scene:
    made = scene(budget=150 * TRIEU)
    registered(made.round, HUE, Asked("Hội thảo", 100, 50), Asked("Phim tài liệu", 120))
    registered(made.round, AN_GIANG, Asked("Đánh giá nhanh", 80, 40, "1.2"))
    made.gather()
    return made


def officer_of(road: Scene) -> Client:
    assert road.officer.user
    return world.signed_in(road.officer.user)


def test_a_filter_is_the_filter_of_the_download(road: Scene) -> None:
    client = officer_of(road)
    shown = page(client, "campaign", road.round.code, q="hoi thao")
    assert [line.one.name for line in shown.context["lines"]] == ["Hội thảo"], "marks do not matter"
    csv = client.get(reverse("campaigns:download", args=(road.round.code, "csv")), {"group": "1.2"}).content.decode()
    assert "Đánh giá nhanh" in csv
    assert "Phim tài liệu" not in csv


def test_a_unit_sees_its_own_tasks_and_no_others(road: Scene) -> None:
    client = world.signed_in(world.person(Role.OFFICER, AN_GIANG))
    shown = page(client, "list").content.decode()
    assert "Đánh giá nhanh" in shown
    assert "Phim tài liệu" not in shown
    assert client.get(reverse("campaigns:registration", args=(road.one("Hội thảo").code,))).status_code == 403
    assert client.get(reverse("campaigns:campaign", args=(road.round.code,))).status_code == 403


def test_a_unit_takes_its_task_back_with_a_reason(road: Scene) -> None:
    client = world.signed_in(world.person(Role.LEADER, HUE))
    code = road.one("Hội thảo").code
    answer = send(client, "withdraw", code)
    assert "Nhập lý do." in answer.content.decode()
    send(client, "withdraw", code, reason="Đã có nguồn khác")
    assert road.one("Hội thảo").status == Registration.Status.WITHDRAWN
    road.gather()
    assert road.one("Hội thảo").status == Registration.Status.WITHDRAWN, "gathering again does not bring it back"


def test_only_the_named_score_and_never_their_own_unit(road: Scene, people) -> None:
    stranger = world.signed_in(people["second"])
    assert stranger.get(reverse("campaigns:queue", args=(road.round.code,))).status_code == 403
    code = road.one("Hội thảo").code
    assert stranger.get(reverse("campaigns:score", args=(code,))).status_code == 403
    client = officer_of(road)
    send(client, "appraisers", road.round.code, email=people["expert"].email)
    send(client, "move", road.round.code, "dong-dang-ky")
    expert = world.signed_in(people["expert"])
    shown = page(expert, "queue", road.round.code)
    assert {line["one"].name: bool(line["near"]) for line in shown.context["lines"]} == {
        "Hội thảo": True, "Phim tài liệu": True, "Đánh giá nhanh": False,
    }  # fmt: skip
    assert expert.get(reverse("campaigns:score", args=(code,))).status_code == 403


def test_scores_of_others_are_hidden_from_appraisers_until_ranked(road: Scene, people) -> None:
    client = officer_of(road)
    for who in ("second", "officer"):
        send(client, "appraisers", road.round.code, email=people[who].email)
    send(client, "move", road.round.code, "dong-dang-ky")
    first, second = world.signed_in(people["officer"]), world.signed_in(people["second"])
    assert score_all(first, road.round.code, lambda one: 7) == 3
    code = road.one("Hội thảo").code
    seen = page(second, "registration", code)
    assert seen.context["scores"] is None
    assert page(second, "ranking", road.round.code).context["hidden"] is True
    assert page(second, "campaign", road.round.code).context["scores"] is False
    assert page(client, "registration", code).context["scores"]["people"][0]["total"] == "70"
    send(client, "rank", road.round.code)
    assert page(second, "registration", code).context["scores"]["people"][0]["name"] == "Chuyên viên"


def test_a_blank_score_is_kept_as_blank(road: Scene, people) -> None:
    client = officer_of(road)
    send(client, "appraisers", road.round.code, email=people["second"].email)
    send(client, "move", road.round.code, "dong-dang-ky")
    second, code = world.signed_in(people["second"]), road.one("Hội thảo").code
    shown = page(second, "score", code)
    first = shown.context["form"].criteria[0].code
    data = {"version": "0", "edition": "1", f"score-{first}": "8,5", "stay": "1"}
    answer = send(second, "score", code, **data)
    assert "còn tiêu chí chưa chấm" in answer.content.decode()
    one = road.one("Hội thảo")
    assert one.status == Registration.Status.REGISTERED
    assert one.appraisals.get().scores == {first: "8.5"}
    answer = send(second, "score", code, **{**data, f"score-{first}": "11", "version": "1"})
    assert "nhập điểm từ 0 đến 10" in answer.content.decode()
    answer = send(second, "score", code, **data)
    assert "vừa được thay đổi ở nơi khác" in answer.content.decode(), "an older page does not overwrite"


def test_merging_asks_which_stays_and_can_be_undone(road: Scene) -> None:
    client = officer_of(road)
    chosen = [road.one("Hội thảo").code, road.one("Đánh giá nhanh").code]
    asked = send(client, "merge", road.round.code, registration=chosen)
    assert asked.context["form"].initial["central"] == 180 * TRIEU
    answer = send(
        client, "merge", road.round.code, registration=chosen, confirmed="1", main=chosen[0], central="150",
        counterpart="90", reason="Cùng nội dung",
    )  # fmt: skip
    assert "Đã gộp 2 nhiệm vụ thành một." in answer.content.decode()
    assert (road.one("Hội thảo").central, road.one("Đánh giá nhanh").status) == (150 * TRIEU, "merged")
    send(client, "unmerge", chosen[0])
    assert (road.one("Hội thảo").central, road.one("Đánh giá nhanh").status) == (100 * TRIEU, "registered")


def test_criteria_are_edited_until_the_first_score(road: Scene, people) -> None:
    client = officer_of(road)
    shown = page(client, "settings", road.round.code)
    data = {
        "version": hidden(shown, "version"), "budget": "200", "method": "median", "cut_rule": "stop", "pass_mark": "50",
        "label-0": "Phù hợp", "max-0": "20", "weight-0": "60", "label-1": "Khả thi", "max-1": "20", "weight-1": "40",
    }  # fmt: skip
    assert "Đã lưu thiết lập" in send(client, "settings", road.round.code, **data).content.decode()
    campaign = road.fresh()
    assert [(one["label"], one["max"], one["weight"]) for one in campaign.criteria] == [
        ("Phù hợp", "20", "60"), ("Khả thi", "20", "40"),
    ]  # fmt: skip
    assert (campaign.budget, campaign.method, campaign.cut_rule, str(campaign.pass_mark)) == (
        200 * TRIEU, "median", "stop", "50.000",
    )  # fmt: skip
    assert "vừa được thay đổi" in send(client, "settings", road.round.code, **data).content.decode()
    send(client, "appraisers", road.round.code, email=people["second"].email)
    send(client, "move", road.round.code, "dong-dang-ky")
    score_all(world.signed_in(people["second"]), road.round.code, lambda one: 12)
    assert page(client, "settings", road.round.code).context["fixed"] == [
        ("Phù hợp", "20", "60"),
        ("Khả thi", "20", "40"),
    ]


def test_the_cut_never_goes_beyond_the_ceiling_of_the_year(road: Scene, people) -> None:
    SourceCeiling.objects.create(unit=world.unit("BCT"), year=2014, source=Source.CENTRAL, amount=90 * TRIEU)
    client = officer_of(road)
    send(client, "appraisers", road.round.code, email=people["second"].email)
    send(client, "move", road.round.code, "dong-dang-ky")
    score_all(world.signed_in(people["second"]), road.round.code, lambda one: 9)
    shown = page(client, "ranking", road.round.code, budget="900")
    assert shown.context["clipped"] is True
    assert shown.context["granted"] == "80"


def test_empty_states_say_what_to_do(people) -> None:
    client = world.signed_in(people["officer"])
    assert "Chưa có chương trình đăng ký nào" in page(client, "list").content.decode()
    assert "Chưa có đợt đăng ký nào để mở chương trình" in page(client, "open").content.decode()
    unit = world.signed_in(people["expert"])
    assert "Đơn vị chưa đăng ký nhiệm vụ nào" in page(unit, "list").content.decode()
    made = scene()
    assert "Chưa tổng hợp đăng ký nào" in page(client, "campaign", made.round.code).content.decode()
    answer = send(client, "gather", made.round.code)
    assert "Chưa đơn vị nào nộp bản đăng ký" in answer.content.decode()
