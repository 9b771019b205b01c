"""Files that go with a request."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.models import Round, RoundAttachment
from sachhon.domain.rounds.policies import MINISTRY_PLACE, ROUND
from sachhon.domain.rounds.refusals import Refused
from sachhon.foundation import audit, files
from sachhon.vietnamese.folding import nfc

MOST_ATTACHMENTS = 20


@transaction.atomic
def attach_file(*, actor: Actor, asking: Round, name: str, data: bytes) -> RoundAttachment:
    """The file, kept with the draft. Raises Refused for a twenty-first, files.RefusedUpload for what is not taken."""
    held = Round.objects.select_for_update().get(pk=asking.pk)
    ROUND.require(actor, "edit", MINISTRY_PLACE, held.status)
    called = nfc(name).strip()[:200]
    files.check_upload(called, data)
    if held.attachments.count() >= MOST_ATTACHMENTS:
        raise Refused(
            "too_many_attachments", _("Một đợt báo cáo có tối đa 20 tệp kèm theo. Gộp các tệp lại rồi thử lại.")
        )
    kept = RoundAttachment.objects.create(round=held, file=files.store(data), name=called)
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="round.attach",
        object_type="round",
        object_id=held.code,
        detail={"name": called, "sha256": kept.file.digest},
    )
    return kept


@transaction.atomic
def detach_file(*, actor: Actor, attachment: RoundAttachment) -> None:
    """The file no longer goes with the draft; its bytes stay in the store."""
    held = Round.objects.select_for_update().get(pk=attachment.round_id)
    ROUND.require(actor, "edit", MINISTRY_PLACE, held.status)
    name = attachment.name
    attachment.delete()
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="round.detach",
        object_type="round",
        object_id=held.code,
        detail={"name": name},
    )
