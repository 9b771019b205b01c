"""What is recorded and how it is counted: measures, lists of who came, distinct enterprises. Plain Python.

May import: sachhon.catalogue, sachhon.formkit.findings, sachhon.vietnamese.
"""
