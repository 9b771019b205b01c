"""The national report and its Excel annex, from figures alone: every number in them leads to the words it came from.

May import: sachhon.writing.official, .charts, .document, sachhon.formkit, sachhon.vietnamese, sachhon.catalogue.
"""

from sachhon.writing.national.edition import Edition
from sachhon.writing.national.report import national_report, write_report
from sachhon.writing.national.workbook import write_workbook

__all__ = ["Edition", "national_report", "write_report", "write_workbook"]
