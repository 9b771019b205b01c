"""The document's items matched to a template's questions, and typed answers with their place, state and confidence.

Owns the matching by meaning and order, and the choice between competing readings. It is driven by the template's
definition alone: no field of any template is named here. May import: sachhon.formkit, sachhon.vietnamese,
reading.outline and what is below that.
"""

from sachhon.reading.answers.answering import answer, unanswered
from sachhon.reading.answers.recognising import recognise, speaks_of
from sachhon.reading.answers.valued import values_of

__all__ = ["answer", "recognise", "speaks_of", "unanswered", "values_of"]
