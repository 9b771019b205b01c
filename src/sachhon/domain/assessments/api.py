"""The door of assessments: other rooms come in here."""

from sachhon.domain.assessments.models import *  # noqa: F403
from sachhon.domain.assessments.policies import ASSESSMENT, CERTIFICATE, NETWORK, YEAR
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.years.streams import Stream, all_streams, stream_named, stream_of, streams_of

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
    "Stream",
    "TaskState",
    "TeamMember",
    "WasteStream",
    "YearSaving",
    "all_streams",
    "stream_named",
    "stream_of",
    "streams_of",
]
