"""Publishing a template's version, taking one out of use, throwing a draft away."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.models import TemplateVersion
from sachhon.domain.rounds.policies import MINISTRY_PLACE, TEMPLATE
from sachhon.domain.rounds.refusals import Refused, TemplateRefused
from sachhon.domain.rounds.selectors import last_published
from sachhon.domain.rounds.templates.comparison import compare
from sachhon.foundation import audit


@transaction.atomic
def publish_template(*, actor: Actor, version: TemplateVersion, note: str = "") -> TemplateVersion:
    """The version, frozen; rounds can ask with it from now on.

    Raises TemplateRefused with the reason of each field where old answers could not be read by it.
    """
    held = TemplateVersion.objects.select_for_update().get(pk=version.pk)
    TEMPLATE.require(actor, "publish", MINISTRY_PLACE, held.status)
    before = last_published(held.template_id, before=held)
    if before is not None and (reasons := compare(before.definition, held.definition).breaking):
        raise TemplateRefused(
            "template_breaks_answers",
            _("Không ban hành được: phiên bản này làm hỏng câu trả lời của phiên bản {version}.").format(
                version=before.version
            ),
            reasons,
        )
    held.status = TemplateVersion.Status.PUBLISHED
    held.published_at, held.published_by = timezone.now(), actor.user
    held.note = note.strip()[:300] or held.note
    held.save()
    return _told(actor, held, "template.publish")


@transaction.atomic
def withdraw_template(*, actor: Actor, version: TemplateVersion) -> TemplateVersion:
    """No new round can ask with it; rounds that do go on."""
    held = TemplateVersion.objects.select_for_update().get(pk=version.pk)
    TEMPLATE.require(actor, "withdraw", MINISTRY_PLACE, held.status)
    held.status = TemplateVersion.Status.WITHDRAWN
    held.save(update_fields=("status",))
    return _told(actor, held, "template.withdraw")


@transaction.atomic
def discard_template(*, actor: Actor, version: TemplateVersion) -> None:
    """A draft is thrown away. Raises Refused where a draft round asks with it."""
    held = TemplateVersion.objects.select_for_update().get(pk=version.pk)
    TEMPLATE.require(actor, "discard", MINISTRY_PLACE, held.status)
    if held.rounds.exists():
        raise Refused(
            "template_in_use", _("Một đợt báo cáo đang soạn dùng bản thảo này. Đổi biểu mẫu của đợt đó trước khi xóa.")
        )
    _told(actor, held, "template.discard")
    held.delete()


def _told(actor: Actor, held: TemplateVersion, verb: str) -> TemplateVersion:
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb=verb,
        object_type="template",
        object_id=f"{held.template_id}/{held.version}",
        detail={"sha256": held.digest},
    )
    return held
