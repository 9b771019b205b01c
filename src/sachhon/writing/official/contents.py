"""The table of contents as a field of Word: filled already, and brought up to date by Word itself."""

from __future__ import annotations

from sachhon.writing.document import Contents, Entry
from sachhon.writing.official.markup import words

_DEEPEST = 2


def contents(block: Contents) -> str:
    """A line an entry, each leading to its heading; without entries nothing."""
    if not block.entries:
        return ""
    deepest = max(_DEEPEST, *(entry.level for entry in block.entries))
    opened = _field(f' TOC \\o "1-{deepest}" \\h \\z \\u ', dirty=True)
    lines = [
        _line(entry, opened if place == 0 else "", _END if place == len(block.entries) - 1 else "")
        for place, entry in enumerate(block.entries)
    ]
    return "".join(lines)


_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _line(entry: Entry, before: str, after: str) -> str:
    page = f"<w:r><w:t>{entry.page}</w:t></w:r>" if entry.page is not None else ""
    told = _field(f" PAGEREF {entry.anchor} \\h ")
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{entry.level}"/></w:pPr>{before}'
        f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1"><w:r>{words(entry.words)}</w:r><w:r><w:tab/></w:r>'
        f"{told}{page}{_END}</w:hyperlink>{after}</w:p>"
    )


def _field(instruction: str, dirty: bool = False) -> str:
    """A field up to where its result begins."""
    stale = ' w:dirty="true"' if dirty else ""
    instruction = instruction.replace('"', "&quot;")
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{stale}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
