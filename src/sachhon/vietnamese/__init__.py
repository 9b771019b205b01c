"""PLAIN PYTHON: Vietnamese numbers, money, dates, document numbers, places, folding, collation, encodings.

May import: sachhon.catalogue. Knows no template, no web.
"""
