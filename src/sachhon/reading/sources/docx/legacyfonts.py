"""Words set in a font of an old encoding (.VnTime, VNI-Times): the font alone tells what the letters are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sachhon.vietnamese.legacy import decode_tcvn3, decode_vni, font_encoding

_UNICODE_VIETNAMESE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)


def encoding_of_font(font: str | None) -> str:
    """ "tcvn3", "tcvn3.capitals" (fonts that draw every letter as a capital), "vni", or "" for a Unicode font."""
    if not font:
        return ""
    letters, capitals = font_encoding(font)
    if letters == "unicode":
        return ""
    return f"{letters}.capitals" if capitals else letters


@dataclass(slots=True)
class LegacyText:
    """Which pieces of a paragraph stand in an old encoding. `encodings` gathers those that were decoded."""

    encodings: set[str]
    marks: list[tuple[int, int, str]] = field(default_factory=list)

    def note(self, start: int, end: int, encoding: str) -> None:
        """Pieces start..end-1 are set in a font of this encoding."""
        if encoding:
            if self.marks and self.marks[-1][1:] == (start, encoding):
                start = self.marks.pop()[0]
            self.marks.append((start, end, encoding))

    def decoded(self, pieces: list[str]) -> str:
        """The paragraph's text. Stretches that hold Unicode Vietnamese in spite of their font are left as they are."""
        out: list[str] = []
        at = 0
        for start, end, encoding in self.marks:
            out.extend(pieces[at:start])
            out.append(self._decode("".join(pieces[start:end]), encoding))
            at = end
        out.extend(pieces[at:])
        return "".join(out)

    def _decode(self, text: str, encoding: str) -> str:
        if text.isascii():
            return text.upper() if encoding == "tcvn3.capitals" else text
        if _UNICODE_VIETNAMESE.search(text):
            return text
        self.encodings.add(encoding.split(".")[0])
        if encoding == "vni":
            return decode_vni(text)
        return decode_tcvn3(text, capitals=encoding == "tcvn3.capitals")
