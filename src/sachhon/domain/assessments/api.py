"""The door of assessments: other rooms come in here."""

from sachhon.domain.assessments.models import *  # noqa: F403
from sachhon.domain.assessments.policies import ASSESSMENT, CERTIFICATE, NETWORK, YEAR
from sachhon.domain.assessments.refusals import Refused

__all__ = [  # noqa: F405
    "ASSESSMENT",
    "CERTIFICATE",
    "NETWORK",
    "YEAR",
    "Assessment",
    "BalanceSignature",
    "Baseline",
    "Category",
    "Cause",
    "Certificate",
    "CertificateCheck",
    "CertificateFile",
    "Consultancy",
    "Evidence",
    "Expert",
    "ExpertTraining",
    "FacilityYear",
    "Flow",
    "FollowUp",
    "Measurement",
    "Option",
    "OptionEffect",
    "ProcessStep",
    "ProductYear",
    "Reading",
    "Refused",
    "TaskState",
    "TeamMember",
    "WasteStream",
    "YearSaving",
]
