"""Who may do what with assessments, years, certificates and the network. Each area's table is a module of its own."""

from sachhon.domain.assessments.policy_tables.assessments import ASSESSMENT
from sachhon.domain.assessments.policy_tables.certificates import CERTIFICATE
from sachhon.domain.assessments.policy_tables.network import NETWORK
from sachhon.domain.assessments.policy_tables.years import YEAR

__all__ = ["ASSESSMENT", "CERTIFICATE", "NETWORK", "YEAR"]
