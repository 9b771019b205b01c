"""Faults: the system is killed in its work, tampered with, used from two tabs; nothing is lost or doubled.

`make test-faults` (python -m tests.faults) does it at length on SQLite and PostgreSQL; test_light.py does a little of
it with every run of the suite. FAULTS: how many kills in all (300), RACES: two-tab races (500), TAMPERINGS (200),
FAULTS_ON: sqlite | postgres | both. Half of each falls to a database.
"""
