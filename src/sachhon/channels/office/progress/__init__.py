"""A task's years: what was done, by whom, with what; events, surveys, award proposals."""
