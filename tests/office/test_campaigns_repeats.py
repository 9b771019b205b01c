"""Likely repeats through the pages: looked for, laid side by side, judged; by a job where there are many."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sachhon.channels.office.campaigns.repeats import views
from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import Registration, RepeatFlag
from sachhon.foundation.jobs import Job, run_waiting
from tests import world
from tests.domain.planning.campaigns import Scene
from tests.domain.planning.test_campaign_repeats import HANDBOOK, REWORDED, two_years

pytestmark = pytest.mark.django_db


@pytest.fixture
def later() -> Scene:
    return two_years()[1]


@pytest.fixture
def officer(later: Scene) -> Client:
    assert later.officer.user
    return world.signed_in(later.officer.user)


def address(name: str, *args: object) -> str:
    return reverse(f"campaigns:{name}", args=args)


def looked(officer: Client) -> RepeatFlag:
    officer.post(address("look_for_repeats", "2015-DK"))
    return RepeatFlag.objects.get()


def test_looking_lists_the_pair_and_says_how_many(officer: Client) -> None:
    answer = officer.post(address("look_for_repeats", "2015-DK"), follow=True)

    told = answer.content.decode()
    assert "Đã đối chiếu 5 nhiệm vụ: 1 cặp có thể trùng lặp, 1 cặp mới." in told
    for words in (REWORDED.name, HANDBOOK.name, "Rất giống"):
        assert words in told


def test_two_texts_side_by_side_with_what_both_say(officer: Client) -> None:
    told = officer.get(address("repeat", looked(officer).pk)).content.decode()

    assert "<mark>Biên soạn tài liệu hướng dẫn kỹ thuật" in told
    assert "tinh bột sắn</mark>" in told
    assert "style=" not in told.split("<main", 1)[1]


def test_a_verdict_leads_on_and_shows_at_the_registration(officer: Client) -> None:
    flag = looked(officer)

    answer = officer.post(address("judge_repeat", flag.pk), {"verdict": "repeat", "note": "Cùng ngành"}, follow=True)

    assert answer.redirect_chain[-1][0] == address("repeats", "2015-DK")
    page = officer.get(address("registration", flag.registration.code)).content.decode()
    assert "Trùng lặp với nhiệm vụ" in page
    assert "Có thể trùng lặp" in page
    ranking = officer.get(address("ranking", "2015-DK")).content.decode()
    assert "Trùng lặp với nhiệm vụ" in ranking


def test_a_verdict_that_is_none_is_told_on_the_page(officer: Client) -> None:
    answer = officer.post(address("judge_repeat", looked(officer).pk), {"verdict": "maybe"})

    assert answer.status_code == 422
    assert "Chưa ghi được kết luận" in answer.content.decode()
    assert RepeatFlag.objects.get().verdict == "open"


def test_many_texts_are_left_to_a_job(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "AT_ONCE", 2)
    for _ in range(2):
        officer.post(address("look_for_repeats", "2015-DK"))
    assert Job.objects.filter(kind="planning.repeats").count() == 1
    assert "Tìm nhiệm vụ trùng lặp" in officer.get(address("repeats", "2015-DK")).content.decode()

    run_waiting()

    assert Job.objects.get(kind="planning.repeats").result == {"compared": 5, "found": 1, "new": 1, "gone": 0}
    assert officer.get(address("repeats", "2015-DK"), headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_province_sees_nothing_of_it(officer: Client) -> None:
    flag = looked(officer)
    province = world.signed_in(world.person(Role.HEAD, "P63-52"))

    assert province.get(address("repeat", flag.pk)).status_code == 403
    assert province.get(address("repeats", "2015-DK")).status_code == 403
    own = province.get(address("registration", Registration.objects.get(name=REWORDED.name).code))
    assert own.status_code == 200
    assert HANDBOOK.name not in own.content.decode()
