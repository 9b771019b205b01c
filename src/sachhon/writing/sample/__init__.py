"""Sample letters: made-up answers in varied words with their true values beside them, plainly marked "DỮ LIỆU MẪU".

May import: sachhon.writing.document, sachhon.writing.official, sachhon.writing.pdf, sachhon.formkit, sachhon.catalogue.
"""

from sachhon.writing.sample.letters import SAMPLE_MARK, SampleLetter, compose_letters, write_letters

__all__ = ["SAMPLE_MARK", "SampleLetter", "compose_letters", "write_letters"]
