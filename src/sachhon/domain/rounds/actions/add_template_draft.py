"""A new version of a template, as a draft."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.models import TemplateVersion
from sachhon.domain.rounds.policies import MINISTRY_PLACE, TEMPLATE
from sachhon.domain.rounds.refusals import TemplateRefused
from sachhon.domain.rounds.templates.catalogue import digest_of
from sachhon.formkit.definition import DefinitionError, load
from sachhon.formkit.findings import say
from sachhon.foundation import audit
from sachhon.vietnamese.folding import nfc


@transaction.atomic
def add_template_draft(*, actor: Actor, yaml: str, file: str = "", note: str = "") -> TemplateVersion:
    """The draft of a version; a draft of the same version is replaced.

    Raises TemplateRefused with every mistake and its line, or where that version was published already.
    """
    TEMPLATE.require(actor, "add", MINISTRY_PLACE)
    text = nfc(yaml)
    try:
        definition = load(text, file or "YAML")
    except DefinitionError as wrong:
        language = (get_language() or "vi")[:2]
        raise TemplateRefused(
            "template_with_mistakes",
            _("Biểu mẫu có lỗi. Sửa những dòng sau rồi tải lên lại."),
            [say(finding, language) for finding in wrong.findings],
        ) from wrong
    known = (
        TemplateVersion.objects.select_for_update()
        .filter(template_id=definition.id, version=definition.version)
        .first()
    )
    if known is not None and known.status != TemplateVersion.Status.DRAFT:
        raise TemplateRefused(
            "template_version_published",
            _("Phiên bản {version} của biểu mẫu {id} đã ban hành và không sửa được. Đặt số phiên bản mới.").format(
                version=definition.version, id=definition.id
            ),
        )
    draft = known or TemplateVersion(template_id=definition.id, version=definition.version)
    draft.title = definition.titles["vi"][:300]
    draft.yaml, draft.digest, draft.note = text, digest_of(text), note.strip()[:300]
    draft.save()
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="template.draft",
        object_type="template",
        object_id=f"{draft.template_id}/{draft.version}",
        detail={"sha256": draft.digest, "file": file},
    )
    return draft
