"""How a task stands: its states and what may follow, and what is overdue or at risk, with reasons. Plain Python."""
