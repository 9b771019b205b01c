"""What of assessments waits for a person, for their desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sachhon.channels.office.desk.items import Group, Item
from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.api import (
    DueLookBack,
    DueOption,
    EndingDelegation,
    WaitingResult,
    WaitingTask,
    delegations_ending,
    waiting_for,
)

SHOWN = 10


def assessment_groups(actor: Actor, today: date) -> Iterator[Group]:
    """Tasks, looks back, options to carry out, results to verify, delegations that end."""
    waiting = waiting_for(actor, today, SHOWN)
    yield Group(_("Đánh giá SXSH đang làm"), [_task(one, today) for one in waiting.tasks], id="assessment-tasks")
    yield Group(_("Giải pháp đến hạn thực hiện"), [_option(one, today) for one in waiting.options], id="options-due")
    yield Group(_("Theo dõi sau đánh giá"), [_look_back(one, today) for one in waiting.look_backs], id="look-backs")
    yield Group(_("Kết quả chờ kiểm chứng"), [_result(one) for one in waiting.results], id="results")
    ending = [_delegation(one, today) for one in delegations_ending(actor, today, SHOWN)]
    yield Group(_("Ủy quyền sắp hết hạn"), ending, id="delegations")


def _task(one: WaitingTask, today: date) -> Item:
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    title = _("Nhiệm vụ %(n)s. %(name)s") % {"n": one.task.number, "name": one.task.names[language]}
    done = _("%(done)s/%(all)s nhiệm vụ đã xong") % {"done": one.done, "all": one.all}
    whose = _("giao cho anh/chị") if one.mine else ""
    return Item(
        title,
        reverse("assessments:task", args=[one.assessment.code, one.task.code]),
        _("Làm tiếp"),
        " · ".join(filter(None, (one.assessment.facility.name, one.assessment.title, done, whose))),
        due=one.due,
        days=(today - one.due).days if one.due else None,
    )


def _option(one: DueOption, today: date) -> Item:
    option = one.option
    due = option.due
    return Item(
        f"{option.number}. {option.title}",
        reverse("assessments:option", args=[option.assessment.code, option.number]),
        _("Ghi thực hiện"),
        " · ".join(filter(None, (option.assessment.facility.name, option.responsible))),
        due=due,
        days=(today - due).days if due else None,
    )


def _look_back(one: DueLookBack, today: date) -> Item:
    """A look back at what an assessment of the person's facility, or of one that lent them a role, brought."""
    return Item(
        _("Theo dõi sau %(months)s tháng: %(title)s") % {"months": one.look_back.months, "title": one.assessment.title},
        reverse("assessments:follow_ups", args=[one.assessment.code]),
        _("Ghi kết quả theo dõi"),
        one.assessment.facility.name,
        due=one.look_back.due,
        days=(today - one.look_back.due).days,
    )


def _result(one: WaitingResult) -> Item:
    if one.option is None:
        title = _("Kết quả của cả cuộc đánh giá")
        href = reverse("assessments:verify_whole", args=[one.assessment.code])
    else:
        title = _("Giải pháp %(n)s. %(title)s") % {"n": one.option.number, "title": one.option.title}
        href = reverse("assessments:verify_option", args=[one.assessment.code, one.option.number])
    return Item(title, href, _("Xem và kiểm chứng"), f"{one.assessment.facility.name} · {one.assessment.title}")


def _delegation(one: EndingDelegation, today: date) -> Item:
    until = one.delegation.until
    if one.own:
        href = reverse("assessments:of_facility", args=[one.facility.code])
        title = _("Ủy quyền của %(facility)s cho anh/chị") % {"facility": one.facility.name}
        step = _("Xem việc còn lại")
        note = _("Sau ngày này anh/chị không mở được nữa. Cần làm tiếp thì nhờ cơ sở gia hạn.")
    else:
        href = reverse("people:delegate", args=[one.delegation.unit_code])
        title = _("Ủy quyền cho %(who)s") % {"who": one.delegation.user.full_name}
        step = _("Gia hạn")
        note = _("Sau ngày này người được ủy quyền không mở được nữa. Cần làm tiếp thì ủy quyền lại.")
    return Item(title, href, step, one.facility.name, note, due=until, days=(today - until).days)
