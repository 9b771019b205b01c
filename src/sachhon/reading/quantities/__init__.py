"""Targets, counts and amounts in running text."""
