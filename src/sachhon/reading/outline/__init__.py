"""Numbering and headings -> a tree of items with their passages."""
