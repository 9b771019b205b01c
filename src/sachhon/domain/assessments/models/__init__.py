"""Tables of assessments, options, the network, facility years and certificates."""

from sachhon.domain.assessments.models.certificates import Certificate, CertificateCheck, CertificateFile
from sachhon.domain.assessments.models.options import Category, Evidence, FollowUp, Measurement, Option, OptionEffect
from sachhon.domain.assessments.models.people import Consultancy, Expert, ExpertTraining, NetworkChange
from sachhon.domain.assessments.models.workspace import (
    Assessment,
    BalanceSignature,
    Cause,
    Flow,
    ProcessStep,
    TaskState,
    TeamMember,
    WasteStream,
)
from sachhon.domain.assessments.models.years import (
    Baseline,
    FacilityYear,
    Grade,
    ProductYear,
    Reading,
    TakenReport,
    YearSaving,
)

__all__ = [
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
    "Grade",
    "Measurement",
    "NetworkChange",
    "Option",
    "OptionEffect",
    "ProcessStep",
    "ProductYear",
    "Reading",
    "TakenReport",
    "TaskState",
    "TeamMember",
    "WasteStream",
    "YearSaving",
]
