"""Publishing a round: from then on the units owe an answer, and are told so."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.api import Unit, names_on
from sachhon.domain.rounds.asked import date_of, units_asked
from sachhon.domain.rounds.deadlines import on_day
from sachhon.domain.rounds.mailing import queue_requests
from sachhon.domain.rounds.models import Obligation, Round, TemplateVersion
from sachhon.domain.rounds.policies import MINISTRY_PLACE, ROUND
from sachhon.domain.rounds.refusals import NotReady
from sachhon.foundation import audit


def missing(asking: Round, units: list[Unit]) -> list[tuple[str, str]]:
    """What a draft still lacks: (step of the wizard, sentence), in the order of the steps."""
    lacks = []
    if asking.template is None or asking.template.status != TemplateVersion.Status.PUBLISHED:
        lacks.append(("template", _("Chọn một biểu mẫu đã ban hành.")))
    if not asking.title.strip():
        lacks.append(("template", _("Nhập tên đợt báo cáo.")))
    if not asking.is_test and not asking.letter_number.strip():
        lacks.append(("letter", _("Nhập số công văn.")))
    if asking.letter_date is None:
        lacks.append(("letter", _("Nhập ngày công văn.")))
    if not units:
        lacks.append(("units", _("Chọn ít nhất một đơn vị được yêu cầu báo cáo.")))
    if asking.deadline is None:
        lacks.append(("deadline", _("Nhập hạn nộp.")))
    elif asking.deadline < timezone.localdate():
        lacks.append(("deadline", _("Hạn nộp đã qua. Chọn một ngày từ hôm nay trở đi.")))
    if asking.data_until is None:
        lacks.append(("deadline", _("Nhập ngày chốt số liệu.")))
    return lacks


@transaction.atomic
def publish_round(*, actor: Actor, asking: Round) -> Round:
    """The round, open: one obligation a unit, and the request mail in the queue, all or nothing.

    Doing it again changes nothing and sends nothing. A test round writes to who publishes it alone. Raises NotReady
    with all that is missing.
    """
    held = Round.objects.select_for_update(of=("self",)).select_related("template").get(pk=asking.pk)
    if held.status == Round.Status.PUBLISHED:
        ROUND.require(actor, "view", MINISTRY_PLACE, held.status)
        return held
    ROUND.require(actor, "publish", MINISTRY_PLACE, held.status)
    units = units_asked(held)
    if lacks := missing(held, units):
        raise NotReady(_("Chưa phát hành được. Bổ sung những mục sau rồi phát hành lại."), lacks)
    held.deadline = on_day(date_of(held), held.deadline).day
    names = names_on(units, date_of(held))
    Obligation.objects.bulk_create(
        [Obligation(round=held, unit=unit, unit_name=names[unit.pk], deadline=held.deadline) for unit in units],
        batch_size=500,
    )
    held.status = Round.Status.PUBLISHED
    held.published_at = timezone.now()
    held.version += 1
    held.save()
    told = queue_requests(held, units, publisher=actor.user)
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="round.publish",
        object_type="round",
        object_id=held.code,
        detail={
            "letter": held.letter_number,
            "template": str(held.template),
            "deadline": held.deadline.isoformat(),
            "units": len(units),
            "mails": told,
            "test": held.is_test,
        },
    )
    return held
