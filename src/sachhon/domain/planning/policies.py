"""Who may do what with plans, tasks, money, records and campaigns. Each area's tables stand in a module of its own."""

from sachhon.domain.planning.policy_tables.campaigns import CAMPAIGN, REGISTRATION
from sachhon.domain.planning.policy_tables.money import CEILING, MONEY, NATIONAL_MONEY
from sachhon.domain.planning.policy_tables.plans import PLAN
from sachhon.domain.planning.policy_tables.progress import TASK
from sachhon.domain.planning.policy_tables.records import AWARD, RECORD

__all__ = ["AWARD", "CAMPAIGN", "CEILING", "MONEY", "NATIONAL_MONEY", "PLAN", "RECORD", "REGISTRATION", "TASK"]
