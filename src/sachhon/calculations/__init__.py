"""PLAIN PYTHON: cleaner-production arithmetic. Empty until the factory issue.

May import: sachhon.formkit and below.
"""
