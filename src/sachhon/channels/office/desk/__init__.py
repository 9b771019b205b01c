"""My work: what is due, overdue first, what came back."""
