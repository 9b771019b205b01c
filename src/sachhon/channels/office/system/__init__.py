"""Audit trail, jobs, mail, health: what the ministry's administrator looks after, and its inspector reads."""
