"""Audit trail, jobs, mail, health."""
