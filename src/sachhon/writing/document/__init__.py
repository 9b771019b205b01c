"""What a document says, apart from any format: blocks, runs of text, letters. Word and PDF are both written from it.

May import: nothing of the house.
"""

from sachhon.writing.document.blocks import (
    Block,
    Bullet,
    Cell,
    Column,
    Contents,
    Entry,
    Heading,
    Orientation,
    PageBreak,
    Para,
    Picture,
    Quote,
    Row,
    Table,
)
from sachhon.writing.document.letter import Appendix, LetterDocument, Letterhead, Signature
from sachhon.writing.document.runs import (
    Content,
    Control,
    Footnote,
    LineBreak,
    Link,
    Mark,
    Run,
    Tab,
    Text,
    plain,
    runs_of,
)

__all__ = [
    "Appendix",
    "Block",
    "Bullet",
    "Cell",
    "Column",
    "Content",
    "Contents",
    "Control",
    "Entry",
    "Footnote",
    "Heading",
    "LetterDocument",
    "Letterhead",
    "LineBreak",
    "Link",
    "Mark",
    "Orientation",
    "PageBreak",
    "Para",
    "Picture",
    "Quote",
    "Row",
    "Run",
    "Signature",
    "Tab",
    "Table",
    "Text",
    "plain",
    "runs_of",
]
