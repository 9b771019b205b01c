"""A file is added to a request: by the facility while it writes, by who checks while they look; or taken away."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.certificates.holding import locked, place_of_certificate, tell
from sachhon.domain.assessments.models import Certificate, CertificateFile
from sachhon.domain.assessments.policies import CERTIFICATE
from sachhon.domain.assessments.refusals import Refused
from sachhon.foundation import files

MOST = 30


@transaction.atomic
def attach_certificate_file(*, actor: Actor, certificate: Certificate, name: str, data: bytes) -> CertificateFile:
    """The file is kept; the same again stands once. Raises PermissionDenied, Refused, files.RefusedUpload."""
    standing = locked(certificate)
    _require(actor, standing)
    shown = files.clean_name(name)[:200]
    files.check_upload(shown, data)
    if standing.files.count() >= MOST:
        raise Refused("too_many", _("Mỗi đề nghị nhiều nhất %(n)s tệp. Bỏ bớt tệp không cần.") % {"n": MOST}, "file")
    stored = files.store(data)
    known = standing.files.filter(file=stored, name=shown).first()
    if known is not None:
        return known
    made = CertificateFile.objects.create(certificate=standing, file=stored, name=shown, by=actor.user)
    tell(actor, standing, "attach", {"name": shown, "digest": stored.digest})
    return made


@transaction.atomic
def detach_certificate_file(*, actor: Actor, file: CertificateFile) -> None:
    """Who added it takes it away again while they still may add. Raises PermissionDenied."""
    standing = locked(file.certificate)
    _require(actor, standing)
    if file.by_id != (actor.user.pk if actor.user else None):
        raise PermissionDenied("assessments.certificate.detach")
    detail = {"name": file.name, "digest": file.file.digest}
    file.delete()
    tell(actor, standing, "detach", detail)


def _require(actor: Actor, standing: Certificate) -> None:
    """Who may write the request, or check it. Raises PermissionDenied."""
    place = place_of_certificate(standing)
    if not CERTIFICATE.permits(actor, "check", place, standing.status):
        CERTIFICATE.require(actor, "request", place, standing.status)
