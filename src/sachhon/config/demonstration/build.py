"""The demonstration, step by step: people, the round, the letters, then each province as far as its turn goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import chain, repeat

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sachhon.config.demonstration.assessments import build_assessments
from sachhon.config.demonstration.certificates import build_certificates
from sachhon.config.demonstration.facilities import build_facilities
from sachhon.config.demonstration.network import build_network
from sachhon.config.demonstration.options import build_options
from sachhon.config.demonstration.people import Cast, Province
from sachhon.config.demonstration.planning import build_planning
from sachhon.config.demonstration.walk import LAST, Stage, Walk
from sachhon.config.demonstration.years import build_years
from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.registry.api import Unit
from sachhon.domain.rollups.api import add_up_savings
from sachhon.domain.rounds.api import (
    Obligation,
    Round,
    TemplateVersion,
    change_round,
    draft_round,
    extend,
    publish_round,
    waive,
)
from sachhon.domain.submissions.api import Status, Submission
from sachhon.writing.sample import compose_letters

SAMPLE_ROUND = "MAU-2018"
TEMPLATE = "bct-1819-2018"
LETTER_DATE = date(2018, 3, 12)
OPEN_DAYS = 7
SHOWN_PROVINCES = ("P63-52", "P63-89", "P63-27")
"""Accounts shown: Bình Định and An Giang (nothing begun: their letters are to be handed in), Bắc Ninh (sent back)."""

PLAN: tuple[tuple[Stage, int], ...] = (
    (Stage.NOTHING, 3),
    (Stage.READ, 3),
    (Stage.DRAFT, 4),
    (Stage.AWAITING_HEAD, 3),
    (Stage.AWAITING_LEADER, 3),
    (Stage.SUBMITTED, 6),
    (Stage.RECEIVED, 6),
    (Stage.RETURNED, 4),
    (Stage.HANDED_IN_AGAIN, 2),
    (Stage.CORRECTED, 2),
    (Stage.PUBLISHED, 3),
)
"""How many provinces stop where; all others are accepted."""

FIXED = {"P63-52": Stage.NOTHING, "P63-89": Stage.NOTHING, "P63-27": Stage.RETURNED}


def build(units: int, seed: int, progress: Callable[[int, int, str], None]) -> dict[str, int]:
    """Builds it all; what the provinces came to, counted by the words of the statuses."""
    cast = Cast(seed)
    with transaction.atomic():
        ministry = cast.ministry()
        officer = ministry[str(Role.MINISTRY_OFFICER)]
        asking = _round(officer)
    provinces = {unit.code: unit for unit in Unit.objects.filter(code__startswith="P63-").select_related("territory")}
    stages = _stages(sorted(provinces))
    walk = Walk(officer)
    assert asking.template is not None
    letters = dict(
        zip(sorted(provinces), compose_letters(asking.template.definition, len(provinces), seed), strict=True)
    )
    chosen = _chosen(stages, units)
    cast_of: dict[str, Province] = {}
    for done, code in enumerate(chosen, 1):
        unit, letter = provinces[code], letters[code]
        progress(done, len(chosen), unit.name)
        people = cast_of[code] = cast.province(unit, shown=code in SHOWN_PROVINCES)
        owed = Obligation.objects.select_related("round__template", "unit").get(round=asking, unit=unit)
        walk.take(owed, people, letter.name, letter.to_bytes(), stages[code])
        if code in SHOWN_PROVINCES and stages[code] is Stage.NOTHING:
            _keep_letter(letter.name, letter.to_bytes())
    _deadlines(officer, asking)
    build_planning(cast, ministry, cast_of, SAMPLE_ROUND, seed)
    factories = build_facilities(cast, ministry, cast_of, seed)
    if factories is not None:
        build_years(cast, ministry, cast_of, factories, seed)
        build_network(ministry, factories, seed)
        detailed = build_assessments(factories)["detailed"]
        build_options(factories, cast_of, detailed)
        build_certificates(factories, cast_of, detailed)
        add_up_savings()
    cast.show(settings.HOME / "demo-accounts.json")
    return _counted(asking)


def _round(officer: Actor) -> Round:
    version = TemplateVersion.objects.filter(template_id=TEMPLATE, status=TemplateVersion.Status.PUBLISHED).latest("pk")
    asking = draft_round(actor=officer, template=version)
    asking = change_round(
        actor=officer,
        asking=asking,
        changes={
            "title": "Báo cáo tình hình thực hiện Chiến lược sản xuất sạch hơn (đợt trình diễn, dữ liệu mẫu)",
            "letter_number": "1819/BCT-TKNL",
            "letter_date": LETTER_DATE,
            "asked": {"kinds": [Unit.Kind.PROVINCE], "provinces": [], "include": [], "exclude": []},
            "data_until": date(2018, 3, 31),
            "deadline": timezone.localdate() + timedelta(days=OPEN_DAYS),
            "deadline_days": None,
        },
        version=asking.version,
    )
    Round.objects.filter(pk=asking.pk).update(code=SAMPLE_ROUND)
    asking.refresh_from_db()
    return publish_round(actor=officer, asking=asking)


def _stages(codes: list[str]) -> dict[str, Stage]:
    """A stage for each province: spread over the country by a stride, so that no region is all alike."""
    free = [code for code in codes if code not in FIXED]
    stride = 23  # no divisor of the number of provinces that are left
    order = [free[(place * stride) % len(free)] for place in range(len(free))]
    wanted: Iterator[Stage] = chain(chain.from_iterable(repeat(stage, count) for stage, count in PLAN), repeat(LAST))
    return {**dict(zip(order, wanted, strict=False)), **FIXED}


def _chosen(stages: dict[str, Stage], count: int) -> list[str]:
    """Provinces for so many letters: the shown ones, then in turn one of each stage, so that few show all states."""
    left = {stage: [code for code in sorted(stages) if stages[code] is stage and code not in FIXED] for stage in Stage}
    chosen = list(FIXED)
    while len(chosen) < min(count, len(stages)):
        chosen += [codes.pop(0) for codes in left.values() if codes]
    return sorted(chosen[: max(count, len(FIXED))])


def _deadlines(officer: Actor, asking: Round) -> None:
    """One province with more time, one let off, two overdue."""
    silent = list(Obligation.objects.filter(round=asking, submission=None).exclude(unit__code__in=SHOWN_PROVINCES))
    if len(silent) > 3:
        extend(
            actor=officer,
            asking=asking,
            obligations=silent[:1],
            until=asking.deadline + timedelta(days=7),
            reason="Địa phương đề nghị gia hạn do khắc phục hậu quả bão lũ.",
        )
        waive(
            actor=officer,
            asking=asking,
            obligations=silent[1:2],
            reason="Đã báo cáo trong đợt trước, không có thay đổi.",
        )
        past = timezone.localdate() - timedelta(days=3)
        Obligation.objects.filter(pk__in=[one.pk for one in silent[2:4]]).update(deadline=past)


def _keep_letter(name: str, data: bytes) -> None:
    """The letter that a visitor can hand in."""
    folder = settings.HOME / "cong-van-de-thu"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def _counted(asking: Round) -> dict[str, int]:
    held = Counter(Submission.objects.filter(obligation__round=asking).values_list("status", flat=True))
    told = {str(Status(status).label): held[status] for status in Status.values if held[status]}
    none = Obligation.objects.filter(round=asking, submission=None).count()
    return {"Chưa bắt đầu / not begun": none, **told}
