"""How a campaign scores and cuts, and who appraises in it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from sachhon.channels.office.campaigns.finding import find_appraiser, find_campaign
from sachhon.channels.office.campaigns.forms import NameForm, SettingsForm
from sachhon.channels.office.campaigns.views.table import frame
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import plain_number
from sachhon.domain.accounts.api import MINISTRY, MINISTRY_STAFF, User, people_with_roles
from sachhon.domain.planning.api import (
    CAMPAIGN,
    Appraiser,
    Campaign,
    CampaignSettings,
    Refused,
    change_campaign,
    criteria_of,
    end_appraiser,
    has_scores,
    in_the_run,
    name_appraiser,
    progress_of,
)


@guarded(CAMPAIGN, "run", find_campaign)
def settings(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """The criteria stay as they are once somebody has scored."""
    criteria, fixed = criteria_of(found), has_scores(found)
    form = SettingsForm(found, criteria, fixed, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = CampaignSettings(
            form.cleaned_data["budget"],
            form.criteria(),
            form.cleaned_data["method"],
            form.cleaned_data["cut_rule"],
            form.cleaned_data["partial"],
            form.cleaned_data["pass_mark"],
        )
        try:
            change_campaign(actor=request.actor, campaign=found, settings=chosen, version=form.cleaned_data["version"])
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, gettext("Đã lưu thiết lập của chương trình."))
            return redirect("campaigns:campaign", found.round.code)
    told = {
        "form": form,
        "fixed": [(one.label, plain_number(one.most), plain_number(one.weight)) for one in criteria] if fixed else None,
    }
    return render(request, "office/campaigns/settings.html", {**frame(request, found), **told})


@guarded(CAMPAIGN, "run", find_campaign)
def appraisers(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """Those named, how far they are, and naming another."""
    form = NameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = User.objects.filter(email__iexact=form.cleaned_data["email"]).first()
        if user is None:
            form.add_error("email", gettext("Không có tài khoản nào dùng thư này. Mời người đó trước."))
        else:
            try:
                name_appraiser(actor=request.actor, campaign=found, user=user)
            except Refused as refused:
                form.add_error("email", refused.message)
            else:
                messages.success(request, gettext("Đã cử %(name)s thẩm định.") % {"name": user.full_name})
                return redirect("campaigns:appraisers", found.round.code)
    rows = in_the_run(found)
    told = {
        "form": form,
        "people": progress_of(found, rows),
        "all": len(rows),
        "options": people_with_roles(MINISTRY_STAFF, MINISTRY).order_by("full_name"),
    }
    return render(request, "office/campaigns/appraisers.html", {**frame(request, found), **told})


@guarded(CAMPAIGN, "run", find_appraiser)
def end(request: OfficeRequest, appraiser: Appraiser) -> HttpResponse:
    """They appraise no more; asks first."""
    back = reverse("campaigns:appraisers", args=(appraiser.campaign.round.code,))
    name = appraiser.user.full_name
    return ask(
        request,
        Question(
            asks=gettext("Thôi thẩm định"),
            about=f"{name} · {appraiser.user.email}",
            happens=(gettext("Người này không chấm thêm được. Điểm đã chấm vẫn được tính."),),
            undo=gettext("Cử lại được lúc nào cũng được."),
            yes=gettext("Thôi thẩm định"),
            no=gettext("Thôi, để như cũ"),
            back=back,
            crumbs=(
                (gettext("Đăng ký nhiệm vụ"), reverse("campaigns:list")),
                (gettext("Người thẩm định"), back),
            ),
        ),
        lambda told: end_appraiser(actor=request.actor, appraiser=appraiser),
        refused=Refused,
        done=gettext("%(name)s thôi thẩm định. Điểm đã chấm vẫn được tính.") % {"name": name},
    )
