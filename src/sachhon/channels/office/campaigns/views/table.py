"""A campaign: where it stands, the table of registrations, and what is done with it as a whole."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from sachhon.channels.office.campaigns.documents import EXCEL, WORD, registrations_of
from sachhon.channels.office.campaigns.fields import in_millions
from sachhon.channels.office.campaigns.finding import find_campaign
from sachhon.channels.office.campaigns.forms import MergeForm
from sachhon.channels.office.campaigns.rows import lines_of
from sachhon.channels.office.campaigns.sheets import registrations_sheet
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.planning.api import (
    CAMPAIGN,
    GROUPS,
    Campaign,
    Refused,
    Registration,
    RegistrationFilter,
    appraise_again,
    campaign_counts,
    close_registration,
    gather_registrations,
    is_named,
    may_see_scores,
    merge_registrations,
    open_registration_again,
    registered_units,
    registrations_in,
    standings,
)
from sachhon.domain.rounds.api import MINISTRY_PLACE
from sachhon.foundation.files import download as send_file
from sachhon.writing.plan import registrations_word, registrations_workbook

ON_A_PAGE = 200


@guarded(CAMPAIGN, "view", find_campaign)
def campaign(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """The table, a page of two hundred; its filter is the filter of the download."""
    filtered = RegistrationFilter.read(request.GET)
    page = Paginator(registrations_in(found, filtered), ON_A_PAGE).get_page(request.GET.get("page"))
    counts = campaign_counts(found)
    scores = may_see_scores(request.actor, found)
    return render(
        request,
        "office/campaigns/campaign.html",
        {
            **frame(request, found),
            "counts": counts,
            "central": in_millions(counts.central),
            "counterpart": in_millions(counts.counterpart),
            "budget": in_millions(found.budget),
            "filtered": filtered,
            "query": filtered.query,
            "page": page,
            "lines": lines_of(standings(found, page.object_list), found, scores=scores),
            "scores": scores,
            "groups": list(GROUPS.items()),
            "statuses": [
                (value, label, counts.by_status.get(value, 0)) for value, label in Registration.Status.choices
            ],
            "units": registered_units(found),
            "flags": flag_options(),
            "can_merge": _may(request, found, "run") and found.status in ("open", "appraising"),
        },
    )


def frame(request: OfficeRequest, found: Campaign) -> dict[str, object]:
    """What every page of a campaign shows: the way, its tabs, what the reader may do."""
    place = list(Campaign.Status).index(Campaign.Status(found.status))
    told = found.status == Campaign.Status.NOTIFIED
    labels = (
        gettext("Đăng ký"),
        gettext("Thẩm định"),
        gettext("Xếp hạng"),
        gettext("Quyết định"),
        gettext("Thông báo"),
    )
    return {
        "campaign": found,
        "steps": [
            (label, "done" if number < place or told else "here" if number == place else "")
            for number, label in enumerate(labels)
        ],
        "may_run": _may(request, found, "run"),
        "may_decide": _may(request, found, "decide"),
        "may_notify": _may(request, found, "notify"),
        "named": is_named(request.actor, found),
        "decided": found.status in (Campaign.Status.DECIDED, Campaign.Status.NOTIFIED),
    }


def _may(request: OfficeRequest, found: Campaign, verb: str) -> bool:
    return CAMPAIGN.permits(request.actor, verb, MINISTRY_PLACE, found.status)


def flag_options() -> list[tuple[str, str]]:
    """What else a list can be narrowed to."""
    return [
        ("newer", gettext("Đơn vị có nội dung mới")),
        ("unscored", gettext("Chưa có điểm")),
        ("counterpart", gettext("Có vốn đối ứng")),
        ("no_counterpart", gettext("Không có vốn đối ứng")),
        ("merged", gettext("Đã gộp nhiệm vụ khác")),
        ("excluded", gettext("Không xét")),
    ]


@guarded(CAMPAIGN, "export", find_campaign)
def download(request: OfficeRequest, found: Campaign, form: str) -> HttpResponse:
    """The registrations that the filter of the screen lets through."""
    filtered = RegistrationFilter.read(request.GET)
    if form in ("phu-luc-2.docx", "phu-luc-2.xlsx"):
        listed = registrations_of(found, registrations_in(found, filtered))
        word = form.endswith("docx")
        data = registrations_word(listed) if word else registrations_workbook(listed)
        return send_file(request, data, f"dang-ky-nhiem-vu-{found.year}-{form}", WORD if word else EXCEL)
    rows = standings(found, registrations_in(found, filtered))
    sheet = registrations_sheet(found, rows, filtered, scores=may_see_scores(request.actor, found))
    return send_sheet(request, sheet, form, f"dang-ky-nhiem-vu-{found.year}")


@guarded(CAMPAIGN, "run", find_campaign)
def gather(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """Bring in what the units have handed in."""
    if request.method != "POST":
        return _back(found)
    try:
        gathered = gather_registrations(actor=request.actor, campaign=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return _back(found)
    if not gathered.units:
        messages.warning(request, gettext("Chưa đơn vị nào nộp bản đăng ký của đợt này."))
    elif gathered.nothing:
        messages.success(request, gettext("Không có gì mới: mọi bản đăng ký đã nộp đều đã được tổng hợp."))
    else:
        told = {
            "new": len(gathered.new),
            "renewed": len(gathered.renewed),
            "gone": len(gathered.gone),
            "flagged": len(gathered.flagged),
        }
        words = gettext(
            "Đã tổng hợp: %(new)s nhiệm vụ mới, %(renewed)s nhiệm vụ có nội dung mới, %(gone)s nhiệm vụ đơn vị rút, "
            "%(flagged)s nhiệm vụ chờ xem nội dung mới."
        )
        messages.success(request, words % told)
    return _back(found)


MOVES = {"dong-dang-ky": close_registration, "mo-dang-ky": open_registration_again, "tham-dinh-lai": appraise_again}


@guarded(CAMPAIGN, "run", find_campaign)
def move(request: OfficeRequest, found: Campaign, where: str) -> HttpResponse:
    """Along the way, or back: each move can be undone while nothing is decided."""
    if request.method == "POST" and where in MOVES:
        words = {
            "dong-dang-ky": gettext("Đã đóng đăng ký. Những người được cử bắt đầu thẩm định."),
            "mo-dang-ky": gettext("Đã mở lại đăng ký. Điểm đã chấm vẫn được giữ."),
            "tham-dinh-lai": gettext("Đã trở lại thẩm định. Thứ hạng được bỏ, điểm vẫn được giữ và sửa được."),
        }
        try:
            MOVES[where](actor=request.actor, campaign=found)
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, words[where])
    return _back(found)


@guarded(CAMPAIGN, "run", find_campaign)
def merge(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """Those chosen in the table; asks which stays, and with what money."""
    codes = request.POST.getlist("registration")
    rows = list(Registration.objects.filter(campaign=found, code__in=codes).select_related("unit").order_by("code"))
    if request.method != "POST" or len(rows) < 2:
        messages.warning(request, gettext("Chọn ít nhất hai nhiệm vụ để gộp."))
        return _back(found)
    confirmed = "confirmed" in request.POST
    form = MergeForm(rows, request.POST if confirmed else None, initial=_together(rows))
    if confirmed and form.is_valid():
        main = next(row for row in rows if row.code == form.cleaned_data["main"])
        try:
            merge_registrations(
                actor=request.actor,
                campaign=found,
                main=main,
                others=rows,
                reason=form.cleaned_data["reason"],
                central=form.cleaned_data["central"],
                counterpart=form.cleaned_data["counterpart"],
                name=form.cleaned_data["name"],
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            number = len(rows)
            words = ngettext("Đã gộp %(n)s nhiệm vụ thành một.", "Đã gộp %(n)s nhiệm vụ thành một.", number)
            messages.success(request, words % {"n": number})
            return redirect("campaigns:registration", main.code)
    told = {"form": form, "rows": [(row, in_millions(row.central), in_millions(row.counterpart)) for row in rows]}
    return render(request, "office/campaigns/merge.html", {**frame(request, found), **told})


def _together(rows: list[Registration]) -> dict[str, object]:
    """What the form begins with: the first stays, the sums of what is known."""
    told: dict[str, object] = {"main": rows[0].code}
    for name in ("central", "counterpart"):
        known = [amount for row in rows if (amount := getattr(row, name)) is not None]
        told[name] = sum(known) if known else None
    return told


def _back(found: Campaign) -> HttpResponse:
    return redirect(reverse("campaigns:campaign", args=(found.round.code,)))
