"""Likely repeats of a campaign: flagged once, judged by a person, taken out of the run and back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import (
    Plan,
    PlanTask,
    Refused,
    Registration,
    RepeatFlag,
    flags_of,
    judge_repeat,
    look_for_repeats,
    repeat_counts,
    repeat_flags,
    side_by_side,
)
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.planning.campaigns import Asked, Scene, registered, scene

pytestmark = pytest.mark.django_db

HANDBOOK = Asked(
    "Xây dựng sổ tay hướng dẫn áp dụng SXSH cho ngành chế biến tinh bột sắn",
    content="Khảo sát 3 cơ sở, biên soạn, hội thảo góp ý, in 300 cuốn.",
)
REWORDED = Asked(
    "Biên soạn tài liệu hướng dẫn kỹ thuật sản xuất sạch hơn trong sản xuất tinh bột khoai mì",
    content="Tổng hợp kinh nghiệm, lấy ý kiến chuyên gia và in 500 cuốn.",
)
OTHER_INDUSTRY = Asked("Xây dựng sổ tay hướng dẫn áp dụng SXSH cho ngành dệt nhuộm")
TRAINING = Asked("Tập huấn cán bộ kỹ thuật tỉnh Hà Giang về kiểm toán năng lượng")
SAME_ELSEWHERE = Asked("Tập huấn cán bộ kỹ thuật tỉnh Bình Định về kiểm toán năng lượng")


def two_years() -> tuple[Scene, Scene]:
    """A campaign of 2014 and one of 2015, in which one task repeats one of 2014."""
    world.units()
    first = scene(code="2014-DK", year=2014)
    registered(first.round, "P63-02", HANDBOOK, TRAINING)
    first.gather()
    second = scene(code="2015-DK", year=2015)
    registered(second.round, "P63-52", REWORDED, OTHER_INDUSTRY, SAME_ELSEWHERE)
    second.gather()
    return first, second


def pairs() -> set[tuple[str, str]]:
    return {
        (flag.registration.name, flag.earlier.name if flag.earlier else flag.task.title if flag.task else "")
        for flag in RepeatFlag.objects.select_related("registration", "earlier", "task")
    }


def the_flag() -> RepeatFlag:
    return RepeatFlag.objects.select_related("registration__campaign", "registration__unit").get()


def test_the_rewording_is_flagged_and_nothing_else() -> None:
    _first, second = two_years()

    looked = look_for_repeats(actor=second.officer, campaign=second.campaign)

    assert pairs() == {(REWORDED.name, HANDBOOK.name)}
    assert (looked.compared, looked.found, looked.new, looked.gone) == (5, 1, 1, 0)
    assert the_flag().verdict == RepeatFlag.Verdict.OPEN
    assert the_flag().apart == []
    assert AuditEntry.objects.filter(verb="campaign.look_for_repeats", object_id="2015-DK").count() == 1


def test_again_gives_the_same_and_keeps_the_verdict() -> None:
    _first, second = two_years()
    look_for_repeats(actor=second.officer, campaign=second.campaign)
    judge_repeat(actor=second.officer, flag=the_flag(), verdict="different", note="Phạm vi khác")
    before = the_flag().pk

    looked = look_for_repeats(actor=second.officer, campaign=second.campaign)

    assert looked.new == 0
    assert (the_flag().pk, the_flag().verdict, the_flag().note) == (before, "different", "Phạm vi khác")


def test_an_open_flag_that_is_likely_no_more_goes() -> None:
    _first, second = two_years()
    look_for_repeats(actor=second.officer, campaign=second.campaign)
    Registration.objects.filter(name=REWORDED.name).update(name="Mua máy đo khí thải cho tỉnh Bình Định", content="")

    looked = look_for_repeats(actor=second.officer, campaign=second.campaign)

    assert looked.gone == 1
    assert not RepeatFlag.objects.exists()


def test_a_confirmed_repeat_leaves_the_run_with_a_reason_and_comes_back() -> None:
    _first, second = two_years()
    look_for_repeats(actor=second.officer, campaign=second.campaign)

    judge_repeat(actor=second.officer, flag=the_flag(), verdict="repeat")

    told = second.one(REWORDED.name).excluded_why
    assert told == f"Trùng lặp với nhiệm vụ “{HANDBOOK.name}” do {world.unit('P63-02').name} đăng ký năm 2014."
    assert the_flag().decided_by == second.officer.user
    judge_repeat(actor=second.officer, flag=the_flag(), verdict="open")
    assert second.one(REWORDED.name).excluded_why == ""
    assert (the_flag().verdict, the_flag().decided_by, the_flag().reason) == ("open", None, "")
    verdicts = AuditEntry.objects.filter(verb="task_registration.judge_repeat").order_by("pk")
    assert [one.detail["verdict"] for one in verdicts] == ["repeat", "open"]


def test_a_reason_that_a_person_gave_is_left_alone() -> None:
    _first, second = two_years()
    look_for_repeats(actor=second.officer, campaign=second.campaign)
    Registration.objects.filter(name=REWORDED.name).update(excluded_why="Không thuộc Chiến lược")

    judge_repeat(actor=second.officer, flag=the_flag(), verdict="repeat")
    judge_repeat(actor=second.officer, flag=the_flag(), verdict="different")

    assert second.one(REWORDED.name).excluded_why == "Không thuộc Chiến lược"


def test_the_same_word_twice_is_written_once() -> None:
    _first, second = two_years()
    look_for_repeats(actor=second.officer, campaign=second.campaign)

    for _ in range(2):
        judge_repeat(actor=second.officer, flag=the_flag(), verdict="repeat")

    assert AuditEntry.objects.filter(verb="task_registration.judge_repeat").count() == 1


def test_a_task_of_another_units_plan_is_a_repeat_and_the_own_one_only_when_done() -> None:
    _first, second = two_years()
    Registration.objects.filter(campaign__year=2014).update(status=Registration.Status.WITHDRAWN)
    own, other = (
        Plan.objects.create(code=f"KH-{code}", unit=world.unit(code), title="Kế hoạch", first_year=2012, last_year=2016)
        for code in ("P63-52", "P63-02")
    )
    mine = PlanTask.objects.create(plan=own, code="KH.1", position=1, title=HANDBOOK.name)
    theirs = PlanTask.objects.create(plan=other, code="KH.2", position=1, title=HANDBOOK.name)

    look_for_repeats(actor=second.officer, campaign=second.campaign)
    assert [flag.task for flag in RepeatFlag.objects.all()] == [theirs]

    PlanTask.objects.filter(pk=mine.pk).update(status=PlanTask.Status.DONE)
    look_for_repeats(actor=second.officer, campaign=second.campaign)
    assert {flag.task for flag in RepeatFlag.objects.all()} == {mine, theirs}


def test_only_the_ministry_looks_judges_and_reads() -> None:
    _first, second = two_years()
    province = world.actor(Role.OFFICER, "P63-52")
    with pytest.raises(PermissionDenied):
        look_for_repeats(actor=province, campaign=second.campaign)
    look_for_repeats(actor=second.officer, campaign=second.campaign)
    with pytest.raises(PermissionDenied):
        judge_repeat(actor=province, flag=the_flag(), verdict="repeat")
    assert not repeat_flags(province, second.campaign)
    assert not flags_of(province, second.one(REWORDED.name))
    assert repeat_counts(province, second.campaign).all == 0
    assert repeat_counts(second.officer, second.campaign).open == 1


def test_nothing_is_judged_after_the_decision() -> None:
    _first, second = two_years()
    look_for_repeats(actor=second.officer, campaign=second.campaign)
    second.campaign.status = "decided"
    second.campaign.save()
    with pytest.raises(Refused):
        judge_repeat(actor=second.officer, flag=the_flag(), verdict="repeat")
    with pytest.raises(Refused):
        look_for_repeats(actor=second.officer, campaign=second.campaign)


def test_the_passages_are_what_both_say() -> None:
    _first, second = two_years()
    look_for_repeats(actor=second.officer, campaign=second.campaign)

    both = side_by_side(RepeatFlag.objects.select_related("registration__unit", "earlier__unit").get())

    told = {
        (both.here.name[slice(*one.here)], both.there.name[slice(*one.there)])
        for one in both.passages
        if (one.field_here, one.field_there) == ("name", "name")
    }
    assert any("tinh bột khoai mì" in here and "tinh bột sắn" in there for here, there in told)
    assert the_flag().passages
