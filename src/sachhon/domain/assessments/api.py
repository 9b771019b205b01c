"""The door of assessments: other rooms come in here."""

from sachhon.domain.assessments.models import *  # noqa: F403
from sachhon.domain.assessments.places import held_for, place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT, CERTIFICATE, NETWORK, YEAR
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.selectors.assessments import (
    assessments_visible,
    facilities_lent,
    facilities_to_assess,
    facilities_within,
    history_of,
    steps_of_process,
    waste_streams_of,
)
from sachhon.domain.assessments.versions import ChangedMeanwhile, require_seen, require_version, seen_of
from sachhon.domain.assessments.workspace.tasks import Step, Task, all_steps, steps_of, task_of
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
    "ChangedMeanwhile",
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
    "Step",
    "Stream",
    "Task",
    "TaskState",
    "TeamMember",
    "WasteStream",
    "YearSaving",
    "all_steps",
    "all_streams",
    "assessments_visible",
    "facilities_lent",
    "facilities_to_assess",
    "facilities_within",
    "held_for",
    "history_of",
    "place_of_assessment",
    "require_seen",
    "require_version",
    "seen_of",
    "steps_of",
    "steps_of_process",
    "stream_named",
    "stream_of",
    "streams_of",
    "task_of",
    "waste_streams_of",
]
