"""Each act of a campaign: who may not, what a newer answer does, merging, versions, blindness."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Actor, Membership, Role, actor_of
from sachhon.domain.planning.api import (
    Appraisal,
    Appraiser,
    BudgetCell,
    Campaign,
    CampaignSettings,
    Criterion,
    MoneyEntry,
    Plan,
    PlanTask,
    Refused,
    Registration,
    Source,
    appraise,
    appraise_again,
    change_campaign,
    criteria_of,
    decide,
    end_appraiser,
    exclude_registration,
    gather_registrations,
    in_the_run,
    include_registration,
    may_see_scores,
    merge_registrations,
    name_appraiser,
    notify,
    open_campaign,
    order_of,
    queue_of,
    rank,
    room_in,
    take_newer,
    unmerge_registrations,
    withdraw_registration,
)
from sachhon.domain.planning.models import SourceCeiling
from sachhon.domain.registry.api import Unit
from sachhon.foundation.models import AuditEntry, OutgoingMail
from tests import world
from tests.domain.planning.campaigns import TRIEU, Asked, Scene, asking_round, registered, scene
from tests.domain.planning.plans import SAMPLE, adopted, begun, values

pytestmark = pytest.mark.django_db
HUE, HUE_NOW, AN_GIANG = "P63-46", "P34-46", "P63-89"


@pytest.fixture
def road() -> Scene:
    world.units()
    made = scene()
    registered(made.round, HUE, Asked("Hội thảo", 100, 50), Asked("Phim tài liệu", 120))
    made.gather()
    return made


def refused(code: str, act, **words) -> None:
    with pytest.raises(Refused) as found:
        act(**words)
    assert found.value.code == code
    assert found.value.message


# Opening and changing


def test_a_campaign_stands_on_a_published_round_of_the_letters_table(road: Scene) -> None:
    trial = asking_round("2015-THU")
    trial.is_test = True
    trial.save()
    for wrong in (world.published_round(), trial, road.round):
        refused("not_a_registration_round", open_campaign, actor=road.officer, round_=wrong, year=2015)
    other = asking_round("2015-DK")
    refused("bad_year", open_campaign, actor=road.officer, round_=other, year=1015)
    refused("bad_budget", open_campaign, actor=road.officer, round_=other, year=2015, budget=-1)
    with pytest.raises(PermissionDenied):
        open_campaign(actor=world.actor(Role.LEADER, HUE), round_=other, year=2015)
    assert open_campaign(actor=road.officer, round_=other, year=2015).budget is None


def test_the_default_criteria_make_100() -> None:
    world.units()
    assert sum(one.weight for one in criteria_of(scene().campaign)) == 100


def test_criteria_are_fixed_by_the_first_score(road: Scene) -> None:
    other = (Criterion("x", "Khác", Decimal(10), Decimal(1)),)
    now = CampaignSettings(300 * TRIEU, other)
    changed = change_campaign(actor=road.officer, campaign=road.campaign, settings=now, version=0)
    assert criteria_of(changed) == other
    refused("changed_meanwhile", change_campaign, actor=road.officer, campaign=road.campaign, settings=now, version=0)
    road.fresh()
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Hội thảo", 5)
    version = road.fresh().version
    more = replace(now, criteria=(*other, Criterion("y", "Nữa", Decimal(10), Decimal(1))))
    refused(
        "criteria_fixed", change_campaign, actor=road.officer, campaign=road.campaign, settings=more, version=version
    )
    cheaper = replace(now, budget=1)
    assert change_campaign(
        actor=road.officer, campaign=road.campaign, settings=cheaper, version=version
    ).budget == 1  # fmt: skip


# Gathering


def test_gathering_again_changes_nothing(road: Scene) -> None:
    before = list(Registration.objects.order_by("pk").values())
    entries = AuditEntry.objects.count()
    again = gather_registrations(actor=road.officer, campaign=road.campaign)
    assert again.nothing
    assert list(Registration.objects.order_by("pk").values()) == before
    assert AuditEntry.objects.count() == entries


def test_a_newer_answer_changes_what_nobody_has_scored(road: Scene) -> None:
    revision = registered(
        road.round, HUE, Asked("Cẩm nang", 30), Asked("Hội thảo", 90, None, content="Nội dung mới"),
    )  # fmt: skip
    told = gather_registrations(actor=road.officer, campaign=road.campaign)
    one = road.one("Hội thảo")
    assert (told.renewed, told.new, told.gone) == ([one.code], [f"DK2014-{HUE}-03"], [f"DK2014-{HUE}-02"])
    assert (one.central, one.counterpart, one.content, one.revision_id, one.edition) == (
        90 * TRIEU, None, "Nội dung mới", revision.pk, 2,
    )  # fmt: skip
    assert road.one("Phim tài liệu").status == Registration.Status.WITHDRAWN


def test_what_came_back_in_a_newer_answer_is_registered_again(road: Scene) -> None:
    registered(road.round, HUE, Asked("Hội thảo", 100, 50))
    road.gather()
    registered(road.round, HUE, Asked("Hội thảo", 100, 50), Asked("Phim tài liệu", 120))
    road.gather()
    assert road.one("Phim tài liệu").status == Registration.Status.REGISTERED
    assert Registration.objects.count() == 2


def test_what_was_scored_keeps_its_words_until_a_person_takes_the_newer(road: Scene) -> None:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Hội thảo", 7)
    registered(road.round, HUE, Asked("Hội thảo", 200, 50), Asked("Phim tài liệu", 120))
    told = gather_registrations(actor=road.officer, campaign=road.campaign)
    one = road.one("Hội thảo")
    assert told.flagged == [one.code]
    assert (one.central, one.newer["said"]["central"]) == (100 * TRIEU, 200 * TRIEU)
    assert gather_registrations(actor=road.officer, campaign=road.campaign).nothing
    take_newer(actor=road.officer, registration=one, take=True)
    one = road.one("Hội thảo")
    assert (one.central, one.newer, one.status) == (200 * TRIEU, None, Registration.Status.REGISTERED)
    standing = next(each for each in in_the_run(road.campaign) if each.registration.pk == one.pk)
    assert standing.given[0].stale
    assert standing.together.score is None, "a score of earlier words does not count"
    road.score(person, "Hội thảo", 6)
    assert road.one("Hội thảo").status == Registration.Status.APPRAISED
    refused("nothing_newer", take_newer, actor=road.officer, registration=one, take=True)


def test_newer_words_can_be_left_aside_and_a_task_that_is_gone_taken_out(road: Scene) -> None:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Hội thảo", 7)
    road.score(person, "Phim tài liệu", 7)
    registered(road.round, HUE, Asked("Hội thảo", 200, 50))
    road.gather()
    take_newer(actor=road.officer, registration=road.one("Hội thảo"), take=False)
    assert (road.one("Hội thảo").central, road.one("Hội thảo").status) == (100 * TRIEU, "appraised")
    assert road.one("Phim tài liệu").newer["gone"] is True
    take_newer(actor=road.officer, registration=road.one("Phim tài liệu"), take=True)
    assert road.one("Phim tài liệu").status == Registration.Status.WITHDRAWN
    assert gather_registrations(actor=road.officer, campaign=road.campaign).nothing


def test_nothing_is_gathered_after_ranking(road: Scene) -> None:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    rank(actor=road.officer, campaign=road.campaign, leave_unscored=True)
    refused("campaign_moved", gather_registrations, actor=road.officer, campaign=road.campaign)


# Who scores


def department(parent: str) -> Unit:
    return world.child(world.unit(parent), f"{parent}-PHONG")


@pytest.mark.parametrize("unit", [HUE, HUE_NOW, "below"])
def test_nobody_scores_their_own_units_task_nor_one_above_or_below(road: Scene, unit: str) -> None:
    code = department(HUE).code if unit == "below" else unit
    for role in Role:
        person = world.actor(role, code)
        Appraiser.objects.create(campaign=road.campaign, user=person.user, named_by=road.officer.user)
        Campaign.objects.filter(pk=road.campaign.pk).update(status="appraising")
        with pytest.raises((Refused, PermissionDenied)):
            road.score(person, "Hội thảo", 5)
        assert all(one.near for one in queue_of(person, road.campaign))
    assert not Appraisal.objects.exists()


def test_a_second_role_in_the_unit_is_enough_to_be_near(road: Scene) -> None:
    person = world.person(Role.MINISTRY_OFFICER)
    Membership.objects.create(user=person, unit_code=HUE, role=Role.OFFICER)
    road.appraising(actor_of(person))
    with pytest.raises(Refused) as found:
        road.score(actor_of(person), "Hội thảo", 5)
    assert found.value.code == "near_to_the_unit"


def test_who_belongs_to_a_merged_unit_does_not_score_the_whole(road: Scene) -> None:
    registered(road.round, AN_GIANG, Asked("Hội thảo vùng", 60))
    road.gather()
    merge(road, "Hội thảo", "Hội thảo vùng")
    expert = world.actor(Role.OFFICER, AN_GIANG)
    road.appraising(expert)
    with pytest.raises(Refused) as found:
        road.score(expert, "Hội thảo", 5)
    assert found.value.code == "near_to_the_unit"
    assert road.score(expert, "Phim tài liệu", 5).pk


def test_the_ministrys_own_task_is_scored_by_others_alone(road: Scene) -> None:
    registered(road.round, "BCT", Asked("Chiến dịch của Bộ", 60))
    road.gather()
    own, expert = world.actor(Role.MINISTRY_OFFICER), world.actor(Role.OFFICER, AN_GIANG)
    road.appraising(own, expert)
    with pytest.raises((Refused, PermissionDenied)):
        road.score(own, "Chiến dịch của Bộ", 5)
    assert road.score(expert, "Chiến dịch của Bộ", 5).pk


def test_only_those_named_score_and_only_while_appraised(road: Scene) -> None:
    named, stranger = world.actor(Role.MINISTRY_OFFICER), world.actor(Role.MINISTRY_OFFICER)
    name_appraiser(actor=road.officer, campaign=road.campaign, user=named.user)
    refused("campaign_moved", road.score, by=named, name="Hội thảo", points=5)
    road.appraising()
    with pytest.raises(PermissionDenied):
        road.score(stranger, "Hội thảo", 5)
    assert road.score(named, "Hội thảo", 5).version == 1
    end_appraiser(actor=road.officer, appraiser=Appraiser.objects.get(user=named.user))
    with pytest.raises(PermissionDenied):
        road.score(named, "Phim tài liệu", 5)
    name_appraiser(actor=road.officer, campaign=road.campaign, user=named.user)
    assert road.score(named, "Phim tài liệu", 5).pk
    assert OutgoingMail.objects.filter(to=named.user.email).count() == 2


def test_a_disabled_person_is_not_named(road: Scene) -> None:
    person = world.person(Role.MINISTRY_OFFICER)
    person.is_active = False
    person.save()
    refused("not_an_appraiser", name_appraiser, actor=road.officer, campaign=road.campaign, user=person)


def test_an_older_page_overwrites_nothing(road: Scene) -> None:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Hội thảo", 5)
    one = road.one("Hội thảo")
    words = {"actor": person, "registration": one, "scores": {}}
    refused("changed_meanwhile", appraise, **words, version=0, edition=1)
    refused("changed_meanwhile", appraise, **words, version=1, edition=2)
    assert appraise(**words, version=1, edition=1).version == 2
    assert road.one("Hội thảo").status == Registration.Status.REGISTERED, "emptied scores are missing again"


def test_a_proposal_lies_between_0_and_what_is_asked(road: Scene) -> None:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    refused("bad_proposal", road.score, by=person, name="Hội thảo", points=5, proposed=101 * TRIEU)
    refused("bad_score", road.score, by=person, name="Hội thảo", points=11)
    assert road.score(person, "Hội thảo", 5, proposed=40 * TRIEU).proposed == 40 * TRIEU


def test_the_trail_does_not_tell_scores(road: Scene) -> None:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Hội thảo", 5)
    entry = AuditEntry.objects.get(verb="task_registration.appraise")
    assert set(entry.detail) == {"version", "edition", "whole"}


def test_no_appraiser_sees_the_others_before_ranking(road: Scene) -> None:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Hội thảo", 5)
    assert may_see_scores(road.officer, road.campaign)
    assert not may_see_scores(person, road.campaign)
    end_appraiser(actor=road.officer, appraiser=Appraiser.objects.get())
    assert not may_see_scores(person, road.campaign), "nor one who appraised before"
    ranked = rank(actor=road.officer, campaign=road.campaign, leave_unscored=True)
    assert may_see_scores(person, ranked)
    assert not may_see_scores(world.actor(Role.LEADER, HUE), ranked)


# Merging, excluding, withdrawing


def merge(road: Scene, main: str, *others: str, **words) -> Registration:
    told = {"central": 150 * TRIEU, "counterpart": 50 * TRIEU, "reason": "Cùng nội dung", **words}
    rest = [road.one(name) for name in others]
    return merge_registrations(actor=road.officer, campaign=road.campaign, main=road.one(main), others=rest, **told)


def test_a_merged_task_stands_for_all_and_comes_apart_again(road: Scene) -> None:
    kept = merge(road, "Hội thảo", "Phim tài liệu", name="Hội thảo và phim")
    assert (kept.central, road.one("Phim tài liệu").merged_into_id) == (150 * TRIEU, kept.pk)
    assert [one.registration.name for one in in_the_run(road.campaign)] == ["Hội thảo và phim"]
    unmerge_registrations(actor=road.officer, registration=kept)
    told = {one.registration.name: one.registration.central for one in in_the_run(road.campaign)}
    assert told == {"Hội thảo": 100 * TRIEU, "Phim tài liệu": 120 * TRIEU}


def test_a_merger_within_a_merger_is_one_merger(road: Scene) -> None:
    registered(road.round, AN_GIANG, Asked("Hội thảo vùng", 60))
    road.gather()
    first = merge(road, "Hội thảo", "Phim tài liệu")
    last = merge(road, "Hội thảo vùng", "Hội thảo")
    assert set(last.merged_from.values_list("name", flat=True)) == {"Hội thảo", "Phim tài liệu"}
    assert Registration.objects.get(pk=first.pk).central == 100 * TRIEU, "its own words again"


def test_merging_asks_two_of_the_run_a_reason_and_money(road: Scene) -> None:
    refused("merge_needs_two", merge, road=road, main="Hội thảo")
    refused("reason_missing", lambda **words: merge(road, "Hội thảo", "Phim tài liệu", **words), reason=" ")
    refused("bad_budget", lambda **words: merge(road, "Hội thảo", "Phim tài liệu", **words), central=-1)
    merge(road, "Hội thảo", "Phim tài liệu", central=None)
    refused("registration_moved", lambda: merge(road, "Hội thảo", "Phim tài liệu"))


def test_merging_makes_earlier_scores_stale(road: Scene) -> None:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Hội thảo", 9)
    merge(road, "Hội thảo", "Phim tài liệu")
    assert [one.together.score for one in in_the_run(road.campaign)] == [None]


def test_what_is_taken_out_of_the_run_gets_no_money_but_its_reason(road: Scene) -> None:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Hội thảo", 9)
    road.score(person, "Phim tài liệu", 8)
    one = road.one("Hội thảo")
    refused("reason_missing", exclude_registration, actor=road.officer, registration=one, reason="")
    exclude_registration(actor=road.officer, registration=one, reason="Trùng với năm 2013")
    campaign = rank(actor=road.officer, campaign=road.campaign)
    decide(actor=road.leader, campaign=campaign, request_key="k")
    one = road.one("Hội thảo")
    assert (one.status, one.outcome, one.decision_note) == ("refused", "excluded", "Trùng với năm 2013")
    assert road.one("Phim tài liệu").granted == 120 * TRIEU
    refused("campaign_moved", include_registration, actor=road.officer, registration=one)


def test_a_unit_withdraws_before_anybody_scores(road: Scene) -> None:
    head, officer = world.actor(Role.HEAD, HUE), world.actor(Role.OFFICER, HUE)
    with pytest.raises(PermissionDenied):
        withdraw_registration(actor=officer, registration=road.one("Hội thảo"), reason="x")
    with pytest.raises(PermissionDenied):
        withdraw_registration(actor=world.actor(Role.HEAD, AN_GIANG), registration=road.one("Hội thảo"), reason="x")
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Hội thảo", [5, None, None, None, None, None])
    refused("registration_moved", withdraw_registration, actor=head, registration=road.one("Hội thảo"), reason="x")
    withdraw_registration(actor=head, registration=road.one("Phim tài liệu"), reason="Có nguồn khác")
    assert road.one("Phim tài liệu").status == Registration.Status.WITHDRAWN


# Ranking and after


def test_ranking_without_a_score_is_asked_for_and_can_be_taken_back(road: Scene) -> None:
    refused("campaign_moved", rank, actor=road.officer, campaign=road.campaign)
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    road.score(person, "Phim tài liệu", 9)
    refused("unscored", rank, actor=road.officer, campaign=road.campaign)
    campaign = rank(actor=road.officer, campaign=road.campaign, leave_unscored=True)
    assert [one.standing.registration.name for one in order_of(in_the_run(campaign))] == ["Phim tài liệu", "Hội thảo"]
    refused("campaign_moved", road.score, by=person, name="Hội thảo", points=5)
    appraise_again(actor=road.officer, campaign=campaign)
    assert road.one("Phim tài liệu").rank is None
    assert road.score(person, "Hội thảo", 5).pk


def test_an_empty_campaign_is_not_ranked() -> None:
    world.units()
    made = scene()
    made.appraising()
    refused("nothing_to_rank", rank, actor=made.officer, campaign=made.campaign)


def decided(road: Scene) -> Campaign:
    person = world.actor(Role.MINISTRY_OFFICER)
    road.appraising(person)
    for one in in_the_run(road.campaign):
        road.score(person, one.registration.name, 8)
    campaign = rank(actor=road.officer, campaign=road.campaign)
    decide(actor=road.leader, campaign=campaign, request_key="k")
    return road.fresh()


def test_a_decision_needs_a_budget() -> None:
    world.units()
    made = scene(budget=None)
    registered(made.round, HUE, Asked("Hội thảo"))
    made.gather()
    refused("no_budget", decided, road=made)


def ceiling(amount: int) -> None:
    SourceCeiling.objects.create(unit=world.unit("BCT"), year=2014, source=Source.CENTRAL, amount=amount)


def test_two_campaigns_of_a_year_share_its_ceiling(road: Scene) -> None:
    ceiling(250 * TRIEU)
    notify(actor=road.officer, campaign=decided(road))
    assert (room_in(2014).taken, room_in(2014).left) == (220 * TRIEU, 30 * TRIEU)
    second = scene(code="2014-DK2")
    registered(second.round, HUE, Asked("Cẩm nang", 40, 5), Asked("Tờ rơi", 20))
    second.gather()
    assert second.one("Tờ rơi").code == f"DK2014.2-{HUE}-02"
    decided(second)
    assert (second.one("Cẩm nang").granted, second.one("Tờ rơi").granted) == (0, 20 * TRIEU)


def test_a_ceiling_lowered_after_the_decision_stops_the_money(road: Scene) -> None:
    campaign = decided(road)
    ceiling(100 * TRIEU)
    refused("beyond_ceiling", notify, actor=road.officer, campaign=campaign)
    assert not PlanTask.objects.exists()
    assert not OutgoingMail.objects.filter(key__startswith="campaign-decision").exists()


def test_an_approved_task_joins_the_plan_that_the_unit_has(road: Scene) -> None:
    plan = Plan.objects.create(
        code="KH", unit=world.unit(HUE), title="Kế hoạch", first_year=2011, last_year=2015, status=Plan.Status.ADOPTED
    )
    notify(actor=road.officer, campaign=decided(road))
    assert set(PlanTask.objects.values_list("plan", flat=True)) == {plan.pk}
    assert list(PlanTask.objects.order_by("position").values_list("position", flat=True)) == [1, 2]


def test_a_later_edition_of_the_plan_leaves_the_approved_task_and_its_money() -> None:
    world.units()
    plan = begun()
    adopted(plan, values(SAMPLE))
    made = scene(code="2017-DK", year=2017)
    registered(made.round, HUE_NOW, Asked("Hội thảo", 100, 50))
    made.gather()
    notify(actor=made.officer, campaign=decided(made))
    task = PlanTask.objects.get(registration__name="Hội thảo")
    assert (task.plan_id, task.serial, task.since_id) == (plan.pk, 0, None)
    before = sum(MoneyEntry.objects.filter(line__task=task).values_list("amount", flat=True))
    assert before == 3 * 150 * TRIEU, "estimated, appraised and approved"
    adopted(plan, values({**SAMPLE, "budget": SAMPLE["budget"][1:]}))
    task.refresh_from_db()
    assert (task.removed_in_id, task.title) == (None, "Hội thảo")
    assert sum(MoneyEntry.objects.filter(line__task=task).values_list("amount", flat=True)) == before
    assert BudgetCell.objects.filter(line__task=task).count() == 2


def test_a_stranger_does_nothing(road: Scene) -> None:
    nobody = Actor(None)
    for act in (gather_registrations, rank, notify):
        with pytest.raises(PermissionDenied):
            act(actor=nobody, campaign=road.campaign)
