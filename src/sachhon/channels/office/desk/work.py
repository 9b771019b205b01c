"""What waits for a person: their units' answers, their own decisions, files to confirm; for the ministry its rounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.channels.office.desk.assessments import assessment_groups
from sachhon.channels.office.desk.items import Group, Item
from sachhon.domain.accounts.api import WRITERS, Actor, Role, registrations_waiting
from sachhon.domain.assessments.api import WaitingCertificate, certificates_waiting
from sachhon.domain.intake.api import MAILBOX, IncomingMail, Received, files_waiting, mail_counts
from sachhon.domain.planning.api import OverdueTask, Plan, overdue_tasks, plans_to_adopt
from sachhon.domain.registry.api import Arriving, arriving_visible
from sachhon.domain.rounds.api import MINISTRY_PLACE, ROUND, Obligation, Round, owed_by, rounds_visible
from sachhon.domain.submissions.api import SEALED, Part, Status, Submission, awaiting_approval_of, parts_visible

FILES_SHOWN = 10
APPROVALS_SHOWN = 20
TASKS_SHOWN = 10
# Who looks at lists of facilities that arrive; a leader may, but is not called to it.
_KEEP_LISTS = frozenset({Role.OFFICER, Role.HEAD})


@dataclass(frozen=True, slots=True)
class Running:
    """An open round as the ministry watches it."""

    round: Round
    asked: int
    reported: int
    to_review: int
    overdue: int
    days: int


@dataclass(frozen=True, slots=True)
class Desk:
    """All that the page shows."""

    groups: list[Group] = field(default_factory=list)
    running: list[Running] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        """How many things wait for this person, not for others; reports to be reviewed among them."""
        own = sum(len(group.items) for group in self.groups if group.weight != "quiet")
        return own + sum(one.to_review for one in self.running)


def desk_of(actor: Actor) -> Desk:
    """The desk of a person; at most ten queries, whatever the number of units."""
    today = timezone.localdate()
    groups = [*_own_answers(actor, today), *_of_the_ministry(actor)]
    order = {"big": 0, "plain": 1, "quiet": 2}
    shown = [group for group in groups if group.items]
    return Desk(sorted(shown, key=lambda group: order[group.weight]), _running(actor, today))


def _own_answers(actor: Actor, today: date) -> Iterator[Group]:
    """What the person's units owe, what came back, what waits for their approval, parts and files."""
    codes = {grant.unit_code for grant in actor.grants if grant.role in WRITERS}
    approvals = [] if actor.of_ministry else awaiting_approval_of(actor)[:APPROVALS_SHOWN]
    yield Group(
        _("Chờ anh/chị phê duyệt"),
        [
            _item(one.obligation, today, _("Xem và phê duyệt"), reverse("reports:decide", args=[one.code]), one.status)
            for one in approvals
        ],
        "big",
        id="approvals",
    )
    yield Group(_("Kế hoạch chờ ban hành"), [_plan(plan) for plan in plans_to_adopt(actor)], "big", id="plans")
    if not codes:
        return
    own = {one.pk for one in approvals}
    returned, due, under_way = [], [], []
    for owed in owed_by(codes).select_related("submission"):
        answer = getattr(owed, "submission", None)
        if answer is None:
            due.append(_item(owed, today, _("Bắt đầu"), reverse("reports:start", args=[owed.pk])))
            continue
        href = reverse("reports:report", args=[answer.code])
        if answer.status == Status.RETURNED:
            by = answer.return_by or owed.deadline
            returned.append(_item(owed, today, _("Bổ sung"), href, answer.status, by, answer.return_note))
        elif answer.status == Status.DRAFT:
            why = _("Mở lại: %(why)s") % {"why": answer.reopened_why} if answer.reopened_why else ""
            due.append(_item(owed, today, _("Làm tiếp"), href, answer.status, note=why, filled=_filled(answer)))
        elif answer.status in (Status.AWAITING, Status.SUBMITTED, Status.RECEIVED) and answer.pk not in own:
            under_way.append(_item(owed, today, _("Xem"), href, answer.status, timed=False))
    yield Group(_("Bị trả lại, cần bổ sung"), returned, id="returned")
    yield Group(_("Cần báo cáo"), due, id="due")
    yield Group(
        _("Nhiệm vụ đã quá hạn"),
        [_overdue(one) for one in overdue_tasks(actor, today)[:TASKS_SHOWN]],
        id="overdue-tasks",
    )
    yield from assessment_groups(actor, today)
    waiting = [_certificate(one) for one in certificates_waiting(actor, most=TASKS_SHOWN)]
    yield Group(_("Chứng nhận áp dụng SXSH"), waiting, id="certificates")
    yield Group(_("Danh sách cơ sở chờ xem xét"), list(_lists(actor)), id="arrivals")
    yield Group(_("Phần việc được giao"), [_part(part, today) for part in _parts(actor)], id="parts")
    yield Group(_("Tệp chờ xác nhận"), list(_files(actor, codes)), id="files")
    yield Group(_("Đang chờ người khác"), under_way, "quiet", id="under-way")


def _of_the_ministry(actor: Actor) -> Iterator[Group]:
    """Registrations and letters that wait for the ministry."""
    waiting = registrations_waiting(actor)
    if waiting:
        words = ngettext("%(n)s đăng ký tài khoản chờ xét", "%(n)s đăng ký tài khoản chờ xét", waiting) % {"n": waiting}
        yield Group(
            _("Đăng ký tài khoản"), [Item(words, reverse("people:queue"), _("Xét đăng ký"))], id="registrations"
        )
    if MAILBOX.permits(actor, "assign", MINISTRY_PLACE, IncomingMail.Status.NEW):
        counts = mail_counts()
        new = counts[IncomingMail.Status.NEW] + counts[IncomingMail.Status.UNCLEAR]
        if new:
            words = ngettext("%(n)s thư chưa xếp vào báo cáo", "%(n)s thư chưa xếp vào báo cáo", new) % {"n": new}
            yield Group(_("Hộp thư đến"), [Item(words, reverse("intake:list"), _("Xếp thư"))], id="mailbox")


