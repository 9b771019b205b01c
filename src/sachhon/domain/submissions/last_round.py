"""What the unit said the last time it was asked, for comparison beside every field."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.domain.registry.api import Unit, predecessors
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.drafts import template_of
from sachhon.domain.submissions.models import Revision, Submission
from sachhon.domain.submissions.sealing import revision_values
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Answer, Key, Values, spec_of


@dataclass(frozen=True, slots=True)
class LastRound:
    """The last answers. `own`: the unit's own or those of its one predecessor; `several`: one for each predecessor
    where there are more, whose figures are not one unit's and are shown side by side, never compared."""

    own: Revision | None = None
    several: tuple[Revision, ...] = ()


def last_round_of(submission: Submission) -> LastRound:
    """The standing revisions that the report is compared with, from the newest earlier round of the same template."""
    owed = submission.obligation
    rounds = _earlier_rounds(owed.round)
    if not rounds:
        return LastRound()
    earlier = _newest_by_unit(rounds, [owed.unit])
    if earlier:
        return LastRound(own=earlier[0])
    before = predecessors(owed.unit)
    found = _newest_by_unit(rounds, before) if before else []
    if len(before) == 1:
        return LastRound(own=found[0] if found else None)
    return LastRound(several=tuple(found))


def last_round_values(submission: Submission) -> dict[Key, Answer]:
    """The last answers to the fields that the template still has with the same type; {} where there are none."""
    revision = last_round_of(submission).own
    return {} if revision is None else _still_asked(template_of(submission), revision)


def _earlier_rounds(current: Round) -> list[int]:
    """The rounds before this one on the same template, newest first; test rounds aside. Asked by every page: small."""
    template = current.template
    assert template is not None
    rounds = Round.objects.filter(template__template_id=template.template_id).exclude(pk=current.pk)
    if not current.is_test:
        rounds = rounds.filter(is_test=False)
    if current.published_at is not None:
        rounds = rounds.filter(published_at__lt=current.published_at)
    return list(rounds.order_by("-published_at").values_list("pk", flat=True))


def _newest_by_unit(rounds: list[int], units: list[Unit] | tuple[Unit, ...]) -> list[Revision]:
    """The standing revision of each unit in the newest of these rounds that it answered."""
    standing = Revision.objects.filter(
        stands_for__obligation__unit__in=units, stands_for__obligation__round__in=rounds
    ).values_list("pk", "stands_for__obligation__unit_id", "stands_for__obligation__round_id")
    newest: dict[int, tuple[int, int]] = {}
    for pk, unit, asked in standing:
        place = rounds.index(asked)
        if unit not in newest or place < newest[unit][0]:
            newest[unit] = (place, pk)
    if not newest:
        return []
    wanted = Revision.objects.select_related(
        "template", "submission__obligation__round", "submission__obligation__unit"
    ).in_bulk([pk for _place, pk in newest.values()])
    return [wanted[newest[unit.pk][1]] for unit in units if unit.pk in newest]


def _still_asked(template: Template, revision: Revision) -> dict[Key, Answer]:
    old = revision.template.definition
    values: Values = revision_values(revision)
    return {key: answer for key, answer in values.items() if _type_of(template, key) == _type_of(old, key) != ""}


def _type_of(template: Template, key: Key) -> str:
    if not template.has_field(key.field):
        return ""
    try:
        return spec_of(template, key).type
    except KeyError:
        return ""
