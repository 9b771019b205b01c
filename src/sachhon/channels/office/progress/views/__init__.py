"""Pages of progress and of the registers."""
