"""Tables of the foundation."""

from sachhon.foundation.models.audit import AuditEntry, ChainHead
from sachhon.foundation.models.files import StoredFile
from sachhon.foundation.models.jobs import Job, Tick, WorkerBeat
from sachhon.foundation.models.mail import OutgoingMail

__all__ = ["AuditEntry", "ChainHead", "Job", "OutgoingMail", "StoredFile", "Tick", "WorkerBeat"]
