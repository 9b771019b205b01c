"""The part of the door that leads to certificates; `api` opens it with the rest."""

from sachhon.domain.assessments.actions.attach_certificate_file import (
    attach_certificate_file,
    detach_certificate_file,
)
from sachhon.domain.assessments.actions.check_certificate import begin_check, record_check, return_certificate
from sachhon.domain.assessments.actions.decide_certificate import (
    grant_certificate,
    refuse_certificate,
    revoke_certificate,
    unmet_conditions,
)
from sachhon.domain.assessments.actions.request_certificate import (
    RequestFacts,
    describe_certificate,
    publish_certificate,
    request_certificate,
    send_certificate_again,
    withdraw_certificate,
)
from sachhon.domain.assessments.certificates.conditions import Condition, all_conditions
from sachhon.domain.assessments.certificates.grounds import Grounds, grounds_of
from sachhon.domain.assessments.certificates.holding import place_of_certificate
from sachhon.domain.assessments.certificates.papers import (
    certificate_address,
    certificate_pdf,
    certificate_qr_svg,
    certificate_word,
    mark_matches,
)
from sachhon.domain.assessments.certificates.reminding import remind_of_expiry
from sachhon.domain.assessments.certificates.showing import (
    CertificateSearch,
    certificate_history,
    certificate_numbered,
    certificate_places,
    certificates_found,
    certificates_visible,
    public_certificates,
    requests_to_begin,
)
from sachhon.domain.assessments.certificates.validity import (
    DEFAULT_YEARS,
    LONGEST_YEARS,
    Validity,
    expires_soon,
    validity_of,
    years_after,
)
from sachhon.domain.assessments.certificates.waiting import WaitingCertificate, certificates_waiting
from sachhon.domain.assessments.certificates.way import RUNNING
from sachhon.domain.assessments.certificates.way import steps_from as certificate_steps

__all__ = [
    "DEFAULT_YEARS",
    "LONGEST_YEARS",
    "RUNNING",
    "CertificateSearch",
    "Condition",
    "Grounds",
    "RequestFacts",
    "Validity",
    "WaitingCertificate",
    "all_conditions",
    "attach_certificate_file",
    "begin_check",
    "certificate_address",
    "certificate_history",
    "certificate_numbered",
    "certificate_pdf",
    "certificate_places",
    "certificate_qr_svg",
    "certificate_steps",
    "certificate_word",
    "certificates_found",
    "certificates_visible",
    "certificates_waiting",
    "describe_certificate",
    "detach_certificate_file",
    "expires_soon",
    "grant_certificate",
    "grounds_of",
    "mark_matches",
    "place_of_certificate",
    "public_certificates",
    "publish_certificate",
    "record_check",
    "refuse_certificate",
    "remind_of_expiry",
    "request_certificate",
    "requests_to_begin",
    "return_certificate",
    "revoke_certificate",
    "send_certificate_again",
    "unmet_conditions",
    "validity_of",
    "withdraw_certificate",
    "years_after",
]
