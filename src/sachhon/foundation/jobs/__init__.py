"""Background jobs: a task with progress, retry, schedule and watchdog."""
