"""The mails of a round: the request, a new deadline, a reminder by hand. One a person, in the person's language.

Each has a key, so that the same mail is never queued twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from sachhon.domain.accounts.api import User
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.audience import Recipient, by_person, recipient_of
from sachhon.domain.rounds.models import Obligation, Round
from sachhon.foundation import mail
from sachhon.vietnamese import format_date

MOST_UNITS_NAMED = 20


def queue_requests(asking: Round, units: Sequence[Unit], *, publisher: User | None) -> int:
    """The request to everyone who answers for a unit; how many mails. A test round writes to its publisher alone."""
    return _queue(
        asking,
        units,
        publisher,
        key=f"round-request/{asking.code}",
        subject=lambda: (
            _("{number} Yêu cầu báo cáo: {title}").format(number=_number(asking), title=asking.title).strip()
        ),
        text=lambda: [
            _("Bộ Công Thương đề nghị đơn vị gửi báo cáo theo công văn {number} ngày {date}.").format(
                number=asking.letter_number or "…", date=_day(asking.letter_date)
            ),
            _("Số liệu tính đến {until}. Hạn nộp: {deadline}.").format(
                until=_day(asking.data_until), deadline=_day(asking.deadline)
            ),
            _("Trả lời bằng biểu mẫu trên mạng, tệp Excel, công văn Word hoặc thư điện tử."),
        ],
    )


def queue_new_deadline(asking: Round, units: Sequence[Unit], until: date, reason: str) -> int:
    """The new deadline, with its reason."""
    return _queue(
        asking,
        units,
        None,
        key=f"round-deadline/{asking.code}/{until.isoformat()}",
        subject=lambda: _("Hạn nộp mới {until}: {title}").format(until=_day(until), title=asking.title),
        text=lambda: [
            _("Hạn nộp báo cáo được chuyển đến {until}.").format(until=_day(until)),
            _("Lý do: {reason}").format(reason=reason),
        ],
    )


def queue_reminder(
    asking: Round, owed: Sequence[Obligation], note: str, request_key: str, *, publisher: User | None
) -> int:
    """A reminder that somebody sends by hand."""
    days = sorted({one.deadline for one in owed})
    until = _day(days[0]) if len(days) == 1 else f"{_day(days[0])} – {_day(days[-1])}"
    return _queue(
        asking,
        [one.unit for one in owed],
        publisher,
        key=f"round-reminder/{asking.code}/{request_key}",
        subject=lambda: _("Nhắc nộp báo cáo: {title}").format(title=asking.title),
        text=lambda: [
            _("Bộ Công Thương chưa nhận được báo cáo theo công văn {number}. Hạn nộp: {until}.").format(
                number=asking.letter_number or "…", until=until
            ),
            *([note] if note else []),
        ],
    )


def _queue(
    asking: Round,
    units: Sequence[Unit],
    publisher: User | None,
    *,
    key: str,
    subject: Callable[[], str],
    text: Callable[[], list[str]],
) -> int:
    told = {recipient_of(publisher): list(units)} if asking.is_test and publisher else by_person(units)
    if asking.is_test and not publisher:
        return 0
    for recipient, theirs in told.items():
        with override(recipient.language):
            about = f"[{_('THỬ')}] {subject()}" if asking.is_test else subject()
            mail.queue(
                to=recipient.email,
                subject=about[:250],
                text=letter_text(recipient, [*text(), *names(theirs)], test=asking.is_test),
                key=f"{key}/{recipient.email}",
            )
    return len(told)


def letter_text(recipient: Recipient, paragraphs: Iterable[str], *, test: bool = False) -> str:
    """A plain mail: greeting, paragraphs, where to sign in. In the language that is active."""
    return "\n\n".join(
        [
            *([_("ĐỢT THỬ: thư này không yêu cầu báo cáo thật.")] if test else []),
            _("Kính gửi {name},").format(name=recipient.name),
            *paragraphs,
            _("Đăng nhập để trả lời: {address}").format(address=settings.SITE_URL),
            _("Thư này do hệ thống Sạch Hơn gửi tự động."),
        ]
    )


def names(units: Sequence[Unit]) -> list[str]:
    """The units that a mail is about, where there is more than the reader's own to tell."""
    shown = [f"- {unit.name}" for unit in units[:MOST_UNITS_NAMED]]
    more = len(units) - len(shown)
    if more > 0:
        shown.append(ngettext("và {count} đơn vị khác", "và {count} đơn vị khác", more).format(count=more))
    return [_("Đơn vị:") + "\n" + "\n".join(shown)] if shown else []


def _day(day: date | None) -> str:
    return format_date(day) if day else "…"


def _number(asking: Round) -> str:
    return f"[{asking.letter_number}]" if asking.letter_number else ""
