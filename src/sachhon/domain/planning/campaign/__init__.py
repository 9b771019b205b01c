"""The yearly campaign's arithmetic: its way, scores, ranks, the cut at a budget, likely repeats. Plain Python."""
