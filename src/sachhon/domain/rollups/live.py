"""The figures of a round as they are at this moment."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

from sachhon.domain.rollups.answers import Progress, Sealed, sealed_answers, unit_answers
from sachhon.domain.rollups.choices import SEALED, THEN, Choices
from sachhon.domain.rollups.standing import Asked, asked_in, fingerprint
from sachhon.domain.rounds.api import Round
from sachhon.formkit.definition import Template
from sachhon.formkit.rollup import Figures, Unit, UnitAnswers, roll_up

_REMEMBERED = 6
_HEAVY = 1000  # units, from which figures are not kept in memory


@dataclass(frozen=True, slots=True)
class Ground:
    """What figures are computed from: who is asked, which revisions count, and the name of this state of affairs."""

    round: Round
    choices: Choices
    asked: tuple[Asked, ...]
    fingerprint: str

    @property
    def template(self) -> Template:
        """The round's template. Raises ValueError for a round that has none yet."""
        definition = self.round.definition
        if definition is None:
            raise ValueError(f"the round {self.round.code} has no template")
        return definition

    @property
    def answered(self) -> int:
        """How many units' revisions count."""
        return sum(one.revision is not None for one in self.asked)


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """The figures with the revisions they stand on, by unit code."""

    ground: Ground
    figures: Figures
    sealed: dict[str, Sealed] = field(default_factory=dict)


_known: OrderedDict[tuple[int, str, str], RoundFigures] = OrderedDict()
_lock = Lock()


def ground_of(round_: Round, choices: Choices) -> Ground:
    """At most two queries."""
    asked = asked_in(round_, choices)
    digest = round_.template.digest if round_.template else ""
    return Ground(round_, choices, asked, fingerprint(digest, asked))


def figures_on(ground: Ground, progress: Progress | None = None) -> RoundFigures:
    """The figures of a ground; computed once in a process."""
    key = (ground.round.pk, ground.choices.key, ground.fingerprint)
    with _lock:
        if key in _known:
            return _known[key]
    sealed: dict[str, Sealed] = {}
    answers: list[UnitAnswers] = []
    for one, said in sealed_answers(ground.asked, progress):
        sealed[one.unit_code] = said
        answers.append(unit_answers(one, said))
    computed = RoundFigures(ground, roll_up(ground.template, answers, asked=_units(ground.asked)), sealed)
    if len(ground.asked) < _HEAVY:
        with _lock:
            _known[key] = computed
            while len(_known) > _REMEMBERED:
                _known.popitem(last=False)
    return computed


def _units(asked: Sequence[Asked]) -> list[Unit]:
    return [Unit(one.unit_code, one.unit_name, one.province_code, one.geography) for one in asked]


def round_figures(
    round_: Round, *, geography: str = THEN, standing: str = SEALED, kinds: Sequence[str] = (), region: str = ""
) -> Figures:
    """The figures of a round from the revisions that stand now, whatever was computed before."""
    choices = Choices(geography, standing, tuple(sorted(kinds)), region)
    return figures_on(ground_of(round_, choices)).figures
