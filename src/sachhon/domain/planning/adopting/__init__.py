"""From a sealed revision to the living registers: its rows, which row is which of the edition before, what changed.

`rows` reads a revision's values; `replay` runs a plan's editions one after the other, without a database; `writing`
puts the outcome into the tables, and `rebuild` does so again from the revisions alone.
"""
