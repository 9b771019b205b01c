"""The looks of a blank: calm, printable, and telling at a glance where one may write."""

from __future__ import annotations

from typing import Any

INK, LINE, HEAD, ENTRY, QUIET = "#1B2A3A", "#B8C4CE", "#E3ECF3", "#FFFBE6", "#66788A"
FONT = {"font_name": "Times New Roman", "font_size": 12, "font_color": INK, "valign": "vcenter"}
BOXED = {"border": 1, "border_color": LINE, "text_wrap": True}
_ENTERED = {**FONT, **BOXED, "bg_color": ENTRY, "locked": False}
_FREE = {**FONT, "text_wrap": True, "locked": False}
_KINDS: dict[str, dict[str, Any]] = {
    "text": {"num_format": "@", "indent": 1},
    "lines": {"num_format": "@", "valign": "top", "indent": 1},
    "whole": {"num_format": "#,##0"},
    "year": {"num_format": "0", "align": "center"},
    "number": {"num_format": "#,##0.######"},
    "date": {"num_format": "dd/mm/yyyy", "align": "center"},
    "choice": {"align": "center"},
}

LOOKS: dict[str, dict[str, Any]] = {
    "title": {**FONT, "bold": True, "font_size": 15, "text_wrap": True},
    "subtitle": {**FONT, "italic": True, "font_color": QUIET, "text_wrap": True},
    "plain": {**FONT, "text_wrap": True},
    "top": {**FONT, "text_wrap": True, "valign": "top"},
    "right": {**FONT, "align": "right"},
    "sample": {**FONT, "bold": True, "font_color": "#B3261E"},
    "legend": {**FONT, **BOXED, "bg_color": ENTRY, "indent": 1},
    "head": {**FONT, **BOXED, "bold": True, "bg_color": HEAD, "align": "center"},
    "section": {**FONT, **BOXED, "bold": True, "bg_color": HEAD, "indent": 1},
    "cell": {**FONT, **BOXED, "indent": 1},
    "link": {**FONT, **BOXED, "font_color": "#1F4E79", "underline": 1, "indent": 1},
    "middle": {**FONT, **BOXED, "align": "center"},
    "row_number": {**_FREE, **BOXED, "align": "center"},
    "free": _FREE,
    "mark": {"font_color": QUIET, "font_size": 8},
    "filled_row": {"bg_color": ENTRY, "border": 1, "border_color": LINE},
    "quiet": {**FONT, **BOXED, "font_color": QUIET, "indent": 1},
    "quiet_lines": {**FONT, **BOXED, "font_color": QUIET, "valign": "top", "indent": 1},
    "bilingual_vi": {**FONT},
    "bilingual_en": {"font_name": "Times New Roman", "font_size": 10, "italic": True, "font_color": QUIET},
    # An entry, and the same without colour for rows of a table that are not filled yet.
    **{name: {**_ENTERED, **look} for name, look in _KINDS.items()},
    **{f"{name}_free": {**_FREE, **look} for name, look in _KINDS.items()},
}
