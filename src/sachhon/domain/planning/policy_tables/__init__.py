"""Permissions as tables: verb → roles × relation × status."""
