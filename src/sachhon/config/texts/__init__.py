"""The interface's texts: Vietnamese in the source, English in catalogues beside each area, libraries' in Vietnamese.

`extract` collects them into the .po files, `check` says what lacks a translation, `compile` writes the .mo files that
Django reads. All by Babel: no gettext program is needed.
"""

from sachhon.config.texts.catalogues import areas, compile_all, extract_into, missing_english
from sachhon.config.texts.libraries import missing_vietnamese

__all__ = ["areas", "compile_all", "extract_into", "missing_english", "missing_vietnamese"]
