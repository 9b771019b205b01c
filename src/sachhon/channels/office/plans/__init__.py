"""Plans: their way from a letter to the living registers; tasks, budget, targets, timeline, board."""
