"""Pages of an assessment's options."""
