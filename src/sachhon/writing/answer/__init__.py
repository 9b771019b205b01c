"""A unit's whole answer as an official report: the template's numbering, the unit's letterhead, reasons, sources.

May import: sachhon.writing.document, sachhon.formkit, sachhon.vietnamese.
"""

from sachhon.writing.answer.paper import AnswerPaper, Approved, answer_letter

__all__ = ["AnswerPaper", "Approved", "answer_letter"]
