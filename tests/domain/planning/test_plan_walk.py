"""A plan's life walked at random: what the tables allow happens and is written down, everything else is refused."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.planning.api import (
    PLAN,
    Plan,
    PlanTask,
    Proposal,
    Refused,
    adopt_plan,
    classify_tasks,
    describe_plan,
    end_plan,
    revision_to_adopt,
)
from sachhon.domain.registry.api import place_of
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.planning import plans
from tests.domain.planning.plans import SAMPLE, UNIT
from tests.thorough import of

pytestmark = pytest.mark.django_db
STEPS = ("seal", "adopt", "classify", "describe", "end")
VERBS = ("plan.adopt", "plan.classify", "plan.describe", "plan.end")


@pytest.fixture
def plan() -> Plan:
    world.units()
    return plans.begun()


@settings(max_examples=of(30, 10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(STEPS), st.sampled_from((Role.OFFICER, Role.HEAD, Role.LEADER, Role.INSPECTOR))),
        max_size=12,
    )
)
def test_a_plan_goes_its_way(plan: Plan, steps: list[tuple[str, Role]]) -> None:
    walked = _another(plan)
    sealed = editions = 0
    status = Plan.Status.DRAFT.value
    for number, (step, role) in enumerate(steps):
        actor = world.actor(role, UNIT)
        if step == "seal":
            plans.sealed(walked, plans.values({**SAMPLE, "tasks": SAMPLE["tasks"][: 1 + number % 5]}))
            sealed += 1
            continue
        verb = {"adopt": "adopt", "classify": "arrange", "describe": "edit", "end": "end"}[step]
        allowed = PLAN.allows(verb, role, next(iter(actor.relations(place_of(walked.unit))))[1], status)
        before = AuditEntry.objects.filter(object_type="plan", verb__in=VERBS).count()
        done = _do(step, walked, actor, number)
        if status == Plan.Status.ENDED and step == "end":
            assert done in (True, "silent", "denied")
        elif not allowed:
            assert done == "denied"
        elif step == "adopt":
            assert done == (True if sealed > editions else "nothing")
        if done is True and not (step == "end" and status == Plan.Status.ENDED):
            assert AuditEntry.objects.filter(object_type="plan", verb__in=VERBS).count() == before + 1
            editions = sealed if step == "adopt" else editions
            status = {"adopt": "adopted", "end": "ended"}.get(step, status)
        else:
            assert AuditEntry.objects.filter(object_type="plan", verb__in=VERBS).count() == before
        walked.refresh_from_db()
        assert walked.status == status
    assert bool(PlanTask.objects.filter(plan=walked).exists()) == bool(walked.editions.exists())


def _do(step: str, plan: Plan, actor: Actor, number: int) -> object:
    """True where it was done; denied, nothing (there is nothing to adopt), silent (nothing changed)."""
    try:
        if step == "adopt":
            revision = revision_to_adopt(plan) or plan.submission.revisions.order_by("-number").first()
            if revision is None or plan.editions.filter(revision=revision).exists():
                PLAN.require(actor, "adopt", place_of(plan.unit), Plan.objects.get(pk=plan.pk).status)
                return "nothing"
            adopt_plan(actor=actor, plan=plan, revision=revision, request_key=f"k{number}")
        elif step == "classify":
            tasks = PlanTask.objects.filter(plan=plan, is_heading=False)
            chosen = {task.code: Proposal(1 + number % 5, "1.1") for task in tasks}
            return bool(classify_tasks(actor=actor, plan=plan, chosen=chosen)) or "silent"
        elif step == "describe":
            describe_plan(actor=actor, plan=plan, title=f"Kế hoạch {number}", first_year=2016, last_year=2020)
        else:
            was = Plan.objects.get(pk=plan.pk).status
            end_plan(actor=actor, plan=plan)
            return "silent" if was == Plan.Status.ENDED else True
    except PermissionDenied:
        return "denied"
    except Refused:
        return "refused"
    return True


def _another(plan: Plan) -> Plan:
    asked = world.published_round(f"KH-{Plan.objects.count()}", "action-plan")
    return Plan.objects.create(
        code=f"{plan.code}-{Plan.objects.count()}",
        unit=plan.unit,
        title="Kế hoạch",
        first_year=2016,
        last_year=2020,
        submission=world.submission(asked, UNIT),
    )
