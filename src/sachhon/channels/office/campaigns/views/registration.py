"""One registered task: its words, what was asked, the appraisals, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from sachhon.channels.office.campaigns.fields import in_millions
from sachhon.channels.office.campaigns.finding import find_registration
from sachhon.channels.office.campaigns.forms import ReasonForm
from sachhon.channels.office.campaigns.repeats.rows import line_of
from sachhon.channels.office.campaigns.rows import DASH, KINDS, group_words, score_words
from sachhon.channels.office.campaigns.views.lists import own
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import plain_number, sent
from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.domain.planning.api import (
    CAMPAIGN,
    REGISTRATION,
    Campaign,
    Refused,
    Registration,
    StandingRegistration,
    criteria_of,
    exclude_registration,
    flags_of,
    include_registration,
    is_named,
    may_see_scores,
    scores_of,
    standings,
    take_newer,
    unmerge_registrations,
    withdraw_registration,
)
from sachhon.domain.registry.api import place_of
from sachhon.domain.rounds.api import MINISTRY_PLACE
from sachhon.formkit.values import Origin

PARTS = ("group", "name", "content", "outputs", "central", "counterpart", "note")


def part_label(part: str) -> str:
    """What the letter's table calls it."""
    return {
        "group": gettext("Nhóm"),
        "name": gettext("Tên nhiệm vụ"),
        "content": gettext("Mục tiêu và nội dung"),
        "outputs": gettext("Sản phẩm dự kiến"),
        "central": gettext("Đề nghị ngân sách Trung ương hỗ trợ"),
        "counterpart": gettext("Vốn đối ứng từ các nguồn khác"),
        "note": gettext("Ghi chú"),
    }[part]


@dataclass(frozen=True, slots=True)
class Said:
    """A part of the task: its words, and where they came from."""

    label: str
    words: str
    origin: str
    href: str


def words_of(part: str, value: Any) -> str:
    """A part in words."""
    if part == "group":
        return group_words(value)
    if part in ("central", "counterpart"):
        return f"{in_millions(value)} {gettext('triệu đồng')}" if value is not None else gettext("không ghi")
    return str(value or "")


def said_of(one: Registration) -> list[Said]:
    """All parts with their origins in the unit's file."""
    told = []
    for part in PARTS:
        raw = one.origins.get(part)
        origin = Origin(**raw) if raw else None
        told.append(
            Said(part_label(part), words_of(part, getattr(one, part)), origin_words(origin), words_address(origin))
        )
    return told


@guarded(REGISTRATION, "view", find_registration)
def registration(request: OfficeRequest, one: Registration) -> HttpResponse:
    """As much as the reader may see of it."""
    actor, place = request.actor, place_of(one.unit)
    runs = CAMPAIGN.permits(actor, "run", MINISTRY_PLACE, one.campaign.status)
    reads = CAMPAIGN.permits(actor, "view", MINISTRY_PLACE, one.campaign.status)
    standing = standings(one.campaign, [one])[0]
    scores = may_see_scores(actor, one.campaign)
    open_ = one.campaign.status in (Campaign.Status.OPEN, Campaign.Status.APPRAISING)
    return render(
        request,
        "office/campaigns/registration.html",
        {
            "one": one,
            "campaign": one.campaign,
            "said": said_of(one),
            "own": own(one),
            "kind": KINDS[Registration.Status(one.status)],
            "reads": reads,
            "runs": runs and REGISTRATION.permits(actor, "merge", place, one.status),
            "open": open_,
            "standing": standing,
            "scores": _scores(standing) if scores else None,
            "score": score_words(one.score if one.score is not None else standing.together.score) if scores else "",
            "merged": [(part, in_millions(part.central), in_millions(part.counterpart)) for part in standing.merged],
            "newer": _newer(one) if reads else None,
            "may_withdraw": open_
            and REGISTRATION.permits(actor, "withdraw", place, one.status)
            and not standing.given
            and not standing.merged,
            "may_appraise": one.campaign.status == Campaign.Status.APPRAISING and is_named(actor, one.campaign),
            "task": getattr(one, "task", None),
            "repeats": [line_of(flag) for flag in flags_of(actor, one)],
        },
    )


def _newer(one: Registration) -> list[tuple[str, str, str]] | None:
    """(part, now, in the newer answer) of what differs."""
    if not one.newer or one.newer["gone"]:
        return None
    said = one.newer["said"]
    return [
        (part_label(part), words_of(part, getattr(one, part)), words_of(part, said[part]))
        for part in PARTS
        if said[part] != getattr(one, part)
    ]


