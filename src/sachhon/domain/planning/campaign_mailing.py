"""The mails of a campaign, one a person, in their language: to those named to appraise, the decision to the units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from sachhon.domain.accounts.api import User
from sachhon.domain.planning.campaign.way import RegistrationStatus
from sachhon.domain.planning.campaign_words import outcome_words
from sachhon.domain.planning.models import Campaign, Decision, Registration
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import Recipient, by_person
from sachhon.foundation import mail
from sachhon.vietnamese import format_date
from sachhon.vietnamese.money import format_money

_S = RegistrationStatus


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it will leave."""

    recipient: Recipient
    units: tuple[str, ...]
    subject: str
    text: str


def queue_naming(campaign: Campaign, user: User) -> None:
    """Somebody was named to appraise; being named again is told again only after it had ended."""
    number = campaign.appraisers.filter(user=user).count() + campaign.version
    with override(user.language):
        mail.queue(
            to=user.email,
            subject=_("Cử thẩm định nhiệm vụ năm {year}").format(year=campaign.year),
            text=_framed(
                user.full_name,
                [
                    _(
                        "Anh/chị được cử thẩm định các nhiệm vụ đăng ký năm {year} thực hiện Chiến lược sản xuất sạch "
                        "hơn. Điểm của từng người chỉ hiện với người khác sau khi đã xếp hạng."
                    ).format(year=campaign.year)
                ],
            ),
            key=f"campaign-appraiser/{campaign.round.code}/{user.pk}/{number}",
        )


def letters_of(decision: Decision) -> list[Letter]:
    """The decision as each person who answers for a unit will read it, in a fixed number of queries."""
    campaign = decision.campaign
    rows = list(
        Registration.objects.filter(campaign=campaign)
        .exclude(status=_S.WITHDRAWN)
        .select_related("unit", "merged_into__unit")
        .order_by("unit__sort_name", "code")
    )
    of_unit: dict[str, list[Registration]] = defaultdict(list)
    units: dict[str, Unit] = {}
    for row in rows:
        of_unit[row.unit.code].append(row)
        units[row.unit.code] = row.unit
    letters = []
    for recipient, theirs in by_person(list(units.values())).items():
        with override(recipient.language):
            paragraphs = [_opening(decision), *(_told(unit, of_unit[unit.code]) for unit in theirs)]
            letters.append(
                Letter(
                    recipient,
                    tuple(unit.name for unit in theirs),
                    _("Kết quả đăng ký nhiệm vụ năm {year}").format(year=campaign.year),
                    _framed(recipient.name, paragraphs),
                )
            )
    return sorted(letters, key=lambda one: (one.units, one.recipient.email))


def queue_decision(decision: Decision, letters: Sequence[Letter]) -> int:
    """The letters into the outbox; how many. Again queues none twice."""
    for letter in letters:
        mail.queue(
            to=letter.recipient.email,
            subject=letter.subject,
            text=letter.text,
            key=f"campaign-decision/{decision.campaign.round.code}/{letter.recipient.email}"[:160],
        )
    return len(letters)


def without_mail(letters: Iterable[Letter], units: Iterable[Unit]) -> list[Unit]:
    """Units that nobody reads mail for: they are to be told on paper."""
    told = {name for letter in letters for name in letter.units}
    return [unit for unit in units if unit.name not in told]


def _opening(decision: Decision) -> str:
    if not decision.number:
        return _("Bộ Công Thương đã quyết định danh sách nhiệm vụ được hỗ trợ năm {year}.").format(
            year=decision.campaign.year
        )
    day = format_date(decision.date) if decision.date else "…"
    return _("Theo Quyết định số {number} ngày {day}, kết quả đăng ký nhiệm vụ năm {year} như sau.").format(
        number=decision.number, day=day, year=decision.campaign.year
    )


def _told(unit: Unit, rows: Sequence[Registration]) -> str:
    return "\n".join([f"{unit.name}:", *(f"- {row.name}: {_result(row)}" for row in rows)])


def _result(row: Registration) -> str:
    if row.status == _S.APPROVED:
        return _("được duyệt, ngân sách Trung ương hỗ trợ {money} ({why})").format(
            money=format_money(row.granted or 0), why=outcome_words(row.outcome)
        )
    if row.status == _S.MERGED and row.merged_into:
        return _("đã gộp vào nhiệm vụ “{name}” của {unit}").format(
            name=row.merged_into.name, unit=row.merged_into.unit.name
        )
    return _("không được duyệt ({why})").format(why=outcome_words(row.outcome, row.decision_note))


def _framed(name: str, paragraphs: Sequence[str]) -> str:
    return "\n\n".join(
        [
            _("Kính gửi {name},").format(name=name),
            *paragraphs,
            _("Đăng nhập, mở phần Đăng ký nhiệm vụ để xem chi tiết: {address}").format(address=settings.SITE_URL),
            _("Thư này do hệ thống Sạch Hơn gửi tự động."),
        ]
    )
