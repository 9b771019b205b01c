"""Options of an assessment: proposed, planned, implemented, verified."""
