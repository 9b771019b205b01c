"""The workspace of an assessment: its tasks, process, balances, waste streams and worksheets."""
