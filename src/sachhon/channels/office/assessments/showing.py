"""What an assessment already has to show for each task, in short words."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import ngettext

from sachhon.domain.assessments.api import Assessment, Option, balances_of, steps_of_process, waste_streams_of


def progress_of(assessment: Assessment) -> dict[str, str]:
    """{task: words}; a task that has nothing to show is left out."""
    team = assessment.team.count()
    steps = steps_of_process(assessment)
    focus = [step for step in steps if step.in_focus]
    flows = sum(len(step.flows.all()) for step in steps)
    states = Counter(balance.state for balance in balances_of(assessment, steps))
    streams = waste_streams_of(assessment)
    causes = sum(len(stream.causes.all()) for stream in streams)
    options = Option.objects.filter(assessment=assessment).count()
    screened = Option.objects.filter(assessment=assessment).exclude(screening="").count()
    told = {
        "T01": ngettext("%(n)s người", "%(n)s người", team) % {"n": team} if team else "",
        "T02": ngettext("%(n)s công đoạn", "%(n)s công đoạn", len(steps)) % {"n": len(steps)} if steps else "",
        "T03": ngettext("%(n)s công đoạn trọng tâm", "%(n)s công đoạn trọng tâm", len(focus)) % {"n": len(focus)}
        if focus
        else "",
        "T04": ngettext("%(n)s dòng vào, ra", "%(n)s dòng vào, ra", flows) % {"n": flows} if flows else "",
        "T05": _balances(states),
        "T06": ngettext("%(n)s dòng thải", "%(n)s dòng thải", len(streams)) % {"n": len(streams)} if streams else "",
        "T07": ngettext("%(n)s nguyên nhân", "%(n)s nguyên nhân", causes) % {"n": causes} if causes else "",
        "T08": ngettext("%(n)s giải pháp", "%(n)s giải pháp", options) % {"n": options} if options else "",
        "T09": ngettext("%(n)s giải pháp đã sàng lọc", "%(n)s giải pháp đã sàng lọc", screened) % {"n": screened}
        if screened
        else "",
    }
    return {task: words for task, words in told.items() if words}


def _balances(states: Counter[str]) -> str:
    parts = []
    if closed := states["closed"]:
        parts.append(ngettext("%(n)s khép", "%(n)s khép", closed) % {"n": closed})
    if signed := states["signed"] + states["unknown_signed"]:
        parts.append(ngettext("%(n)s đã ký nhận", "%(n)s đã ký nhận", signed) % {"n": signed})
    if still := states["open"]:
        parts.append(ngettext("%(n)s không khép", "%(n)s không khép", still) % {"n": still})
    if unknown := states["unknown"]:
        parts.append(ngettext("%(n)s chưa lập được", "%(n)s chưa lập được", unknown) % {"n": unknown})
    return ", ".join(parts)
