"""Plans, targets, tasks, budgets, task registration, progress: what was planned, funded, done, and what it moved.

A plan is a sealed submission on a template of kind `plan`; adopting it makes the living registers, every row with the
words that it came from. `money/` and `campaign/` hold pure functions and tables that know no database.
"""
