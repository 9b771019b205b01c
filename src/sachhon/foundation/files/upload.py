"""What is taken in from outside: judged by its content, under limits, searched for viruses where ClamAV is set up.

The refusals are those of the reading rooms, in the words that the console says them in.
"""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.utils.translation import get_language

from sachhon.formkit.findings import Finding, Severity, register_words, say
from sachhon.foundation.files.clamav import ClamavUnreachable, scan
from sachhon.foundation.files.names import clean_name
from sachhon.foundation.files.verdicts import found_clean
from sachhon.foundation.files.words_en import WORDS as _ENGLISH
from sachhon.foundation.files.words_vi import WORDS as _VIETNAMESE
from sachhon.reading.sources import DEFAULT_LIMITS, UnreadableDocument, safe_format

register_words("vi", _VIETNAMESE)
register_words("en", _ENGLISH)

PROGRAMS = frozenset(
    "exe,dll,com,scr,msi,bat,cmd,ps1,vbs,vbe,js,jse,wsf,hta,jar,sh,py,lnk,reg,svg,php,xlam,ppam".split(",")  # noqa: SIM905
)
"""Endings of what a computer would run, refused whatever the content looks like."""


class RefusedUpload(Exception):
    """A file that is not taken. `finding` says why and what to do; `words` says it in the language of now."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(say(finding))
        self.finding = finding

    @property
    def words(self) -> str:
        """The sentence for the person who sent it."""
        return say(self.finding, "en" if (get_language() or "vi").startswith("en") else "vi")


def check_upload(name: str, data: bytes) -> None:
    """Raises RefusedUpload for what is too large, empty, damaged, encrypted, hostile, infected or of no known format.

    The name's ending proves nothing: it may differ from the content (the reader says so), but not be a program's.
    """
    shown = clean_name(name)
    ending = shown.rpartition(".")[2].lower()
    try:
        safe_format(shown, data, replace(DEFAULT_LIMITS, file_bytes=settings.MAX_UPLOAD_BYTES))
    except UnreadableDocument as refused:
        raise RefusedUpload(refused.finding) from refused
    if "." in shown and ending in PROGRAMS:
        raise RefusedUpload(Finding("program_file", Severity.ERROR, {"name": shown, "extension": ending}))
    if settings.CLAMAV_SOCKET:
        _search(shown, data)


def _search(name: str, data: bytes) -> None:
    """Refuses what ClamAV finds, and everything while it cannot be asked."""
    try:
        virus = scan(data, settings.CLAMAV_SOCKET)
    except ClamavUnreachable as error:
        raise RefusedUpload(Finding("not_searched", Severity.ERROR, {"name": name})) from error
    if virus:
        raise RefusedUpload(Finding("infected_file", Severity.ERROR, {"name": name, "virus": virus}))
    found_clean(data)
