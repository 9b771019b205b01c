"""Reading rounds, what is owed, and templates: only what the actor may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.api import units_visible
from sachhon.domain.rounds.models import Obligation, Round, TemplateVersion
from sachhon.domain.rounds.policies import MINISTRY_PLACE, ROUND, TEMPLATE

_OUT = (Round.Status.PUBLISHED, Round.Status.CLOSED)


def rounds_visible(actor: Actor) -> QuerySet[Round]:
    """The ministry's people see every round; others those, once published, that ask a unit of theirs."""
    rounds = Round.objects.select_related("template")
    if ROUND.permits(actor, "view", MINISTRY_PLACE):
        return rounds
    asked = Obligation.objects.filter(unit__in=units_visible(actor)).values("round")
    return rounds.filter(status__in=_OUT, pk__in=asked)


def obligations_visible(actor: Actor) -> QuerySet[Obligation]:
    """What the units of the actor, and those below them, owe; all of it at the ministry."""
    return _told().filter(unit__in=units_visible(actor), round__status__in=_OUT)


def owed_by(unit_codes: Iterable[str]) -> QuerySet[Obligation]:
    """What these units owe, by deadline; rounds that still run alone, without what was waived."""
    return (
        _told()
        .filter(unit__code__in=tuple(unit_codes), round__status=Round.Status.PUBLISHED, waived_at=None)
        .order_by("deadline", "round__code", "unit__sort_name")
    )


def obligations_of(asking: Round) -> QuerySet[Obligation]:
    """All that is owed to a round, waived ones too, in Vietnamese order of the units."""
    return _told().filter(round=asking).order_by("unit__sort_name")


def last_round(template_id: str = "") -> Round | None:
    """The round published last (on that template), test rounds aside: what a new one takes its defaults from."""
    rounds = Round.objects.filter(status__in=_OUT, is_test=False).select_related("template")
    if template_id:
        rounds = rounds.filter(template__template_id=template_id)
    return rounds.order_by("-published_at", "-pk").first()


def templates_visible(actor: Actor) -> QuerySet[TemplateVersion]:
    """Versions of templates, newest first within each; drafts too. The ministry's people alone see the list."""
    if not TEMPLATE.permits(actor, "view", MINISTRY_PLACE):
        return TemplateVersion.objects.none()
    return TemplateVersion.objects.order_by("template_id", "-published_at", "-pk")


def usable_templates() -> QuerySet[TemplateVersion]:
    """The versions that a round can ask with."""
    return TemplateVersion.objects.filter(status=TemplateVersion.Status.PUBLISHED).order_by("title", "-published_at")


def last_published(template_id: str, *, before: TemplateVersion | None = None) -> TemplateVersion | None:
    """The version published last of a template, other than `before`."""
    versions = TemplateVersion.objects.filter(
        ~Q(status=TemplateVersion.Status.DRAFT), template_id=template_id, published_at__isnull=False
    )
    if before is not None:
        versions = versions.exclude(pk=before.pk)
        if before.published_at is not None:
            versions = versions.filter(published_at__lte=before.published_at)
    return versions.order_by("-published_at", "-pk").first()


def _told() -> QuerySet[Obligation]:
    return Obligation.objects.select_related("round", "round__template", "unit")
