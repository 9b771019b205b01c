"""A facility asks for the certificate, tells more, sends it again, takes it back, agrees to be named or not."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.certificates.holding import held, moved, tell
from sachhon.domain.assessments.certificates.way import RUNNING
from sachhon.domain.assessments.models import Assessment, Certificate
from sachhon.domain.assessments.policies import CERTIFICATE
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import differing, require_version
from sachhon.domain.registry.api import Facility, identity_of, place_of_facility


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What the facility tells. `assessment` None: the assessment is not in the system (what was done is told in words).

    `public`: it agrees to stand in the public list if the certificate is granted.
    """

    scope: str
    grounds: str
    public: bool
    assessment: Assessment | None = None


@transaction.atomic
def request_certificate(*, actor: Actor, facility: Facility, facts: RequestFacts, request_key: str = "") -> Certificate:
    """A new request. The same key again gives the same one. Raises PermissionDenied, Refused."""
    place = place_of_facility(facility)
    CERTIFICATE.require(actor, "request", place, Certificate.Status.REQUESTED)
    now = Facility.objects.select_for_update(of=("self",)).get(pk=facility.pk)
    if request_key and (made := Certificate.objects.filter(request_key=request_key, facility=facility).first()):
        return made
    if now.status != Facility.Status.ACTIVE:
        raise Refused("facility_gone", _("Cơ sở đã ngừng hoạt động hoặc đã gộp nên không đề nghị chứng nhận được."))
    running = Certificate.objects.filter(facility__in=identity_of(facility), status__in=RUNNING).first()
    if running is not None:
        raise Refused(
            "one_at_a_time",
            _("Cơ sở đang có đề nghị %(code)s chưa giải quyết xong. Bổ sung vào đề nghị ấy, hoặc rút nó trước.")
            % {"code": running.code},
        )
    _check(facility, facts)
    who = actor.who_for(place)
    made = Certificate.objects.create(
        code=_free_code(facility),
        facility=facility,
        requested_by=actor.user,
        on_behalf=who.on_behalf,
        request_key=request_key or None,
        **_columns(facts),
    )
    tell(actor, made, "request", _told(made))
    return made


@transaction.atomic
def describe_certificate(
    *, actor: Actor, certificate: Certificate, facts: RequestFacts, base_version: int
) -> Certificate:
    """Told anew, before it is looked at or after it came back. Raises PermissionDenied, Refused, ChangedMeanwhile."""
    standing = held(actor, certificate, "request")
    _check(standing.facility, facts)
    before = _told(standing)
    for name, value in _columns(facts).items():
        setattr(standing, name, value)
    changed = differing(before, _told(standing))
    if not changed:
        return standing
    require_version(standing, base_version)
    standing.version += 1
    standing.save()
    tell(actor, standing, "describe", changed)
    return standing


@transaction.atomic
def send_certificate_again(*, actor: Actor, certificate: Certificate) -> Certificate:
    """What came back is sent again. Raises PermissionDenied, Refused."""
    return moved(actor, certificate, "send_again")[0]


@transaction.atomic
def withdraw_certificate(*, actor: Actor, certificate: Certificate, note: str = "") -> Certificate:
    """The facility takes its request back; it can ask again later. Raises PermissionDenied, Refused."""
    return moved(actor, certificate, "withdraw", note)[0]


@transaction.atomic
def publish_certificate(*, actor: Actor, certificate: Certificate, public: bool) -> Certificate:
    """The facility agrees to be named in the public list, or no longer. Raises PermissionDenied, Refused."""
    standing = held(actor, certificate, "publish")
    if standing.public == public:
        return standing
    standing.public = public
    standing.version += 1
    standing.save(update_fields=("public", "version"))
    tell(actor, standing, "publish", {"public": public})
    return standing


def _check(facility: Facility, facts: RequestFacts) -> None:
    if not facts.scope.strip():
        raise Refused("scope_missing", _("Nhập phạm vi đề nghị chứng nhận: phân xưởng, dây chuyền nào."), "scope")
    if facts.assessment is not None and facts.assessment.facility_id not in identity_of(facility):
        raise Refused("other_facility", _("Chọn một đánh giá của chính cơ sở này."), "assessment")
    if facts.assessment is None and not facts.grounds.strip():
        raise Refused(
            "grounds_missing",
            _("Chọn đánh giá làm căn cứ, hoặc ghi cơ sở đã làm gì và kết quả ra sao."),
            "grounds",
        )


def _columns(facts: RequestFacts) -> dict[str, object]:
    return {
        "scope": facts.scope.strip()[:500],
        "grounds": facts.grounds.strip()[:10_000],
        "public": facts.public,
        "assessment": facts.assessment,
    }


def _told(certificate: Certificate) -> dict[str, object]:
    return {
        "scope": certificate.scope,
        "grounds": certificate.grounds,
        "public": certificate.public,
        "assessment": certificate.assessment.code if certificate.assessment else "",
    }


def _free_code(facility: Facility) -> str:
    start = f"{facility.code}.CN.{timezone.localdate().year}."
    taken = Certificate.objects.filter(code__startswith=start).values_list("code", flat=True)
    numbers = [int(code.removeprefix(start)) for code in taken if code.removeprefix(start).isdigit()]
    return f"{start}{max(numbers, default=0) + 1:02d}"
