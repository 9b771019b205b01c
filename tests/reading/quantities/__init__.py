"""Targets, counts and amounts."""
