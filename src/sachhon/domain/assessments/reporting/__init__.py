"""The report of an assessment: its description gathered from the tables, what it lacks, the papers.

Official papers are Vietnamese whatever the reader's language.
"""
