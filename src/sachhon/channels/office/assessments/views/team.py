"""The team, from the facility's people and the network's experts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.assessments.finding import find_assessment
from sachhon.channels.office.assessments.grids import Column, Grid, grid_of, read_grid
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    ChangedMeanwhile,
    Expert,
    MemberRow,
    Refused,
    TeamMember,
    keep_team,
    team_seen,
)
from sachhon.domain.registry.api import folded

COLUMNS = (
    Column("name", gettext_lazy("Họ tên"), wide=True),
    Column("position", gettext_lazy("Chức vụ, nơi làm việc"), wide=True),
    Column("part", gettext_lazy("Việc trong nhóm"), wide=True),
    Column("leader", gettext_lazy("Đội trưởng"), "check"),
)
MOST_FOUND = 12


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def team(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Who is in it; with ?q= the experts of the network whose name has these words."""
    return _page(request, assessment, _standing(assessment))


@guarded(ASSESSMENT, "edit", find_assessment)
@require_POST
def save(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The team as it was typed."""
    grid = read_grid(request.POST, "m", COLUMNS)
    experts = {str(one.pk): one.expert.code for one in assessment.team.select_related("expert") if one.expert}
    rows = [
        MemberRow(
            int(row.pk) if row.pk.isdecimal() else None,
            row.values["name"],
            row.values["position"],
            row.values["part"],
            row.values["leader"] == "1",
            experts.get(row.pk, ""),
        )
        for row in grid.rows
    ]
    try:
        keep_team(actor=request.actor, assessment=assessment, rows=rows, seen=request.POST.get("seen", ""))
    except ChangedMeanwhile as changed:
        messages.error(request, changed.message)
        return _page(request, assessment, grid, unsaved=True)
    except Refused as refused:
        if not grid.refuse(refused, grid.rows):
            messages.error(request, refused.message)
        return _page(request, assessment, grid)
    messages.success(request, _("Đã lưu nhóm đánh giá."))
    return redirect("assessments:team", assessment.code)


@guarded(ASSESSMENT, "edit", find_assessment)
@require_POST
def add_expert(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """An expert of the network joins the team."""
    expert = Expert.objects.filter(code=request.POST.get("expert", ""), status=Expert.Status.ACTIVE).first()
    if expert is None:
        messages.error(request, _("Chọn một chuyên gia đang tham gia mạng lưới."))
        return redirect("assessments:team", assessment.code)
    held = list(assessment.team.select_related("expert"))
    if any(one.expert_id == expert.pk for one in held):
        messages.error(request, _("%(name)s đã ở trong nhóm.") % {"name": expert.name})
        return redirect("assessments:team", assessment.code)
    where = expert.organisation.name if expert.organisation is not None else expert.organisation_name
    new = MemberRow(None, expert.name, where[:200], _("chuyên gia tư vấn"), False, expert.code)
    keep_team(actor=request.actor, assessment=assessment, rows=[*map(_row, held), new])
    messages.success(request, _("Đã thêm %(name)s vào nhóm.") % {"name": expert.name})
    return redirect("assessments:team", assessment.code)


def _row(one: TeamMember) -> MemberRow:
    return MemberRow(
        one.pk, one.name, one.position, one.part, one.is_leader, one.expert.code if one.expert is not None else ""
    )


def _standing(assessment: Assessment) -> Grid:
    rows = [
        (
            one.pk,
            {"name": one.name, "position": one.position, "part": one.part, "leader": "1" if one.is_leader else ""},
        )
        for one in assessment.team.all()
    ]
    return grid_of("m", COLUMNS, rows)


def _page(request: OfficeRequest, assessment: Assessment, grid: Grid, *, unsaved: bool = False) -> HttpResponse:
    """`unsaved`: somebody saved first; what was typed stays, who stands in the team is shown above it."""
    words = request.GET.get("q", "").strip()[:100]
    found = Expert.objects.none()
    if words:
        found = Expert.objects.filter(status=Expert.Status.ACTIVE).select_related("organisation")
        for word in folded(words).split():
            found = found.filter(folded__contains=word)
    context = {
        **head_of(request, assessment, "assessments:team"),
        "grid": grid,
        "members": assessment.team.select_related("expert"),
        "seen": team_seen(assessment) if unsaved else request.POST.get("seen") or team_seen(assessment),
        "unsaved": unsaved,
        "words": words,
        "experts": list(found[:MOST_FOUND]),
    }
    return render(request, "office/assessments/team.html", context)
