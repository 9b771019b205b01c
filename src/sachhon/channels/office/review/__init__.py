"""Review: last year beside this year, remarks, return or accept."""
