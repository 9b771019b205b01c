"""From meter to savings, for one facility: what was used and made in a year, against which baseline, among whom."""
