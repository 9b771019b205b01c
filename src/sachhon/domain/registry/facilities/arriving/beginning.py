"""A list that came in gets its code; the same source is told."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import User
from sachhon.domain.registry.models import Arriving, Unit
from sachhon.domain.registry.refusals import Refused
from sachhon.vietnamese import format_date


class SentBefore(Refused):
    """The very same list came before: `arriving` is it."""

    def __init__(self, arriving: Arriving) -> None:
        day = format_date(timezone.localtime(arriving.at).date())
        words = _("Tệp này đã được nhận ngày {day}: “{title}”. Không nhận lại.")
        super().__init__("sent_before", words.format(day=day, title=arriving.title))
        self.arriving = arriving


def begun(
    *, kind: str, source: str, title: str, province: Unit | None, as_on: date | None, user: User | None
) -> Arriving:
    """A list that came in, with the next code of its year. Raises SentBefore where its source came before."""
    known = Arriving.objects.filter(source=source).first()
    if known is not None:
        raise SentBefore(known)
    try:
        with transaction.atomic():
            return Arriving.objects.create(
                code=_next_code(),
                kind=kind,
                source=source,
                title=title,
                province=province,
                as_on=as_on,
                by=user,
            )
    except IntegrityError:
        known = Arriving.objects.filter(source=source).first()
        if known is None:
            raise
        raise SentBefore(known) from None


def _next_code() -> str:
    """ "DS-2026-0007"."""
    head = f"DS-{timezone.localdate().year}-"
    codes = Arriving.objects.filter(code__startswith=head).values_list("code", flat=True)
    numbers = [int(code.removeprefix(head)) for code in codes if code.removeprefix(head).isdecimal()]
    return f"{head}{max(numbers, default=0) + 1:04d}"


def set_free(arriving: Arriving) -> str:
    """The source of a list that is set aside: its file can be sent again; a report is not gathered a second time."""
    of_report = arriving.kind == Arriving.Kind.REPORT
    return arriving.source if of_report else f"{arriving.source[:140]}/{arriving.pk}"
