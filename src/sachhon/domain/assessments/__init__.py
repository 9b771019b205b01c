"""Cleaner production at facilities: assessments, options, measured savings, certificates, the people who do it.

May import: intake, submissions, rounds, registry, accounts (by their doors), foundation and the plain rooms. Does not
know planning.
"""