def _running(actor: Actor, today: date) -> list[Running]:
    """Open rounds with their counts, in one query; for the ministry's people alone."""
    if not ROUND.permits(actor, "view", MINISTRY_PLACE, Round.Status.PUBLISHED):
        return []
    asked = Q(obligations__waived_at=None)
    reported = asked & Q(obligations__submission__status__in=SEALED)
    late = asked & Q(obligations__deadline__lt=today)
    rounds = (
        rounds_visible(actor)
        .filter(status=Round.Status.PUBLISHED)
        .annotate(
            asked_count=Count("obligations", filter=asked),
            reported_count=Count("obligations", filter=reported),
            review_count=Count(
                "obligations",
                filter=Q(obligations__submission__status__in=(Status.SUBMITTED, Status.RECEIVED)),
            ),
            late_count=Count("obligations", filter=late),
            late_reported_count=Count("obligations", filter=late & reported),
        )
        .order_by("is_test", "deadline", "code")
    )
    return [
        Running(
            one,
            one.asked_count,
            one.reported_count,
            one.review_count,
            one.late_count - one.late_reported_count,
            (today - one.deadline).days if one.deadline else -1000,
        )
        for one in rounds
    ]


def _item(
    owed: Obligation,
    today: date,
    step: str,
    href: str,
    status: str = "",
    due: date | None = None,
    note: str = "",
    filled: str = "",
    timed: bool = True,
) -> Item:
    """An obligation as a thing to do; not `timed`: the deadline is met, or others keep it."""
    by = (due or owed.deadline) if timed else None
    more = " · ".join(filter(None, (owed.unit_name, owed.round.letter_number, filled)))
    days = (today - by).days if by else None
    return Item(owed.round.title, href, step, more, note, status, by, days, owed.round.is_test)


def _plan(plan: Plan) -> Item:
    """A plan whose newest submission has not been adopted."""
    return Item(plan.title, reverse("plans:adopt", args=[plan.code]), _("Xem và ban hành"), plan.unit.name)


def _overdue(one: OverdueTask) -> Item:
    """A task of the person's unit, or led by it, whose time is over."""
    href = f"{reverse('progress:task', args=[one.task.code])}?nam={one.year}"
    more = f"{one.task.plan.unit.name} · {one.year}"
    return Item(one.task.title, href, _("Ghi tiến độ"), more, due=one.due, days=one.days)


def _certificate(one: WaitingCertificate) -> Item:
    """A request for a certificate in which it is the person's turn."""
    steps = {"request": _("Bổ sung"), "check": _("Thẩm tra"), "decide": _("Quyết định")}
    asked = one.certificate
    note = asked.note if one.verb == "request" else ""
    href = reverse("certificates:page", args=[asked.code])
    return Item(asked.facility.name, href, steps[one.verb], asked.get_status_display(), note)


def _lists(actor: Actor) -> Iterator[Item]:
    """Lists of facilities that came to the person's province and that nobody has looked at, in one line."""
    if actor.of_ministry or not any(grant.role in _KEEP_LISTS and not grant.lent_by for grant in actor.grants):
        return
    if waiting := arriving_visible(actor).filter(status=Arriving.Status.WAITING).count():
        words = ngettext("%(n)s danh sách chờ xem xét", "%(n)s danh sách chờ xem xét", waiting) % {"n": waiting}
        href = f"{reverse('arrivals:list')}?trang-thai={Arriving.Status.WAITING.value}"
        yield Item(words, href, _("Xem danh sách"), _("Chưa có gì thay đổi trong danh bạ trước khi anh/chị đồng ý."))


def _filled(answer: Submission) -> str:
    done, whole = answer.filled, answer.fillable
    return _("đã điền %(done)s/%(whole)s") % {"done": done, "whole": whole} if whole else ""


def _parts(actor: Actor) -> Iterator[Part]:
    return iter(parts_visible(actor).filter(status=Part.Status.ASSIGNED).order_by("due", "pk"))


def _part(part: Part, today: date) -> Item:
    owed = part.submission.obligation
    return Item(
        owed.round.title,
        reverse("reports:report", args=[part.submission.code]),
        _("Làm phần việc"),
        " · ".join((part.unit.name, owed.unit_name)),
        part.note,
        due=part.due,
        days=(today - part.due).days if part.due else None,
        test=owed.round.is_test,
    )


def _files(actor: Actor, codes: set[str]) -> Iterator[Item]:
    """Files of the person's own units that were read and whose values nobody has confirmed."""
    read = files_waiting(actor).filter(
        status__in=(Received.Status.READ, Received.Status.REFUSED), obligation__unit__code__in=codes
    )
    for file in read[:FILES_SHOWN]:
        refused = file.status == Received.Status.REFUSED
        words = _("Chưa đọc được") if refused else _("%(n)s giá trị chờ xác nhận") % {"n": file.undecided}
        step = _("Xem lý do") if refused else _("Xem và xác nhận")
        yield Item(
            file.name,
            reverse("intake:received", args=[file.pk]),
            step,
            " · ".join((words, file.obligation.unit_name)),
            test=file.obligation.round.is_test,
        )
