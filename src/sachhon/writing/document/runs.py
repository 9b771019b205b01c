"""Runs of text within a paragraph or a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one look. A line feed in `text` is a line break, a tab a tab."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    superscript: bool = False
    size: float | None = None  # points, where it differs from the paragraph's


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a bookmark of the same document.

    `look`: plain (a figure in a table, printed like any other), ref (a small reference mark), link (underlined).
    """

    text: str
    anchor: str
    look: Literal["plain", "ref", "link"] = "plain"
    bold: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark, at this point of the text."""

    name: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Tab:
    """To the next tab stop."""


@dataclass(frozen=True, slots=True)
class Control:
    """A field of a form that a person fills in (a Word content control).

    `tag` is what a program reads it back by (at most 64 characters in Word), `alias` what the person sees; `text` is
    what it holds, "" for nothing yet, when `placeholder` is shown. `options` are (value, label) of a dropdown.
    """

    tag: str
    alias: str
    text: str = ""
    kind: Literal["text", "lines", "date", "dropdown"] = "text"
    options: tuple[tuple[str, str], ...] = ()
    placeholder: str = ""


Run = str | Text | Link | Mark | Footnote | LineBreak | Tab | Control
Content = str | Text | Link | Control | tuple[Run, ...]


def runs_of(content: Content) -> tuple[Run, ...]:
    """The runs of a content, whichever way it was given."""
    return content if isinstance(content, tuple) else (content,)


def plain(content: Content) -> str:
    """The words alone; a line break is a line feed."""
    words: list[str] = []
    for run in runs_of(content):
        match run:
            case str():
                words.append(run)
            case Text(text=text) | Link(text=text) | Control(text=text):
                words.append(text)
            case LineBreak():
                words.append("\n")
            case Tab():
                words.append("\t")
    return "".join(words)
