"""A campaign for tests: units that registered tasks, people of the ministry, scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.planning.api import (
    Appraisal,
    Campaign,
    Registration,
    appraise,
    close_registration,
    criteria_of,
    gather_registrations,
    name_appraiser,
    open_campaign,
)
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.api import Revision
from sachhon.formkit.values import Answer, Key, Origin, State
from tests import world
from tests.domain.rollups.revisions import SHA, seal

TEMPLATE = "bct-1594-2013-annex-2"
TRIEU = 10**6
COLUMNS = (
    "group",
    "name",
    "objective_and_content",
    "expected_outputs",
    "central_funding",
    "counterpart_funding",
    "note",
)


@dataclass(frozen=True)
class Asked:
    """A task as a unit writes it; money in million đồng, None: a blank cell."""

    name: str
    central: int | None = 100
    counterpart: int | None = None
    group: str = "1.1"
    content: str = "Nội dung"
    outputs: str = "01 báo cáo"
    note: str = ""

    def cells(self) -> tuple[object, ...]:
        money = (None if one is None else one * TRIEU for one in (self.central, self.counterpart))
        return (self.group, self.name, self.content, self.outputs, *money, self.note or None)


def rows(*tasks: Asked) -> dict[Key, Answer]:
    """A unit's answer with these tasks, each cell read from words of a file."""
    values = {}
    for row, task in enumerate(tasks):
        for column, value in zip(COLUMNS, task.cells(), strict=True):
            if value is not None:
                origin = Origin("read", "phu-luc-2.docx", SHA, 10 * row, 10 * row + 5, str(value))
                values[Key("tasks", row, column)] = Answer(State.VALUE, value, origin)
    return values


def registered(asking: Round, unit: str, *tasks: Asked) -> Revision:
    """A sealed answer of a unit."""
    return seal(asking, unit, rows(*tasks))


def asking_round(code: str = "2014-DK") -> Round:
    """An open round on annex 2."""
    return world.published_round(code, TEMPLATE)


@dataclass
class Scene:
    """An open campaign on a round, the officer who runs it, and the leader who decides."""

    round: Round
    campaign: Campaign
    officer: Actor
    leader: Actor

    def gather(self) -> None:
        gather_registrations(actor=self.officer, campaign=self.campaign)

    def one(self, name: str) -> Registration:
        return Registration.objects.get(campaign=self.campaign, name=name)

    def fresh(self) -> Campaign:
        self.campaign = Campaign.objects.select_related("round__template").get(pk=self.campaign.pk)
        return self.campaign

    def appraising(self, *people: Actor) -> None:
        """Registration closed, these named."""
        for person in people:
            assert person.user
            name_appraiser(actor=self.officer, campaign=self.campaign, user=person.user)
        self.campaign = close_registration(actor=self.officer, campaign=self.campaign)

    def score(self, by: Actor, name: str, points: int | Sequence[int | None], proposed: int | None = None) -> Appraisal:
        """The same points (of 10) for every criterion, or one each."""
        one = self.one(name)
        codes = [criterion.code for criterion in criteria_of(self.campaign)]
        given = [points] * len(codes) if isinstance(points, int) else points
        before = Appraisal.objects.filter(registration=one, by=by.user).first()
        return appraise(
            actor=by,
            registration=one,
            scores={code: None if value is None else Decimal(value) for code, value in zip(codes, given, strict=True)},
            proposed=proposed,
            version=before.version if before else 0,
            edition=one.edition,
        )


def scene(budget: int | None = 300 * TRIEU, code: str = "2014-DK", year: int = 2014) -> Scene:
    """Everything but registrations; `world.units()` must be there."""
    asking = asking_round(code)
    officer = world.actor(Role.MINISTRY_OFFICER)
    campaign = open_campaign(actor=officer, round_=asking, year=year, budget=budget)
    return Scene(asking, campaign, officer, world.actor(Role.LEADER))
