"""Plain text and Markdown -> Source. UTF-8 is taken untouched; older encodings are decoded, and that is said."""

from __future__ import annotations

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.layout import blocks_of
from sachhon.reading.model import Source
from sachhon.reading.sources.encodings import decode_bytes, decoder_for
from sachhon.reading.sources.errors import notice, refuse
from sachhon.reading.sources.incoming import Incoming


def read_text(incoming: Incoming, format: str) -> Source:
    """`format` is txt or md. Raises UnreadableDocument when the bytes are no text in any encoding that is known."""
    text, encoding = decode_bytes(incoming)
    notices: list[Finding] = []
    if not encoding:
        encoding, decoder = decoder_for(text)
        text = decoder(text) if decoder else text
    if not text.strip():
        raise refuse("empty_file", incoming.name)
    if encoding:
        notices.append(notice("legacy_encoding", Severity.INFO, incoming.name, encoding=encoding))
    return Source(incoming.name, format, text, blocks_of(text), notices=tuple(notices))
