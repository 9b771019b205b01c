"""PLAIN PYTHON: official Word and PDF, Excel annexes, charts.

May import: sachhon.formkit, sachhon.vietnamese, sachhon.catalogue.
"""
