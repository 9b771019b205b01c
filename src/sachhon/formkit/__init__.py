"""PLAIN PYTHON, the heart: what a report template is, its values, rules and roll-up.

May import: sachhon.vietnamese, sachhon.catalogue.
"""
