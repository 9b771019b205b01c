"""PLAIN PYTHON: template -> blank, filled blank -> values; one folder a medium.

May import: sachhon.reading, sachhon.writing, sachhon.formkit and below.
"""
