"""Tables of the foundation."""

from sachhon.foundation.models.audit import AuditEntry, ChainHead
from sachhon.foundation.models.files import StoredFile

__all__ = ["AuditEntry", "ChainHead", "StoredFile"]
