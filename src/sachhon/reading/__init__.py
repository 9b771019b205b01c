"""PLAIN PYTHON: documents -> text, tables, outline -> facts with spans (reading contract).

May import: sachhon.formkit, sachhon.vietnamese, sachhon.catalogue.
"""
