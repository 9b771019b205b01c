"""What an option costs and earns over its years, in whole đồng or any money.

May import: sachhon.calculations.factors, .units, .results.
"""

from sachhon.calculations.finance.cash_flow import CashFlow, cash_flow, flows_of
from sachhon.calculations.finance.roots import rates_of_return

__all__ = ["CashFlow", "cash_flow", "flows_of", "rates_of_return"]
