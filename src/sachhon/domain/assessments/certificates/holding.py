"""A request held for a change: locked, moved along the table of steps; what was done goes into the trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.assessments.certificates.way import Status, Step, step_of
from sachhon.domain.assessments.models import Certificate
from sachhon.domain.assessments.policies import CERTIFICATE
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.registry.api import place_of_standing
from sachhon.foundation import audit

_ROWS = Certificate.objects.select_related("facility__province", "assessment", "requested_by", "decided_by")


def place_of_certificate(certificate: Certificate) -> Place:
    """The facility, its province, the ministry."""
    return place_of_standing(certificate.facility)


def locked(certificate: Certificate) -> Certificate:
    """The request as it stands now, locked until the transaction ends."""
    return _ROWS.select_for_update(of=("self",)).get(pk=certificate.pk)


def held(actor: Actor, certificate: Certificate, verb: str) -> Certificate:
    """The same, for somebody who may do that now. Raises PermissionDenied; Refused where its status has moved on."""
    standing = locked(certificate)
    _require(actor, verb, standing)
    return standing


def _require(actor: Actor, verb: str, standing: Certificate) -> None:
    """Who may do it in some status, only not in this one, is told so; who may never is refused."""
    place = place_of_certificate(standing)
    if CERTIFICATE.permits(actor, verb, place, standing.status):
        return
    if any(CERTIFICATE.permits(actor, verb, place, status) for status in CERTIFICATE.statuses):
        label = Status(standing.status).label
        raise Refused(
            "status_moved",
            _("Hồ sơ đang ở trạng thái “%(status)s” nên không làm được việc này. Tải lại trang để xem.")
            % {"status": label},
        )
    CERTIFICATE.require(actor, verb, place, standing.status)


def moved(actor: Actor, certificate: Certificate, name: str, note: str = "", **told: Any) -> tuple[Certificate, bool]:
    """One step of the table; (what stands, whether it moved now): a step that was made already is answered by it.

    Raises PermissionDenied, Refused.
    """
    standing = locked(certificate)
    if made_before(actor, standing, name):
        return standing, False
    step = step_of(name, standing.status)
    verb = step.verb if step else _verb_of(name)
    _require(actor, verb, standing)
    if step is None:
        label = Status(standing.status).label
        raise Refused(
            "step", _("Ở trạng thái “%(status)s” không làm được bước này. Tải lại trang.") % {"status": label}
        )
    if step.reason and not note.strip():
        raise Refused("note_missing", _("Ghi lý do để cơ sở biết."), "note")
    before, standing.status, standing.note = standing.status, step.after, note.strip()[:1000]
    for field, value in told.items():
        setattr(standing, field, value)
    standing.version += 1
    standing.save()
    tell(actor, standing, step.name, {"from": before, "to": standing.status, "note": standing.note, **told})
    return standing, True


def made_before(actor: Actor, standing: Certificate, name: str) -> bool:
    """Whether it stands already where a final step leads to, and the actor is one who may see that."""
    steps = [step for step in _all(name) if step.after == standing.status]
    if not steps or step_of(name, standing.status) is not None:
        return False
    place = place_of_certificate(standing)
    return any(CERTIFICATE.permits(actor, step.verb, place, step.before) for step in steps)


def _all(name: str) -> tuple[Step, ...]:
    return tuple(step for status in Status for step in (step_of(name, status),) if step is not None)


def _verb_of(name: str) -> str:
    return _all(name)[0].verb


def tell(actor: Actor, certificate: Certificate, what: str, detail: Mapping[str, Any]) -> None:
    """Into the trail."""
    audit.record(
        who=actor.who_for(place_of_certificate(certificate)),
        verb=f"certificate.{what}",
        object_type="certificate",
        object_id=certificate.code,
        unit_code=certificate.facility.code,
        detail={name: _plain(value) for name, value in detail.items() if value not in (None, "")},
    )


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | str | list | dict) else str(value)
