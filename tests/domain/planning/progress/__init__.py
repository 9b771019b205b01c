"""States and overlays of tasks, without a database."""
