"""Finding(code, severity, place): what is doubted, never the words; the rooms' words_vi and words_en say it."""

from sachhon.formkit.findings.model import Finding, Severity
from sachhon.formkit.findings.words import register_words, say

__all__ = ["Finding", "Severity", "register_words", "say"]
