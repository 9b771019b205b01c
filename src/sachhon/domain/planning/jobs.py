"""Work of planning that may take longer than a person waits for a page."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from sachhon.domain.accounts.api import Actor, User, actor_of
from sachhon.domain.planning.actions.look_for_repeats import look_for_repeats
from sachhon.domain.planning.models import Campaign
from sachhon.domain.planning.refusals import Refused
from sachhon.foundation.jobs import GiveUp, Job, enqueue, job, progress

REPEATS_KIND = "planning.repeats"
_STEP = 100


@job(max_attempts=2)
def look(*, job_id: int, campaign_id: int, user_id: int) -> dict[str, int]:
    """Look for repeats for the person who asked; again gives the same flags."""

    def told(done: int, all_: int) -> None:
        if done % _STEP == 0 or done == all_:
            progress(job_id, done, all_, gettext("Đang đối chiếu nhiệm vụ"))

    try:
        looked = look_for_repeats(
            actor=actor_of(User.objects.get(pk=user_id)),
            campaign=Campaign.objects.get(pk=campaign_id),
            progress=told,
        )
    except Refused as refused:
        raise GiveUp(refused.message) from refused
    except PermissionDenied as refused:
        raise GiveUp(gettext("Anh/chị không còn quyền tìm nhiệm vụ trùng lặp.")) from refused
    return {"compared": looked.compared, "found": looked.found, "new": looked.new, "gone": looked.gone}


def ask_to_look(campaign: Campaign, actor: Actor) -> Job:
    """The job that looks; the one under way for this campaign where there is one."""
    known = looking(campaign)
    if known is not None:
        return known
    assert actor.user is not None
    return enqueue(
        look,
        kind=REPEATS_KIND,
        label=gettext("Tìm nhiệm vụ trùng lặp: %(round)s") % {"round": campaign.round.title},
        actor_id=actor.user.pk,
        campaign_id=campaign.pk,
        user_id=actor.user.pk,
    )


def looking(campaign: Campaign) -> Job | None:
    """The job that is looking now, if any."""
    waiting = Job.objects.filter(kind=REPEATS_KIND, state__in=Job.UNFINISHED, args__campaign_id=campaign.pk)
    return waiting.order_by("-pk").first()


def last_look(campaign: Campaign) -> Job | None:
    """The newest of these jobs, whatever became of it."""
    return Job.objects.filter(kind=REPEATS_KIND, args__campaign_id=campaign.pk).order_by("-pk").first()
