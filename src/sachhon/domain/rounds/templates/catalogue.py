"""The catalogue's templates as published versions."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.catalogue import resource
from sachhon.domain.accounts.api import SYSTEM
from sachhon.domain.rounds.models import TemplateVersion
from sachhon.domain.rounds.refusals import TemplateRefused
from sachhon.formkit.definition import load
from sachhon.foundation import audit


def digest_of(yaml: str) -> str:
    """SHA-256 (hex) of a template's text."""
    return hashlib.sha256(yaml.encode()).hexdigest()


@transaction.atomic
def load_templates() -> list[TemplateVersion]:
    """The catalogue's templates, each a published version; those that are there already are left as they are.

    Raises TemplateRefused where a file was changed without a new version: a published template never changes.
    """
    versions = []
    new = []
    for item in sorted(resource("templates").iterdir(), key=lambda item: item.name):
        if not item.name.endswith(".yaml"):
            continue
        yaml = item.read_text(encoding="utf-8-sig")
        definition = load(yaml, item.name)
        known = TemplateVersion.objects.filter(template_id=definition.id, version=definition.version).first()
        if known is None:
            known = TemplateVersion.objects.create(
                template_id=definition.id,
                version=definition.version,
                title=definition.titles["vi"],
                status=TemplateVersion.Status.PUBLISHED,
                yaml=yaml,
                digest=digest_of(yaml),
                published_at=timezone.now(),
            )
            new.append(f"{known.template_id} {known.version}")
        elif known.yaml != yaml:
            raise TemplateRefused(
                "template_changed_without_version",
                _(
                    "{file}: nội dung khác với phiên bản {version} đã ban hành của biểu mẫu {id}. "
                    "Biểu mẫu đã ban hành không được sửa: hãy đặt số phiên bản mới."
                ).format(file=item.name, version=known.version, id=known.template_id),
            )
        versions.append(known)
    if new:
        audit.record(
            who=SYSTEM.who, verb="template.load", object_type="template", object_id="catalogue", detail={"new": new}
        )
    return versions