def _scores(standing: StandingRegistration) -> dict[str, Any]:
    """A column an appraiser, a row a criterion."""
    campaign = standing.registration.campaign
    given = [(one, scores_of(one.appraisal)) for one in standing.given]
    return {
        "people": [
            {
                "name": one.appraisal.by.full_name,
                "total": score_words(one.total),
                "stale": one.stale,
                "whole": one.total is not None,
                "remarks": one.appraisal.remarks,
                "proposed": in_millions(one.appraisal.proposed),
                "at": one.appraisal.at,
            }
            for one, _scores in given
        ],
        "rows": [
            (one.label, plain_number(one.most), [plain_number(scores.get(one.code)) or DASH for _one, scores in given])
            for one in criteria_of(campaign)
        ],
        "far": score_words(standing.together.spread) if standing.together.far_apart else "",
        "proposed": in_millions(standing.proposed),
    }


def _question(one: Registration, **told: Any) -> Question:
    back = reverse("campaigns:registration", args=(one.code,))
    crumbs = ((gettext("Đăng ký nhiệm vụ"), reverse("campaigns:list")), (one.code, back))
    return Question(about=f"{one.name} · {one.code}", back=back, crumbs=crumbs, **told)


@guarded(REGISTRATION, "withdraw", find_registration)
def withdraw(request: OfficeRequest, one: Registration) -> HttpResponse:
    """The unit takes its task back."""
    return ask(
        request,
        _question(
            one,
            asks=gettext("Rút nhiệm vụ"),
            happens=(gettext("Nhiệm vụ không còn trong diện xét."),),
            undo=gettext("Muốn đăng ký lại, đơn vị nộp bản đăng ký mới có nhiệm vụ này."),
            yes=gettext("Rút nhiệm vụ này"),
            page=gettext("Rút nhiệm vụ"),
        ),
        lambda told: withdraw_registration(actor=request.actor, registration=one, reason=told["reason"]),
        refused=Refused,
        done=gettext("Đã rút nhiệm vụ. Muốn đăng ký lại, nộp bản đăng ký mới có nhiệm vụ này."),
        form=ReasonForm(sent(request)),
    )


@guarded(REGISTRATION, "exclude", find_registration)
def exclude(request: OfficeRequest, one: Registration) -> HttpResponse:
    """Out of the run, with a reason that the unit will read."""
    return ask(
        request,
        _question(
            one,
            asks=gettext("Không xét nhiệm vụ"),
            happens=(
                gettext("Nhiệm vụ vẫn trong danh sách nhưng không được hỗ trợ."),
                gettext("Lý do được ghi trong quyết định và gửi cho đơn vị."),
            ),
            undo=gettext("Xét trở lại được trước khi quyết định."),
            yes=gettext("Không xét nhiệm vụ này"),
            page=gettext("Không xét nhiệm vụ"),
            danger=False,
        ),
        lambda told: exclude_registration(actor=request.actor, registration=one, reason=told["reason"]),
        refused=Refused,
        done=gettext("Nhiệm vụ không được xét hỗ trợ; lý do được ghi trong thông báo cho đơn vị."),
        form=ReasonForm(sent(request)),
    )


@guarded(REGISTRATION, "exclude", find_registration)
def include(request: OfficeRequest, one: Registration) -> HttpResponse:
    """Back into the run."""
    if request.method == "POST":
        _try(request, gettext("Nhiệm vụ được xét trở lại."), include_registration, one)
    return redirect("campaigns:registration", one.code)


@guarded(REGISTRATION, "merge", find_registration)
def unmerge(request: OfficeRequest, one: Registration) -> HttpResponse:
    """Apart again."""
    if request.method == "POST":
        done = gettext("Đã tách các nhiệm vụ đã gộp. Mỗi nhiệm vụ trở lại nội dung của đơn vị và được chấm lại.")
        _try(request, done, unmerge_registrations, one)
    return redirect("campaigns:registration", one.code)


@guarded(REGISTRATION, "merge", find_registration)
def newer(request: OfficeRequest, one: Registration) -> HttpResponse:
    """The unit's newer words: taken over, or left aside."""
    if request.method == "POST":
        take = request.POST.get("take") == "1"
        done = (
            gettext("Đã lấy nội dung mới của đơn vị. Những người thẩm định chấm lại nhiệm vụ này.")
            if take
            else gettext("Giữ nội dung đang xét; nội dung mới của đơn vị không được lấy.")
        )
        _try(request, done, take_newer, one, take=take)
    return redirect("campaigns:registration", one.code)


def _try(request: OfficeRequest, done: str, act: Any, one: Registration, **rest: Any) -> None:
    try:
        act(actor=request.actor, registration=one, **rest)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, done)
