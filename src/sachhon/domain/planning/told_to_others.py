"""What planning tells the rooms below that ask: loaded once by PlanningConfig.ready()."""

from sachhon.domain.planning.holding.differences import differences
from sachhon.domain.submissions.api import extra_findings

extra_findings.register(differences)
