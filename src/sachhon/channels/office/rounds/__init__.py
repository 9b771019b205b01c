"""Rounds: wizard, preview, tracker, reminders, templates."""
